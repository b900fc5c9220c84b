import { inArray } from "drizzle-orm";
import { countPiece, dropPiece, pieceKindOf, type EconomicsHooks } from "../economics/index.ts";
import type { Transaction } from "@agency/platform/db";
import type { ContentStatus } from "./schema.ts";
import { contents, type ContentRow } from "./table.ts";

/** Lets lists of pieces show what a content is called. */
export function registerPieces(hooks: EconomicsHooks): void {
  hooks.describePieces.push(async (tx, contentIds) => {
    if (contentIds.length === 0) return new Map();
    const found = await tx
      .select({ id: contents.id, title: contents.title, body: contents.body, topic: contents.topic, platform: contents.platform, publishedAt: contents.publishedAt })
      .from(contents)
      .where(inArray(contents.id, [...contentIds]));
    return new Map(found.map((row) => [row.id, { title: headingOf(row), platform: row.platform, publishedAt: row.publishedAt }]));
  });
}

/** A client's quota follows a content's status: approved counts, put away before it went out counts no more. */
export async function notePiece(tx: Transaction, content: ContentRow, status: ContentStatus | undefined): Promise<void> {
  const { id: contentId, organizationId, brandId } = content;
  if (status === "approved") await countPiece(tx, { organizationId, brandId, contentId, kind: pieceKindOf[content.type] });
  if (status === "archived" && content.publishedAt === null) await dropPiece(tx, { organizationId, contentId });
}

const longestHeading = 120;

/** The title, else the beginning of the text, else the topic. */
function headingOf(row: { title: string; body: string; topic: string }): string {
  const heading = row.title || row.body.split("\n", 1)[0] || row.topic;
  return heading.length > longestHeading ? `${heading.slice(0, longestHeading - 1).trimEnd()}…` : heading;
}
