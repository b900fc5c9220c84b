import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { invalid } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { postFields } from "@agency/providers/social/post-fields";
import type { NetworkName } from "@agency/providers/spec";
import { assets } from "../assets/table.ts";
import { contentEvent } from "./create-content.ts";
import { canonicalHash } from "./document-hash.ts";
import { openForChange, voidDecisions } from "./edit-content.ts";
import type { ContentHooks } from "./hooks.ts";
import { statusAfterEdit } from "./rules.ts";
import type { PlacementInput } from "./schema.ts";
import { contentMedia, placements, type ContentRow } from "./table.ts";
import { touchContent } from "./write-revision.ts";

/** Replaces the pictures of a content, in order. @throws Problem 404, 409, 412, 422 for an unknown asset */
export async function setMedia(
  tx: Transaction,
  hooks: ContentHooks,
  input: { contentId: string; media: { assetId: string; alt: string | null }[]; actor: Actor; ifMatch?: number | undefined },
): Promise<ContentRow> {
  const content = await openForChange(tx, hooks, input);
  await assertAssets(tx, input.media);
  await tx.delete(contentMedia).where(eq(contentMedia.contentId, content.id));
  if (input.media.length > 0) {
    await tx.insert(contentMedia).values(input.media.map((entry, position) => ({ organizationId: content.organizationId, contentId: content.id, assetId: entry.assetId, position, alt: entry.alt })));
  }
  return finishPlacing(tx, hooks, content, input.actor, "content.media_changed");
}

/**
 * Puts newly drawn pictures in the place of those they were drawn from before, in the order that stands. While the content is a draft this
 * is the consequence of an edit, not another one: its version stays, so that whoever types meets no conflict. Decided content returns to draft.
 * @throws Problem 404, 409 (published, archived, or being sent)
 */
export async function redrawMedia(tx: Transaction, hooks: ContentHooks, input: { contentId: string; redrawn: ReadonlyMap<string, string>; actor: Actor }): Promise<ContentRow> {
  const content = await openForChange(tx, hooks, input);
  const placed = await tx.select({ assetId: contentMedia.assetId, position: contentMedia.position }).from(contentMedia).where(eq(contentMedia.contentId, content.id)).for("update");
  const changed = placed.flatMap(({ assetId, position }) => {
    const next = input.redrawn.get(assetId);
    return next === undefined || next === assetId ? [] : [{ position, assetId: next }];
  });
  if (changed.length === 0) return content;
  for (const { position, assetId } of changed) {
    await tx.update(contentMedia).set({ assetId }).where(and(eq(contentMedia.contentId, content.id), eq(contentMedia.position, position)));
  }
  if (content.status !== "draft" && content.status !== "changes_requested") return finishPlacing(tx, hooks, content, input.actor, "content.media_changed");
  await recordEvents(tx, contentEvent("content.media_changed", content, input.actor));
  return content;
}

/**
 * Says what one network gets differently. Where nothing differs any more the row goes; where it says what it said before, no approval is void.
 * @throws Problem 404, 409 (published, archived, or being sent), 412, 422 for an unknown asset or a format that the network does not have
 */
export async function setPlacement(
  tx: Transaction,
  hooks: ContentHooks,
  input: { contentId: string; network: NetworkName; placement: PlacementInput; actor: Actor; ifMatch?: number | undefined },
): Promise<ContentRow> {
  const content = await openForChange(tx, hooks, input);
  const { network, placement } = input;
  if (placement.format !== null && !postFields[network].formats.includes(placement.format)) throw invalid("unknown_format", "/format", `${network} takes ${postFields[network].formats.join(", ")}.`);
  await assertAssets(tx, placement.media ?? []);
  const [before] = await tx
    .select({ format: placements.format, title: placements.title, text: placements.text, link: placements.link, firstComment: placements.firstComment, options: placements.options, media: placements.media })
    .from(placements)
    .where(and(eq(placements.contentId, content.id), eq(placements.network, network)));
  const said = Object.values(placement).some((value) => value !== null);
  if (canonicalHash(before ?? null) === canonicalHash(said ? placement : null)) return content;
  if (said) {
    const values = { ...placement, updatedAt: sql`agency.now()` };
    await tx
      .insert(placements)
      .values({ id: newId(), organizationId: content.organizationId, contentId: content.id, network, ...values })
      .onConflictDoUpdate({ target: [placements.contentId, placements.network], set: values });
  } else await tx.delete(placements).where(and(eq(placements.contentId, content.id), eq(placements.network, network)));
  return finishPlacing(tx, hooks, content, input.actor, "content.placement_changed");
}

async function assertAssets(tx: Transaction, media: readonly { assetId: string }[]): Promise<void> {
  const ids = media.map((entry) => entry.assetId);
  const known = ids.length > 0 ? await tx.select({ id: assets.id }).from(assets).where(and(inArray(assets.id, ids), isNull(assets.deletedAt))) : [];
  const knownIds = new Set(known.map((asset) => asset.id));
  const unknown = ids.findIndex((id) => !knownIds.has(id));
  if (unknown !== -1) throw invalid("unknown_asset", `/media/${unknown}/assetId`, "This file does not exist here. Upload it first.");
}

async function finishPlacing(tx: Transaction, hooks: ContentHooks, content: ContentRow, actor: Actor, eventType: string): Promise<ContentRow> {
  const row = await touchContent(tx, content, { status: statusAfterEdit(content.status) });
  await voidDecisions(tx, hooks, content, actor);
  await recordEvents(tx, contentEvent(eventType, row, actor));
  return row;
}
