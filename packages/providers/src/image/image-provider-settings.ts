import type { ProviderApiSettings } from "../http/provider-api.ts";

/** What a maker of pictures needs from outside. */
export interface ImageProviderSettings {
  apiKey: string;
  /** Up to the API's version part, without a trailing slash. */
  baseUrl: string;
  fetch: typeof globalThis.fetch;
  now?: (() => Date) | undefined;
}

/** Base64 of ten large pictures. */
const longestAnswer = 200 * 1024 ** 2;

/** The part of an API's settings that every maker of pictures has alike. */
export const imageApiSettings = ({ apiKey, baseUrl, fetch, now = () => new Date() }: ImageProviderSettings): Pick<ProviderApiSettings, "baseUrl" | "fetch" | "maxBytes" | "now" | "secret"> => ({ baseUrl, fetch, maxBytes: longestAnswer, now, secret: apiKey });

