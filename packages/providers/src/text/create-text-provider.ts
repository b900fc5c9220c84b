import type { TextProvider, TextProviderName } from "../spec/text.ts";
import { createAnthropicText } from "./anthropic/create-anthropic-text.ts";
import { createOfflineText } from "./offline/create-offline-text.ts";
import { createOpenAIText } from "./openai/create-openai-text.ts";
import type { TextProviderSettings } from "./text-provider-settings.ts";

const factories: Record<TextProviderName, (settings: TextProviderSettings) => TextProvider> = {
  offline: createOfflineText,
  openai: createOpenAIText,
  anthropic: createAnthropicText,
};

/** The text provider of that name. Throws `ProviderError` of kind `auth` when it needs a key and got none. */
export function createTextProvider(name: TextProviderName, settings: TextProviderSettings): TextProvider {
  return factories[name](settings);
}
