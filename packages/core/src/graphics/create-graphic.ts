import { and, eq, sql } from "drizzle-orm";
import { newId, type Database, type Transaction } from "@agency/platform/db";
import type { Principal } from "@agency/platform/http";
import { actorOf, conflict } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import type { Storage } from "@agency/platform/storage";
import { assertBrandAccess } from "../brands/index.ts";
import { canonicalHash, contentMedia, getContent, setMedia, type ContentHooks } from "../contents/index.ts";
import { drawPost } from "./draw-post.ts";
import type { GraphicDesk } from "./graphic-desk.ts";
import { wantedSizes } from "./read-post.ts";
import type { GraphicFields, GraphicSizeName } from "./schema.ts";
import { storeRenders, type StoredRender } from "./store-renders.ts";
import { graphicRenders, graphics, type GraphicRow } from "./table.ts";

export interface GraphicDependencies {
  db: Database;
  storage: Storage;
  graphicDesk: GraphicDesk;
  contentHooks: ContentHooks;
  config: { ASSET_QUOTA_BYTES: number };
}

export interface CreateGraphic {
  contentId: string;
  template: string;
  fields: GraphicFields;
  sizes: readonly GraphicSizeName[] | null;
  attachedSize: GraphicSizeName | null;
}

/** As many pictures as a content takes; the same as in contents/schema.ts. */
const mostPictures = 10;

/**
 * Draws a graphic in its sizes, keeps it with the content and, where asked, puts one size among the content's pictures. The same template
 * with the same fields is kept once, so a repeated request adds nothing. Event: `graphic.created`.
 * @throws Problem 404, 409, 413, 422
 */
export async function createGraphic(deps: GraphicDependencies, principal: Principal, input: CreateGraphic): Promise<{ graphic: GraphicRow; isNew: boolean }> {
  const { db, storage, graphicDesk: desk, contentHooks, config } = deps;
  const { organizationId } = principal;
  const actor = actorOf(principal);
  const fieldsHash = hashOf(input);
  const { drawing, sizes, content: read } = await db.readForOrganization(organizationId, async (tx) => {
    const { post, drawing } = await drawPost(tx, desk, input);
    assertBrandAccess(principal, post.content.brandId);
    return { drawing, content: post.content, sizes: withSize(input.sizes ?? (await wantedSizes(tx, post.content)), input.attachedSize) };
  });
  const { brandId } = read;
  const renders = await storeRenders({ db, storage, desk }, { organizationId, brandId, actor, drawing, sizes, quotaBytes: config.ASSET_QUOTA_BYTES });
  return db.forOrganization(organizationId, async (tx) => {
    const content = await getContent(tx, input.contentId, { lock: true });
    const [same] = await tx.select().from(graphics).where(and(eq(graphics.contentId, content.id), eq(graphics.fieldsHash, fieldsHash)));
    if (same) return { graphic: same, isNew: false };
    const [row] = await tx
      .insert(graphics)
      .values({
        id: newId(),
        organizationId,
        brandId,
        contentId: content.id,
        template: input.template,
        fields: input.fields,
        fieldsHash,
        attachedSize: input.attachedSize,
        createdBy: actor.kind === "user" ? actor.id : null,
        createdAt: sql`agency.now()`,
        updatedAt: sql`agency.now()`,
      })
      .returning();
    await keepRenders(tx, row!, renders);
    if (input.attachedSize !== null) await attach(tx, contentHooks, { contentId: content.id, actor, add: assetOf(renders, input.attachedSize), remove: null });
    const graphic = await settle(tx, row!, { isStale: content.version !== read.version });
    await recordEvents(tx, graphicEvent("graphic.created", graphic, actor));
    return { graphic, isNew: true };
  });
}

export const hashOf = ({ template, fields }: Pick<CreateGraphic, "template" | "fields">): string => canonicalHash({ template, fields });

/** What is shown must be drawn. */
export const withSize = (sizes: readonly GraphicSizeName[], attached: GraphicSizeName | null): GraphicSizeName[] => [...new Set([...sizes, ...(attached === null ? [] : [attached])])];

export const assetOf = (renders: readonly StoredRender[], size: GraphicSizeName): string => renders.find((render) => render.size === size)!.assetId;

/** Says whether the text has changed since it was read for drawing: then it is drawn anew at once. */
export async function settle(tx: Transaction, graphic: GraphicRow, { isStale }: { isStale: boolean }): Promise<GraphicRow> {
  const [row] = await tx
    .update(graphics)
    .set({ renderDueAt: isStale ? sql`agency.now()` : null })
    .where(eq(graphics.id, graphic.id))
    .returning();
  return row!;
}

export async function keepRenders(tx: Transaction, graphic: GraphicRow, renders: readonly StoredRender[]): Promise<void> {
  await tx.delete(graphicRenders).where(eq(graphicRenders.graphicId, graphic.id));
  if (renders.length === 0) return;
  await tx.insert(graphicRenders).values(renders.map((render) => ({ ...render, organizationId: graphic.organizationId, graphicId: graphic.id, createdAt: sql`agency.now()` })));
}

/** Puts a picture among the content's, in the place of `remove` where that stands there. @throws Problem 409 where there is no room */
export async function attach(tx: Transaction, hooks: ContentHooks, input: { contentId: string; actor: Actor; add: string | null; remove: string | null }): Promise<void> {
  const placed = await tx.select({ assetId: contentMedia.assetId, alt: contentMedia.alt }).from(contentMedia).where(eq(contentMedia.contentId, input.contentId)).orderBy(contentMedia.position);
  const added = input.add === null ? [] : [{ assetId: input.add, alt: null }];
  const at = placed.findIndex(({ assetId }) => assetId === input.remove);
  const kept = placed.filter(({ assetId }) => assetId !== input.remove && assetId !== input.add);
  // An empty description takes the text's own; a person's stays with its place.
  const alt = at === -1 ? null : placed[at]!.alt;
  const media = at === -1 ? [...kept, ...added] : [...kept.slice(0, at), ...added.map((entry) => ({ ...entry, alt })), ...kept.slice(at)];
  if (media.length > mostPictures) throw conflict("too_many_pictures", `A post takes ${mostPictures} pictures. Take one out first.`);
  const isSame = media.length === placed.length && media.every(({ assetId }, index) => assetId === placed[index]!.assetId);
  if (!isSame) await setMedia(tx, hooks, { contentId: input.contentId, media, actor: input.actor });
}

/** Announced as a change of the content, whose views show it. */
export function graphicEvent(type: string, graphic: GraphicRow, actor: Actor) {
  return { organizationId: graphic.organizationId, type, subjectType: "graphic", subjectId: graphic.id, brandId: graphic.brandId, actor, payload: { contentId: graphic.contentId } };
}
