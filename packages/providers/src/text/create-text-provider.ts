import type { TextProvider, TextProviderKind } from "../spec/text.ts";
import { createAnthropicText } from "./anthropic/create-anthropic-text.ts";
import { createGroqText } from "./groq/create-groq-text.ts";
import { createOfflineText } from "./offline/create-offline-text.ts";
import { createOpenAICompatibleText } from "./openai-compatible/create-openai-compatible-text.ts";
import { createOpenAIText } from "./openai/create-openai-text.ts";
import { createTogetherText } from "./together/create-together-text.ts";
import type { TextProviderSettings } from "./text-provider-settings.ts";

const factories: Record<TextProviderKind, (settings: TextProviderSettings) => TextProvider> = {
  offline: createOfflineText,
  openai: createOpenAIText,
  anthropic: createAnthropicText,
  groq: createGroqText,
  together: createTogetherText,
  "openai-compatible": createOpenAICompatibleText,
};

/**
 * The one door to text models: an instance of a kind, with the key and address of that instance.
 * Throws `ProviderError` of kind `auth` when it needs a key and got none, of kind `invalid` when it needs a base URL and got none.
 */
export function createTextProvider(kind: TextProviderKind, settings: TextProviderSettings): TextProvider {
  return factories[kind](settings);
}
