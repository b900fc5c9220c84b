import { limitedFetch } from "../http/limited-fetch.ts";
import type { TextOptions, TextProvider, TextProviderKind, TextRequest, TextResult } from "../spec/text.ts";
import type { ProviderErrorKind } from "../spec/provider-error.ts";
import { askModel } from "./ask-model.ts";
import type { ModelCall } from "./ask-model.ts";
import { listModels } from "./list-models.ts";
import { quietSdk } from "./quiet-sdk.ts";
import type { WireFailure } from "./read-failure.ts";
import type { TextProviderSettings } from "./text-provider-settings.ts";
import { toProviderError } from "./to-provider-error.ts";

/** What one provider does in its own way; the rest is the same for all that answer over HTTP. */
export interface Wire {
  kind: TextProviderKind;
  settings: TextProviderSettings;
  apiKey: string | null;
  call(request: TextRequest): ModelCall;
  models: { url: string; headers: Record<string, string> };
  /** The kind of a failure, from the provider's documented status and codes. */
  classify(failure: WireFailure): ProviderErrorKind;
  /** A failing status that is an answer all the same, or null. */
  answerIn?(error: unknown, request: TextRequest, latencyMs: number): TextResult | null;
}

/** No text answer is longer; a server that sends more is broken. */
const maxAnswerBytes = 16 * 1024 ** 2;

/** The way out for a text provider: the given one, or the global, with an end to every answer. */
export function fetchOf(settings: TextProviderSettings): typeof globalThis.fetch {
  return limitedFetch(settings.fetch ?? globalThis.fetch, maxAnswerBytes);
}

/** A text provider over the AI SDK: one request, no retry, every failure a `ProviderError`. */
export function wiredTextProvider(wire: Wire): TextProvider {
  quietSdk();
  const { kind, settings, apiKey } = wire;
  const name = settings.name ?? kind;
  const now = () => settings.clock?.now() ?? new Date();
  const failed = (error: unknown, signal: AbortSignal) => toProviderError(error, { provider: name, apiKey, signal, now }, wire.classify);
  return {
    kind,
    name,
    async generate(request: TextRequest, options: TextOptions) {
      const startedAt = performance.now();
      try {
        return await askModel(wire.call(request), request, options, now);
      } catch (error) {
        const answer = wire.answerIn?.(error, request, Math.round(performance.now() - startedAt));
        if (answer) return answer;
        throw failed(error, options.signal);
      }
    },
    async check(signal) {
      try {
        return { models: await listModels({ ...wire.models, fetch: fetchOf(settings), signal }) };
      } catch (error) {
        throw failed(error, signal);
      }
    },
  };
}
