import { and, asc, eq, inArray, isNull, ne, or } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { assets } from "../assets/table.ts";
import { readGuard } from "../products/index.ts";
import { versionCosts } from "../generation/index.ts";
import type { RuledNetwork } from "@agency/providers/social/network-rules";
import { checkContent, rulesOf } from "./check-content.ts";
import { checkPlacement, type PlacedPost } from "./check-placement.ts";
import type { ContentHooks } from "./hooks.ts";
import { isPublishable } from "./post-text.ts";
import type { Content, ContentDocument, contentSummarySchema, contentVersionSchema } from "./schema.ts";
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
  const attached = await tx.select({ assetId: contentMedia.assetId, alt: contentMedia.alt }).from(contentMedia).where(eq(contentMedia.contentId, row.id)).orderBy(asc(contentMedia.position));
  const placed = await tx.select().from(placements).where(eq(placements.contentId, row.id)).orderBy(asc(placements.network));
  const files = await readMedia(tx, [...attached, ...placed.flatMap(({ media }) => media ?? [])].map(({ assetId }) => assetId));
  const withFiles = (entries: readonly { assetId: string; alt: string | null }[]) =>
    entries.flatMap(({ assetId, alt }) => {
      const file = files.get(assetId);
      return file ? [{ ...file, alt }] : [];
    });
  const media = withFiles(attached);
  const inForce = versions.find((version) => version.id === row.currentVersionId);
  const view: Content = {
    ...presentSummary(row),
    currentVersionId: row.currentVersionId,
    versions,
    media,
    placements: placed.map((placement) => {
      const own = placement.media ? withFiles(placement.media) : null;
      const { network, format, title, text, link, firstComment, options } = placement;
      const choices = { format, title, text, link, firstComment, options, media: own };
      return { network, ...choices, issues: inForce ? placementIssues(row, inForce.document, media, network, choices) : [] };
    }),
    disclosure: disclosureOf(row, media),
    issues: [],
    cost: { amount: "0", currency: "USD" },
    approval: null,
    generationRunId: null,
    sourceContentId: row.sourceContentId,
    siblings: await listSiblings(tx, row),
  };
  if (inForce) {
    const found = checkContent({ document: inForce.document, platform: row.platform, guard, topic: row.topic, productId: row.productId, language: row.language, media });
    // What the network of the piece gets differently is what its rules judge.
    const own = view.placements.find(({ network }) => network === row.platform);
    view.issues = own ? [...own.issues, ...found.filter(({ code }) => !code.startsWith(`${row.platform}.`))] : found;
  }
  for (const enrich of hooks.enrich) Object.assign(view, await enrich(tx, row));
  return view;
}

const disclosureOf = (row: ContentRow, media: Content["media"]): Content["disclosure"] => ({ aiGenerated: media.some(({ aiGenerated }) => aiGenerated), paidPartnership: row.paidPartnership, ownBrand: row.ownBrandPromotion });

function placementIssues(row: ContentRow, document: ContentDocument, media: Content["media"], network: string, placement: PlacedPost["placement"] & { media: Content["media"] | null }): Content["issues"] {
  if (!isPublishable(document) || !isRuled(network)) return [];
  const found = checkPlacement({ document, media, placement, disclosure: disclosureOf(row, placement.media ?? media) }, network, row.language);
  return found.map(({ placementFix: _fix, ...issue }) => issue);
}

const isRuled = (network: string): network is RuledNetwork => rulesOf(network) !== null;

/** Files as a post shows them; a description belongs to the post, not to the file. */
async function readMedia(tx: Transaction, ids: readonly string[]): Promise<Map<string, Omit<Content["media"][number], "alt">>> {
  if (ids.length === 0) return new Map();
  const { id, kind, mimeType, byteLength, width, height, durationSeconds, framesPerSecond, videoCodec, audioCodec, ai } = assets;
  const found = await tx.select({ assetId: id, kind, mimeType, byteLength, width, height, durationSeconds, framesPerSecond, videoCodec, audioCodec, ai }).from(assets).where(inArray(id, [...ids]));
  return new Map(found.map(({ ai: madeWith, ...file }) => [file.assetId, { ...file, byteLength: Number(file.byteLength), url: `/files/${file.assetId}`, aiGenerated: madeWith !== null }]));
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
