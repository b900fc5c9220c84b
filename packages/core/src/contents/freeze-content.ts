import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { conflict } from "@agency/platform/http";
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
  storageKey: string;
  alt: string | null;
}

/** Exactly what one network will get, and the hash that approval and publication compare. */
export interface FrozenContent {
  revisionId: string;
  versionId: string;
  text: string;
  link: string | null;
  media: FrozenMediaRef[];
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
  const media = await tx
    .select({
      assetId: assets.id,
      sha256: assets.sha256,
      mimeType: assets.mimeType,
      byteLength: assets.byteLength,
      width: assets.width,
      height: assets.height,
      storageKey: assets.storageKey,
      alt: contentMedia.alt,
    })
    .from(contentMedia)
    .innerJoin(assets, and(eq(assets.id, contentMedia.assetId), eq(assets.organizationId, contentMedia.organizationId)))
    .where(eq(contentMedia.contentId, content.id))
    .orderBy(asc(contentMedia.position));
  const placed = await tx.select({ network: placements.network, text: placements.text, link: placements.link }).from(placements).where(eq(placements.contentId, content.id)).orderBy(asc(placements.network));
  const placement = placed.find((entry) => entry.network === network);
  const document = version.document;
  const altText = isPublishable(document) ? document.altText : null;
  return {
    revisionId: version.revisionId,
    versionId: version.versionId,
    text: placement?.text ?? (isPublishable(document) ? postText(document) : ""),
    link: placement?.link ?? (isPublishable(document) ? (document.link ?? null) : null),
    media: media.map((entry) => ({ ...entry, byteLength: Number(entry.byteLength), alt: entry.alt ?? altText })),
    contentHash: canonicalHash({ revision: version.hash, placements: placed, media: media.map(({ sha256, alt }) => ({ sha256, alt })) }),
  };
}
