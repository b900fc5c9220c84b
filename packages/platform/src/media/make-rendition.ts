import { drawCover } from "./document-reader.ts";
import { createImageDecoder, type ImageDecoderOptions } from "./image-decoder.ts";
import type { ResizeJob } from "./image-protocol.ts";
import { decoderDefaults } from "./inspect-upload.ts";
import { maxImagePixels, type ImageMimeType } from "./media-rules.ts";
import { aiXmp, type AiKind } from "./provenance.ts";

export type Rendition = Pick<ResizeJob, "width" | "height" | "fit" | "focus" | "format" | "quality">;

/** A stored image, or a document whose first page stands for it. */
export interface RenditionSource {
  bytes: Uint8Array;
  mimeType: ImageMimeType | "application/pdf";
}

/** Pixels of the longer side of a drawn first page, out of which the sizes are made. */
const coverSide = 1_600;

/** Makes other sizes of stored images and documents, one at a time, in a child of its own, so that uploads never wait for them. */
export interface RenditionMaker {
  /** Throws `MediaError` `corrupt` or `decode_timeout`. An image of AI keeps its mark. */
  make(source: RenditionSource, rendition: Rendition, ai: AiKind | null): Promise<{ bytes: Uint8Array; width: number; height: number }>;
  close(): Promise<void>;
}

export function createRenditionMaker(limits: Partial<ImageDecoderOptions> = {}): RenditionMaker {
  const decoder = createImageDecoder({ ...decoderDefaults, ...limits });
  return {
    async make({ bytes, mimeType }, rendition, ai) {
      const image = mimeType === "application/pdf" ? ({ bytes: await drawCover(bytes, coverSide), mimeType: "image/png" } as const) : { bytes, mimeType };
      return decoder.resize({ ...image, ...rendition, maxPixels: maxImagePixels, ...(ai ? { xmp: aiXmp(ai) } : {}) });
    },
    close: () => decoder.close(),
  };
}
