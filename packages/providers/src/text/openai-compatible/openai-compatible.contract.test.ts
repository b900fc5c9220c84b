import { describeTextProvider } from "../text-provider.contract.ts";
import { structuredOutputModes } from "../text-provider-settings.ts";
import { createOpenAICompatibleText } from "./create-openai-compatible-text.ts";

for (const structuredOutput of structuredOutputModes) {
  describeTextProvider(`vLLM asked with ${structuredOutput}`, {
    create: (settings) => createOpenAICompatibleText({ ...settings, structuredOutput }),
    model: "openai/gpt-oss-20b", host: "localhost:8000", path: "/v1", operation: "chat.completions.create",
    marksRefusals: true, tellsCacheReads: true, tellsRateLimits: false,
  });
}
