import { daysUntil, isRetired } from "../media/retirement.ts";
import type { TextProviderKind } from "../spec/text.ts";

/** What a text is needed for; settings map each to an ordered list of provider and model. */
export const textPurposes = ["fast", "cheap", "quality", "longform", "vision"] as const;
export type TextPurpose = (typeof textPurposes)[number];

export interface TextModelFeatures {
  /** The provider holds the answer to a JSON Schema. Otherwise the schema travels in the prompt. */
  structuredOutput: boolean;
  /** It reads pictures. */
  vision: boolean;
  /** `automatic`: prefixes are cached unasked; `explicit`: from a mark on. */
  promptCache: "automatic" | "explicit" | "none";
}

export interface TextModel {
  provider: TextProviderKind;
  id: string;
  /** Tokens of input and output together; null where the provider's page was not readable. */
  contextTokens: number | null;
  maxOutputTokens: number | null;
  features: TextModelFeatures;
  /** First day (UTC) on which the provider no longer answers; null while none is announced. */
  retiresOn: string | null;
  /** The model of the same provider that takes over. */
  successor: string | null;
}

const openai = { structuredOutput: true, vision: true, promptCache: "automatic" } as const;
const anthropic = { structuredOutput: true, vision: true, promptCache: "explicit" } as const;
const groq = { structuredOutput: true, vision: false, promptCache: "automatic" } as const;
const together = { structuredOutput: true, vision: false, promptCache: "none" } as const;

/**
 * Models that we know. Others may be configured too: they pass through `resolveTextModel` unchanged.
 * Source: openai@7.57.0 `shared.d.ts` (2026-11-13) and OpenAI model pages (2026-11); @anthropic-ai/sdk@1.12.0 and platform.claude.com
 * model pages (2026-10); Groq's model list and notices (2026-08); Together's price list (2026-07).
 */
export const textModels: readonly TextModel[] = [
  current("offline", "offline-1", { structuredOutput: true, vision: false, promptCache: "none" }),

  current("openai", "gpt-6-luna", openai, 1_050_000, 128_000),
  current("openai", "gpt-6.1-terra", openai, 1_050_000, 128_000),
  current("openai", "gpt-6-sol", openai),
  current("openai", "gpt-6.1-sol", openai),
  current("openai", "gpt-6-astra", openai),
  current("openai", "gpt-5.6-luna", openai),
  current("openai", "gpt-5.6-terra", openai),
  current("openai", "gpt-5.6-sol", openai),
  current("openai", "gpt-5.5", openai),
  current("openai", "gpt-5.4", openai),
  current("openai", "gpt-5.4-mini", openai),
  retiring("openai", "gpt-4o", "2027-01-14", "gpt-6-luna", openai, 128_000, 16_384),
  retiring("openai", "gpt-4o-mini", "2027-01-14", "gpt-6-luna", openai, 128_000, 16_384),
  retiring("openai", "gpt-4.1", "2027-01-14", "gpt-6.1-terra", openai),
  retiring("openai", "gpt-4.1-mini", "2027-01-14", "gpt-6-luna", openai),
  retiring("openai", "gpt-5", "2026-12-11", "gpt-6.1-terra", openai),
  retiring("openai", "gpt-5-mini", "2026-12-11", "gpt-6-luna", openai),
  retiring("openai", "gpt-5-nano", "2026-12-11", "gpt-6-luna", openai),
  retiring("openai", "o3", "2026-12-11", "gpt-6.1-terra", openai),
  retiring("openai", "gpt-5.1", "2027-04-01", "gpt-6.1-terra", openai),
  retiring("openai", "gpt-5.4-nano", "2027-04-01", "gpt-6-luna", openai),
  retiring("openai", "gpt-4.1-nano", "2026-10-23", "gpt-6-luna", openai),
  retiring("openai", "o4-mini", "2026-10-23", "gpt-6-luna", openai),
  retiring("openai", "o3-mini", "2026-10-23", "gpt-6-luna", openai),
  retiring("openai", "o1", "2026-10-23", "gpt-6.1-terra", openai),
  retiring("openai", "gpt-4-turbo", "2026-10-23", "gpt-6.1-terra", openai),
  retiring("openai", "gpt-4", "2026-10-23", "gpt-6.1-terra", openai),
  retiring("openai", "gpt-3.5-turbo", "2026-10-23", "gpt-6-luna", openai),

  current("anthropic", "claude-haiku-5-5", anthropic, 1_000_000, 128_000),
  current("anthropic", "claude-sonnet-5-5", anthropic, 1_000_000, 128_000),
  current("anthropic", "claude-opus-5-5", anthropic, 1_000_000, 128_000),
  current("anthropic", "claude-haiku-4-5", anthropic, 200_000, 64_000),
  current("anthropic", "claude-fable-5-1", anthropic, 1_000_000, 128_000),
  current("anthropic", "claude-fable-5-2", anthropic, 1_000_000, 128_000),
  retiring("anthropic", "claude-sonnet-4-5", "2026-11-30", "claude-sonnet-5-5", anthropic, 200_000, 64_000),
  retiring("anthropic", "claude-3-5-sonnet-20241022", "2025-10-28", "claude-sonnet-5-5", anthropic, 200_000, 8_192),
  // The same model by the names that people wrote into their settings.
  retiring("anthropic", "claude-3-5-sonnet-latest", "2025-10-28", "claude-sonnet-5-5", anthropic, 200_000, 8_192),
  retiring("anthropic", "claude-3-5-sonnet", "2025-10-28", "claude-sonnet-5-5", anthropic, 200_000, 8_192),

  current("groq", "openai/gpt-oss-20b", groq, 131_072, 65_536),
  current("groq", "openai/gpt-oss-120b", groq, 131_072, 65_536),
  current("groq", "qwen/qwen3.6-27b", { ...groq, structuredOutput: false }),
  retiring("groq", "llama-3.3-70b-versatile", "2026-08-16", "openai/gpt-oss-120b", { ...groq, structuredOutput: false }, 131_072, 32_768),

  current("together", "openai/gpt-oss-20b", together, 131_072),
  current("together", "openai/gpt-oss-120b", together, 131_072),
  current("together", "meta-llama/Llama-3.3-70B-Instruct-Turbo", together, 131_072),
  current("together", "Qwen/Qwen3.5-9B", together),
  current("together", "deepseek-ai/DeepSeek-V4-Flash-0731", together),
  current("together", "moonshotai/Kimi-K2.6", together),
];

/** The model of each provider that a purpose gets when nobody chose one. A server that people run themselves has its own: ask it. */
export const defaultTextModels: Readonly<Record<Exclude<TextProviderKind, "openai-compatible">, Readonly<Record<TextPurpose, string>>>> = {
  offline: allFor("offline-1"),
  openai: { fast: "gpt-6-luna", cheap: "gpt-6-luna", quality: "gpt-6.1-terra", longform: "gpt-6.1-terra", vision: "gpt-6.1-terra" },
  anthropic: {
    fast: "claude-haiku-5-5",
    cheap: "claude-haiku-5-5",
    quality: "claude-sonnet-5-5",
    longform: "claude-sonnet-5-5",
    vision: "claude-sonnet-5-5",
  },
  // Neither offers a model that reads pictures.
  groq: { ...allFor("openai/gpt-oss-120b"), fast: "openai/gpt-oss-20b", cheap: "openai/gpt-oss-20b" },
  together: { ...allFor("openai/gpt-oss-120b"), fast: "openai/gpt-oss-20b", cheap: "openai/gpt-oss-20b" },
};

export interface ResolvedTextModel {
  /** The id to ask for. */
  model: string;
  /** The retired name that it stands in for, or null. */
  replaces: string | null;
}

/** The model of that name, if we know it. */
export function findTextModel(provider: TextProviderKind, id: string): TextModel | null {
  return textModels.find((model) => model.provider === provider && model.id === id) ?? null;
}

/** The model that answers to `id` at that time: itself, or its successor once it is retired. */
export function resolveTextModel(provider: TextProviderKind, id: string, at: Date): ResolvedTextModel {
  const known = findTextModel(provider, id);
  if (!known?.successor || !isRetired(known, at)) return { model: id, replaces: null };
  return { model: resolveTextModel(provider, known.successor, at).model, replaces: id };
}

/** Models that stop answering within `days` of `at`, and those that already have: what the health check warns about. */
export function retiringTextModels(at: Date, days = 30): TextModel[] {
  const horizon = new Date(at.getTime() + days * 86_400_000);
  return textModels.filter((model) => isRetired(model, horizon));
}

/** That a configured model goes, or is gone and answered for by its successor. */
export interface ModelWarning {
  provider: TextProviderKind;
  model: string;
  /** Day (UTC) from which it no longer answers. */
  retiresOn: string;
  successor: string | null;
  isRetired: boolean;
  /** Whole days left; 0 once it is retired. */
  daysLeft: number;
}

/** What to warn about a configured model within `days` of its end; null when there is nothing to say. */
export function modelWarning(provider: TextProviderKind, id: string, at: Date, days = 30): ModelWarning | null {
  const model = findTextModel(provider, id);
  if (!model?.retiresOn) return null;
  const daysLeft = daysUntil(model.retiresOn, at);
  if (daysLeft > days) return null;
  return { provider, model: id, retiresOn: model.retiresOn, successor: model.successor, isRetired: isRetired(model, at), daysLeft };
}

function current(provider: TextProviderKind, id: string, features: TextModelFeatures, contextTokens: number | null = null, maxOutputTokens: number | null = null): TextModel {
  return { provider, id, contextTokens, maxOutputTokens, features, retiresOn: null, successor: null };
}

function retiring(
  provider: TextProviderKind, id: string, retiresOn: string, successor: string, features: TextModelFeatures,
  contextTokens: number | null = null, maxOutputTokens: number | null = null,
): TextModel {
  return { provider, id, contextTokens, maxOutputTokens, features, retiresOn, successor };
}

function allFor(model: string): Readonly<Record<TextPurpose, string>> {
  return { fast: model, cheap: model, quality: model, longform: model, vision: model };
}
