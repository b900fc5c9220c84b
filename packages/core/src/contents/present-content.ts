import { and, asc, eq, isNull, ne, or } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { assets } from "../assets/table.ts";
import { readGuard } from "../products/index.ts";
import { versionCosts } from "../generation/index.ts";
import { checkContent } from "./check-content.ts";
import type { ContentHooks } from "./hooks.ts";
import type { Content, contentSummarySchema, contentVersionSchema } from "./schema.ts";
import type { ListedContent } from "./list-contents.ts";
import { contentMedia, contentRevisions, contents, contentVersions, placements, type ContentRow } from "./table.ts";

type ContentSummary = z.infer<typeof contentSummarySchema>;

export function presentSummary(row: ListedContent): ContentSummary {
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
  const guard = await readGuard(tx, row.brandId);
  const versions = await listVersions(tx, row.id);
  const media = await tx
    .select({ assetId: assets.id, kind: assets.kind, mimeType: assets.mimeType, byteLength: assets.byteLength, alt: contentMedia.alt, width: assets.width, height: assets.height })
    .from(contentMedia)
    .innerJoin(assets, eq(assets.id, contentMedia.assetId))
    .where(eq(contentMedia.contentId, row.id))
    .orderBy(asc(contentMedia.position));
  const files = media.map((entry) => ({ ...entry, byteLength: Number(entry.byteLength) }));
  const placed = await tx.select({ network: placements.network, text: placements.text, link: placements.link }).from(placements).where(eq(placements.contentId, row.id)).orderBy(asc(placements.network));
  const inForce = versions.find((version) => version.id === row.currentVersionId);
  const view: Content = {
    ...presentSummary(row),
    currentVersionId: row.currentVersionId,
    versions,
    media: files.map((file) => ({ ...file, url: `/files/${file.assetId}` })),
    placements: placed,
    issues: inForce ? checkContent({ document: inForce.document, platform: row.platform, guard, topic: row.topic, productId: row.productId, language: row.language, media: files }) : [],
    cost: { amount: "0", currency: "USD" },
    approval: null,
    generationRunId: null,
    sourceContentId: row.sourceContentId,
    siblings: await listSiblings(tx, row),
  };
  for (const enrich of hooks.enrich) Object.assign(view, await enrich(tx, row));
  return view;
}

/** Alternatives in their order; discarded ones are left out. */
export async function listVersions(tx: Transaction, contentId: string): Promise<z.infer<typeof contentVersionSchema>[]> {
  const costs = await versionCosts(tx, contentId);
  const found = await tx
    .select({ version: contentVersions, revision: contentRevisions })
    .from(contentVersions)
    .innerJoin(contentRevisions, and(eq(contentRevisions.id, contentVersions.currentRevisionId), eq(contentRevisions.organizationId, contentVersions.organizationId)))
    .where(and(eq(contentVersions.contentId, contentId), isNull(contentVersions.discardedAt)))
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
    origin: version.origin,
    sourceVersionId: version.sourceVersionId,
    sourceRevisionId: version.sourceRevisionId,
    requestedBy: version.requestedBy,
    cost: costs.get(version.id) ?? null,
    createdAt: version.createdAt.toISOString(),
  }));
}

/** The same piece elsewhere: what it was made from, and everything made from the same. Archived ones are left out. */
async function listSiblings(tx: Transaction, row: ContentRow): Promise<Content["siblings"]> {
  const root = row.sourceContentId ?? row.id;
  const found = await tx
    .select({ id: contents.id, platform: contents.platform, language: contents.language, status: contents.status, title: contents.title })
    .from(contents)
    .where(and(or(eq(contents.id, root), eq(contents.sourceContentId, root), eq(contents.sourceContentId, row.id)), ne(contents.id, row.id), ne(contents.status, "archived")))
    .orderBy(asc(contents.id))
    .limit(20);
  return found;
}
