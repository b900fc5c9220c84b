import { z } from "zod";
import { contentDocumentSchema, landingSectionKinds, type ContentDocument } from "../contents/schema.ts";
import type { ContentType } from "../prompts/schema.ts";

const hashtags = z.array(z.string()).describe("Each with its leading # and without spaces");

/**
 * What a model is asked to answer for each type: the documents of contents without what a model must not decide (type, link) and
 * without sizes, which strict structured output does not take. Every field is required and no other is allowed.
 * Source: platform.openai.com structured outputs, "supported schemas" (2026-10).
 */
export const outputSchemas = {
  social: z.strictObject({
    body: z.string().describe("The post itself, paragraphs separated by blank lines, without hashtags and call to action"),
    hashtags,
    cta: z.string().describe("Call to action, one sentence"),
    altText: z.string().describe("Describes the picture that should go with the post, for people who cannot see it"),
  }),
  ads: z.strictObject({
    headlines: z.array(z.string()),
    descriptions: z.array(z.string()),
    primaryText: z.string(),
    cta: z.string(),
    path: z.string().describe("Short display path without slashes and spaces"),
    path2: z.string().describe("Second part of the display path on Google, else empty"),
  }),
  landing: z.strictObject({
    sections: z.array(z.strictObject({ kind: z.enum(landingSectionKinds), heading: z.string(), body: z.string(), items: z.array(z.string()) })),
  }),
  video: z.strictObject({
    hook: z.string().describe("What is said in the first two seconds"),
    scenes: z.array(z.strictObject({ voiceover: z.string(), onScreenText: z.string(), visual: z.string(), seconds: z.number() })),
    caption: z.string(),
    hashtags,
  }),
} as const satisfies Record<ContentType, z.ZodType>;

/** Hard caps of one answer in tokens, reasoning included; room for the longest useful piece of each type. */
export const maxOutputTokens = { social: 3_000, ads: 4_000, landing: 8_000, video: 5_000 } as const satisfies Record<ContentType, number>;

/** A model's answer as a document within contents' sizes, or the sizes that it passes. Text becomes NFC, hashtags get their #. */
export function toDocument(
  type: ContentType,
  output: unknown,
  clean: (text: string) => string,
): { document: ContentDocument; issues: [] } | { document: null; issues: { code: string; pointer: string; detail: string }[] } {
  const answer = cleanDeep(output, clean) as Record<string, unknown>;
  const tidy = Array.isArray(answer["hashtags"]) ? { ...answer, hashtags: tidyHashtags(answer["hashtags"] as string[]) } : answer;
  const parsed = contentDocumentSchema.safeParse({ type, ...tidy });
  if (parsed.success) return { document: parsed.data, issues: [] };
  return { document: null, issues: parsed.error.issues.slice(0, 20).map((issue) => ({ code: issue.code, pointer: `/${issue.path.map(String).join("/")}`, detail: issue.message })) };
}

function tidyHashtags(hashtags: readonly string[]): string[] {
  const tidied = hashtags.map((hashtag) => `#${hashtag.replace(/[#\s]+/gu, "")}`).filter((hashtag) => hashtag.length > 1);
  return [...new Set(tidied)];
}

function cleanDeep(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === "string") return clean(value);
  if (Array.isArray(value)) return value.map((entry) => cleanDeep(entry, clean));
  if (value !== null && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, cleanDeep(entry, clean)]));
  return value;
}
