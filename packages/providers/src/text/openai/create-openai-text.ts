import { createOpenAI } from "@ai-sdk/openai";
import type { TextProvider } from "../../spec/text.ts";
import { realBaseUrls } from "../real-base-urls.ts";
import { requireApiKey } from "../require-api-key.ts";
import type { TextProviderSettings } from "../text-provider-settings.ts";
import { fetchOf, wiredTextProvider } from "../wired-text-provider.ts";
import { kindOfOpenAIFailure } from "./kind-of-openai-failure.ts";

/** OpenAI through the Responses API. Throws `ProviderError` of kind `auth` without a key. */
export function createOpenAIText(settings: TextProviderSettings): TextProvider {
  const apiKey = requireApiKey(settings.name ?? "openai", settings);
  const baseUrl = settings.baseUrl ?? realBaseUrls.openai;
  const openai = createOpenAI({ apiKey, baseURL: baseUrl, fetch: fetchOf(settings) });
  return wiredTextProvider({
    kind: "openai",
    settings,
    apiKey,
    call: (request) => ({
      // The default model of the provider is the Responses API.
      model: openai(request.model),
      instructions: request.system,
      // A client's brief is not kept at the provider. No temperature: reasoning models reject it.
      // The key leads calls of one brand to the machine that has its context in the cache.
      providerOptions: { openai: { store: false, ...(request.cacheKey ? { promptCacheKey: request.cacheKey } : {}) } },
      requestIdHeaders: ["x-request-id"],
    }),
    models: { url: `${baseUrl}/models`, headers: { authorization: `Bearer ${apiKey}` } },
    classify: kindOfOpenAIFailure,
  });
}
