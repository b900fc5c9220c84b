import { z } from "zod";
import { disclosureSchema, postFormats, postOptionsSchema } from "@agency/providers/social/post-options";
import { moneySchema } from "../economics/schema.ts";
import { versionOriginSchema } from "../generation/transform-schema.ts";
import { localeSchema } from "../identity/schema.ts";
import { contentTypeSchema, platformSchema } from "../prompts/schema.ts";

const text = (max: number) => z.string().trim().max(max);
const hashtag = z.string().trim().min(1).max(150);

export const socialDocumentSchema = z.strictObject({
  type: z.literal("social"),
  body: text(70_000),
  hashtags: z.array(hashtag).max(60),
  cta: text(500),
  altText: text(1_000),
  link: z.url({ protocol: /^https?$/ }).max(2_000).nullable().default(null),
});
export const adsDocumentSchema = z.strictObject({
  type: z.literal("ads"),
  headlines: z.array(text(300)).max(20),
  descriptions: z.array(text(600)).max(10),
  primaryText: text(10_000),
  cta: text(200),
  /** What follows the domain on Google: `path/path2`. */
  path: text(100),
  path2: text(100).default(""),
  /** Where the ad leads. */
  finalUrl: z.url({ protocol: /^https?$/ }).max(2_000).nullable().default(null),
  /** Google: the place that a line is pinned to, by the line's position; null or absent lets Google choose. */
  headlinePins: z.array(z.int().min(1).max(3).nullable()).max(20).default([]),
  descriptionPins: z.array(z.int().min(1).max(2).nullable()).max(10).default([]),
});
export const landingSectionKinds = ["hero", "problem", "features", "benefits", "proof", "price", "faq", "cta"] as const;
export const landingDocumentSchema = z.strictObject({
  type: z.literal("landing"),
  sections: z
    .array(z.strictObject({ kind: z.enum(landingSectionKinds), heading: text(300), body: text(5_000), items: z.array(text(1_000)).max(30) }))
    .max(30),
});
export const videoDocumentSchema = z.strictObject({
  type: z.literal("video"),
  hook: text(500),
  scenes: z.array(z.strictObject({ voiceover: text(2_000), onScreenText: text(300), visual: text(1_000), seconds: z.number().min(0.5).max(120) })).max(40),
  caption: text(5_000),
  hashtags: z.array(hashtag).max(60),
});

/** What a version says: a structure of its own for each type. */
export const contentDocumentSchema = z.discriminatedUnion("type", [socialDocumentSchema, adsDocumentSchema, landingDocumentSchema, videoDocumentSchema]).meta({ id: "ContentDocument" });
export type ContentDocument = z.infer<typeof contentDocumentSchema>;
export type SocialDocument = z.infer<typeof socialDocumentSchema>;

export const contentStatuses = ["draft", "in_review", "changes_requested", "approved", "scheduled", "published", "archived"] as const;
export const contentStatusSchema = z.enum(contentStatuses);
export type ContentStatus = z.infer<typeof contentStatusSchema>;

/**
 * What one click may do about an issue. Nothing here happens by itself.
 * `replace` and `set` are exact edits of the field at `pointer` (offsets in UTF-16 units of its NFC form); `drop`
 * takes the entry at `pointer` out of its list; `rewrite` asks the writer for this field anew; `media` concerns a picture or video.
 */
export const issueFixSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("replace"), pointer: z.string(), start: z.int(), end: z.int(), text: z.string() }),
  z.object({ kind: z.literal("set"), pointer: z.string(), value: z.union([z.string(), z.array(z.string()), z.null()]) }),
  z.object({ kind: z.literal("drop"), pointer: z.string() }),
  z.object({ kind: z.literal("rewrite"), pointer: z.string() }),
  z.object({ kind: z.literal("media"), action: z.enum(["remove", "describe", "convert", "crop"]), index: z.int() }),
]).meta({ id: "ContentIssueFix" });
export type IssueFix = z.infer<typeof issueFixSchema>;

/** A broken rule of a network (`facebook.…`, `google_ads.…`), of the brand (`brand.…`), of advertising law (`law.…`) or of the catalogue (`facts.…`). */
export const issueSchema = z
  .object({
    code: z.string(),
    /** A notice tells what happens by itself. */
    severity: z.enum(["error", "warning", "notice"]),
    /** JSON pointer into the document, or `/media/…`. */
    pointer: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    detail: z.string(),
    /** Where in the field's text (its NFC form), in UTF-16 units. */
    range: z.object({ start: z.int(), end: z.int() }).optional(),
    /** Repairs, the likeliest first. */
    fixes: z.array(issueFixSchema).optional(),
  })
  .meta({ id: "ContentIssue" });
export type ContentIssue = z.infer<typeof issueSchema>;

export const contentVersionSchema = z
  .object({
    id: z.uuid(),
    versionName: z.string(),
    position: z.int(),
    revisionId: z.uuid(),
    revisionNumber: z.int(),
    document: contentDocumentSchema,
    provider: z.string().nullable(),
    model: z.string().nullable(),
    promptVersionId: z.uuid().nullable(),
    performanceScore: z.string().nullable(),
    /** What a rewrite did; null for a version that was written from a brief or by a person. */
    origin: versionOriginSchema.nullable(),
    sourceVersionId: z.uuid().nullable(),
    sourceRevisionId: z.uuid().nullable(),
    /** Who asked for it. */
    requestedBy: z.uuid().nullable(),
    /** What writing it cost; null for a person's text. */
    cost: moneySchema.nullable(),
    createdAt: z.string(),
  })
  .meta({ id: "ContentVersion" });

export const contentSummarySchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid(),
    productId: z.uuid().nullable(),
    type: contentTypeSchema,
    platform: z.string(),
    language: localeSchema,
    topic: z.string(),
    title: z.string(),
    body: z.string(),
    hashtags: z.array(z.string()),
    cta: z.string(),
    status: contentStatusSchema,
    scheduledAt: z.string().nullable(),
    publishedAt: z.string().nullable(),
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "ContentSummary" });

export const contentMediaSchema = z.object({
  assetId: z.uuid(),
  url: z.string(),
  kind: z.string(),
  mimeType: z.string(),
  byteLength: z.int(),
  alt: z.string().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  durationSeconds: z.number().nullable(),
  framesPerSecond: z.number().nullable().optional(),
  videoCodec: z.string().nullable().optional(),
  audioCodec: z.string().nullable().optional(),
  aiGenerated: z.boolean().describe("Made with AI; networks that ask are told"),
});

export const postFormatSchema = z.enum(postFormats);
/** What one network gets differently. Null means as the content says; an empty text, link or list means none. */
export const placementSchema = z
  .object({
    network: z.string(),
    format: postFormatSchema.nullable(),
    title: z.string().nullable(),
    text: z.string().nullable(),
    link: z.string().nullable(),
    firstComment: z.string().nullable(),
    options: postOptionsSchema.nullable(),
    media: z.array(contentMediaSchema).nullable(),
    /** Over the post as this network gets it. */
    issues: z.array(issueSchema),
  })
  .meta({ id: "Placement" });
export type Placement = z.infer<typeof placementSchema>;

export const contentSchema = contentSummarySchema
  .extend({
    currentVersionId: z.uuid().nullable(),
    versions: z.array(contentVersionSchema),
    media: z.array(contentMediaSchema),
    placements: z.array(placementSchema),
    /** What the content says of itself to networks that ask. */
    disclosure: disclosureSchema,
    issues: z.array(issueSchema),
    cost: z.object({ amount: z.string(), currency: z.string() }),
    approval: z
      .object({ id: z.uuid(), status: z.enum(["pending", "approved", "changes_requested", "withdrawn"]), revisionId: z.uuid(), note: z.string().nullable(), requestedAt: z.string(), decidedAt: z.string().nullable() })
      .nullable(),
    generationRunId: z.uuid().nullable(),
    /** The content that this one is the same piece as, for another network or in another language. */
    sourceContentId: z.uuid().nullable(),
    /** That content and the others made from it. */
    siblings: z.array(z.object({ id: z.uuid(), platform: z.string(), language: localeSchema, status: contentStatusSchema, title: z.string() })),
  })
  .meta({ id: "Content" });
export type Content = z.infer<typeof contentSchema>;

export const createContentSchema = z.strictObject({
  brandId: z.uuid(),
  productId: z.uuid().nullable().default(null),
  platform: platformSchema,
  language: localeSchema.default("vi"),
  topic: text(1_000).default(""),
  document: contentDocumentSchema,
});
/** Edits the version in force (or the named one); makes a new revision and returns approved or scheduled content to draft. */
export const updateContentSchema = z.strictObject({
  versionId: z.uuid().optional(),
  document: contentDocumentSchema.optional(),
  topic: text(1_000).optional(),
  productId: z.uuid().nullable().optional(),
  paidPartnership: z.boolean().optional().describe("A third party pays for it"),
  ownBrandPromotion: z.boolean().optional().describe("It promotes the brand's own business"),
});
export const chooseVersionSchema = z.strictObject({ versionId: z.uuid() });
const mediaChoice = z.strictObject({ assetId: z.uuid(), alt: text(1_000).nullable().default(null) });
/** Files of one post; TikTok takes the most. */
export const mostMedia = 35;
export const setMediaSchema = z.strictObject({ media: z.array(mediaChoice).max(mostMedia) });
export const setPlacementSchema = z.strictObject({
  format: postFormatSchema.nullable().default(null),
  title: text(500).nullable().default(null),
  text: text(70_000).nullable().default(null),
  link: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(2_000)]).nullable().default(null),
  firstComment: text(10_000).nullable().default(null),
  options: postOptionsSchema.nullable().default(null),
  media: z.array(mediaChoice).max(mostMedia).nullable().default(null),
});
export type PlacementInput = z.infer<typeof setPlacementSchema>;

export const contentListQuery = {
  brandId: z.uuid().optional(),
  status: contentStatusSchema.optional(),
  type: contentTypeSchema.optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  q: z.string().trim().max(200).optional(),
};

export const contentRevisionSchema = z
  .object({ id: z.uuid(), versionId: z.uuid(), number: z.int(), origin: z.enum(["generated", "edited", "imported"]), authorId: z.uuid().nullable(), document: contentDocumentSchema, createdAt: z.string() })
  .meta({ id: "ContentRevision" });
