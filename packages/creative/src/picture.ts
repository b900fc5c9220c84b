import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { maxImagePixels } from "@agency/platform/media";
import { type GraphicImage, type FocusPoint, GraphicError } from "./graphic.ts";
import type { LogoLook, RawImage } from "./compose.ts";
import { salientWindow } from "./saliency.ts";

export interface PictureInfo {
  width: number;
  height: number;
  /** Stands free on a transparent ground. */
  cutout: boolean;
}
export interface PreparedPicture {
  image: RawImage;
  contain: boolean;
  /** How much it was enlarged; at most 1 when it was large enough. */
  enlarged: number;
}

/** Reads pictures, finds what matters in them, and cuts them to size; keeps the latest. */
export interface PictureDesk {
  look(image: GraphicImage): Promise<PictureInfo>;
  /** @param zoom share of the largest possible window that is shown */
  prepare(image: GraphicImage, width: number, height: number, zoom?: number): Promise<PreparedPicture>;
  prepareLogo(image: GraphicImage): Promise<LogoLook>;
}

const lookSide = 120;
const logoSide = 320;

export function createPictureDesk(options: { cacheBytes: number }): PictureDesk {
  const prepared = createByteCache<PreparedPicture>(options.cacheBytes, (entry) => entry.image.data.byteLength);
  const looks = createByteCache<Look>(8 * 1024 * 1024, (look) => look.small.data.byteLength);
  const logos = createByteCache<LogoLook>(4 * 1024 * 1024, (logo) => logo.image.data.byteLength);
  const names = new WeakMap<Uint8Array, string>();
  const nameOf = (bytes: Uint8Array): string => {
    const known = names.get(bytes);
    if (known) return known;
    const name = createHash("sha1").update(bytes).digest("base64");
    names.set(bytes, name);
    return name;
  };
  const lookAt = (image: GraphicImage) => looks.get(nameOf(image.bytes), () => readLook(image.bytes));

  return {
    async look(image) {
      const { width, height, cutout } = await lookAt(image);
      return { width, height, cutout };
    },
    prepare(image, width, height, zoom = 1) {
      const focus = image.focus ? `${image.focus.x.toFixed(3)},${image.focus.y.toFixed(3)}` : "";
      return prepared.get(`${nameOf(image.bytes)} ${width}×${height} ${focus} ${zoom}`, async () => {
        const look = await lookAt(image);
        return look.cutout ? standFree(image.bytes, width, height, look) : crop(image.bytes, width, height, look, image.focus, zoom);
      });
    },
    prepareLogo: (image) => logos.get(nameOf(image.bytes), () => readLogo(image.bytes)),
  };
}

interface Look extends PictureInfo {
  small: RawImage;
}

/** Refuses everything but the three kinds that assets store, before a decoder sees it. */
function open(bytes: Uint8Array): Sharp {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.byteLength));
  const known = head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) || head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) || (head.toString("latin1", 0, 4) === "RIFF" && head.toString("latin1", 8, 12) === "WEBP");
  if (!known) throw new GraphicError("unreadable_image", "The picture is no JPEG, PNG or WebP file.");
  return sharp(bytes, { limitInputPixels: maxImagePixels, failOn: "error" }).autoOrient();
}

/** A plain array: the drawing engine reads a Buffer element by element, which takes five times as long (measured). */
function rawImage(data: Buffer, { width, height }: { width: number; height: number }): RawImage {
  return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GraphicError) throw error;
    if (error instanceof Error && /pixel limit/i.test(error.message)) throw new GraphicError("image_too_large", `The picture has more than ${maxImagePixels / 1_000_000} megapixels.`, error);
    throw new GraphicError("unreadable_image", "The picture is damaged and cannot be decoded.", error);
  }
}

function readLook(bytes: Uint8Array): Promise<Look> {
  return guarded(async () => {
    const { autoOrient, hasAlpha } = await open(bytes).metadata();
    const { data, info } = await open(bytes).resize(lookSide, lookSide, { fit: "inside" }).toColourspace("srgb").ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const small = rawImage(data, info);
    return { width: autoOrient.width, height: autoOrient.height, small, cutout: hasAlpha === true && clearEdge(small) > 0.35 };
  });
}

/** Share of the border that is transparent. */
function clearEdge({ width, height, data }: RawImage): number {
  let clear = 0;
  let all = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x += y === 0 || y === height - 1 ? 1 : width - 1) {
      all++;
      if (data[(y * width + x) * 4 + 3]! < 40) clear++;
    }
  }
  return clear / all;
}

function crop(bytes: Uint8Array, width: number, height: number, look: Look, focus: FocusPoint | undefined, zoom: number): Promise<PreparedPicture> {
  const scale = Math.max(width / look.width, height / look.height) / zoom;
  const cutWidth = Math.min(look.width, Math.max(1, Math.round(width / scale)));
  const cutHeight = Math.min(look.height, Math.max(1, Math.round(height / scale)));
  const centre = focus ?? attentionPoint(look, cutWidth, cutHeight);
  const left = Math.round(Math.min(look.width - cutWidth, Math.max(0, centre.x * look.width - cutWidth / 2)));
  const top = Math.round(Math.min(look.height - cutHeight, Math.max(0, centre.y * look.height - cutHeight / 2)));
  return guarded(async () => {
    const { data, info } = await open(bytes)
      .extract({ left, top, width: cutWidth, height: cutHeight })
      .resize(width, height, { fit: "fill", kernel: scale < 1 ? "lanczos3" : "cubic" })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { image: rawImage(data, info), contain: false, enlarged: scale };
  });
}

/** Middle of the window of these proportions that holds what draws the eye. */
function attentionPoint(look: Look, cutWidth: number, cutHeight: number): FocusPoint {
  const { small } = look;
  const factor = small.width / look.width;
  return salientWindow(small, Math.min(small.width, Math.max(1, Math.round(cutWidth * factor))), Math.min(small.height, Math.max(1, Math.round(cutHeight * factor))));
}

function standFree(bytes: Uint8Array, width: number, height: number, look: Look): Promise<PreparedPicture> {
  return guarded(async () => {
    const { data, info } = await open(bytes)
      .trim({ background: { r: 0, g: 0, b: 0, alpha: 0 }, threshold: 8 })
      .resize(Math.round(width * 0.86), Math.round(height * 0.86), { fit: "contain", background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .extend({ top: Math.round(height * 0.07), bottom: Math.round(height * 0.07), left: Math.round(width * 0.07), right: Math.round(width * 0.07), background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { image: rawImage(data, info), contain: true, enlarged: Math.min(width / look.width, height / look.height) };
  });
}

function readLogo(bytes: Uint8Array): Promise<LogoLook> {
  return guarded(async () => {
    const { data, info } = await open(bytes).resize(logoSide * 2, logoSide, { fit: "inside", withoutEnlargement: true }).toColourspace("srgb").ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const image = rawImage(data, info);
    const aspect = image.width / image.height;
    const free = clearEdge(image) > 0.2;
    return { aspect, image, color: meanColor(image), shape: free ? "free" : Math.abs(aspect - 1) < 0.04 && plainOutsideCircle(image) ? "circle" : "tile" };
  });
}

/** Whether everything outside the inscribed circle has one colour: such a mark may be cut round. */
function plainOutsideCircle({ width, height, data }: RawImage): boolean {
  const radius = Math.min(width, height) / 2;
  for (let y = 0; y < height; y += 3) {
    for (let x = 0; x < width; x += 3) {
      if (Math.hypot(x - width / 2, y - height / 2) < radius) continue;
      const at = (y * width + x) * 4;
      if (Math.abs(data[at]! - data[0]!) + Math.abs(data[at + 1]! - data[1]!) + Math.abs(data[at + 2]! - data[2]!) > 36) return false;
    }
  }
  return true;
}

function meanColor({ data }: RawImage): string {
  const sum = [0, 0, 0];
  let count = 0;
  for (let at = 0; at < data.length; at += 16) {
    if (data[at + 3]! < 128) continue;
    count++;
    for (const channel of [0, 1, 2]) sum[channel]! += data[at + channel]!;
  }
  return `#${sum.map((value) => Math.round(value / Math.max(1, count)).toString(16).padStart(2, "0")).join("")}`;
}

/** The latest results up to a number of bytes; work under way is shared. */
function createByteCache<T>(limit: number, sizeOf: (value: T) => number): { get(key: string, make: () => Promise<T>): Promise<T> } {
  const entries = new Map<string, { value: Promise<T>; bytes: number }>();
  let total = 0;
  return {
    get(key, make) {
      const found = entries.get(key);
      if (found) {
        entries.delete(key);
        entries.set(key, found);
        return found.value;
      }
      const entry = { value: make(), bytes: 0 };
      entries.set(key, entry);
      entry.value.then(
        (value) => {
          entry.bytes = sizeOf(value);
          total += entry.bytes;
          for (const [oldest, { bytes }] of entries) {
            if (total <= limit) break;
            entries.delete(oldest);
            total -= bytes;
          }
        },
        () => entries.delete(key),
      );
      return entry.value;
    },
  };
}
