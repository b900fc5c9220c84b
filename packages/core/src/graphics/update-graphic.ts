import { eq, sql } from "drizzle-orm";
import { actorOf, type Principal } from "@agency/platform/http";
import { recordEvents } from "@agency/platform/live";
import { assertContentAccess, getContent } from "../contents/index.ts";
import { assetOf, attach, graphicEvent, hashOf, keepRenders, settle, withSize, type GraphicDependencies } from "./create-graphic.ts";
import { drawPost } from "./draw-post.ts";
import { getGraphic, listRenders } from "./get-graphic.ts";
import { wantedSizes } from "./read-post.ts";
import type { GraphicFields, GraphicSizeName } from "./schema.ts";
import { dropUnusedRenders, storeRenders } from "./store-renders.ts";
import { graphics, type GraphicRow } from "./table.ts";

export interface UpdateGraphic {
  graphicId: string;
  ifMatch?: number | undefined;
  template?: string | undefined;
  fields?: GraphicFields | undefined;
  sizes?: readonly GraphicSizeName[] | null | undefined;
  attachedSize?: GraphicSizeName | null | undefined;
}

/**
 * Changes what a graphic shows, its sizes, or which of them stands among the content's pictures; a picture that stood there is replaced in
 * its place. Event: `graphic.updated`. @throws Problem 404, 409, 412, 413, 422
 */
export async function updateGraphic(deps: GraphicDependencies, principal: Principal, input: UpdateGraphic): Promise<GraphicRow> {
  const { db, storage, graphicDesk: desk, contentHooks, config } = deps;
  const { organizationId } = principal;
  const actor = actorOf(principal);
  const wanted = await db.readForOrganization(organizationId, async (tx) => {
    const before = await getGraphic(tx, input.graphicId, { ifMatch: input.ifMatch });
    await assertContentAccess(tx, principal, before.contentId);
    const template = input.template ?? before.template;
    const fields = input.fields ?? before.fields;
    const attachedSize = input.attachedSize === undefined ? before.attachedSize : input.attachedSize;
    const known = await listRenders(tx, before.id);
    const { post, drawing } = await drawPost(tx, desk, { contentId: before.contentId, template, fields });
    const sizes = input.sizes === undefined ? known.map(({ size }) => size) : (input.sizes ?? (await wantedSizes(tx, post.content)));
    return { before, content: post.content, template, fields, attachedSize, known, drawing, sizes: withSize(sizes, attachedSize) };
  });
  const { before, known, attachedSize, drawing, sizes } = wanted;
  const renders = await storeRenders({ db, storage, desk }, { organizationId, brandId: before.brandId, actor, drawing, sizes, known, quotaBytes: config.ASSET_QUOTA_BYTES });
  return db.forOrganization(organizationId, async (tx) => {
    const content = await getContent(tx, before.contentId, { lock: true });
    const current = await getGraphic(tx, before.id, { lock: true, ifMatch: before.version });
    const former = await listRenders(tx, before.id);
    await keepRenders(tx, current, renders);
    const was = former.find(({ size }) => size === current.attachedSize)?.assetId ?? null;
    await attach(tx, contentHooks, { contentId: current.contentId, actor, add: attachedSize === null ? null : assetOf(renders, attachedSize), remove: was });
    const { template, fields } = wanted;
    const [row] = await tx
      .update(graphics)
      .set({ template, fields, fieldsHash: hashOf({ template, fields }), attachedSize, version: current.version + 1, errorCode: null, faults: 0, updatedAt: sql`agency.now()` })
      .where(eq(graphics.id, current.id))
      .returning();
    await dropUnusedRenders(tx, former.map(({ assetId }) => assetId));
    const graphic = await settle(tx, row!, { isStale: content.version !== wanted.content.version });
    await recordEvents(tx, graphicEvent("graphic.updated", graphic, actor));
    return graphic;
  });
}

/** Takes a graphic away, and its picture out of the content. Event: `graphic.deleted`. @throws Problem 404, 409 */
export async function deleteGraphic(deps: Pick<GraphicDependencies, "db" | "contentHooks">, principal: Principal, input: { graphicId: string; ifMatch?: number | undefined }): Promise<GraphicRow> {
  const actor = actorOf(principal);
  return deps.db.forOrganization(principal.organizationId, async (tx) => {
    const { contentId } = await getGraphic(tx, input.graphicId);
    await assertContentAccess(tx, principal, contentId);
    await getContent(tx, contentId, { lock: true });
    const row = await getGraphic(tx, input.graphicId, { lock: true, ifMatch: input.ifMatch });
    const renders = await listRenders(tx, row.id);
    const shown = renders.find(({ size }) => size === row.attachedSize)?.assetId ?? null;
    await tx.delete(graphics).where(eq(graphics.id, row.id));
    if (shown !== null) await attach(tx, deps.contentHooks, { contentId, actor, add: null, remove: shown });
    await dropUnusedRenders(tx, renders.map(({ assetId }) => assetId));
    await recordEvents(tx, graphicEvent("graphic.deleted", row, actor));
    return row;
  });
}
