import { asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
import { plainOptions, type Disclosure, type PostFormat, type PostOptions } from "@agency/providers/social/post-options";
import { assets } from "../assets/table.ts";
import { canonicalHash } from "./document-hash.ts";
import { isPublishable, postText } from "./rules.ts";
import { contentMedia, contentRevisions, contentVersions, placements, type ContentRow } from "./table.ts";

/** A picture or video of a frozen post; the bytes are addressed by hash, so they cannot change behind it (R16). */
export interface FrozenMediaRef {
  assetId: string;
  sha256: string;
  mimeType: string;
  byteLength: number;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  /** Videos, where they are known; snapshots from before know nothing. */
  framesPerSecond?: number | null;
  videoCodec?: string | null;
  audioCodec?: string | null;
  storageKey: string;
  alt: string | null;
}

/** Exactly what one network will get, and the hash that approval and publication compare. */
export interface FrozenContent {
  revisionId: string;
  versionId: string;
  format: PostFormat;
  title: string | null;
  text: string;
  link: string | null;
  media: FrozenMediaRef[];
  firstComment: string | null;
  disclosure: Disclosure;
  options: PostOptions;
  /** Over revision, every placement and media: what was approved as a whole. */
  contentHash: string;
}

/** @throws Problem 409 when there is no version yet */
export async function freezeContent(tx: Transaction, content: ContentRow, network: string | null): Promise<FrozenContent> {
  const [version] = content.currentVersionId
    ? await tx
        .select({ versionId: contentVersions.id, revisionId: contentRevisions.id, document: contentRevisions.document, hash: contentRevisions.hash })
        .from(contentVersions)
        .innerJoin(contentRevisions, eq(contentRevisions.id, contentVersions.currentRevisionId))
        .where(eq(contentVersions.id, content.currentVersionId))
    : [];
  if (!version) throw conflict("no_version", "There is no text yet. Write or generate one first.");
  const attached = await tx.select({ assetId: contentMedia.assetId, alt: contentMedia.alt }).from(contentMedia).where(eq(contentMedia.contentId, content.id)).orderBy(asc(contentMedia.position));
  const placed = await tx.select().from(placements).where(eq(placements.contentId, content.id)).orderBy(asc(placements.network));
  const files = await readFiles(tx, [...attached, ...placed.flatMap(({ media }) => media ?? [])].map(({ assetId }) => assetId));
  const placement = placed.find((entry) => entry.network === network);
  const { document } = version;
  const altText = isPublishable(document) ? document.altText : null;
  const media = (placement?.media ?? attached).flatMap(({ assetId, alt }) => {
    const file = files.get(assetId);
    return file ? [{ file, alt: alt ?? altText }] : [];
  });
  return {
    revisionId: version.revisionId,
    versionId: version.versionId,
    format: placement?.format ?? "feed",
    title: placement?.title || null,
    text: placement?.text ?? (isPublishable(document) ? postText(document) : ""),
    // An empty one says: none here.
    link: (placement?.link ?? (isPublishable(document) ? document.link : null)) || null,
    media: media.map(({ file: { ai: _ai, ...file }, alt }) => ({ ...file, byteLength: Number(file.byteLength), alt })),
    firstComment: placement?.firstComment || null,
    disclosure: { aiGenerated: media.some(({ file }) => file.ai !== null), paidPartnership: content.paidPartnership, ownBrand: content.ownBrandPromotion },
    options: { ...plainOptions, ...placement?.options },
    contentHash: canonicalHash({
      revision: version.hash,
      placements: placed.map(({ network: name, text, link, ...more }) => ({ network: name, text, link, ...ifSaid({ format: more.format, title: more.title, firstComment: more.firstComment, options: more.options, media: hashed(more.media, files) }) })),
      media: attached.map(({ assetId, alt }) => ({ sha256: files.get(assetId)?.sha256, alt })),
      ...ifSaid({ paidPartnership: content.paidPartnership || null, ownBrand: content.ownBrandPromotion || null }),
    }),
  };
}

const fileColumns = {
  assetId: assets.id,
  sha256: assets.sha256,
  mimeType: assets.mimeType,
  byteLength: assets.byteLength,
  width: assets.width,
  height: assets.height,
  durationSeconds: assets.durationSeconds,
  framesPerSecond: assets.framesPerSecond,
  videoCodec: assets.videoCodec,
  audioCodec: assets.audioCodec,
  storageKey: assets.storageKey,
  ai: assets.ai,
};

async function readFiles(tx: Transaction, ids: string[]) {
  const found = ids.length > 0 ? await tx.select(fileColumns).from(assets).where(inArray(assets.id, ids)) : [];
  return new Map(found.map((file) => [file.assetId, file]));
}

const hashed = (media: { assetId: string; alt: string | null }[] | null, files: Awaited<ReturnType<typeof readFiles>>) =>
  media?.map(({ assetId, alt }) => ({ sha256: files.get(assetId)?.sha256, alt })) ?? null;

/** What nobody chose is left out of the hash, so that a choice added later to the product voids no approval. */
function ifSaid(choices: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== null && value !== undefined));
}
