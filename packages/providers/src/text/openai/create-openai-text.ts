import { createOpenAI } from "@ai-sdk/openai";
import type { TextProvider } from "../../spec/text.ts";
import { askModel } from "../ask-model.ts";
import { listModels } from "../list-models.ts";
import { quietSdk } from "../quiet-sdk.ts";
import { requireApiKey } from "../require-api-key.ts";
import type { TextProviderSettings } from "../text-provider-settings.ts";
import { toOpenAIError } from "./to-openai-error.ts";

/** Source: openai@7.57.0, 2026-11-13. */
const defaultBaseUrl = "https://api.openai.com/v1";

/** OpenAI through the Responses API. Throws `ProviderError` of kind `auth` without a key. */
export function createOpenAIText(settings: TextProviderSettings): TextProvider {
  quietSdk();
  const apiKey = requireApiKey("openai", settings);
  const baseUrl = settings.baseUrl ?? defaultBaseUrl;
  const openai = createOpenAI({ apiKey, baseURL: baseUrl, fetch: settings.fetch });
  const failed = { apiKey, now: () => settings.clock?.now() ?? new Date() };

  return {
    name: "openai",
    async generate(request, options) {
      const call = {
        // The default model of the provider is the Responses API.
        model: openai(request.model),
        instructions: request.system,
        // A client's brief is not kept at the provider. No temperature: reasoning models reject it.
        providerOptions: { openai: { store: false, ...(request.cacheKey ? { promptCacheKey: request.cacheKey } : {}) } },
        requestIdHeader: "x-request-id",
      };
      try {
        return await askModel(call, request, options);
      } catch (error) {
        throw toOpenAIError(error, { ...failed, signal: options.signal });
      }
    },
    async check(signal) {
      try {
        const headers = { authorization: `Bearer ${apiKey}` };
        return { models: await listModels({ url: `${baseUrl}/models`, headers, fetch: settings.fetch, signal }) };
      } catch (error) {
        throw toOpenAIError(error, { ...failed, signal });
      }
    },
  };
}
