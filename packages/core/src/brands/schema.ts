import { z } from "zod";
import { localeSchema, timeZoneSchema } from "../identity/schema.ts";

const shortText = z.string().trim().max(200);
const longText = z.string().trim().max(4_000);
const word = z.string().trim().min(1).max(80);
export const colorSchema = z.string().regex(/^#[0-9a-fA-F]{6}$/, "Use a colour such as #0F766E.").transform((value) => value.toUpperCase());

const fields = {
  name: shortText.min(1),
  industry: shortText.nullable(),
  description: longText.nullable(),
  toneOfVoice: longText.nullable(),
  targetAudience: longText.nullable(),
  brandColors: z.array(colorSchema).max(12),
  logoAssetId: z.uuid().nullable(),
  websiteUrl: z.url({ protocol: /^https?$/ }).max(2_000).nullable(),
  language: localeSchema,
  timeZone: timeZoneSchema,
  doWords: z.array(word).max(100),
  dontWords: z.array(word).max(100),
};

export const createBrandSchema = z.strictObject({
  name: fields.name,
  industry: fields.industry.default(null),
  description: fields.description.default(null),
  toneOfVoice: fields.toneOfVoice.default(null),
  targetAudience: fields.targetAudience.default(null),
  brandColors: fields.brandColors.default([]),
  logoAssetId: fields.logoAssetId.default(null),
  websiteUrl: fields.websiteUrl.default(null),
  language: fields.language.default("vi"),
  timeZone: fields.timeZone.default("Asia/Ho_Chi_Minh"),
  doWords: fields.doWords.default([]),
  dontWords: fields.dontWords.default([]),
});
export const updateBrandSchema = z.strictObject(fields).partial();

export const brandSchema = z
  .object({
    id: z.uuid(),
    ...fields,
    brandColors: z.array(z.string()),
    websiteUrl: z.string().nullable(),
    timeZone: z.string(),
    logoUrl: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
    archivedAt: z.string().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "Brand" });
export type Brand = z.infer<typeof brandSchema>;

export const demoBrandKeys = ["cafe", "spa", "real-estate"] as const;
export const loadDemoBrandSchema = z.strictObject({ demo: z.enum(demoBrandKeys).default("cafe") });
