import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { createGraphicEngine, type GraphicPlan } from "./engine.ts";
import { type GraphicImage, type GraphicInput, type GraphicScheme, graphicSizes, type GraphicSize } from "./graphic.ts";
import { channels, luminanceOf, neededRatio } from "./scrim.ts";
import { listTemplates } from "./templates/index.ts";
import { brightPhoto, roundLogo } from "./testing/drawn-pictures.ts";
import { fullTexts } from "./testing/full-texts.ts";

const engine = createGraphicEngine();
const sizes = Object.keys(graphicSizes) as GraphicSize[];
const palettes: Record<string, string[]> = { cafe: ["#4B2E1E", "#C98A4B", "#F4E9DA", "#5B6B4A"], pastel: ["#FFD1DC"], loud: ["#FFE600", "#0044FF"] };
let photo: GraphicImage;
let logo: GraphicImage;
beforeAll(async () => {
  [photo, logo] = await Promise.all([brightPhoto(), roundLogo()]);
});

interface Variant {
  name: string;
  scheme?: GraphicScheme;
  palette: string;
  photo: boolean;
  logo: boolean;
}
const variants: Variant[] = [
  { name: "light, photo and logo", scheme: "light", palette: "cafe", photo: true, logo: true },
  { name: "dark, photo, no logo", scheme: "dark", palette: "loud", photo: true, logo: false },
  { name: "bold pastel, logo, no photo", scheme: "bold", palette: "pastel", photo: false, logo: true },
  { name: "its own scheme, neither", palette: "cafe", photo: false, logo: false },
];

const inputOf = (template: string, size: GraphicSize, variant: Variant): GraphicInput => ({
  template,
  size,
  scheme: variant.scheme,
  brandColors: palettes[variant.palette]!,
  brandName: "Mộc Hiên Cà Phê",
  texts: fullTexts,
  language: "vi",
  ...(variant.photo && { photo, photo2: photo }),
  ...(variant.logo && { logo }),
});

describe.each(listTemplates().map(({ id }) => id))("template %s", (template) => {
  it.each(variants)("is complete, inside its frame and readable: $name", async (variant) => {
    for (const size of sizes) {
      const plan = await engine.planGraphic(inputOf(template, size, variant));
      expect({ width: plan.width, height: plan.height }).toEqual(graphicSizes[size]);
      expect(plan.warnings.filter(({ code }) => code === "text_overflow"), size).toEqual([]);
      for (const { text, lines, box } of plan.fit.texts) {
        expect(lines, `${size} ${text.text}`).toBeLessThanOrEqual(text.lines);
        expect(text.size).toBeGreaterThanOrEqual(text.smallest);
        expect(box.x, `${size} ${text.text}`).toBeGreaterThanOrEqual(0);
        expect(box.y, `${size} ${text.text}`).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, `${size} ${text.text}`).toBeLessThanOrEqual(plan.width);
        expect(box.y + box.height, `${size} ${text.text}`).toBeLessThanOrEqual(plan.height);
      }
      expect(overlaps(plan), size).toEqual([]);
      const { poor, marksLost } = await readPixels(plan);
      expect(poor, `${size}: contrast on pixels`).toEqual([]);
      expect(marksLost, `${size}: letters beyond what they may cover`).toEqual([]);
    }
  }, 120_000);
});

it("draws PNG, JPEG and WebP of the right size", async () => {
  for (const format of ["png", "jpeg", "webp"] as const) {
    const graphic = await engine.renderGraphic({ ...inputOf("offer", "1.91:1", variants[0]!), format });
    const found = await sharp(graphic.bytes).metadata();
    expect(found).toMatchObject({ format, width: 1200, height: 628 });
    expect(graphic.mimeType).toBe(`image/${format}`);
  }
});

/** Pairs of texts that cover one another. */
function overlaps(plan: GraphicPlan): string[] {
  const texts = plan.fit.texts;
  return texts.flatMap((one, index) =>
    texts.slice(index + 1).flatMap((other) => {
      const wide = Math.min(one.box.x + one.box.width, other.box.x + other.box.width) - Math.max(one.box.x, other.box.x);
      const high = Math.min(one.box.y + one.box.height, other.box.y + other.box.height) - Math.max(one.box.y, other.box.y);
      return wide > 2 && high > 2 ? [`${one.text.text} × ${other.text.text}`] : [];
    }),
  );
}

/** Compares the picture with itself without text: what is behind each text, and where its ink stands. */
async function readPixels(plan: GraphicPlan): Promise<{ poor: string[]; marksLost: string[] }> {
  const [full, bare] = await Promise.all([plan.pixels(), plan.pixels({ hideText: true })]);
  const poor: string[] = [];
  const marksLost: string[] = [];
  for (const { text, box } of plan.fit.texts) {
    const ink = luminanceOf(channels(text.color));
    const behind: number[] = [];
    let inkAtEdge = 0;
    let inked = 0;
    const top = Math.floor(box.y);
    const bottom = Math.min(plan.height, Math.ceil(box.y + box.height));
    for (let y = top; y < bottom; y++) {
      for (let x = Math.floor(box.x); x < Math.min(plan.width, box.x + box.width); x++) {
        const at = (y * plan.width + x) * 4;
        const changed = Math.abs(full[at]! - bare[at]!) + Math.abs(full[at + 1]! - bare[at + 1]!) + Math.abs(full[at + 2]! - bare[at + 2]!) > 60;
        if (changed) {
          inked++;
          behind.push(luminanceOf([bare[at]!, bare[at + 1]!, bare[at + 2]!]));
          if (y === top || y === bottom - 1) inkAtEdge++;
        }
      }
    }
    if (inked === 0) poor.push(`${text.text}: nothing drawn`);
    behind.sort((one, other) => one - other);
    // The worst of the ground but for specks.
    const worst = ink > 0.18 ? behind[Math.floor(behind.length * 0.97)]! : behind[Math.floor(behind.length * 0.03)]!;
    const ratio = (Math.max(ink, worst) + 0.05) / (Math.min(ink, worst) + 0.05);
    if (ratio < neededRatio(text.size)) poor.push(`${text.text} (${text.size}px, ${text.color}): ${ratio.toFixed(2)}`);
    // Ink on the first or last row of the text's box would mean that marks run on beyond it, where neighbours or edges cut them.
    if (inkAtEdge > inked * 0.02) marksLost.push(text.text);
  }
  return { poor, marksLost };
}
