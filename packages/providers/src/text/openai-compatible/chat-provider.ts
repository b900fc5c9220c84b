import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { extractReasoningMiddleware, wrapLanguageModel } from "ai";
import type { ProviderErrorKind } from "../../spec/provider-error.ts";
import type { TextProvider, TextProviderKind } from "../../spec/text.ts";
import type { WireFailure } from "../read-failure.ts";
import { withSchemaInWords } from "../schema-in-words.ts";
import type { StructuredOutputMode, TextProviderSettings } from "../text-provider-settings.ts";
import { fetchOf, wiredTextProvider } from "../wired-text-provider.ts";

/** OpenAI's chat completions as others serve them. */
export function chatProvider(options: {
  kind: TextProviderKind;
  settings: TextProviderSettings;
  apiKey: string | null;
  baseUrl: string;
  structuredOutput: StructuredOutputMode;
  classify: (failure: WireFailure) => ProviderErrorKind;
}): TextProvider {
  const { kind, settings, apiKey, baseUrl, structuredOutput, classify } = options;
  const takesSchema = structuredOutput === "json_schema";
  const server = createOpenAICompatible({
    name: kind,
    baseURL: baseUrl,
    ...(apiKey === null ? {} : { apiKey }),
    fetch: fetchOf(settings),
    includeUsage: true,
    supportsStructuredOutputs: takesSchema,
    ...(structuredOutput === "prompt" ? { transformRequestBody: ({ response_format: _unsaid, ...body }) => body } : {}),
  });
  return wiredTextProvider({
    kind,
    settings,
    apiKey,
    call: (request) => ({
      // Small models think aloud in the text where their server does not take it out.
      model: wrapLanguageModel({ model: server(request.model), middleware: extractReasoningMiddleware({ tagName: "think" }) }),
      instructions: takesSchema ? request.system : withSchemaInWords(request),
      providerOptions: {},
      requestIdHeaders: ["x-request-id", "request-id", "x-litellm-call-id"],
      isExpected: (warning) => !takesSchema && warning.startsWith("JSON response format schema"),
    }),
    models: { url: `${baseUrl}/models`, headers: apiKey === null ? {} : { authorization: `Bearer ${apiKey}` } },
    classify,
  });
}
