import { ProviderError } from "../spec/provider-error.ts";
import type { TextProviderSettings } from "./text-provider-settings.ts";

/** The key without surrounding space. Throws `ProviderError` of kind `auth` when there is none. */
export function requireApiKey(provider: string, settings: TextProviderSettings): string {
  const apiKey = settings.apiKey?.trim();
  if (apiKey) return apiKey;
  throw new ProviderError({ provider, kind: "auth", code: "missing_api_key", message: `No API key for ${provider}. Enter one under Settings → AI providers.` });
}
