import { instagramError } from "./instagram-errors.ts";

const patienceMs = 20_000;
/** Above every limit, so that the size is judged by the rules and not by us. */
const mostBytes = 320_000_000;

/**
 * Fetches what a request names, as Meta's servers do: no redirects, ASCII addresses only. The sandbox reaches loopback, its own public
 * origin, and no other host.
 * @throws GraphError 9004/2207052 for what cannot be fetched, -2/2207003 for what takes too long
 */
export async function fetchMedia(url: string, ownOrigin: string): Promise<Uint8Array> {
  if (!isFetchable(url, ownOrigin)) throw instagramError(2207052);
  try {
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(patienceMs), headers: { "user-agent": "facebookexternalhit/1.1" } });
    if (!response.ok || Number(response.headers.get("content-length") ?? 0) > mostBytes) {
      await response.body?.cancel();
      throw instagramError(2207052);
    }
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw error instanceof DOMException && error.name === "TimeoutError" ? instagramError(2207003) : instagramError(2207052);
  }
}

function isFetchable(url: string, ownOrigin: string): boolean {
  if (!URL.canParse(url) || !/^[\x21-\x7e]+$/.test(url)) return false;
  const { origin, protocol, hostname } = new URL(url);
  if (origin === new URL(ownOrigin).origin) return true;
  return protocol === "http:" && (hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(hostname));
}
