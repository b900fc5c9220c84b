import { and, desc, inArray, lte, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { textPriceRow, textPrices, type TextPriceRow } from "@agency/providers/prices";
import type { TextProviderKind } from "@agency/providers/spec";
import { priceRows, type PriceRow } from "./table.ts";

/** What models cost today. */
export interface PriceBook {
  /**
   * The row in force, or null: an unknown price is for the owner to allow.
   * @param entry.provider name as in the ledger; of a server its own name, of the others the same as `kind`
   */
  find(entry: { provider: string; kind: TextProviderKind; model: string }): TextPriceRow | null;
}

/**
 * The price book of the organization behind the wall: its own rows before those of the product, of each the newest that is valid by now.
 * @param models only these, where the caller knows them
 */
export async function readPriceBook(tx: Transaction, models?: readonly string[]): Promise<PriceBook> {
  const own = await tx
    .select()
    .from(priceRows)
    .where(and(lte(priceRows.validFrom, sql`(agency.now() at time zone 'UTC')::date`), models === undefined ? undefined : inArray(priceRows.model, [...models])))
    .orderBy(desc(priceRows.validFrom), desc(priceRows.id));
  return {
    find({ provider, kind, model }) {
      const row = own.find((each) => each.provider === provider && each.model === model);
      return row ? toTextPriceRow(row, kind) : seededPrice(kind, model);
    },
  };
}

/** A row by its id, whoever's: what priced a ledger entry. */
export async function findPriceRows(tx: Transaction, ids: readonly string[]): Promise<Map<string, TextPriceRow>> {
  const found = new Map(textPrices.filter(({ id }) => ids.includes(id)).map((row) => [row.id, row]));
  const own = ids.flatMap((id) => (id.startsWith(ownPrefix) ? [id.slice(ownPrefix.length)] : []));
  if (own.length === 0) return found;
  for (const row of await tx.select().from(priceRows).where(inArray(priceRows.id, own))) found.set(priceRowId(row), toTextPriceRow(row, "openai-compatible"));
  return found;
}

const ownPrefix = "own:";
/** Name of an organization's row in the ledger. */
export const priceRowId = (row: Pick<PriceRow, "id">): string => `${ownPrefix}${row.id}`;

/** The product's own row: of several dated ones the newest. */
export function seededPrice(kind: string, model: string): TextPriceRow | null {
  const dated = textPrices.filter((row) => row.provider === kind && row.model === model);
  return dated.reduce<TextPriceRow | null>((newest, row) => (newest === null || row.sourceDate > newest.sourceDate ? row : newest), null);
}

function toTextPriceRow(row: PriceRow, kind: TextProviderKind): TextPriceRow {
  return textPriceRow.parse({ id: priceRowId(row), provider: kind, model: row.model, rates: row.rates, tiers: row.tiers, sourceDate: row.validFrom, source: row.source || "The organization's own price" });
}

/** Today in UTC, the calendar of published prices. */
export async function priceDay(tx: Transaction): Promise<string> {
  const [found] = await rows<{ day: string }>(tx, sql`select to_char(agency.now() at time zone 'UTC', 'YYYY-MM-DD') as day`);
  return found!.day;
}

