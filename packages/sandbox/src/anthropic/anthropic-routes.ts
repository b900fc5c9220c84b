import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import type { Context } from "hono";
import type { TakenFault } from "../faults/fault.ts";
import { runOperation } from "../faults/run-operation.ts";
import type { FaultWording } from "../faults/run-operation.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { composeAnswer } from "../text/compose-answer.ts";
import { countTokens } from "../text/count-tokens.ts";
import { absurdUsage } from "../text/absurd-usage.ts";
import { eventStream } from "../text/event-stream.ts";
import { recordGeneration } from "../text/generation-calls.ts";
import { explicitCache, minCachedTokens } from "../text/prompt-cache.ts";
import { runGeneration } from "../text/run-generation.ts";
import type { TrafficState } from "../text/traffic.ts";
import { AnthropicError, invalidRequest } from "./anthropic-error.ts";
import { messageBody, messageEvents } from "./message-body.ts";
import type { AnthropicAnswer } from "./message-body.ts";
import { parseMessagesRequest } from "./messages-request.ts";
import type { MessagesRequest } from "./messages-request.ts";
import { describeModel, findModel, liveModels } from "./models.ts";

export const anthropicHost = "api.anthropic.com";
/** The AI SDK sends the first, Anthropic's own SDK the second (seen 2026-11-22). */
const versions = ["2023-06-01", "2026-10-21"];
const ttlMs = { "5m": 5 * 60_000, "1h": 3_600_000 };

/** `/sandbox/api.anthropic.com/v1/*`: messages, token counting, models. */
export function anthropicRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  const serve = (c: Context<SandboxEnv>, operation: string, answer: (requestId: string, fault: TakenFault | undefined) => Response | Promise<Response>) => {
    const requestId = `req_${randomBytes(12).toString("hex")}`;
    const run = operation === "messages.create" ? runGeneration : runOperation;
    return run(sandbox, c, { host: anthropicHost, operation, account: null }, wording(requestId), async (fault) => {
      try {
        authenticate(c);
        if (!versions.includes(c.req.header("anthropic-version") ?? "")) throw invalidRequest("anthropic-version: header is required and must name a known version");
        return await answer(requestId, fault);
      } catch (error) {
        if (error instanceof AnthropicError) return error.toResponse(requestId);
        throw error;
      }
    });
  };

  app.post("/v1/messages", (c) => serve(c, "messages.create", async (requestId, fault) => {
    const whole = generate(sandbox, parseMessagesRequest(await readJson(c), sandbox.now()), requestId, fault);
    const now = sandbox.now();
    const headers = rateHeaders(sandbox.traffic.spend(anthropicHost, whole.usage.inputTokens + whole.usage.outputTokens, now), requestId, now);
    const told = { ...whole, usage: absurdUsage(whole.usage, fault) };
    if (whole.request.stream) return eventStream(c, messageEvents(told), { latencyMs: sandbox.latencies.of(anthropicHost), fault, headers });
    return Response.json(messageBody(told), { headers });
  }));
  app.post("/v1/messages/count_tokens", (c) => serve(c, "messages.count_tokens", async (requestId) => {
    const body = await readJson(c);
    if (body === null || typeof body !== "object") throw invalidRequest("The body must be a JSON object");
    const request = parseMessagesRequest({ ...body, max_tokens: 1 }, sandbox.now());
    return Response.json({ input_tokens: countTokens(givenText(request)) }, { headers: { "request-id": requestId } });
  }));
  app.get("/v1/models", (c) => serve(c, "models.list", (requestId) => {
    const data = liveModels(sandbox.now()).map(([id, model]) => describeModel(id, model));
    return Response.json({ data, has_more: false, first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null }, { headers: { "request-id": requestId } });
  }));
  app.get("/v1/models/:id", (c) => serve(c, "models.get", (requestId) =>
    Response.json(describeModel(c.req.param("id"), findModel(c.req.param("id"), sandbox.now())), { headers: { "request-id": requestId } })));
  app.all("/*", () => new AnthropicError(404, "not_found_error", "Not found").toResponse(`req_${randomBytes(12).toString("hex")}`));
  return app;
}

/** Composes and books one answer before anything is sent. */
function generate(sandbox: SandboxContext, request: MessagesRequest, requestId: string, fault: TakenFault | undefined): AnthropicAnswer {
  const { store } = sandbox;
  const now = sandbox.now();
  return store.transaction(() => {
    const answer = composeAnswer(store, { prompt: request.prompt, schema: request.schema, maxOutputTokens: request.maxTokens, fault });
    const total = countTokens(givenText(request));
    const cache = cacheUse(sandbox, request, now);
    const usage = { ...cache, inputTokens: Math.max(0, total - cache.cacheReadTokens - cache.written5mTokens - cache.written1hTokens), outputTokens: answer.outputTokens };
    recordGeneration(store, {
      requestId, provider: "anthropic", operation: "messages.create", model: request.model, outcome: answer.outcome,
      inputTokens: usage.inputTokens + cache.cacheReadTokens + cache.written5mTokens + cache.written1hTokens,
      cachedTokens: cache.cacheReadTokens, cacheWriteTokens: cache.written5mTokens + cache.written1hTokens,
      outputTokens: answer.outputTokens, reasoningTokens: 0, streamed: request.stream,
    }, now);
    return { id: randomBytes(12).toString("hex"), request, answer, usage };
  });
}

/** Tokens read up to the last known breakpoint, and written from there to the last one. */
function cacheUse(sandbox: SandboxContext, request: MessagesRequest, now: number): { cacheReadTokens: number; written5mTokens: number; written1hTokens: number } {
  const use = { cacheReadTokens: 0, written5mTokens: 0, written1hTokens: 0 };
  let covered = 0;
  for (const { prefix, ttl } of request.breakpoints) {
    const tokens = countTokens(prefix);
    if (tokens < minCachedTokens) continue;
    const known = explicitCache(sandbox.store, `${request.model}\n${prefix}`, now, ttlMs[ttl]);
    if (known) {
      use.cacheReadTokens = tokens;
      use.written5mTokens = 0;
      use.written1hTokens = 0;
    } else {
      use[ttl === "5m" ? "written5mTokens" : "written1hTokens"] += tokens - covered;
    }
    covered = tokens;
  }
  return use;
}

function givenText(request: MessagesRequest): string {
  return request.schema === null ? request.prompt : `${request.prompt}\n\n${JSON.stringify(request.schema)}`;
}

function authenticate(c: Context<SandboxEnv>): void {
  const key = c.req.header("x-api-key") ?? c.req.header("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
  if (!key) throw new AnthropicError(401, "authentication_error", "x-api-key header is required");
  if (key.startsWith("invalid")) throw new AnthropicError(401, "authentication_error", "invalid x-api-key");
}

async function readJson(c: Context<SandboxEnv>): Promise<unknown> {
  try {
    return (await c.req.json()) as unknown;
  } catch {
    throw invalidRequest("The request body is not valid JSON");
  }
}

function rateHeaders(window: TrafficState, requestId: string, now: number): Record<string, string> {
  const reset = new Date(now + window.resetMs).toISOString();
  return {
    "request-id": requestId,
    "anthropic-ratelimit-requests-limit": String(window.requestsPerMinute), "anthropic-ratelimit-requests-remaining": String(window.remainingRequests),
    "anthropic-ratelimit-requests-reset": reset,
    "anthropic-ratelimit-tokens-limit": String(window.tokensPerMinute), "anthropic-ratelimit-tokens-remaining": String(window.remainingTokens),
    "anthropic-ratelimit-tokens-reset": reset,
    // Here one budget covers both directions.
    "anthropic-ratelimit-input-tokens-limit": String(window.tokensPerMinute), "anthropic-ratelimit-input-tokens-remaining": String(window.remainingTokens),
    "anthropic-ratelimit-input-tokens-reset": reset,
    "anthropic-ratelimit-output-tokens-limit": String(window.tokensPerMinute), "anthropic-ratelimit-output-tokens-remaining": String(window.remainingTokens),
    "anthropic-ratelimit-output-tokens-reset": reset,
  };
}

function wording(requestId: string): FaultWording {
  return {
    rateLimit: (fault) => (fault.code === "insufficient_quota"
      ? new AnthropicError(402, "billing_error", "Your credit balance is too low to access the Anthropic API.")
      : new AnthropicError(429, "rate_limit_error", "This request would exceed your rate limit.", {
          "retry-after": String(Math.ceil((fault.delayMs ?? 1_000) / 1000)), "anthropic-ratelimit-requests-remaining": "0",
        })).toResponse(requestId),
    serverError: (fault) => (Number(fault.code) === 529
      ? new AnthropicError(529, "overloaded_error", "Overloaded")
      : new AnthropicError(500, "api_error", "Internal server error")).toResponse(requestId),
    expiredToken: () => new AnthropicError(401, "authentication_error", "invalid x-api-key").toResponse(requestId),
    revokedToken: () => new AnthropicError(401, "authentication_error", "invalid x-api-key").toResponse(requestId),
  };
}
