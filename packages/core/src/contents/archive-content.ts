import { databaseNow, type Transaction } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { contentEvent, createContent } from "./create-content.ts";
import { getContent } from "./get-content.ts";
import type { ContentHooks } from "./hooks.ts";
import { listVersions } from "./present-content.ts";
import type { ContentRow } from "./table.ts";
import { touchContent } from "./write-revision.ts";

/** Puts content away; what was planned is cancelled. @throws Problem 409 while it is being sent */
export async function archiveContent(tx: Transaction, hooks: ContentHooks, input: { contentId: string; actor: Actor; ifMatch?: number | undefined }): Promise<ContentRow> {
  const content = await getContent(tx, input.contentId, { lock: true, ifMatch: input.ifMatch });
  if (content.status === "archived") return content;
  for (const hook of hooks.beforeChange) await hook(tx, content);
  const row = await touchContent(tx, content, { status: "archived", archivedAt: await databaseNow(tx) });
  for (const hook of hooks.afterArchive) await hook(tx, content, input.actor);
  await recordEvents(tx, contentEvent("content.archived", row, input.actor));
  return row;
}

/** Takes archived content back as a draft. */
export async function restoreContent(tx: Transaction, input: { contentId: string; actor: Actor }): Promise<ContentRow> {
  const content = await getContent(tx, input.contentId, { lock: true });
  if (content.status !== "archived") throw conflict("not_archived", `This content is ${content.status}, so there is nothing to take back.`, { contentStatus: content.status });
  const row = await touchContent(tx, content, { status: "draft", archivedAt: null });
  await recordEvents(tx, contentEvent("content.restored", row, input.actor));
  return row;
}

/** A new draft with the text in force of another content. */
export async function duplicateContent(tx: Transaction, input: { contentId: string; actor: Actor }): Promise<ContentRow> {
  const source = await getContent(tx, input.contentId);
  const versions = await listVersions(tx, source.id);
  const inForce = versions.find((version) => version.id === source.currentVersionId);
  if (!inForce) throw conflict("no_version", "There is no text to duplicate yet.");
  return createContent(tx, {
    organizationId: source.organizationId,
    brandId: source.brandId,
    productId: source.productId,
    type: source.type,
    platform: source.platform,
    language: source.language,
    topic: source.topic,
    actor: input.actor,
    document: inForce.document,
    metadata: { duplicatedFrom: source.id },
  });
}
