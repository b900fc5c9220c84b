import { readCapped, type Egress } from "@agency/platform/egress";

/**
 * GETs a file whose address a provider named: from a sandbox, which lies where no public name leads, or through the checked door.
 * Without a status of 200 there are no bytes. @throws EgressError
 */
export async function readRemoteFile(egress: Pick<Egress, "isTrusted" | "trusted" | "fetchPublic">, url: string, { maxBytes, signal }: { maxBytes: number; signal: AbortSignal }): Promise<{ status: number; bytes: Uint8Array | null }> {
  if (!egress.isTrusted(url)) {
    const { status, bytes } = await egress.fetchPublic(url, { maxBytes, signal });
    return { status, bytes: status === 200 ? bytes : null };
  }
  const answer = await egress.trusted(new URL(url).origin)(url, { signal });
  if (answer.status === 200) return { status: 200, bytes: await readCapped(answer.body, maxBytes) };
  await answer.body?.cancel();
  return { status: answer.status, bytes: null };
}
