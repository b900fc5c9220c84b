import { describeTextProvider } from "../text-provider.contract.ts";
import { createOpenAIText } from "./create-openai-text.ts";

describeTextProvider("OpenAI", {
  create: createOpenAIText, model: "gpt-6-luna", host: "api.openai.com", path: "/v1", operation: "responses.create",
  marksRefusals: true, tellsCacheReads: true, tellsRateLimits: true,
});
