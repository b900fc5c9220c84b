import { describeTextProvider } from "../text-provider.contract.ts";
import { createGroqText } from "./create-groq-text.ts";

describeTextProvider("Groq", {
  create: createGroqText, model: "openai/gpt-oss-120b", host: "api.groq.com", path: "/openai/v1", operation: "chat.completions.create",
  marksRefusals: false, tellsCacheReads: true, tellsRateLimits: true,
});
describeTextProvider("Groq with a model that takes no schema", {
  create: createGroqText, model: "qwen/qwen3.6-27b", host: "api.groq.com", path: "/openai/v1", operation: "chat.completions.create",
  marksRefusals: false, tellsCacheReads: true, tellsRateLimits: true,
});
