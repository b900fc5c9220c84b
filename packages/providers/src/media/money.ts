import type { MediaCost, MediaEstimate } from "../spec/media.ts";
import type { MediaPriceRow } from "../prices/price-row.ts";

/** What `milliseconds` of a thing priced by the second cost; `rate` names what was chosen, e.g. `4k`. Unknown where the row is not of that kind. */
export function costOfTime(row: MediaPriceRow | null, milliseconds: number, rate = "usual"): MediaEstimate & MediaCost {
  if (row?.price.unit !== "second") return { microUsd: null, priceRow: null };
  const perSecond = row.price.rates[rate] ?? row.price.rates.usual;
  return perSecond === undefined ? { microUsd: null, priceRow: null } : { microUsd: roundUp(perSecond * BigInt(Math.ceil(milliseconds)), 1_000n), priceRow: row.id };
}

/** What so many characters cost where a thousand have a price. */
export function costOfCharacters(row: MediaPriceRow | null, characters: number): MediaEstimate & MediaCost {
  if (row?.price.unit !== "thousand_characters") return { microUsd: null, priceRow: null };
  const perThousand = row.price.rates.usual;
  return perThousand === undefined ? { microUsd: null, priceRow: null } : { microUsd: roundUp(perThousand * BigInt(characters), 1_000n), priceRow: row.id };
}

const roundUp = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;
