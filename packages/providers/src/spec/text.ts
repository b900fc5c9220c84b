import type { z } from "zod";
import type { WriterRequest } from "@agency/writer";

/**
 * What a text provider can be. Of the first five an organization has one each; of `openai-compatible` (Ollama, vLLM, LM Studio,
 * LiteLLM …) as many as it runs servers, told apart by base URL and name.
 */
export const textProviderKinds = ["offline", "openai", "anthropic", "groq", "together", "openai-compatible"] as const;
export type TextProviderKind = (typeof textProviderKinds)[number];

/** Tokens as billed, whole and never negative. `inputTokens` is the total, cache reads and writes included; absent counts are 0. */
export interface TextUsage {
  inputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  outputTokens: number;
  reasoningTokens: number;
}

export interface TextRequest {
  /** The provider's own model id, e.g. `gpt-6-luna`; `offline` for the local writer. */
  model: string;
  /** Stable part: brand voice and rules. Comes first so that a provider can cache it. */
  system: string;
  /** Variable part: the rendered prompt template with delimited customer data. */
  prompt: string;
  /** Shape of the answer. The result is parsed with it; a mismatch is a `malformed` finish. */
  schema: z.ZodType;
  /** `[A-Za-z0-9_-]{1,64}`; names the schema on the wire. */
  schemaName: string;
  /** Hard cap that the budget reserves for. */
  maxOutputTokens: number;
  /** Groups calls that share a cacheable prefix, e.g. `brand:<id>`. */
  cacheKey?: string;
  /** The same facts as data, for the local writer, which reads no prose. */
  brief: WriterRequest;
}

/** One budget of a provider: so many a window, so many left, full again in `resetMs`. What a header does not tell is null. */
export interface RateLimit {
  limit: number | null;
  remaining: number | null;
  resetMs: number | null;
}

/** Windows differ: requests are counted by minute (OpenAI, Anthropic) or day (Groq), tokens by minute. */
export interface RateLimits {
  requests: RateLimit | null;
  tokens: RateLimit | null;
}

export interface TextOptions {
  signal: AbortSignal;
  /** Raw text as it arrives, in order. JSON source text for structured answers. */
  onDelta?: (delta: string) => void;
}

/** How an answer ended. Refused, truncated and malformed answers are billed as well. */
export type TextFinish = "complete" | "refused" | "truncated" | "malformed";

export interface TextResult {
  finish: TextFinish;
  /** Parsed by `schema` when `finish` is `complete`, else null. */
  output: unknown;
  /** Raw text, or the refusal's words. */
  text: string;
  usage: TextUsage;
  /** True when the provider told no usage, or none that can be true: `usage` is then the most that the call can have used. */
  isUsageEstimated: boolean;
  /** What the answer's headers say of our limits; null when they say nothing. */
  rateLimits: RateLimits | null;
  /** The model that answered, as the provider names it. */
  model: string;
  requestId: string | null;
  /** What the provider dropped or ignored, e.g. `temperature is not supported`. */
  warnings: string[];
  latencyMs: number;
}

/** A text model behind one call. Throws `ProviderError`; never retries by itself. */
export interface TextProvider {
  readonly kind: TextProviderKind;
  /** What people call it; the kind unless its settings say otherwise. Stands in error messages. */
  readonly name: string;
  generate(request: TextRequest, options: TextOptions): Promise<TextResult>;
  /** A read that proves the credential, e.g. listing models. Throws `ProviderError`. */
  check(signal: AbortSignal): Promise<{ models: string[] }>;
}
