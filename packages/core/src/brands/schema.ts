import { z } from "zod";
import { localeSchema, timeZoneSchema } from "../identity/schema.ts";

const shortText = z.string().trim().max(200);
const longText = z.string().trim().max(4_000);
const word = z.string().trim().min(1).max(80);
const statement = z.string().trim().min(1).max(300);
/** `few` means at most three in a piece. */
export const emojiPolicies = ["any", "few", "none"] as const;
export const formalities = ["any", "ban", "anh_chi", "quy_khach"] as const;
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
  requiredWords: z.array(statement).max(20).describe("Must stand in every piece"),
  claims: z.array(statement).max(50).describe("Statements that the brand can prove; what stands inside one is not questioned"),
  emojiPolicy: z.enum(emojiPolicies),
  formality: z.enum(formalities).describe("How Vietnamese readers are addressed"),
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
  requiredWords: fields.requiredWords.default([]),
  claims: fields.claims.default([]),
  emojiPolicy: fields.emojiPolicy.default("any"),
  formality: fields.formality.default("any"),
});
export const updateBrandSchema = z.strictObject({ ...fields, clientId: z.uuid().nullable().describe("Who pays for it; takes economics.write") }).partial();

export const brandSchema = z
  .object({
    id: z.uuid(),
    ...fields,
    brandColors: z.array(z.string()),
    websiteUrl: z.string().nullable(),
    timeZone: z.string(),
    clientId: z.uuid().nullable(),
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

/** A word that advertising law lets stand only with proof. */
export const restrictedWordSchema = z
  .strictObject({
    word,
    severity: z.enum(["error", "warning"]).default("error"),
    /** What one click puts in its place; empty takes the word out, null leaves the repair to the writer. */
    replacement: z.string().trim().max(80).nullable().default(""),
    /** Longer phrases in which the word says something else, such as "thống nhất". */
    allowedIn: z.array(word).max(60).default([]),
    /** Why; `proof`, `cure` and `profit` stand for reasons that are worded in the reader's language. */
    note: z.string().trim().max(300).default(""),
  })
  .meta({ id: "RestrictedWord" });
export type RestrictedWord = z.infer<typeof restrictedWordSchema>;

export const guardSettingsSchema = z
  .object({ restrictedWords: z.array(restrictedWordSchema), isDefault: z.boolean(), version: z.int() })
  .meta({ id: "GuardSettings" });
export type GuardSettings = z.infer<typeof guardSettingsSchema>;
/** Null goes back to the list that comes with the product. */
export const setGuardSettingsSchema = z.strictObject({ restrictedWords: z.array(restrictedWordSchema).max(300).nullable() });

/** What the catalogue holds of a product; the only facts that a text may state. */
export const catalogueProductSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string().nullable(),
  features: z.array(z.string()),
  benefits: z.array(z.string()),
  /** Decimal string in major units. */
  price: z.object({ amount: z.string(), currency: z.string() }).nullable(),
});
export type CatalogueProduct = z.infer<typeof catalogueProductSchema>;

/** Everything by which texts of one brand are checked, for the server and for the dashboard while a person types. */
export const brandGuardSchema = z
  .object({
    brandName: z.string(),
    brandDescription: z.string().nullable(),
    dontWords: z.array(z.string()),
    requiredWords: z.array(z.string()),
    claims: z.array(z.string()),
    emojiPolicy: z.enum(emojiPolicies),
    formality: z.enum(formalities),
    restrictedWords: z.array(restrictedWordSchema),
    catalogue: z.array(catalogueProductSchema),
  })
  .meta({ id: "BrandGuard" });
export type BrandGuard = z.infer<typeof brandGuardSchema>;
