import { ALL_FORMATS, BufferSource, Input } from "mediabunny";

/** Length of a recording in milliseconds; null for bytes that are none. */
export async function audioDurationMs(bytes: Uint8Array): Promise<number | null> {
  try {
    const seconds = await new Input({ source: new BufferSource(bytes as Uint8Array<ArrayBuffer>), formats: ALL_FORMATS }).computeDuration();
    return Math.round(seconds * 1000);
  } catch {
    return null;
  }
}
