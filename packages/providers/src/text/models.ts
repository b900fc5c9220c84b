import type { TextProviderName } from "../spec/text.ts";

/** What a text is needed for; settings map each to an ordered list of provider and model. */
export const textPurposes = ["fast", "cheap", "quality", "longform", "vision"] as const;
export type TextPurpose = (typeof textPurposes)[number];

export interface TextModel {
  provider: TextProviderName;
  id: string;
  /** First day (UTC) on which the provider no longer answers; null while none is announced. */
  retiresOn: string | null;
  /** The model of the same provider that takes over. */
  successor: string | null;
}

/**
 * Models that we know. Others may be configured too: they pass through `resolveTextModel` unchanged.
 * Source: openai@7.57.0 `shared.d.ts` (2026-11-13); @anthropic-ai/sdk@1.12.0 and platform.claude.com model pages (2026-10).
 */
export const textModels: readonly TextModel[] = [
  current("offline", "offline-1"),

  current("openai", "gpt-6-luna"),
  current("openai", "gpt-6.1-terra"),
  current("openai", "gpt-6-sol"),
  current("openai", "gpt-6.1-sol"),
  current("openai", "gpt-6-astra"),
  current("openai", "gpt-5.6-luna"),
  current("openai", "gpt-5.6-terra"),
  current("openai", "gpt-5.6-sol"),
  retiring("openai", "gpt-4o", "2027-01-14", "gpt-6-luna"),
  retiring("openai", "gpt-4o-mini", "2027-01-14", "gpt-6-luna"),
  retiring("openai", "gpt-4.1", "2027-01-14", "gpt-6.1-terra"),
  retiring("openai", "gpt-4.1-mini", "2027-01-14", "gpt-6-luna"),
  retiring("openai", "gpt-5", "2026-12-11", "gpt-6.1-terra"),
  retiring("openai", "gpt-5-mini", "2026-12-11", "gpt-6-luna"),
  retiring("openai", "gpt-5-nano", "2026-12-11", "gpt-6-luna"),
  retiring("openai", "o3", "2026-12-11", "gpt-6.1-terra"),
  retiring("openai", "gpt-5.1", "2027-04-01", "gpt-6.1-terra"),
  retiring("openai", "gpt-5.4-nano", "2027-04-01", "gpt-6-luna"),
  retiring("openai", "gpt-4.1-nano", "2026-10-23", "gpt-6-luna"),
  retiring("openai", "o4-mini", "2026-10-23", "gpt-6-luna"),
  retiring("openai", "o3-mini", "2026-10-23", "gpt-6-luna"),
  retiring("openai", "o1", "2026-10-23", "gpt-6.1-terra"),
  retiring("openai", "gpt-4-turbo", "2026-10-23", "gpt-6.1-terra"),
  retiring("openai", "gpt-4", "2026-10-23", "gpt-6.1-terra"),
  retiring("openai", "gpt-3.5-turbo", "2026-10-23", "gpt-6-luna"),

  current("anthropic", "claude-haiku-5-5"),
  current("anthropic", "claude-sonnet-5-5"),
  current("anthropic", "claude-opus-5-5"),
  current("anthropic", "claude-haiku-4-5"),
  current("anthropic", "claude-fable-5-1"),
  current("anthropic", "claude-fable-5-2"),
  retiring("anthropic", "claude-sonnet-4-5", "2026-11-30", "claude-sonnet-5-5"),
  retiring("anthropic", "claude-3-5-sonnet-20241022", "2025-10-28", "claude-sonnet-5-5"),
];

/** The model of each provider that a purpose gets when nobody chose one. */
export const defaultTextModels: Readonly<Record<TextProviderName, Readonly<Record<TextPurpose, string>>>> = {
  offline: { fast: "offline-1", cheap: "offline-1", quality: "offline-1", longform: "offline-1", vision: "offline-1" },
  openai: { fast: "gpt-6-luna", cheap: "gpt-6-luna", quality: "gpt-6.1-terra", longform: "gpt-6.1-terra", vision: "gpt-6.1-terra" },
  anthropic: {
    fast: "claude-haiku-5-5",
    cheap: "claude-haiku-5-5",
    quality: "claude-sonnet-5-5",
    longform: "claude-sonnet-5-5",
    vision: "claude-sonnet-5-5",
  },
};

export interface ResolvedTextModel {
  /** The id to ask for. */
  model: string;
  /** The retired name that it stands in for, or null. */
  replaces: string | null;
}

/** The model that answers to `id` at that time: itself, or its successor once it is retired. */
export function resolveTextModel(provider: TextProviderName, id: string, at: Date): ResolvedTextModel {
  const known = textModels.find((model) => model.provider === provider && model.id === id);
  if (!known?.successor || !isRetired(known, at)) return { model: id, replaces: null };
  return { model: resolveTextModel(provider, known.successor, at).model, replaces: id };
}

/** Models that stop answering within `days` of `at`, and those that already have: what the health check warns about. */
export function retiringTextModels(at: Date, days = 30): TextModel[] {
  const horizon = new Date(at.getTime() + days * 86_400_000);
  return textModels.filter((model) => isRetired(model, horizon));
}

function isRetired({ retiresOn }: TextModel, at: Date): boolean {
  return retiresOn !== null && Date.parse(`${retiresOn}T00:00:00Z`) <= at.getTime();
}

function current(provider: TextProviderName, id: string): TextModel {
  return { provider, id, retiresOn: null, successor: null };
}

function retiring(provider: TextProviderName, id: string, retiresOn: string, successor: string): TextModel {
  return { provider, id, retiresOn, successor };
}
