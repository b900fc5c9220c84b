import { and, asc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { assets } from "../assets/table.ts";
import { getBrand } from "../brands/index.ts";
import { checkContent } from "./check-content.ts";
import type { ContentHooks } from "./hooks.ts";
import type { Content, contentSummarySchema, contentVersionSchema } from "./schema.ts";
import { contentMedia, contentRevisions, contentVersions, placements, type ContentRow } from "./table.ts";

type ContentSummary = z.infer<typeof contentSummarySchema>;

export function presentSummary(row: ContentRow): ContentSummary {
  return {
    id: row.id,
    brandId: row.brandId,
    productId: row.productId,
    type: row.type,
    platform: row.platform,
    language: row.language,
    topic: row.topic,
    title: row.title,
    body: row.body,
    hashtags: row.hashtags,
    cta: row.cta,
    status: row.status,
    scheduledAt: row.scheduledAt?.toISOString() ?? null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The full view: versions with their documents, media, placements, broken rules, and what upper rooms add. */
export async function presentContent(tx: Transaction, hooks: ContentHooks, row: ContentRow): Promise<Content> {
  const brand = await getBrand(tx, row.brandId);
  const versions = await listVersions(tx, row.id);
  const media = await tx
    .select({ assetId: assets.id, kind: assets.kind, mimeType: assets.mimeType, byteLength: assets.byteLength, alt: contentMedia.alt, width: assets.width, height: assets.height })
    .from(contentMedia)
    .innerJoin(assets, eq(assets.id, contentMedia.assetId))
    .where(eq(contentMedia.contentId, row.id))
    .orderBy(asc(contentMedia.position));
  const placed = await tx.select({ network: placements.network, text: placements.text, link: placements.link }).from(placements).where(eq(placements.contentId, row.id)).orderBy(asc(placements.network));
  const inForce = versions.find((version) => version.id === row.currentVersionId);
  const view: Content = {
    ...presentSummary(row),
    currentVersionId: row.currentVersionId,
    versions,
    media: media.map(({ assetId, kind, alt, width, height }) => ({ assetId, kind, alt, width, height, url: `/files/${assetId}` })),
    placements: placed,
    issues: inForce ? checkContent({ document: inForce.document, platform: row.platform, dontWords: brand.dontWords, language: row.language, media: media.map((entry) => ({ ...entry, byteLength: Number(entry.byteLength) })) }) : [],
    cost: { amount: "0", currency: "USD" },
    approval: null,
    generationRunId: null,
  };
  for (const enrich of hooks.enrich) Object.assign(view, await enrich(tx, row));
  return view;
}

export async function listVersions(tx: Transaction, contentId: string): Promise<z.infer<typeof contentVersionSchema>[]> {
  const found = await tx
    .select({ version: contentVersions, revision: contentRevisions })
    .from(contentVersions)
    .innerJoin(contentRevisions, and(eq(contentRevisions.id, contentVersions.currentRevisionId), eq(contentRevisions.organizationId, contentVersions.organizationId)))
    .where(eq(contentVersions.contentId, contentId))
    .orderBy(asc(contentVersions.position));
  return found.map(({ version, revision }) => ({
    id: version.id,
    versionName: version.versionName,
    position: version.position,
    revisionId: revision.id,
    revisionNumber: revision.number,
    document: revision.document,
    provider: version.provider,
    model: version.model,
    promptVersionId: version.promptVersionId,
    performanceScore: version.performanceScore,
    createdAt: version.createdAt.toISOString(),
  }));
}
