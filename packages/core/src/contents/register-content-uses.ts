import { and, eq, notInArray } from "drizzle-orm";
import type { AssetUses } from "../assets/index.ts";
import { contentMedia, contents } from "./table.ts";

/** Lets assets refuse to delete a file that open content shows. */
export function registerContentUses(uses: AssetUses): void {
  uses.registerAssetUse(async (tx, assetId) => {
    const found = await tx
      .select({ id: contents.id })
      .from(contentMedia)
      .innerJoin(contents, eq(contents.id, contentMedia.contentId))
      .where(and(eq(contentMedia.assetId, assetId), notInArray(contents.status, ["published", "archived"])))
      .limit(20);
    return found.map(({ id }) => ({ what: "content", id }));
  });
}
