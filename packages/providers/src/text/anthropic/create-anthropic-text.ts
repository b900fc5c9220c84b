import { createAnthropic } from "@ai-sdk/anthropic";
import { z } from "zod";
import type { TextProvider } from "../../spec/text.ts";
import { askModel } from "../ask-model.ts";
import type { ModelCall } from "../ask-model.ts";
import { listModels } from "../list-models.ts";
import { quietSdk } from "../quiet-sdk.ts";
import { requireApiKey } from "../require-api-key.ts";
import type { TextProviderSettings } from "../text-provider-settings.ts";
import { toAnthropicError } from "./to-anthropic-error.ts";

/** Source: @ai-sdk/anthropic 4.0.105; unlike the vendor's own SDK its base URL includes `/v1`. */
const defaultBaseUrl = "https://api.anthropic.com/v1";
const apiVersion = "2023-06-01";

/** Anthropic's Messages API. Throws `ProviderError` of kind `auth` without a key. */
export function createAnthropicText(settings: TextProviderSettings): TextProvider {
  quietSdk();
  const apiKey = requireApiKey("anthropic", settings);
  const baseUrl = settings.baseUrl ?? defaultBaseUrl;
  const anthropic = createAnthropic({ apiKey, baseURL: baseUrl, fetch: settings.fetch });
  const failed = { apiKey, now: () => settings.clock?.now() ?? new Date() };

  return {
    name: "anthropic",
    async generate(request, options) {
      const call: ModelCall = {
        model: anthropic(request.model),
        // The brand stands still between calls: one cache breakpoint after it, 5 minutes.
        instructions: {
          role: "system",
          content: request.system,
          providerOptions: { anthropic: { cacheControl: { type: "ephemeral" } } },
        },
        providerOptions: {},
        requestIdHeader: "request-id",
        refusalOf: ({ providerMetadata }) => refusalWords(providerMetadata?.anthropic?.stopDetails),
      };
      try {
        return await askModel(call, request, options);
      } catch (error) {
        throw toAnthropicError(error, { ...failed, signal: options.signal });
      }
    },
    async check(signal) {
      try {
        const headers = { "x-api-key": apiKey, "anthropic-version": apiVersion };
        return { models: await listModels({ url: `${baseUrl}/models?limit=1000`, headers, fetch: settings.fetch, signal }) };
      } catch (error) {
        throw toAnthropicError(error, { ...failed, signal });
      }
    },
  };
}

const stopDetails = z.object({ category: z.string().nullish(), explanation: z.string().nullish() });

function refusalWords(details: unknown): string | undefined {
  const parsed = stopDetails.safeParse(details);
  return parsed.success ? (parsed.data.explanation ?? parsed.data.category ?? undefined) : undefined;
}
