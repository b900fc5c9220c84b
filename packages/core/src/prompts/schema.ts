import { z } from "zod";
import { localeSchema } from "../identity/schema.ts";

export const contentTypes = ["social", "ads", "landing", "video"] as const;
export const contentTypeSchema = z.enum(contentTypes);
export type ContentType = z.infer<typeof contentTypeSchema>;

/** What a template is for: a kind of text, or the background of a picture. */
export const promptCategories = [...contentTypes, "image"] as const;
export const promptCategorySchema = z.enum(promptCategories);
export type PromptCategory = z.infer<typeof promptCategorySchema>;

/** Where a piece will stand. `website` for landing pages. */
export const platforms = ["facebook", "instagram", "tiktok", "linkedin", "meta_ads", "google_ads", "website", "youtube"] as const;
export const platformSchema = z.enum(platforms);
export type Platform = z.infer<typeof platformSchema>;

export const variableSchema = z.object({
  name: z.string().regex(/^[a-z][a-zA-Z0-9]{0,40}$/),
  label: z.string().min(1).max(120),
  type: z.enum(["text", "long_text", "number", "boolean", "choice"]),
  required: z.boolean().default(false),
  default: z.union([z.string().max(2_000), z.number(), z.boolean()]).optional(),
  options: z.array(z.string().min(1).max(120)).max(30).optional(),
});
export type PromptVariable = z.infer<typeof variableSchema>;

/** `active` is the one that serves; `archived` served before or was put aside. One of them may be on trial besides (`canary`). */
export const versionStatuses = ["draft", "active", "archived"] as const;

export const promptVersionSchema = z
  .object({
    id: z.uuid(),
    promptId: z.uuid(),
    number: z.int(),
    status: z.enum(versionStatuses),
    template: z.string(),
    variables: z.array(variableSchema),
    note: z.string().nullable(),
    createdBy: z.uuid().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: "PromptVersion" });

export const promptSchema = z
  .object({
    id: z.uuid(),
    slug: z.string().nullable(),
    name: z.string(),
    description: z.string().nullable(),
    category: promptCategorySchema,
    platform: z.string().nullable(),
    language: localeSchema,
    isActive: z.boolean(),
    activeVersion: promptVersionSchema,
    versionCount: z.int(),
    /** The version on trial and the share of runs that it serves. */
    canary: z.object({ versionId: z.uuid(), percent: z.int(), startedAt: z.string() }).nullable(),
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "Prompt" });

const template = z.string().min(1).max(20_000);
const variables = z.array(variableSchema.strict()).max(30);
export const createPromptSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  description: z.string().trim().max(1_000).nullable().default(null),
  category: promptCategorySchema,
  platform: platformSchema.nullable().default(null),
  language: localeSchema,
  template,
  variables: variables.default([]),
});
export const updatePromptSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  description: z.string().trim().max(1_000).nullable().optional(),
  isActive: z.boolean().optional(),
  activeVersionId: z.uuid().optional(),
});
export const createPromptVersionSchema = z.strictObject({
  template,
  variables: variables.default([]),
  note: z.string().trim().max(500).nullable().default(null),
  /** Serves from now on; otherwise it is a draft. */
  activate: z.boolean().default(true),
});
/** `active` makes it serve (a rollback, where it served before); the one that serves cannot be put aside. */
export const updatePromptVersionSchema = z.strictObject({ status: z.enum(versionStatuses).optional(), note: z.string().trim().max(500).nullable().optional() });
/** Text that is not saved as a version yet. */
export const unsavedTemplateSchema = z.strictObject({ template, variables: variables.default([]) });
export type UnsavedTemplate = z.output<typeof unsavedTemplateSchema>;
export const startCanarySchema = z.strictObject({ versionId: z.uuid(), percent: z.int().min(1).max(99) });

export const renderPromptSchema = z.strictObject({
  brandId: z.uuid(),
  productId: z.uuid().nullable().default(null),
  topic: z.string().trim().max(1_000).default(""),
  platform: platformSchema.optional(),
  versionId: z.uuid().optional(),
  /** Renders this text in place of a saved version. */
  unsaved: unsavedTemplateSchema.optional(),
  variables: z.record(z.string().max(41), z.union([z.string().max(2_000), z.number(), z.boolean()])).default({}),
});
export const renderedPromptSchema = z
  .object({ versionId: z.uuid().nullable(), system: z.string(), prompt: z.string(), estimatedInputTokens: z.int(), missing: z.array(z.string()) })
  .meta({ id: "RenderedPrompt" });

/** What a model may know about a brand; the shape of the `<brand>` block. */
export const brandFactsSchema = z.object({
  name: z.string(),
  industry: z.string().nullable(),
  description: z.string().nullable(),
  toneOfVoice: z.string().nullable(),
  targetAudience: z.string().nullable(),
  doWords: z.array(z.string()),
  dontWords: z.array(z.string()),
  requiredWords: z.array(z.string()).optional(),
  claims: z.array(z.string()).optional(),
  emojiPolicy: z.enum(["any", "few", "none"]).optional(),
  formality: z.enum(["any", "ban", "anh_chi", "quy_khach"]).optional(),
});
export type BrandFacts = z.infer<typeof brandFactsSchema>;

/** What a model may know about a product; the shape of the `<product>` block. Price is a decimal string in major units. */
export const productFactsSchema = z.object({
  name: z.string(),
  description: z.string().nullable(),
  features: z.array(z.string()),
  benefits: z.array(z.string()),
  price: z.object({ amount: z.string(), currency: z.string() }).nullable(),
  url: z.string().nullable(),
});
export type ProductFacts = z.infer<typeof productFactsSchema>;
