import type { MediaProviderSettings } from "@agency/providers/video";
import { toMicro } from "../../economics/money.ts";
import type { MediaAccess } from "../media-providers/resolve-media-provider.ts";

/** What a maker of videos or voices needs to reach its other side. @throws ProviderError `auth` when there is no key */
export function connectionOf(access: MediaAccess): MediaProviderSettings {
  const { usdPerMinute } = access.settings;
  return {
    apiKey: access.apiKey(),
    baseUrl: access.baseUrl,
    fetch: access.fetch,
    isSandbox: access.environment === "sandbox",
    ...(usdPerMinute === undefined ? {} : { microUsdPerMinute: toMicro(usdPerMinute) }),
  };
}
