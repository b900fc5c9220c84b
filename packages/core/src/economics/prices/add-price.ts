import { sql } from "drizzle-orm";
import type { z } from "zod";
import { newId, rows, type Transaction } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { mostOwnPrices } from "./list-prices.ts";
import { priceDay } from "./price-book.ts";
import type { addPriceSchema } from "./schema.ts";
import { priceRows, type PriceRow } from "./table.ts";

/**
 * Adds a dated row to the organization's price book. History stays: what was booked keeps its price, and a wrong row is mended by
 * another one of the same day. Event: `price.added`. @throws Problem 409 when the book is full
 */
export async function addPrice(tx: Transaction, input: { organizationId: string; actor: Actor; price: z.output<typeof addPriceSchema> }): Promise<PriceRow> {
  const { organizationId, price } = input;
  const [book] = await rows<{ count: number }>(tx, sql`select count(*)::int as count from price_rows`);
  if (book!.count >= mostOwnPrices) throw conflict("price_book_full", `The price book holds ${mostOwnPrices} rows of your own at most.`);
  const tiers = price.tiers.toSorted((a, b) => a.overInputTokens - b.overInputTokens);
  const [row] = await tx
    .insert(priceRows)
    .values({
      ...price,
      tiers,
      id: newId(),
      organizationId,
      validFrom: price.validFrom ?? (await priceDay(tx)),
      createdBy: input.actor.kind === "user" ? input.actor.id : null,
      createdAt: sql`agency.now()`,
    })
    .returning();
  await recordEvents(tx, { organizationId, type: "price.added", subjectType: "price", subjectId: row!.id, actor: input.actor, payload: { provider: row!.provider, model: row!.model, validFrom: row!.validFrom } });
  return row!;
}
