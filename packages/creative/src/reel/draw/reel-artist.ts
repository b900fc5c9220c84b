import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Renderer, type Node } from "@takumi-rs/core";
import { contrast, mix, readableOn } from "../../color.ts";
import { derivePalette } from "../../palette.ts";
import { createPictureDesk } from "../../picture.ts";
import { GraphicError } from "../../graphic.ts";
import { breakLines } from "../../captions/break-text.ts";
import { fontFiles } from "../../type-faces.ts";
import { frameFromRgb, overlayFromRgba, type Overlay } from "../pixels/from-rgb.ts";
import type { Frame } from "../pixels/frame.ts";
import { ReelError } from "../reel-error.ts";
import { reelSizes, type ReelAspect, type ReelBrand, type ReelPicture } from "../reel-schema.ts";

export interface ArtistOptions {
  aspect: ReelAspect;
  language: "vi" | "en";
  brand: ReelBrand;
  /** JPEG, PNG or WebP. */
  logo: Uint8Array | null;
}

/** An overlay and where it stands when it has come to rest. */
export interface Placed {
  overlay: Overlay;
  left: number;
  top: number;
}

/** Draws everything of a reel that does not move by itself: pictures larger than the frame, cards, texts. */
export interface ReelArtist {
  /** A picture, or the brand's colours, `scale` times as large as the frame. `dimmed` makes it a ground for large text. @throws ReelError `unreadable_picture` */
  plate(picture: ReelPicture, bytes: Uint8Array | null, options: { scale: number; dimmed: boolean }): Promise<Frame>;
  caption(text: string): Promise<Placed>;
  title(text: string): Promise<Placed>;
  /** Alone on the brand's colours: large; the brand's mark where there are no words. */
  statement(text: string): Promise<Placed>;
  hook(text: string): Promise<Placed>;
  outro(input: { headline: string; cta: string }): Promise<Placed>;
}

/**
 * What the networks' own buttons leave free, in pixels of 1080 × 1920: TikTok's column of buttons takes 120 at the right, its text 370 at
 * the bottom; Instagram's header 220 at the top. Sources: TikTok ads manager "safe zone" (2026), Meta business help "safe zones for reels".
 */
const margins: Record<ReelAspect, { top: number; bottom: number; side: number }> = {
  "9:16": { top: 236, bottom: 456, side: 108 },
  "1:1": { top: 76, bottom: 84, side: 84 },
  "16:9": { top: 84, bottom: 84, side: 150 },
};
const captionSize: Record<ReelAspect, number> = { "9:16": 54, "1:1": 50, "16:9": 54 };

export async function createReelArtist({ aspect, language, brand, logo }: ArtistOptions): Promise<ReelArtist> {
  const renderer = await loadRenderer();
  const { width, height } = reelSizes[aspect];
  const margin = margins[aspect];
  const inner = width - margin.side * 2;
  const bold = derivePalette(brand.colors, "bold");
  const { paper } = bold.fills;
  // A middle tone goes a little darker, so that texts on it stay light; a bright one keeps its colour and takes dark texts.
  const ground = contrast(paper, bold.fills.ground) >= 2.6 ? readableOn(bold.fills.ground, paper, 4.6) : bold.fills.ground;
  const onGround = contrast(paper, ground) >= 4.5 ? paper : bold.tone("strong", ground);
  const shade = readableOn(bold.shade, paper, 7);
  const desk = createPictureDesk({ cacheBytes: 0 });
  const mark = logo === null ? null : await desk.prepareLogo({ bytes: logo }).catch(unreadable);

  const draw = async (node: Node, size: { width?: number; height?: number } = {}): Promise<Overlay> => {
    const box = await renderer.measure(node, { ...size, lang: language });
    const fitted = { width: Math.ceil(size.width ?? box.width), height: Math.ceil(size.height ?? box.height) };
    const pixels = await renderer.render(node, { ...fitted, lang: language, format: "raw" });
    return overlayFromRgba(pixels, fitted);
  };
  /** The largest size at which the text needs no more than `maxHeight`. */
  const fit = async (make: (size: number) => Node, { from, to, maxWidth, maxHeight }: { from: number; to: number; maxWidth: number; maxHeight: number }): Promise<Node> => {
    for (let size = from; size > to; size -= 2) {
      const node = make(size);
      const box = await renderer.measure(node, { lang: language });
      if (box.height <= maxHeight && box.width <= maxWidth) return node;
    }
    return make(to);
  };

  const nameMark = (size: number, ink: string): Node => {
    const name: Node = { type: "text", text: brand.name.normalize("NFC"), style: { ...face, fontWeight: 800, fontSize: size * 0.52, lineHeight: 1.25, color: ink, letterSpacing: "-0.02em" } };
    if (!mark) return name;
    const side = size;
    const wide = Math.min(side * 2.4, side * mark.aspect);
    const picture: Node = { type: "image", src: mark.image, style: { width: wide, height: wide / mark.aspect, borderRadius: mark.shape === "free" ? 0 : mark.shape === "circle" ? side : side * 0.22 } };
    const framed: Node = mark.shape === "free" && contrast(mark.color, ground) < 2.2 ? box([picture], { backgroundColor: paper, padding: side * 0.2, borderRadius: side * 0.28 }) : picture;
    // A wide logo already says the name.
    return mark.aspect > 1.8 ? framed : box([framed, name], { flexDirection: "row", alignItems: "center", gap: size * 0.24 });
  };

  return {
    async plate(picture, bytes, { scale, dimmed }) {
      const size = { width: Math.ceil((width * scale) / 8) * 8, height: Math.ceil((height * scale) / 2) * 2 };
      if (picture.type === "colors" || bytes === null) {
        const deep = mix(ground, bold.shade, 0.55);
        const glow = mix(ground, bold.fills.accent, 0.2);
        const unit = Math.sqrt(size.width * size.height);
        const disc = (share: number, color: string): Node => box([], { position: "absolute", right: -unit * share, bottom: -unit * share, width: unit * share * 2, height: unit * share * 2, borderRadius: unit * share, backgroundColor: color });
        const node = box([disc(0.78, mix(ground, bold.shade, 0.16)), disc(0.54, mix(ground, bold.shade, 0.3)), disc(0.3, mix(mix(ground, bold.shade, 0.3), bold.fills.accent, 0.16))], {
          position: "relative",
          overflow: "hidden",
          width: "100%",
          height: "100%",
          backgroundImage: `radial-gradient(120% 70% at 85% 0%, ${glow} 0%, rgba(0,0,0,0) 60%), linear-gradient(160deg, ${ground} 0%, ${ground} 40%, ${deep} 100%)`,
        });
        return frameFromRgb(await renderer.render(node, { ...size, format: "raw", dithering: "ordered-bayer" }), { ...size, channels: 4 });
      }
      const { image } = await desk.prepare({ bytes, ...(picture.focus ? { focus: picture.focus } : {}) }, size.width, size.height).catch(unreadable);
      const pixels = flatten(image, size, readRgb(mix(paper, ground, 0.12)));
      if (dimmed) dim(pixels, size, readRgb(bold.shade));
      return frameFromRgb(pixels, { ...size, channels: 3 });
    },

    async caption(text) {
      const lines = text.normalize("NFC").split("\n").filter((line) => line.trim() !== "");
      const node = await fit(
        (size) =>
          box(lines.map((line) => ({ type: "text", text: line, style: { ...face, fontWeight: 700, fontSize: size, lineHeight: 1.3, color: paper, whiteSpace: "nowrap", textAlign: "center" } })), {
            flexDirection: "column",
            alignItems: "center",
            backgroundColor: `${shade}e0`,
            borderRadius: 22,
            padding: `${Math.round(size * 0.28)}px ${Math.round(size * 0.52)}px`,
          }),
        { from: captionSize[aspect], to: 28, maxWidth: width - margin.side * 1.5, maxHeight: height },
      );
      const overlay = await draw(node);
      return { overlay, left: (width - overlay.frame.width) / 2, top: height - margin.bottom - overlay.frame.height };
    },

    async title(text) {
      const accent = readableOn(bold.fills.accent, ground, 1.6);
      const node = await fit(
        (size) =>
          box(
            [
              box([], { width: 12, alignSelf: "stretch", backgroundColor: accent, borderRadius: 6 }),
box(linesOf(text, size * 0.56, inner - 110).map((line) => ({ type: "text", text: line, style: { ...face, fontWeight: 800, fontSize: size, lineHeight: 1.24, letterSpacing: "-0.015em", color: onGround, whiteSpace: "nowrap" } })), { flexDirection: "column" }),
            ],
            { flexDirection: "row", gap: 26, backgroundColor: `${ground}f2`, borderRadius: 26, padding: "28px 42px 30px 28px" },
          ),
        { from: aspect === "16:9" ? 72 : 70, to: 40, maxWidth: inner, maxHeight: aspect === "9:16" ? 420 : height * 0.36 },
      );
      const overlay = await draw(node);
      return { overlay, left: aspect === "9:16" ? margin.side - 24 : margin.side, top: margin.top };
    },

    async statement(text) {
      const node =
        text === ""
          ? await fit((size) => nameMark(size, onGround), { from: 190, to: 80, maxWidth: inner, maxHeight: height })
          : await fit(
              (size) =>
                box(
                  [
                    box([], { width: 120, height: 10, borderRadius: 5, backgroundColor: readableOn(bold.fills.accent, ground, 1.6) }),
                    box(linesOf(text, size * 0.56, inner).map((line) => ({ type: "text", text: line, style: { ...face, fontWeight: 800, fontSize: size, lineHeight: 1.22, letterSpacing: "-0.025em", color: onGround, whiteSpace: "nowrap" } })), { flexDirection: "column" }),
                  ],
                  { flexDirection: "column", alignItems: "flex-start", gap: 40 },
                ),
              { from: aspect === "16:9" ? 104 : 112, to: 48, maxWidth: inner + 1, maxHeight: (height - margin.top - margin.bottom) * 0.7 },
            );
      const overlay = await draw(node);
      // Above the captions.
      const free = height - margin.top - margin.bottom - captionSize[aspect] * 3;
      return { overlay, left: text === "" ? (width - overlay.frame.width) / 2 : margin.side, top: margin.top + Math.max(0, (free - overlay.frame.height) / 2) };
    },

    async hook(text) {
      const node = await fit(
        (size) =>
          box(
            [
              nameMark(92, "#ffffff"),
              box([], { width: 120, height: 10, borderRadius: 5, backgroundColor: readableOn(bold.fills.accent, bold.shade, 3) }),
              box(linesOf(text, size * 0.56, inner).map((line) => ({ type: "text", text: line, style: { ...face, fontWeight: 800, fontSize: size, lineHeight: 1.22, letterSpacing: "-0.025em", color: "#ffffff", whiteSpace: "nowrap" } })), { flexDirection: "column" }),
            ],
            { flexDirection: "column", alignItems: "flex-start", gap: 40 },
          ),
        { from: aspect === "16:9" ? 112 : 108, to: 48, maxWidth: inner + 1, maxHeight: (height - margin.top - margin.bottom) * 0.9 },
      );
      const overlay = await draw(node);
      return { overlay, left: margin.side, top: Math.max(margin.top, (height - margin.bottom + margin.top - overlay.frame.height) / 2) };
    },

    async outro({ headline, cta }) {
      const call = readableOn(bold.fills.accent, ground, 2.2);
      const onCall = contrast(paper, call) >= 4.5 ? paper : readableOn(bold.shade, call, 4.5);
      const node = await fit(
        (size) =>
          box(
            [
              nameMark(150, onGround),
              ...(headline === "" ? [] : [box(linesOf(headline, size * 0.55, inner).map((line) => ({ type: "text", text: line, style: { ...face, fontWeight: 700, fontSize: size, lineHeight: 1.3, color: onGround, whiteSpace: "nowrap" } })), { flexDirection: "column", alignItems: "center" })]),
              ...(cta === ""
                ? []
                : [box([{ type: "text", text: cta.normalize("NFC"), style: { ...face, fontWeight: 800, fontSize: Math.min(56, size), lineHeight: 1.25, color: onCall, textAlign: "center" } }], { backgroundColor: call, borderRadius: 999, padding: "28px 60px 30px", maxWidth: inner })]),
              ...(brand.website === null ? [] : [{ type: "text", text: plainAddress(brand.website), style: { ...face, fontWeight: 500, fontSize: 40, lineHeight: 1.3, color: bold.tone("soft", ground) } } satisfies Node]),
            ],
            { width: inner, flexDirection: "column", alignItems: "center", gap: 56 },
          ),
        { from: 68, to: 40, maxWidth: inner + 1, maxHeight: height - margin.top - Math.min(margin.bottom, 320) },
      );
      const overlay = await draw(node, { width: inner });
      return { overlay, left: margin.side, top: (height - overlay.frame.height) / 2 - (aspect === "9:16" ? 60 : 0) };
    },
  };
}

const face = { fontFamily: "Be Vietnam Pro, Noto Emoji" } as const;
const box = (children: Node[], style: NonNullable<Node["style"]>): Node => ({ type: "container", children, style: { display: "flex", ...style } });
/** Lines that end where a reader pauses; `letter` is the mean width of one. What turns out wider is set smaller by whoever fits. */
const linesOf = (text: string, letter: number, width: number): string[] => breakLines(text, { maxCharacters: Math.max(8, Math.floor(width / letter)), maxLines: 6 });
const plainAddress = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/u, "").replace(/\/+$/u, "");

async function loadRenderer(): Promise<Renderer> {
  const renderer = new Renderer({ cacheMaxBytes: 8 * 1024 * 1024 });
  const { resolve } = createRequire(import.meta.url);
  for (const { file, ...each } of fontFiles) if (each.name !== "Playfair Display") await renderer.registerFont({ ...each, data: await readFile(resolve(file)) });
  return renderer;
}

function unreadable(error: unknown): never {
  if (error instanceof GraphicError) throw new ReelError("unreadable_picture", error.message, error);
  throw error;
}

const readRgb = (hex: string): [number, number, number] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];

/** RGBA over one colour, as RGB; a picture a few pixels smaller than the plate is centred. */
function flatten({ data, width, height }: { data: Uint8Array; width: number; height: number }, size: { width: number; height: number }, under: [number, number, number]): Uint8Array {
  const pixels = new Uint8Array(size.width * size.height * 3);
  const left = (size.width - width) >> 1;
  const top = (size.height - height) >> 1;
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const target = (y * size.width + x) * 3;
      const inside = x >= left && y >= top && x - left < width && y - top < height;
      const source = ((y - top) * width + x - left) * 4;
      const alpha = inside ? data[source + 3]! : 0;
      for (let channel = 0; channel < 3; channel++) pixels[target + channel] = alpha === 255 ? data[source + channel]! : ((inside ? data[source + channel]! : 0) * alpha + under[channel]! * (255 - alpha)) / 255;
    }
  }
  return pixels;
}

/** Darkens towards the brand's shade, most where the text stands, so that white on it reaches 4.5 : 1 on any picture. */
function dim(pixels: Uint8Array, { width, height }: { width: number; height: number }, [r, g, b]: [number, number, number]): void {
  for (let y = 0; y < height; y++) {
    const strength = 0.66 + 0.12 * Math.sin((Math.PI * y) / height);
    for (let at = y * width * 3, end = at + width * 3; at < end; at += 3) {
      pixels[at] = pixels[at]! + (r - pixels[at]!) * strength;
      pixels[at + 1] = pixels[at + 1]! + (g - pixels[at + 1]!) * strength;
      pixels[at + 2] = pixels[at + 2]! + (b - pixels[at + 2]!) * strength;
    }
  }
}
