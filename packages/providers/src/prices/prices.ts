import { z } from "zod";
import type { TextProviderKind } from "../spec/text.ts";
import { mediaPriceRow, textPriceRow } from "./price-row.ts";
import type { MediaPriceRow, TextPriceRow } from "./price-row.ts";
import seeds from "./prices.json" with { type: "json" };

/** The price book that a new installation starts with; the owner may edit it there. USD. Source: each row's own. */
export const textPrices: readonly TextPriceRow[] = z.array(textPriceRow).parse(seeds.text.map((row) => ({ tiers: [], ...row, id: idOf(row) })));

/** Prices of pictures, video and voice, in the units in which each provider counts. */
export const mediaPrices: readonly MediaPriceRow[] = z.array(mediaPriceRow).parse(seeds.media.map((row) => ({ ...row, id: idOf(row) })));

/** The seed's newest row for that model, or null: an unknown price is for the owner to allow. */
export function findTextPrice(provider: TextProviderKind, model: string): TextPriceRow | null {
  return newest(textPrices.filter((row) => row.provider === provider && row.model === model));
}

/** The seed's newest row for that model or for all of its provider's, or null. */
export function findMediaPrice(provider: string, model: string): MediaPriceRow | null {
  const rows = mediaPrices.filter((row) => row.provider === provider);
  return newest(rows.filter((row) => row.model === model)) ?? newest(rows.filter((row) => row.model === "*"));
}

function idOf(row: { provider: string; model: string; sourceDate: string }): string {
  return `${row.provider}:${row.model}:${row.sourceDate}`;
}

function newest<Row extends { sourceDate: string }>(rows: readonly Row[]): Row | null {
  return rows.reduce<Row | null>((latest, row) => (latest === null || row.sourceDate > latest.sourceDate ? row : latest), null);
}
