import { describeTextProvider } from "../text-provider.contract.ts";
import { createAnthropicText } from "./create-anthropic-text.ts";

describeTextProvider("Anthropic", {
  create: createAnthropicText, model: "claude-sonnet-5-5", host: "api.anthropic.com", path: "/v1", operation: "messages.create",
  marksRefusals: true, tellsCacheReads: true, tellsRateLimits: true,
});
