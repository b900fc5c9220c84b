import { CaptionError, parseSrt, type CaptionCue } from "@agency/creative/captions";
import { findEgressError, readCapped, type Egress } from "@agency/platform/egress";

/** An hour of captions. */
const maxBytes = 512 * 1024;

/** A provider's SRT file as cues; null where it cannot be had or read: a video is worth keeping without. */
export async function readSubtitles(egress: Egress, url: string, signal: AbortSignal): Promise<CaptionCue[] | null> {
  try {
    return parseSrt(new TextDecoder().decode(await read(egress, url, signal))).slice(0, 2_000);
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof CaptionError || error instanceof UnreadableError || findEgressError(error)) return null;
    throw error;
  }
}

class UnreadableError extends Error {}

async function read(egress: Egress, url: string, signal: AbortSignal): Promise<Uint8Array> {
  if (egress.isTrusted(url)) {
    const answer = await egress.trusted(new URL(url).origin)(url, { signal });
    if (!answer.ok) throw new UnreadableError();
    return readCapped(answer.body, maxBytes);
  }
  const answer = await egress.fetchPublic(url, { maxBytes, signal });
  if (answer.status !== 200) throw new UnreadableError();
  return answer.bytes;
}
