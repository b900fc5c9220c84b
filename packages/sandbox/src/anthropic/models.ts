import { AnthropicError } from "./anthropic-error.ts";

interface AnthropicModel {
  name: string;
  /** UTC day from which it is gone. */
  retired: string | null;
  maxOutputTokens: number;
  contextTokens: number;
  /** `temperature`, `top_p` and `top_k` are accepted. */
  sampling: boolean;
  /** `tool_choice` may force a tool. */
  forcedTools: boolean;
}

const current = { retired: null, maxOutputTokens: 128_000, contextTokens: 1_000_000, sampling: false };

/** Source: Anthropic model pages (seen 2026-11-22). */
const models: Record<string, AnthropicModel> = {
  "claude-fable-5-2": { ...current, name: "Claude Fable 5.2", forcedTools: false },
  "claude-fable-5-1": { ...current, name: "Claude Fable 5.1", forcedTools: false },
  "claude-opus-5-5": { ...current, name: "Claude Opus 5.5", forcedTools: false },
  "claude-sonnet-5-5": { ...current, name: "Claude Sonnet 5.5", forcedTools: false },
  "claude-haiku-5-5": { ...current, name: "Claude Haiku 5.5", forcedTools: true },
  "claude-haiku-4-5": { name: "Claude Haiku 4.5", retired: null, maxOutputTokens: 64_000, contextTokens: 200_000, sampling: true, forcedTools: true },
  "claude-sonnet-4-5": { name: "Claude Sonnet 4.5", retired: "2026-11-30", maxOutputTokens: 64_000, contextTokens: 200_000, sampling: true, forcedTools: true },
};

/** @throws AnthropicError 404 for a model that is unknown or retired. */
export function findModel(id: string, now: number): AnthropicModel {
  const model = models[id];
  if (model && (model.retired === null || now < Date.parse(model.retired))) return model;
  throw new AnthropicError(404, "not_found_error", `model: ${id}`);
}

/** Entry of `GET /v1/models`. */
export function describeModel(id: string, model: AnthropicModel): Record<string, unknown> {
  return {
    type: "model", id, display_name: model.name, created_at: "2026-01-01T00:00:00Z", lifecycle: model.retired === null ? "active" : "deprecated",
    deprecated_at: null, max_input_tokens: model.contextTokens, max_tokens: model.maxOutputTokens, capabilities: null, line: null,
  };
}

/** Models that answer now. */
export function liveModels(now: number): [string, AnthropicModel][] {
  return Object.entries(models).filter(([, { retired }]) => retired === null || now < Date.parse(retired));
}
