import { z } from "zod";

export const rightsSchema = z.object({
  source: z.enum(["own", "stock", "ai"]),
  note: z.string().max(500).optional(),
  model: z.string().max(200).optional(),
  prompt: z.string().max(8_000).optional(),
});

export const assetSchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid().nullable(),
    kind: z.enum(["image", "video", "audio"]),
    mimeType: z.string(),
    byteLength: z.int(),
    sha256: z.string(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    fileName: z.string(),
    alt: z.string().nullable(),
    rights: rightsSchema,
    url: z.string().describe("Same-origin address of the bytes, for people who may see this organization"),
    createdAt: z.string(),
  })
  .meta({ id: "Asset" });
export type Asset = z.infer<typeof assetSchema>;

export const importAssetSchema = z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(2_000), brandId: z.uuid().nullable().default(null) });
export const updateAssetSchema = z.strictObject({ alt: z.string().trim().max(1_000).nullable().optional(), rights: rightsSchema.strict().optional() });
