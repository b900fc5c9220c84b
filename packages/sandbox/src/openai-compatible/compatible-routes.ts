import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { ChatError } from "../text/chat-error.ts";
import { chatRoutes } from "../text/chat-routes.ts";
import type { ChatDialect } from "../text/chat-routes.ts";

const unauthorized = new ChatError(401, { message: "Unauthorized", type: "AuthenticationError" });

/** What servers that people run themselves have in common here. */
const usual: Omit<ChatDialect, "host" | "rules" | "findModel" | "modelList" | "errorBody"> = {
  provider: "openai-compatible",
  basePath: "/v1",
  cacheLifeMs: null,
  hasRefusal: false,
  authenticate: () => {},
  namesRequests: false,
  newId: () => `chatcmpl-${randomBytes(12).toString("hex")}`,
  usage: (usage) => ({ prompt_tokens: usage.inputTokens, completion_tokens: usage.outputTokens, total_tokens: usage.inputTokens + usage.outputTokens }),
  rateLimited: (delayMs) => new ChatError(429, { message: "Too many requests", type: "rate_limit_error" }, { "retry-after": String(Math.ceil(delayMs / 1000)) }),
  outOfCredit: new ChatError(402, { message: "The budget of this key is used up", type: "budget_exceeded" }),
  failed: (status) => new ChatError(status, { message: "Internal server error", type: "InternalServerError" }),
  badKey: unauthorized,
};

/** Ollama: takes any key or none, and no more at once than it has slots for. */
const ollama: ChatDialect = {
  ...usual,
  host: "localhost:11434",
  rules: () => ({ refusesUnknown: false, strictSchemas: false, formats: ["text", "json_object", "json_schema"] }),
  findModel: (id) => {
    if (!["llama3.2", "gpt-oss:20b", "qwen3.5:9b"].includes(id)) throw new ChatError(404, { message: `model "${id}" not found, try pulling it first`, type: "not_found_error" });
  },
  modelList: () => ({ object: "list", data: ["llama3.2", "gpt-oss:20b", "qwen3.5:9b"].map((id) => ({ id, object: "model", created: 0, owned_by: "library" })) }),
  errorBody: ({ message, type }) => ({ error: { message, type, param: null, code: null } }),
};

/** vLLM: a key only if it was started with one; errors carry the status as their code; the prefix cache is told where it is on. */
const vllm: ChatDialect = {
  ...usual,
  host: "localhost:8000",
  rules: () => ({ refusesUnknown: false, strictSchemas: false, formats: ["text", "json_object", "json_schema"] }),
  findModel: (id) => {
    if (id !== "openai/gpt-oss-20b") throw new ChatError(404, { message: `The model \`${id}\` does not exist.`, type: "NotFoundError", param: "model" });
  },
  modelList: () => ({ object: "list", data: [{ id: "openai/gpt-oss-20b", object: "model", created: 0, owned_by: "vllm", root: "openai/gpt-oss-20b", parent: null, max_model_len: 131_072, permission: [] }] }),
  cacheLifeMs: 30 * 60_000,
  hasRefusal: true,
  authenticate: (key) => {
    if (key?.startsWith("invalid")) throw unauthorized;
  },
  // The door of the server says less than the server.
  errorBody: ({ status, message, type, param }) => (status === 401 ? { error: message } : { error: { message, type, param, code: status } }),
  namesRequests: true,
  usage: (usage) => ({
    prompt_tokens: usage.inputTokens, total_tokens: usage.inputTokens + usage.outputTokens, completion_tokens: usage.outputTokens,
    prompt_tokens_details: { cached_tokens: usage.cachedTokens },
  }),
};

/** LM Studio: no `json_object`; most refusals are bare words. */
const lmStudio: ChatDialect = {
  ...usual,
  host: "localhost:1234",
  rules: () => ({ refusesUnknown: false, strictSchemas: false, formats: ["text", "json_schema"] }),
  findModel: (id) => {
    if (id !== "qwen3.5-9b") throw new ChatError(404, { message: `Model "${id}" not found`, type: "invalid_request_error", param: "model", code: "model_not_found" });
  },
  modelList: () => ({ object: "list", data: [{ id: "qwen3.5-9b", object: "model", owned_by: "organization_owner" }] }),
  errorBody: ({ status, message, type, param, code }) => (status === 404 ? { error: { message, type, param, code } } : { error: message }),
};

/** Servers of OpenAI's chat protocol at their usual addresses. */
export const compatibleServers: readonly ChatDialect[] = [ollama, vllm, lmStudio];

/** `/sandbox/localhost:11434/v1/*` (Ollama), `localhost:8000` (vLLM), `localhost:1234` (LM Studio): chat completions, models. */
export function compatibleRoutes(sandbox: SandboxContext, server: ChatDialect): Hono<SandboxEnv> {
  return chatRoutes(sandbox, server);
}
