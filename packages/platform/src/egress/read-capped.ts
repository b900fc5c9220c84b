import { EgressError } from "./egress-error.ts";

/**
 * Collects a stream of bytes up to a cap; what lies beyond is never held in memory.
 * Throws `EgressError` `too_large`.
 */
export async function readCapped(body: AsyncIterable<Uint8Array> | null, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (body) {
    for await (const chunk of body) {
      length += chunk.byteLength;
      if (length > maxBytes) throw new EgressError("too_large", `The answer is larger than ${maxBytes} bytes.`);
      chunks.push(chunk);
    }
  }
  return new Uint8Array(Buffer.concat(chunks, length));
}
