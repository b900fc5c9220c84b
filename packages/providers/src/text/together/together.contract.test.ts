import { describeTextProvider } from "../text-provider.contract.ts";
import { createTogetherText } from "./create-together-text.ts";

describeTextProvider("Together", {
  create: createTogetherText, model: "openai/gpt-oss-20b", host: "api.together.ai", path: "/v1", operation: "chat.completions.create",
  marksRefusals: false, tellsCacheReads: false, tellsRateLimits: false,
});
