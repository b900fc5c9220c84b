import { randomUUID } from "node:crypto";
import type { Hono } from "hono";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import type { ChatUsage } from "../text/chat-answer.ts";
import { ChatError } from "../text/chat-error.ts";
import { chatRoutes } from "../text/chat-routes.ts";
import type { ChatDialect } from "../text/chat-routes.ts";
import { findGroqModel, groqModelList, takesJsonSchema } from "./models.ts";

export const groqHost = "api.groq.com";
const badKey = new ChatError(401, { message: "Invalid API Key", type: "invalid_request_error", code: "invalid_api_key" });

/** Source: Groq's OpenAPI document (2026-08-14) and rate-limit page (seen 2026-11-22). */
const groq: ChatDialect = {
  host: groqHost,
  provider: "groq",
  basePath: "/openai/v1",
  rules: (model) => ({ refusesUnknown: true, strictSchemas: true, formats: takesJsonSchema(model) ? ["text", "json_object", "json_schema"] : ["text", "json_object"] }),
  findModel: findGroqModel,
  modelList: groqModelList,
  cacheLifeMs: 2 * 3_600_000,
  hasRefusal: false,
  authenticate: (key) => {
    if (key === undefined || key.startsWith("invalid")) throw badKey;
  },
  errorBody: ({ message, type, code }) => ({ error: { message, type, ...(code === null ? {} : { code }) } }),
  namesRequests: true,
  newId: () => `chatcmpl-${randomUUID()}`,
  usage: groqUsage,
  extra: ({ requestId }) => ({ system_fingerprint: "fp_sandbox", x_groq: { id: requestId }, service_tier: "on_demand" }),
  lastChunk: ({ requestId, usage }) => ({ x_groq: { id: requestId, usage: groqUsage(usage) } }),
  rateHeaders: (window) => ({
    // Requests are counted by day there, tokens by minute.
    "x-ratelimit-limit-requests": String(window.requestsPerMinute), "x-ratelimit-remaining-requests": String(window.remainingRequests),
    "x-ratelimit-reset-requests": duration(window.resetMs), "x-ratelimit-limit-tokens": String(window.tokensPerMinute),
    "x-ratelimit-remaining-tokens": String(window.remainingTokens), "x-ratelimit-reset-tokens": duration(window.resetMs),
  }),
  rateLimited: (delayMs) => new ChatError(429, {
    message: `Rate limit reached for model in organization \`org_sandbox\` service tier \`on_demand\` on tokens per minute (TPM). Please try again in ${delayMs / 1000}s.`,
    type: "tokens", code: "rate_limit_exceeded",
  }, { "retry-after": String(Math.ceil(delayMs / 1000)), "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": duration(delayMs) }),
  outOfCredit: new ChatError(403, { message: "Your organization has reached its spend limit.", type: "invalid_request_error", code: "blocked_api_access" }),
  failed: (status) => status === 498
    ? new ChatError(498, { message: "Flex tier capacity exceeded.", type: "invalid_request_error", code: "flex_tier_capacity_exceeded" })
    : new ChatError(status, { message: "Internal Server Error", type: "internal_server_error", code: "internal_server_error" }),
  badKey,
};

/** `/sandbox/api.groq.com/openai/v1/*`: chat completions, models. */
export function groqRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  return chatRoutes(sandbox, groq);
}

function groqUsage(usage: ChatUsage): Record<string, unknown> {
  return {
    queue_time: 0.01, prompt_tokens: usage.inputTokens, prompt_time: 0.001, completion_tokens: usage.outputTokens, completion_time: 0.002,
    total_tokens: usage.inputTokens + usage.outputTokens, total_time: 0.003,
    prompt_tokens_details: { cached_tokens: usage.cachedTokens }, completion_tokens_details: { reasoning_tokens: usage.reasoningTokens },
  };
}

/** As Groq writes it: `2m59.56s`, `7.66s`. */
function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return `${minutes > 0 ? `${minutes}m` : ""}${Number(((ms % 60_000) / 1000).toFixed(2))}s`;
}
