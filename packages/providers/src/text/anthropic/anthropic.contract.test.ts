import { describeTextProvider } from "../text-provider.contract.ts";
import { createAnthropicText } from "./create-anthropic-text.ts";

describeTextProvider("Anthropic", { create: createAnthropicText, model: "claude-sonnet-5-5", host: "api.anthropic.com", operation: "messages.create" });
