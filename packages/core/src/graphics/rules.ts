import type { GraphicFields, GraphicSizeName } from "./schema.ts";

/** Width ÷ height. */
export const graphicRatios: Record<GraphicSizeName, number> = { "1:1": 1, "4:5": 0.8, "9:16": 0.5625, "1.91:1": 1200 / 628, "16:9": 16 / 9 };

/** What each place shows best, the first one first. Sources: contracts of the networks, docs/networks; feeds crop what is taller than 4:5. */
const sizesOf: Record<string, readonly GraphicSizeName[]> = {
  facebook: ["1:1", "4:5", "9:16"],
  instagram: ["4:5", "1:1", "9:16"],
  tiktok: ["9:16"],
  youtube: ["16:9", "9:16"],
  linkedin: ["1.91:1", "1:1"],
  meta_ads: ["1:1", "4:5", "9:16", "1.91:1"],
  google_ads: ["1.91:1", "1:1"],
  website: ["16:9", "1.91:1"],
};

/** Every size that the given networks want, none twice, the first network's own first. */
export function sizesForNetworks(networks: readonly string[]): GraphicSizeName[] {
  const wanted = networks.flatMap((network) => sizesOf[network] ?? []);
  return wanted.length === 0 ? ["1:1"] : [...new Set(wanted)];
}

/** Texts that the picture shows: what a person wrote where there is something, else what the content says. An empty text is left out. */
export function shownTexts<Texts extends Partial<Record<string, string>>>(fromContent: Texts, own: GraphicFields["texts"]): Texts {
  const merged: Partial<Record<string, string>> = { ...fromContent, ...own };
  return Object.fromEntries(Object.entries(merged).filter(([, text]) => text !== undefined && text.trim() !== "")) as Texts;
}

/** Pause before a picture that could not be drawn is tried again, and how often that is. */
export const renderPauseMs = (faults: number): number => Math.min(60_000, 1_000 * 2 ** faults);
export const mostRenderFaults = 6;
