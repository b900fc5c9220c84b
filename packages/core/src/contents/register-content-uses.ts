import { desc, eq, inArray, or, sql } from "drizzle-orm";
import type { AssetUses } from "../assets/index.ts";
import { contentMedia, contents, placements } from "./table.ts";

/** Tells assets which content shows a file: open content keeps it from being deleted, approved content keeps its bytes. */
export function registerContentUses(uses: AssetUses): void {
  uses.registerAssetUse(async (tx, assetId) => {
    const attached = tx.select({ id: contentMedia.contentId }).from(contentMedia).where(eq(contentMedia.assetId, assetId));
    const placed = tx.select({ id: placements.contentId }).from(placements).where(sql`${placements.media} @> ${JSON.stringify([{ assetId }])}::jsonb`);
    const found = await tx
      .select({ id: contents.id, title: contents.title, topic: contents.topic, status: contents.status })
      .from(contents)
      .where(or(inArray(contents.id, attached), inArray(contents.id, placed)))
      .orderBy(desc(contents.id))
      .limit(100);
    return found.map(({ id, title, topic, status }) => ({
      what: "content" as const,
      id,
      title: title || topic,
      status,
      open: status !== "published" && status !== "archived",
      frozen: status === "in_review" || status === "approved" || status === "scheduled",
    }));
  });
}
