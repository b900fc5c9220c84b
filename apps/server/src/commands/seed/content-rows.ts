import { canonicalHash, projectDocument } from "@agency/core/contents";
import type { ContentDocument, ContentStatus } from "@agency/core/contents/schema";
import { newId } from "@agency/platform/db";
import { foldText } from "@agency/platform/text";
import { seedBusinesses } from "./catalogue.ts";
import { varyDocument, type SeedDraft } from "./drafts.ts";
import type { createRandom } from "./random.ts";

/** A brand of the data with what its contents refer to. */
export interface SeededBrand {
  id: string;
  organizationId: string;
  ownerId: string;
  business: number;
  branch: string;
  timeZone: string;
  productIds: string[];
  channel: { id: string; remoteId: string };
}

/** One content with everything that hangs on it, as `insert-contents.ts` sends it. */
export interface SeededContent {
  id: string;
  organization_id: string;
  brand_id: string;
  product_id: string;
  owner_id: string;
  type: string;
  platform: string;
  language: string;
  topic: string;
  title: string;
  body: string;
  hashtags: string[];
  cta: string;
  status: ContentStatus;
  search_text: string;
  scheduled_at: string | null;
  published_at: string | null;
  created_at: string;
  updated_at: string;
  version_id: string;
  revision_id: string;
  document: ContentDocument;
  hash: string;
  approval: { id: string; status: string; frozen_hash: string; decided_at: string | null } | null;
  publication: { id: string; channel_id: string; lane: string; status: string; due_at: string; time_zone: string; remote_id: string | null; permalink: string | null; published_at: string | null } | null;
}

const dayMs = 86_400_000;
/** Younger contents are still under way. */
const openDays = 21;
const daysAhead = 28;
const quarterMs = 900_000;

/** The content made at `createdAt`, in a status that fits its age. */
export function seedContent(input: { brand: SeededBrand; draft: SeedDraft; createdAt: Date; now: Date; publicOrigin: string; random: ReturnType<typeof createRandom> }): SeededContent {
  const { brand, draft, createdAt, now, random } = input;
  const business = seedBusinesses[brand.business]!;
  const document = { ...varyDocument(draft.document, business.language, brand.branch, draft.topic, random.next()), ...(draft.type === "social" ? { link: null } : {}) } as ContentDocument;
  const projection = projectDocument(document);
  const status = chooseStatus({ ageDays: (now.getTime() - createdAt.getTime()) / dayMs, goesOut: draft.platform === "facebook", chance: random.next() });
  const ids = { content: newId(createdAt), version: newId(createdAt), revision: newId(createdAt), approval: newId(createdAt), publication: newId(createdAt) };
  const hash = canonicalHash(document);
  const decidedAt = new Date(Math.min(createdAt.getTime() + (0.2 + random.next()) * dayMs, now.getTime()));
  const dueAt = status === "scheduled" ? postingTime(now.getTime() + (0.1 + random.next()) * daysAhead * dayMs, random.below(14 * 4)) : new Date(Math.min(postingTime(decidedAt.getTime() + random.next() * 3 * dayMs, random.below(14 * 4)).getTime(), now.getTime() - quarterMs));
  const isPlanned = status === "scheduled" || status === "published";
  const publishedAt = status === "published" ? new Date(dueAt.getTime() + 400 + random.below(1_500)) : null;
  const remoteId = publishedAt === null ? null : `${brand.channel.remoteId}_${BigInt(`0x${ids.publication.replaceAll("-", "").slice(-13)}`)}`;
  return {
    id: ids.content,
    organization_id: brand.organizationId,
    brand_id: brand.id,
    product_id: brand.productIds[draft.product]!,
    owner_id: brand.ownerId,
    type: draft.type,
    platform: draft.platform,
    language: business.language,
    topic: draft.topic,
    ...projection,
    status,
    search_text: foldText(`${draft.topic} ${projection.title} ${projection.body}`).slice(0, 8_000),
    scheduled_at: status === "scheduled" ? dueAt.toISOString() : null,
    published_at: publishedAt?.toISOString() ?? null,
    created_at: createdAt.toISOString(),
    updated_at: (publishedAt ?? (status === "draft" ? createdAt : decidedAt)).toISOString(),
    version_id: ids.version,
    revision_id: ids.revision,
    document,
    hash,
    approval: approvalStatus[status] === null ? null : {
      id: ids.approval,
      status: approvalStatus[status],
      frozen_hash: canonicalHash({ revision: hash, placements: [], media: [] }),
      decided_at: status === "in_review" ? null : decidedAt.toISOString(),
    },
    publication: isPlanned ? {
      id: ids.publication,
      channel_id: brand.channel.id,
      lane: `facebook:sandbox:${brand.channel.remoteId}`,
      status: status === "published" ? "published" : "scheduled",
      due_at: dueAt.toISOString(),
      time_zone: brand.timeZone,
      remote_id: remoteId,
      permalink: remoteId === null ? null : `${input.publicOrigin}/sandbox/pages/facebook/${brand.channel.remoteId}/posts/${remoteId}`,
      published_at: publishedAt?.toISOString() ?? null,
    } : null,
  };
}

const approvalStatus: Record<ContentStatus, string | null> = {
  draft: null,
  archived: null,
  in_review: "pending",
  changes_requested: "changes_requested",
  approved: "approved",
  scheduled: "approved",
  published: "approved",
};

function chooseStatus(input: { ageDays: number; goesOut: boolean; chance: number }): ContentStatus {
  const shares: [ContentStatus, number][] =
    input.ageDays > openDays
      ? input.goesOut
        ? [["published", 0.84], ["archived", 0.08], ["draft", 0.05], ["changes_requested", 0.03]]
        : [["approved", 0.6], ["archived", 0.2], ["draft", 0.15], ["changes_requested", 0.05]]
      : input.goesOut && input.ageDays > 2
        ? [["published", 0.3], ["draft", 0.28], ["in_review", 0.14], ["approved", 0.12], ["scheduled", 0.1], ["changes_requested", 0.06]]
        : [["draft", 0.5], ["in_review", 0.25], ["approved", 0.17], ["changes_requested", 0.08]];
  let left = input.chance;
  for (const [status, share] of shares) {
    if (left < share) return status;
    left -= share;
  }
  return "draft";
}

/** A quarter of an hour between 8 and 22 o'clock in Indochina (UTC+7) on the day of `instant` or the next. */
function postingTime(instant: number, quarter: number): Date {
  const day = Math.floor((instant + 7 * 3_600_000) / dayMs) * dayMs - 7 * 3_600_000;
  const at = day + 8 * 3_600_000 + quarter * quarterMs;
  return new Date(at < instant ? at + dayMs : at);
}
