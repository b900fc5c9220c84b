import { createImageDecoder, type ImageDecoderOptions } from "./image-decoder.ts";
import type { ResizeJob } from "./image-protocol.ts";
import { decoderDefaults } from "./inspect-upload.ts";
import { maxImagePixels } from "./media-rules.ts";
import { aiXmp, type AiKind } from "./provenance.ts";

export type Rendition = Pick<ResizeJob, "width" | "height" | "fit" | "focus" | "format" | "quality">;

/** Makes other sizes of stored images, one at a time, in a child of its own, so that uploads never wait for them. */
export interface RenditionMaker {
  /** Throws `MediaError` `corrupt` or `decode_timeout`. An image of AI keeps its mark. */
  make(image: Pick<ResizeJob, "bytes" | "mimeType">, rendition: Rendition, ai: AiKind | null): Promise<{ bytes: Uint8Array; width: number; height: number }>;
  close(): Promise<void>;
}

export function createRenditionMaker(limits: Partial<ImageDecoderOptions> = {}): RenditionMaker {
  const decoder = createImageDecoder({ ...decoderDefaults, ...limits });
  return {
    make: (image, rendition, ai) => decoder.resize({ ...image, ...rendition, maxPixels: maxImagePixels, ...(ai ? { xmp: aiXmp(ai) } : {}) }),
    close: () => decoder.close(),
  };
}
