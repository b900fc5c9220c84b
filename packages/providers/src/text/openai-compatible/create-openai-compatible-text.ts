import { ProviderError } from "../../spec/provider-error.ts";
import type { TextProvider } from "../../spec/text.ts";
import type { TextProviderSettings } from "../text-provider-settings.ts";
import { chatProvider } from "./chat-provider.ts";
import { kindOfChatFailure } from "./kind-of-chat-failure.ts";

/**
 * Any server that speaks OpenAI's chat protocol: Ollama, vLLM, LM Studio, llama.cpp, LiteLLM, OpenRouter. A key only where it wants one.
 * Throws `ProviderError` of kind `invalid` without a base URL.
 */
export function createOpenAICompatibleText(settings: TextProviderSettings): TextProvider {
  const baseUrl = settings.baseUrl?.replace(/\/+$/, "");
  if (!baseUrl) {
    const provider = settings.name ?? "openai-compatible";
    throw new ProviderError({ provider, kind: "invalid", code: "missing_base_url", message: `No address for ${provider}. Enter one under Settings → AI providers, e.g. http://localhost:11434/v1.` });
  }
  return chatProvider({
    kind: "openai-compatible",
    settings,
    apiKey: settings.apiKey?.trim() || null,
    baseUrl,
    structuredOutput: settings.structuredOutput ?? "json_schema",
    classify: kindOfChatFailure,
  });
}
