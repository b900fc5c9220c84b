import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { cleanText } from "@agency/platform/text";
import type { Node, Renderer } from "@takumi-rs/core";
import sharp, { type Sharp } from "sharp";
import { compose, type Part, type PlacedPicture } from "./compose.ts";
import { fitText, type FitInput, type FitOutcome } from "./fit.ts";
import { type Graphic, type GraphicFormat, type GraphicImage, type GraphicInput, type GraphicTexts, type GraphicWarning, GraphicError, graphicSizes, type TextField, textFields } from "./graphic.ts";
import { derivePalette, type Palette } from "./palette.ts";
import { createPictureDesk, type PreparedPicture } from "./picture.ts";
import { scrimFor } from "./scrim.ts";
import { findTemplate } from "./templates/index.ts";
import { fontFiles } from "./type-faces.ts";
import { keepPhrases } from "./vietnamese-phrases.ts";

export interface GraphicEngineOptions {
  /** Graphics drawn at the same time; further ones wait. Default: the cores. */
  concurrency?: number;
  /** For prepared photos, in bytes. Default 12 MiB. */
  cacheBytes?: number;
}

export interface GraphicEngine {
  /**
   * Draws one graphic off the event loop.
   * Throws `GraphicError`: `unknown_template`, `missing_text`, `unreadable_image`, `image_too_large`, `engine_unavailable`.
   */
  renderGraphic(input: GraphicInput, options?: { signal?: AbortSignal }): Promise<Graphic>;
}

/** What was decided before drawing; for checks on pixels. */
export interface GraphicPlan {
  width: number;
  height: number;
  palette: Palette;
  fit: FitOutcome;
  warnings: GraphicWarning[];
  /** Raw RGBA; without text when asked. */
  pixels(options?: { hideText?: boolean }): Promise<Uint8Array>;
  encode(format: GraphicFormat, quality: number): Promise<Uint8Array<ArrayBuffer>>;
}

const enlargedMuch = 1.35;

/** Fonts and the native drawing library are loaded with the first graphic. */
export function createGraphicEngine(options: GraphicEngineOptions = {}): GraphicEngine & { planGraphic(input: GraphicInput): Promise<GraphicPlan> } {
  const desk = createPictureDesk({ cacheBytes: options.cacheBytes ?? 12 * 1024 * 1024 });
  const gate = createGate(options.concurrency ?? availableParallelism());
  let loading: Promise<Renderer> | undefined;
  const renderer = (): Promise<Renderer> => {
    loading ??= loadRenderer().catch((error: unknown) => {
      loading = undefined;
      throw new GraphicError("engine_unavailable", "The drawing engine could not be loaded on this machine.", error);
    });
    return loading;
  };

  const planGraphic = async (input: GraphicInput): Promise<GraphicPlan> => {
    const template = findTemplate(input.template);
    const texts = tidyTexts(input.texts, input.language);
    const missing = template.fields.find(({ field, required }) => required && !texts[field]);
    if (missing) throw new GraphicError("missing_text", `This template needs the text "${missing.field}".`);
    const drawing = await renderer();
    const { width, height } = graphicSizes[input.size];
    const palette = derivePalette(input.brandColors, input.scheme ?? template.scheme);
    const images: Record<string, GraphicImage | undefined> = { photo: input.photo, photo2: input.photo2, background: input.background };
    const [logo, photo, photo2] = await Promise.all([input.logo && desk.prepareLogo(input.logo), input.photo && desk.look(input.photo), input.photo2 && desk.look(input.photo2)]);
    const base = { layout: template.layout, width, height, palette, texts, language: input.language, brandName: cleanText(input.brandName).trim(), logo, slots: { photo, photo2 }, hasBackground: input.background !== undefined } satisfies FitInput;

    const frame = { width, height, lang: input.language };
    const fit = await fitText(base, (node) => drawing.measure(node, frame));
    const warnings: GraphicWarning[] = [...palette.warnings];
    const short = [...fit.texts.filter((entry) => entry.overflow).map((entry) => entry.text.field), ...fit.dropped.map((text) => text.field)];
    for (const field of new Set(short)) if (field) warnings.push({ code: "text_overflow", field });

    const pictures = new Map<string, PreparedPicture & { scrim: string | undefined }>();
    for (const { id, slot, behind, zoom } of picturesOf(compose({ ...base, ...fit.fitting }).part)) {
      const box = fit.pictures.get(id);
      const image = slot === "motif" ? undefined : images[slot];
      if (slot === "motif" || !box || !image || box.width < 1 || box.height < 1) continue;
      const ready = await desk.prepare(image, Math.round(box.width), Math.round(box.height), zoom);
      if (ready.enlarged > enlargedMuch) warnings.push({ code: "photo_enlarged", slot, factor: Math.round(ready.enlarged * 100) / 100 });
      const above = fit.texts.filter(({ text }) => "photo" in text.ground && text.ground.photo === id);
      pictures.set(id, { ...ready, scrim: behind ? scrimFor(ready.image, box, above, palette.shade) : undefined });
    }

    const photographic = pictures.size > 0;
    const draw = (hideText: boolean): Node => compose({ ...base, ...fit.fitting, pictures, boxes: fit.pictures, hideText }).node;
    return {
      width,
      height,
      palette,
      fit,
      warnings,
      pixels: ({ hideText = false } = {}) => drawing.render(draw(hideText), { ...frame, format: "raw" }),
      async encode(format, quality) {
        // Flat colours are encoded best by the engine itself; photographs several times faster by libvips (measured).
        if (format === "png" && !photographic) return drawing.render(draw(false), { ...frame, format });
        const raw = sharp(await drawing.render(draw(false), { ...frame, format: "raw" }), { raw: { width, height, channels: 4 } }).removeAlpha();
        return encoders[format](raw, quality).toBuffer() as Promise<Buffer<ArrayBuffer>>;
      },
    };
  };

  return {
    planGraphic,
    renderGraphic: (input, { signal } = {}) =>
      gate(async () => {
        signal?.throwIfAborted();
        const plan = await planGraphic(input);
        signal?.throwIfAborted();
        const format = input.format ?? "png";
        const bytes = await plan.encode(format, Math.min(100, Math.max(1, input.quality ?? 90)));
        return { bytes, mimeType: `image/${format}`, width: plan.width, height: plan.height, fitted: presentFit(plan.fit), warnings: plan.warnings };
      }),
  };
}

const encoders: Record<GraphicFormat, (image: Sharp, quality: number) => Sharp> = {
  png: (image) => image.png({ compressionLevel: 1, adaptiveFiltering: false }),
  // Full colour resolution: thin coloured letters bleed otherwise.
  jpeg: (image, quality) => image.jpeg({ quality, chromaSubsampling: "4:4:4" }),
  webp: (image, quality) => image.webp({ quality, effort: 1 }),
};

async function loadRenderer(): Promise<Renderer> {
  // Loaded late: a machine without a build of it can still run everything else.
  const { Renderer } = await import("@takumi-rs/core");
  // Pictures come from memory, each decoded once: what libvips would keep of them is never asked for again.
  sharp.cache(false);
  const renderer = new Renderer({ cacheMaxBytes: 4 * 1024 * 1024 });
  const { resolve } = createRequire(import.meta.url);
  for (const { file, ...face } of fontFiles) await renderer.registerFont({ ...face, data: await readFile(resolve(file)) });
  return renderer;
}

function picturesOf(part: Part): PlacedPicture[] {
  return [...(part.picture ? [part.picture] : []), ...part.children.flatMap(picturesOf)];
}

function tidyTexts(texts: GraphicTexts, language: GraphicInput["language"]): GraphicTexts {
  const tidy: GraphicTexts = {};
  for (const field of textFields) {
    const raw = texts[field];
    if (raw === undefined) continue;
    const lines = cleanText(raw).split("\n").map(tidyLine).map((line) => (language === "vi" ? keepPhrases(line) : line)).filter(Boolean);
    const text = field === "items" ? lines.join("\n") : lines.join(" ");
    if (text) tidy[field] = text;
  }
  return tidy;
}

/** One space between words; a sum stays with its currency, a dash does not begin a line. */
function tidyLine(line: string): string {
  return line
    .replace(/\s+/gu, " ")
    .replace(/(\d) (₫|đ|đồng|VND|%|m²|km|g|kg|ml|phút|giờ)(?=$|[\s.,;:!?/)])/gu, "$1\u00A0$2")
    .replace(/ ([–—·])/gu, "\u00A0$1")
    // Names stay together: Cầu Đất, Đà Lạt.
    .replace(/(?<=[^.!?:…"“] )(\p{Lu}\p{Ll}{1,6}) (?=\p{Lu}\p{Ll}{0,6}(?![\p{L}\p{N}]))/gu, "$1\u00A0")
    .trim();
}

/** One line for each field; of `items` the smallest size and the sum of lines. */
function presentFit(fit: FitOutcome): Graphic["fitted"] {
  const byField = new Map<TextField, Graphic["fitted"][number]>();
  for (const { text, lines, overflow } of fit.texts) {
    if (!text.field) continue;
    const before = byField.get(text.field);
    byField.set(text.field, before ? { field: text.field, size: Math.min(before.size, text.size), lines: before.lines + lines, overflow: before.overflow || overflow } : { field: text.field, size: text.size, lines, overflow });
  }
  for (const { field, size } of fit.dropped) {
    const before = field && byField.get(field);
    if (field) byField.set(field, before ? { ...before, overflow: true } : { field, size, lines: 0, overflow: true });
  }
  return [...byField.values()];
}

/** At most so many at once, first come first served. */
function createGate(width: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= width) await new Promise<void>((resume) => waiting.push(resume));
    else running++;
    try {
      return await work();
    } finally {
      const resume = waiting.shift();
      if (resume) resume();
      else running--;
    }
  };
}
