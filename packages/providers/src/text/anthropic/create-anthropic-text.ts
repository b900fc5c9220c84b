import { createAnthropic } from "@ai-sdk/anthropic";
import { z } from "zod";
import type { TextProvider } from "../../spec/text.ts";
import { realBaseUrls } from "../real-base-urls.ts";
import { requireApiKey } from "../require-api-key.ts";
import type { TextProviderSettings } from "../text-provider-settings.ts";
import { fetchOf, wiredTextProvider } from "../wired-text-provider.ts";
import { kindOfAnthropicFailure } from "./kind-of-anthropic-failure.ts";

const apiVersion = "2023-06-01";

/** Anthropic's Messages API. Throws `ProviderError` of kind `auth` without a key. */
export function createAnthropicText(settings: TextProviderSettings): TextProvider {
  const apiKey = requireApiKey(settings.name ?? "anthropic", settings);
  const baseUrl = settings.baseUrl ?? realBaseUrls.anthropic;
  const anthropic = createAnthropic({ apiKey, baseURL: baseUrl, fetch: fetchOf(settings) });
  return wiredTextProvider({
    kind: "anthropic",
    settings,
    apiKey,
    call: (request) => ({
      model: anthropic(request.model),
      // The brand stands still between calls: one cache breakpoint after it, 5 minutes.
      instructions: {
        role: "system",
        content: request.system,
        providerOptions: { anthropic: { cacheControl: { type: "ephemeral" } } },
      },
      providerOptions: {},
      requestIdHeaders: ["request-id"],
      refusalOf: ({ providerMetadata }) => refusalWords(providerMetadata?.anthropic?.stopDetails),
    }),
    models: { url: `${baseUrl}/models?limit=1000`, headers: { "x-api-key": apiKey, "anthropic-version": apiVersion } },
    classify: kindOfAnthropicFailure,
  });
}

const stopDetails = z.object({ category: z.string().nullish(), explanation: z.string().nullish() });

function refusalWords(details: unknown): string | undefined {
  const parsed = stopDetails.safeParse(details);
  return parsed.success ? (parsed.data.explanation ?? parsed.data.category ?? undefined) : undefined;
}
