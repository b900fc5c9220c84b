import { CaptionError, parseSrt, type CaptionCue } from "@agency/creative/captions";
import { findEgressError, type Egress } from "@agency/platform/egress";
import { readRemoteFile } from "../read-remote-file.ts";

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
  const { bytes } = await readRemoteFile(egress, url, { maxBytes, signal });
  if (bytes === null) throw new UnreadableError();
  return bytes;
}
