import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { ChatError } from "../text/chat-error.ts";
import { chatRoutes } from "../text/chat-routes.ts";
import type { ChatDialect } from "../text/chat-routes.ts";

export const togetherHost = "api.together.ai";

/** Source: Together's price list (2026-07). */
const models = [
  "openai/gpt-oss-20b", "openai/gpt-oss-120b", "meta-llama/Llama-3.3-70B-Instruct-Turbo", "Qwen/Qwen3.5-9B", "deepseek-ai/DeepSeek-V4-Flash-0731", "moonshotai/Kimi-K2.6",
];
const badKey = new ChatError(401, { message: "Invalid API key provided. You can find your API key at https://api.together.ai/settings/api-keys.", type: "invalid_request_error", code: "invalid_api_key" });

/** Source: Together's OpenAPI document @090263a (2026-04-28). It tells neither limits nor request ids in headers, and no cached tokens. */
const together: ChatDialect = {
  host: togetherHost,
  provider: "together",
  basePath: "/v1",
  rules: () => ({ refusesUnknown: false, strictSchemas: false, formats: ["text", "json_object", "json_schema"] }),
  findModel: (id) => {
    if (!models.includes(id)) throw new ChatError(404, { message: `Unable to access model ${id}. Please visit https://api.together.ai/models to view the list of supported models.`, type: "invalid_request_error", code: "model_not_available" });
  },
  // A bare list, unlike OpenAI's.
  modelList: () => models.map((id) => ({ id, object: "model", created: 0, type: "chat", display_name: id, organization: id.split("/")[0], context_length: 131_072, pricing: { input: 0, output: 0, hourly: 0, base: 0, finetune: 0 } })),
  cacheLifeMs: null,
  hasRefusal: false,
  authenticate: (key) => {
    if (key === undefined || key.startsWith("invalid")) throw badKey;
  },
  errorBody: ({ message, type, param, code }) => ({ error: { message, type, param, code } }),
  namesRequests: false,
  newId: () => `o${randomBytes(10).toString("hex")}`,
  usage: (usage) => ({ prompt_tokens: usage.inputTokens, completion_tokens: usage.outputTokens, total_tokens: usage.inputTokens + usage.outputTokens }),
  extra: () => ({ prompt: [] }),
  rateLimited: (delayMs) => new ChatError(429, { message: "You have reached the rate limit of this model. Slow down and try again.", type: "rate_limit", code: null }, { "retry-after": String(Math.ceil(delayMs / 1000)) }),
  outOfCredit: new ChatError(402, { message: "Credit limit exceeded, please add funds.", type: "credit_limit", code: null }),
  failed: (status) => new ChatError(status, { message: "The server is overloaded or not ready yet.", type: "server_error", code: null }),
  badKey,
};

/** `/sandbox/api.together.ai/v1/*`: chat completions, models. */
export function togetherRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  return chatRoutes(sandbox, together);
}
