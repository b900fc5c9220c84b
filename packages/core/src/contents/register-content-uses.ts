import { desc, eq } from "drizzle-orm";
import type { AssetUses } from "../assets/index.ts";
import { contentMedia, contents } from "./table.ts";

/** Tells assets which content shows a file: open content keeps it from being deleted, approved content keeps its bytes. */
export function registerContentUses(uses: AssetUses): void {
  uses.registerAssetUse(async (tx, assetId) => {
    const found = await tx
      .select({ id: contents.id, title: contents.title, topic: contents.topic, status: contents.status })
      .from(contentMedia)
      .innerJoin(contents, eq(contents.id, contentMedia.contentId))
      .where(eq(contentMedia.assetId, assetId))
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
