import { asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { notFound, stale } from "@agency/platform/http";
import { assets } from "../assets/index.ts";
import type { ContentGraphic } from "./schema.ts";
import { graphicRenders, graphics, type GraphicRenderRow, type GraphicRow } from "./table.ts";

/** @throws Problem 404 also for one of another organization, 412 when `ifMatch` is not the current version */
export async function getGraphic(tx: Transaction, graphicId: string, options: { lock?: boolean; ifMatch?: number | undefined } = {}): Promise<GraphicRow> {
  const query = tx.select().from(graphics).where(eq(graphics.id, graphicId));
  const [row] = options.lock ? await query.for("update") : await query;
  if (!row) throw notFound("This graphic");
  if (options.ifMatch !== undefined && options.ifMatch !== row.version) throw stale();
  return row;
}

export const listRenders = (tx: Transaction, graphicId: string): Promise<GraphicRenderRow[]> => tx.select().from(graphicRenders).where(eq(graphicRenders.graphicId, graphicId));

/** The graphics of a content, oldest first, each with its pictures. */
export async function listGraphics(tx: Transaction, contentId: string): Promise<ContentGraphic[]> {
  return presentGraphics(tx, await tx.select().from(graphics).where(eq(graphics.contentId, contentId)).orderBy(asc(graphics.id)).limit(50));
}

export const presentGraphic = async (tx: Transaction, row: GraphicRow): Promise<ContentGraphic> => (await presentGraphics(tx, [row]))[0]!;

async function presentGraphics(tx: Transaction, found: GraphicRow[]): Promise<ContentGraphic[]> {
  if (found.length === 0) return [];
  const renders = await tx
    .select({ render: graphicRenders, width: assets.width, height: assets.height })
    .from(graphicRenders)
    .innerJoin(assets, eq(assets.id, graphicRenders.assetId))
    .where(inArray(graphicRenders.graphicId, found.map(({ id }) => id)))
    .orderBy(asc(graphicRenders.createdAt), asc(graphicRenders.size));
  return found.map((row) => ({
    id: row.id,
    contentId: row.contentId,
    template: row.template,
    fields: row.fields,
    attachedSize: row.attachedSize,
    renders: renders
      .filter(({ render }) => render.graphicId === row.id)
      .map(({ render, width, height }) => ({ size: render.size, assetId: render.assetId, url: `/files/${render.assetId}`, width, height, warnings: render.warnings })),
    isDrawing: row.renderDueAt !== null,
    errorCode: row.errorCode,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }));
}
