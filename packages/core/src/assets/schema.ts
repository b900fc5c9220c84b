import { z } from "zod";

const text = (max: number) => z.string().trim().max(max);

export const rightsSchema = z.object({
  source: z.enum(["own", "stock", "ai"]),
  note: z.string().max(500).optional(),
  model: z.string().max(200).optional(),
  prompt: z.string().max(8_000).optional(),
  licence: z.string().max(200).optional().describe("Name or number of the licence"),
  expiresOn: z.iso.date().optional().describe("Last day on which the file may be used"),
});
export type Rights = z.infer<typeof rightsSchema>;

/** What a model had to do with a file: IPTC's word for it, and who made it. Networks' AI labels read this. */
export const assetAiSchema = z.object({
  kind: z.enum(["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"]),
  provider: z.string().max(100),
  model: z.string().max(200),
  prompt: z.string().max(8_000).optional(),
});
export type AssetAi = z.infer<typeof assetAiSchema>;

export const focusSchema = z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });
export const tagsSchema = z.array(z.string().trim().min(1).max(40)).max(20);
export const assetKindSchema = z.enum(["image", "video", "audio", "document"]);

export const assetSchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid().nullable(),
    folderId: z.uuid().nullable(),
    kind: assetKindSchema,
    mimeType: z.string(),
    byteLength: z.int(),
    sha256: z.string(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    durationSeconds: z.number().nullable(),
    videoCodec: z.string().nullable(),
    audioCodec: z.string().nullable(),
    pages: z.int().nullable().describe("Documents only"),
    fileName: z.string(),
    alt: z.string().nullable(),
    tags: z.array(z.string()),
    focus: z.object({ x: z.number(), y: z.number() }).nullable().describe("What must stay in view when the picture is cropped, as parts of width and height"),
    rights: rightsSchema,
    ai: assetAiSchema.nullable(),
    fileNumber: z.int().describe("How many files this asset has had"),
    version: z.int(),
    url: z.string().describe("Same-origin address of the bytes, for people who may see this organization"),
    thumbnailUrl: z.string().nullable().describe("At most 320 pixels; pictures, and the first page of documents"),
    previewUrl: z.string().nullable().describe("At most 640 pixels; pictures, and the first page of documents"),
    archivedAt: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: "Asset" });
export type Asset = z.infer<typeof assetSchema>;

export const importAssetSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  brandId: z.uuid().nullable().default(null),
  folderId: z.uuid().nullable().default(null),
  tags: tagsSchema.default([]),
});
/** Pages of a document that is made of pictures: as many as networks show before readers tire. */
export const maxPicturePages = 30;
export const makeDocumentSchema = z.strictObject({
  assetIds: z.array(z.uuid()).min(1).max(maxPicturePages).describe("Pictures, a page each, in this order"),
  title: text(200).min(1),
  brandId: z.uuid().nullable().default(null),
});

/** A copy of a picture that a network takes. */
export const fitPictureSchema = z.strictObject({ network: z.enum(["facebook", "instagram", "tiktok", "linkedin"]), format: z.enum(["feed", "reel", "story", "draft"]).default("feed") });

export const updateAssetSchema = z.strictObject({
  alt: text(1_000).nullable().optional(),
  rights: rightsSchema.strict().optional(),
  fileName: text(200).min(1).optional(),
  brandId: z.uuid().nullable().optional(),
  folderId: z.uuid().nullable().optional(),
  tags: tagsSchema.optional(),
  focus: focusSchema.nullable().optional(),
});

export const assetUseSchema = z
  .object({ what: z.enum(["content", "brand", "product", "graphic"]), id: z.uuid(), title: z.string().nullable(), status: z.string().nullable(), open: z.boolean().describe("Keeps the file from being deleted") })
  .meta({ id: "AssetUse" });

export const assetVersionSchema = z
  .object({
    number: z.int(),
    fileName: z.string(),
    mimeType: z.string(),
    byteLength: z.int(),
    sha256: z.string(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    durationSeconds: z.number().nullable(),
    isCurrent: z.boolean(),
    url: z.string(),
    createdAt: z.string(),
  })
  .meta({ id: "AssetVersion" });

export const renditionSchema = z
  .object({
    name: z.string(),
    network: z.string().nullable(),
    width: z.int(),
    height: z.int(),
    fit: z.enum(["inside", "cover"]),
    url: z.string(),
    byteLength: z.int().nullable().describe("Null until it was asked for once"),
  })
  .meta({ id: "AssetRendition" });

export const assetFolderSchema = z.object({ id: z.uuid(), name: z.string(), assets: z.int() }).meta({ id: "AssetFolder" });
export const folderInputSchema = z.strictObject({ name: text(80).min(1) });
export const assetTagSchema = z.object({ tag: z.string(), assets: z.int() }).meta({ id: "AssetTag" });
export const assetUsageSchema = z.object({ usedBytes: z.int(), quotaBytes: z.int(), assets: z.int() }).meta({ id: "AssetUsage" });

export const bulkAssetsSchema = z.strictObject({
  assetIds: z.array(z.uuid()).min(1).max(100),
  archived: z.boolean().optional(),
  folderId: z.uuid().nullable().optional(),
  addTags: tagsSchema.optional(),
  removeTags: tagsSchema.optional(),
  rights: rightsSchema.strict().optional(),
});
export const bulkResultSchema = z.object({ changed: z.array(assetSchema), skipped: z.int().describe("Files that are not there for the caller") }).meta({ id: "BulkAssetsResult" });

export const uploadInputSchema = z.strictObject({
  fileName: text(200).min(1),
  byteLength: z.int().min(1).max(2 * 1024 ** 3),
  brandId: z.uuid().nullable().default(null),
  folderId: z.uuid().nullable().default(null),
  alt: text(1_000).nullable().default(null),
  tags: tagsSchema.default([]),
  replaceAssetId: z.uuid().nullable().default(null),
});
export const uploadSchema = z
  .object({
    id: z.uuid(),
    status: z.enum(["open", "checking", "done", "failed", "cancelled", "expired"]),
    fileName: z.string(),
    byteLength: z.int(),
    partBytes: z.int(),
    receivedParts: z.array(z.int()),
    parts: z.array(z.object({ partNumber: z.int(), byteLength: z.int(), url: z.string(), headers: z.record(z.string(), z.string()) })).describe("Parts that are missing: PUT the bytes there. The addresses hold for an hour; read the upload again for new ones"),
    assetId: z.uuid().nullable(),
    error: z.object({ code: z.string(), detail: z.string() }).nullable(),
    expiresAt: z.string(),
  })
  .meta({ id: "AssetUpload" });
export type AssetUpload = z.infer<typeof uploadSchema>;

export const mediaLinkInputSchema = z.strictObject({ rendition: z.string().max(40).nullable().default(null), expiresInSeconds: z.int().min(60).max(604_800).default(3_600) });
export const mediaLinkSchema = z.object({ url: z.string(), expiresAt: z.string() }).meta({ id: "MediaLink" });
