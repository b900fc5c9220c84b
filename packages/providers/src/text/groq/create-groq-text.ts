import { createGroq } from "@ai-sdk/groq";
import { APICallError } from "ai";
import { z } from "zod";
import type { TextProvider, TextRequest, TextResult } from "../../spec/text.ts";
import { cleanText } from "../clean-text.ts";
import { findTextModel } from "../models.ts";
import { readUsage } from "../read-usage.ts";
import { realBaseUrls } from "../real-base-urls.ts";
import { requireApiKey } from "../require-api-key.ts";
import { withSchemaInWords } from "../schema-in-words.ts";
import type { TextProviderSettings } from "../text-provider-settings.ts";
import { fetchOf, wiredTextProvider } from "../wired-text-provider.ts";
import { kindOfGroqFailure } from "./kind-of-groq-failure.ts";

/** Groq's chat completions; prefixes are cached by themselves. Throws `ProviderError` of kind `auth` without a key. */
export function createGroqText(settings: TextProviderSettings): TextProvider {
  const apiKey = requireApiKey(settings.name ?? "groq", settings);
  const baseUrl = settings.baseUrl ?? realBaseUrls.groq;
  const groq = createGroq({ apiKey, baseURL: baseUrl, fetch: fetchOf(settings) });
  return wiredTextProvider({
    kind: "groq",
    settings,
    apiKey,
    call: (request) => {
      // A model that we do not know is taken for a current one.
      const takesSchema = findTextModel("groq", request.model)?.features.structuredOutput ?? true;
      return {
        model: groq(request.model),
        instructions: takesSchema ? request.system : withSchemaInWords(request),
        providerOptions: { groq: { structuredOutputs: takesSchema } },
        requestIdHeaders: ["x-request-id"],
        isExpected: (warning) => !takesSchema && warning.startsWith("JSON response format schema"),
      };
    },
    models: { url: `${baseUrl}/models`, headers: { authorization: `Bearer ${apiKey}` } },
    classify: kindOfGroqFailure,
    answerIn: unfitAnswer,
  });
}

const jsonValidateFailed = z.object({ error: z.object({ code: z.literal("json_validate_failed"), failed_generation: z.string().nullish() }) });

/** Groq answers 400 when the model wrote something that is not the asked shape: an answer, unfit, whose bill it does not tell. */
function unfitAnswer(error: unknown, request: TextRequest, latencyMs: number): TextResult | null {
  if (!APICallError.isInstance(error) || error.statusCode !== 400) return null;
  const parsed = jsonValidateFailed.safeParse(parseJson(error.responseBody));
  if (!parsed.success) return null;
  const text = cleanText(parsed.data.error.failed_generation ?? "");
  const nothing = { inputTokens: undefined, cacheReadTokens: undefined, cacheWriteTokens: undefined, outputTokens: undefined, reasoningTokens: undefined };
  return {
    finish: "malformed",
    output: null,
    text,
    usage: readUsage(nothing, request, text).usage,
    isUsageEstimated: true,
    rateLimits: null,
    model: request.model,
    requestId: error.responseHeaders?.["x-request-id"] ?? null,
    warnings: [],
    latencyMs,
  };
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
