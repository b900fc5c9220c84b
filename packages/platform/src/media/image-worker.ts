import sharp, { type Sharp, type SharpOptions } from "sharp";
import type { CleanImage, ImageJob, ImageReply } from "./image-protocol.ts";
import type { ImageMimeType } from "./media-rules.ts";

// The whole file runs as a child process with a memory limit and no environment; see `image-decoder.ts`.

/** libvips may load nothing else: HEIF (remote code execution, GHSA-rgj7-g3m4-5g8c), SVG and TIFF above all. */
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer", "VipsForeignLoadNsgifBuffer"],
});
sharp.cache(false);
sharp.concurrency(1);

const QUALITY = 92;

/** Failures of size, not of form: sharp's own limit, its memory, and what one WebP file can hold. */
const TOO_LARGE = /exceeds pixel limit|out of memory|insufficient memory|unable to encode/i;

process.on("disconnect", () => process.exit());
process.on("message", (job: ImageJob) => {
  void reEncode(job).then((reply) => process.send?.(reply));
});

async function reEncode(job: ImageJob): Promise<ImageReply> {
  const animated = job.mimeType === "image/gif" || job.mimeType === "image/webp";
  const options: SharpOptions = { animated, failOn: "error", limitInputPixels: job.maxPixels };
  try {
    const found = await sharp(job.bytes, options).metadata();
    if (`image/${found.format}` !== job.mimeType) return { id: job.id, ok: false, code: "corrupt", reason: `decodes as ${found.format}` };
    const frames = found.pages ?? 1;
    if (found.width * (found.pageHeight ?? found.height) * frames > job.maxPixels) {
      return { id: job.id, ok: false, code: "too_many_pixels", reason: `${found.width} × ${found.height}` };
    }
    const image = sharp(job.bytes, options);
    // sharp keeps no metadata unless told to; the colour profile is applied before it goes.
    const clean = await encode(frames > 1 ? image : image.autoOrient(), job.mimeType);
    return { id: job.id, ok: true, ...clean };
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    return { id: job.id, ok: false, code: TOO_LARGE.test(reason) ? "too_many_pixels" : "corrupt", reason };
  }
}

async function encode(image: Sharp, mimeType: ImageMimeType): Promise<CleanImage> {
  const { data, info } = await formatted(image, mimeType).toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.pageHeight ?? info.height };
}

function formatted(image: Sharp, mimeType: ImageMimeType): Sharp {
  switch (mimeType) {
    case "image/jpeg":
      return image.jpeg({ quality: QUALITY, chromaSubsampling: "4:4:4" });
    case "image/png":
      return image.png();
    case "image/webp":
      return image.webp({ quality: QUALITY });
    case "image/gif":
      return image.gif();
  }
}
