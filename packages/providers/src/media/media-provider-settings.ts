import { ProviderError } from "../spec/provider-error.ts";

/** What a maker of videos or voices needs from outside. Nothing is read from the environment here. */
export interface MediaProviderSettings {
  /** Secret; never stands in an error or a log line. */
  apiKey?: string | undefined;
  /** Up to the documented version part. Absent: the provider's real address. */
  baseUrl?: string | undefined;
  /** The way out of the machine; the platform's egress in production. Absent: the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined;
  /** The time of `Retry-After` dates. Absent: the machine's clock. */
  clock?: { now(): Date } | undefined;
  /** Where the provider publishes no price: the owner's, in micro-USD per minute of video. */
  microUsdPerMinute?: bigint | undefined;
  /** The other side is a stand-in: it may be asked as often as wanted, and for free trial creations where the provider has them. */
  isSandbox?: boolean | undefined;
}

/** Real addresses up to the documented version part. Source: each provider's API reference (2026-11-22). */
export const mediaBaseUrls = {
  heygen: "https://api.heygen.com",
  runway: "https://api.dev.runwayml.com",
  synthesia: "https://api.synthesia.io/v2",
  elevenlabs: "https://api.elevenlabs.io",
  openai: "https://api.openai.com/v1",
} as const;

/** The key without surrounding space. @throws ProviderError `auth` when there is none */
export function requireMediaKey(provider: string, { apiKey }: Pick<MediaProviderSettings, "apiKey">): string {
  const key = apiKey?.trim();
  if (key) return key;
  throw new ProviderError({ provider, kind: "auth", code: "missing_api_key", message: `No API key for ${provider}. Enter one under Settings → AI providers.` });
}
