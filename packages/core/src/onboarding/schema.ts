import { z } from "zod";
import { createBrandSchema, emojiPolicies, formalities, updateBrandSchema } from "../brands/schema.ts";
import { localeSchema } from "../identity/schema.ts";
import { createProductSchema } from "../products/schema.ts";

/** In the order of the work; the last four are ends. */
export const proposalStatuses = ["queued", "fetching", "reading", "proposing", "ready", "failed", "cancelled", "accepted"] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/** Where a proposed value was found. */
export const proposalSources = [
  "og_site_name",
  "schema_org",
  "application_name",
  "title",
  "meta_description",
  "html_lang",
  "text",
  "posts",
  "never_used",
  "theme_color",
  "css_variable",
  "css_usage",
  "logo_colors",
  "header_image",
  "touch_icon",
  "og_image",
  "og_product",
  "price_pattern",
  "address",
  "model",
] as const;
export type ProposalSource = (typeof proposalSources)[number];

/** What could not be read, or not fully. */
export const noteCodes = [
  "unreachable",
  "blocked_address",
  "invalid_url",
  "insecure",
  "timeout",
  "too_large",
  "too_many_redirects",
  "http_error",
  "not_html",
  "login_wall",
  "empty_shell",
  "cut_short",
  "robots",
  "logo_unreadable",
  "model_unavailable",
  "budget",
  "model_unusable",
] as const;
export type NoteCode = (typeof noteCodes)[number];

/** An address as people type it; https is meant where nothing is said. */
const siteUrl = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .transform((text) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`))
  .pipe(z.url({ protocol: /^https?$/, error: "Enter a web address such as https://example.com." }));

export const proposeBrandSchema = z
  .strictObject({
    url: siteUrl.nullable().default(null),
    posts: z.array(z.string().trim().min(1).max(5_000)).max(20).default([]).describe("Past posts, one a string"),
    brandId: z.uuid().nullable().default(null).describe("A brand to fill in; null proposes a new one"),
    useModel: z.boolean().default(true).describe("Also ask the configured model for wording; takes contents.generate"),
  })
  .refine((body) => body.url !== null || body.posts.length > 0, { path: ["url"], error: "Give a web address, or paste at least one post." });
export type ProposeBrand = z.output<typeof proposeBrandSchema>;

const sourceSchema = z.enum(proposalSources);
/** A proposed value, where it was found, and what else was found where a model worded it. */
const proposed = <Value extends z.ZodType>(value: Value) =>
  z.object({ value, source: sourceSchema, alternative: z.object({ value, source: sourceSchema }).nullable() }).nullable();

export const proposedProductSchema = z.object({
  name: z.string(),
  description: z.string().nullable(),
  features: z.array(z.string()),
  price: z.object({ amount: z.string(), currency: z.string() }).nullable(),
  url: z.string().nullable(),
  image: z.object({ assetId: z.uuid(), url: z.string() }).nullable(),
  source: sourceSchema,
});
export type ProposedProduct = z.infer<typeof proposedProductSchema>;

export const proposalSchema = z.object({
  name: proposed(z.string()),
  industry: proposed(z.string()),
  description: proposed(z.string()),
  toneOfVoice: proposed(z.string()),
  targetAudience: proposed(z.string()),
  language: proposed(localeSchema),
  formality: proposed(z.enum(formalities)),
  emojiPolicy: proposed(z.enum(emojiPolicies)),
  doWords: proposed(z.array(z.string())),
  dontWords: proposed(z.array(z.string())),
  websiteUrl: proposed(z.string()),
  colors: z.array(z.object({ value: z.string(), source: sourceSchema })),
  logos: z.array(z.object({ assetId: z.uuid(), url: z.string(), source: sourceSchema, width: z.int().nullable(), height: z.int().nullable() })),
  products: z.array(proposedProductSchema),
});
export type Proposal = z.infer<typeof proposalSchema>;

export const noteSchema = z.object({ code: z.enum(noteCodes), url: z.string().nullable(), detail: z.string().nullable() });
export type Note = z.infer<typeof noteSchema>;
export const readPageSchema = z.object({ url: z.string(), title: z.string().nullable(), status: z.enum(["reading", "read", "failed"]) });
export type ReadPage = z.infer<typeof readPageSchema>;

export const brandProposalSchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid().nullable(),
    url: z.string().nullable(),
    posts: z.array(z.string()),
    status: z.enum(proposalStatuses),
    pages: z.array(readPageSchema),
    notes: z.array(noteSchema),
    /** Why there is nothing to propose. */
    errorCode: z.enum(noteCodes).or(z.literal("interrupted")).nullable(),
    proposal: proposalSchema.nullable(),
    version: z.int(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: "BrandProposal" });
export type BrandProposal = z.infer<typeof brandProposalSchema>;

/** What a person made of a proposal: only the fields that are given are set. */
export const acceptProposalSchema = z.strictObject({
  brand: updateBrandSchema.omit({ clientId: true }),
  products: z.array(createProductSchema).max(50).default([]),
});
export type AcceptProposal = z.output<typeof acceptProposalSchema>;
/** What a new brand needs. */
export const newBrandSchema = createBrandSchema;
