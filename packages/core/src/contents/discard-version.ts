import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { conflict, notFound } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { contentEvent } from "./create-content.ts";
import { getContent } from "./get-content.ts";
import { contentVersions, type ContentRow } from "./table.ts";
import { touchContent } from "./write-revision.ts";

/**
 * Puts an alternative away, or takes it back. Its text, its history and what it cost stay. Asked twice is asked once.
 * @throws Problem 404, 409 for the version in force, 412
 */
export async function discardVersion(tx: Transaction, input: { contentId: string; versionId: string; discard: boolean; actor: Actor; ifMatch?: number | undefined }): Promise<ContentRow> {
  const { versionId, discard, actor } = input;
  const content = await getContent(tx, input.contentId, { lock: true, ifMatch: input.ifMatch });
  const [version] = await tx.select().from(contentVersions).where(and(eq(contentVersions.id, versionId), eq(contentVersions.contentId, content.id)));
  if (!version) throw notFound("This version");
  if (content.currentVersionId === versionId) throw conflict("version_in_force", "This version is the one in force. Choose another one first.");
  if ((version.discardedAt !== null) === discard) return content;
  await tx.update(contentVersions).set({ discardedAt: discard ? sql`agency.now()` : null }).where(eq(contentVersions.id, versionId));
  const row = await touchContent(tx, content, {});
  await recordEvents(tx, contentEvent(discard ? "content.version_discarded" : "content.version_restored", row, actor, { versionId }));
  return row;
}
