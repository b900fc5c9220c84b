import sharp, { type Sharp, type SharpOptions } from "sharp";
import type { CleanImage, CleanJob, ImageJob, ImageReply, ResizeJob } from "./image-protocol.ts";
import type { ImageMimeType } from "./media-rules.ts";
import { aiKindIn, aiXmp } from "./provenance.ts";

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
  void answer(job).then((reply) => process.send?.(reply));
});

async function answer(job: ImageJob): Promise<ImageReply> {
  try {
    return job.task === "resize" ? { id: job.id, ok: true, ...(await resize(job)) } : await reEncode(job);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    return { id: job.id, ok: false, code: TOO_LARGE.test(reason) ? "too_many_pixels" : "corrupt", reason };
  }
}

async function reEncode(job: CleanJob): Promise<ImageReply> {
  const animated = job.mimeType === "image/gif" || job.mimeType === "image/webp";
  const options: SharpOptions = { animated, failOn: "error", limitInputPixels: job.maxPixels };
  const found = await sharp(job.bytes, options).metadata();
  if (`image/${found.format}` !== job.mimeType) return { id: job.id, ok: false, code: "corrupt", reason: `decodes as ${found.format}` };
  const frames = found.pages ?? 1;
  if (found.width * (found.pageHeight ?? found.height) * frames > job.maxPixels) {
    return { id: job.id, ok: false, code: "too_many_pixels", reason: `${found.width} × ${found.height}` };
  }
  const image = sharp(job.bytes, options);
  const aiKind = found.xmpAsString === undefined ? undefined : aiKindIn(found.xmpAsString);
  // sharp keeps no metadata unless told to; the colour profile is applied before it goes. Only the mark of AI stays.
  const xmp = job.xmp ?? (aiKind && aiXmp(aiKind));
  const clean = await encode(marked(frames > 1 ? image : image.autoOrient(), xmp), job.mimeType);
  return { id: job.id, ok: true, ...clean, ...(aiKind ? { aiKind } : {}) };
}

async function resize(job: ResizeJob): Promise<CleanImage> {
  const { width, height, fit, focus, quality } = job;
  const image = sharp(job.bytes, { failOn: "error", limitInputPixels: job.maxPixels });
  const { width: ownWidth, height: ownHeight } = await image.metadata();
  const sized =
    fit === "inside"
      ? image.resize({ width, height, fit: "inside", withoutEnlargement: true })
      : focus
        ? image.extract(cropAround(focus, { width: ownWidth, height: ownHeight }, width / height)).resize({ width, height, fit: "fill" })
        : image.resize({ width, height, fit: "cover", position: sharp.strategy.attention });
  const encoded = job.format === "webp" ? sized.webp({ quality }) : sized.flatten({ background: "#ffffff" }).jpeg({ quality, chromaSubsampling: "4:4:4" });
  const { data, info } = await marked(encoded, job.xmp).toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** The largest part of the given shape whose middle lies as near to the focus as the picture's edges allow. */
function cropAround(focus: { x: number; y: number }, image: { width: number; height: number }, ratio: number): { left: number; top: number; width: number; height: number } {
  const width = Math.max(1, Math.min(image.width, Math.round(image.height * ratio)));
  const height = Math.max(1, Math.min(image.height, Math.round(image.width / ratio)));
  const place = (middle: number, size: number, whole: number) => Math.round(Math.min(Math.max(middle * whole - size / 2, 0), whole - size));
  return { left: place(focus.x, width, image.width), top: place(focus.y, height, image.height), width, height };
}

async function encode(image: Sharp, mimeType: ImageMimeType): Promise<CleanImage> {
  const { data, info } = await formatted(image, mimeType).toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.pageHeight ?? info.height };
}

const marked = (image: Sharp, xmp: string | undefined): Sharp => (xmp === undefined ? image : image.withXmp(xmp));

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
