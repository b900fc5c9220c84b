import { eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { notFound, stale } from "@agency/platform/http";
import { contents, type ContentRow } from "./table.ts";

/**
 * @param options.lock locks the row until the transaction ends; every change takes it first
 * @throws Problem 404 also for content of another organization, 412 when `ifMatch` is not the current version
 */
export async function getContent(tx: Transaction, contentId: string, options: { lock?: boolean; ifMatch?: number | undefined } = {}): Promise<ContentRow> {
  const query = tx.select().from(contents).where(eq(contents.id, contentId));
  const [row] = options.lock ? await query.for("no key update") : await query;
  if (!row) throw notFound("This content");
  if (options.ifMatch !== undefined && options.ifMatch !== row.version) throw stale();
  return row;
}
