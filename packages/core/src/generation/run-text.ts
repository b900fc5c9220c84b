import { asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { isFinishedItem } from "./rules.ts";
import { generationChunks, generationItems, type ItemRow } from "./table.ts";

/** Payload: run id. Text grew, or an item or its run changed. */
export const progressChannel = "agency_generation";
/** No payload. Items are there to be taken. */
export const dueChannel = "agency_generation_due";
/** Payload: campaign id. One of its runs has ended. */
export const campaignChannel = "agency_campaign";
/** Payload: run id. Someone asked to stop. */
export const cancelChannel = "agency_generation_cancel";

export async function listItems(tx: Transaction, runIds: readonly string[]): Promise<ItemRow[]> {
  if (runIds.length === 0) return [];
  return tx.select().from(generationItems).where(inArray(generationItems.runId, [...runIds])).orderBy(asc(generationItems.runId), asc(generationItems.position));
}

/** Raw text so far of each item: of its latest attempt while it runs, whole once it is finished. */
export async function readTexts(tx: Transaction, items: readonly ItemRow[]): Promise<Map<string, string>> {
  const texts = new Map(items.map((item) => [item.id, item.outputText]));
  const open = items.filter((item) => !isFinishedItem(item.status));
  if (open.length === 0) return texts;
  const chunks = await tx
    .select({ itemId: generationChunks.itemId, text: generationChunks.text })
    .from(generationChunks)
    .innerJoin(generationItems, eq(generationItems.id, generationChunks.itemId))
    .where(inArray(generationChunks.itemId, open.map(({ id }) => id)))
    .orderBy(asc(generationChunks.itemId), asc(generationChunks.attempt), asc(generationChunks.startAt));
  for (const item of open) texts.set(item.id, "");
  for (const chunk of chunks) texts.set(chunk.itemId, texts.get(chunk.itemId)! + chunk.text);
  return texts;
}
