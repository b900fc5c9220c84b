import type { TextProvider } from "../../spec/text.ts";
import { chatProvider } from "../openai-compatible/chat-provider.ts";
import { realBaseUrls } from "../real-base-urls.ts";
import { requireApiKey } from "../require-api-key.ts";
import type { TextProviderSettings } from "../text-provider-settings.ts";
import { kindOfTogetherFailure } from "./kind-of-together-failure.ts";

/**
 * Together AI through its OpenAI-compatible API: its own package for the AI SDK drops the JSON schema (seen 2026-11-22, 3.0.54).
 * Throws `ProviderError` of kind `auth` without a key.
 */
export function createTogetherText(settings: TextProviderSettings): TextProvider {
  return chatProvider({
    kind: "together",
    settings,
    apiKey: requireApiKey(settings.name ?? "together", settings),
    baseUrl: settings.baseUrl ?? realBaseUrls.together,
    structuredOutput: "json_schema",
    classify: kindOfTogetherFailure,
  });
}
