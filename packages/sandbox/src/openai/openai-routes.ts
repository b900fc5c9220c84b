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
import { implicitCache } from "../text/prompt-cache.ts";
import { runGeneration } from "../text/run-generation.ts";
import type { TrafficState } from "../text/traffic.ts";
import { chatBody, chatEvents } from "./chat-body.ts";
import { describeModel, findModel, liveModels } from "./models.ts";
import { badRequest, OpenAiError } from "./openai-error.ts";
import { parseChatRequest, parseResponsesRequest } from "./openai-request.ts";
import type { OpenAiRequest } from "./openai-request.ts";
import { responseBody, responseEvents } from "./response-body.ts";
import type { OpenAiAnswer } from "./response-body.ts";

export const openAiHost = "api.openai.com";
/** Implicit prompt caches live 30 minutes. Source: OpenAI, prompt caching (seen 2026-11-22). */
const cacheLifeMs = 30 * 60_000;

const endpoints = {
  "responses.create": { parse: parseResponsesRequest, body: (whole: OpenAiAnswer) => responseBody(whole), events: responseEvents },
  "chat.completions.create": { parse: parseChatRequest, body: chatBody, events: chatEvents },
};

/** `/sandbox/api.openai.com/v1/*`: responses, chat completions, models. */
export function openAiRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.onError((error) => {
    if (error instanceof OpenAiError) return error.toResponse({ "x-request-id": newRequestId() });
    throw error;
  });

  const serve = (c: Context<SandboxEnv>, operation: string, answer: (requestId: string, fault: TakenFault | undefined) => Response | Promise<Response>) => {
    const requestId = newRequestId();
    const run = operation.endsWith(".create") ? runGeneration : runOperation;
    return run(sandbox, c, { host: openAiHost, operation, account: null }, wording(requestId), async (fault) => {
      try {
        authenticate(c);
        return await answer(requestId, fault);
      } catch (error) {
        if (error instanceof OpenAiError) return error.toResponse({ "x-request-id": requestId });
        throw error;
      }
    });
  };

  for (const [path, operation] of [["/v1/responses", "responses.create"], ["/v1/chat/completions", "chat.completions.create"]] as const) {
    app.post(path, (c) => serve(c, operation, async (requestId, fault) => {
      const endpoint = endpoints[operation];
      const whole = generate(sandbox, operation, endpoint.parse(await readJson(c), sandbox.now()), requestId, fault);
      const headers = rateHeaders(sandbox.traffic.spend(openAiHost, whole.usage.inputTokens + whole.usage.outputTokens, sandbox.now()), requestId);
      const told = { ...whole, usage: absurdUsage(whole.usage, fault) };
      if (whole.request.stream) return eventStream(c, endpoint.events(told), { latencyMs: sandbox.latencies.of(openAiHost), fault, headers });
      return Response.json(endpoint.body(told), { headers });
    }));
  }
  app.get("/v1/models", (c) => serve(c, "models.list", (requestId) =>
    Response.json({ object: "list", data: liveModels(sandbox.now()).map(describeModel) }, { headers: { "x-request-id": requestId } })));
  app.get("/v1/models/:id", (c) => serve(c, "models.get", (requestId) => {
    findModel(c.req.param("id"), sandbox.now());
    return Response.json(describeModel(c.req.param("id")), { headers: { "x-request-id": requestId } });
  }));
  app.all("/*", (c) => {
    throw new OpenAiError(404, { message: `Invalid URL (${c.req.method} ${c.req.path})`, type: "invalid_request_error" });
  });
  return app;
}

/** Composes and books one answer; booked before anything is sent, as OpenAI bills a lost answer too. */
function generate(sandbox: SandboxContext, operation: string, request: OpenAiRequest, requestId: string, fault: TakenFault | undefined): OpenAiAnswer {
  const { store } = sandbox;
  const now = sandbox.now();
  const given = request.schema === null ? request.prompt : `${request.prompt}\n\n${JSON.stringify(request.schema)}`;
  return store.transaction(() => {
    const answer = composeAnswer(store, { prompt: request.prompt, schema: request.schema, maxOutputTokens: request.maxOutputTokens, fault });
    const cache = implicitCache(store, "openai", given, now, cacheLifeMs);
    const reasons = request.reasoningEffort !== null && !["none", "minimal"].includes(request.reasoningEffort);
    const reasoningTokens = reasons ? Math.ceil(answer.outputTokens / 4) : 0;
    const usage = {
      inputTokens: countTokens(given), cachedTokens: cache.readTokens, cacheWriteTokens: cache.writtenTokens,
      outputTokens: answer.outputTokens + reasoningTokens, reasoningTokens,
    };
    recordGeneration(store, {
      requestId, provider: "openai", operation, model: request.model, outcome: answer.outcome, ...usage, streamed: request.stream,
    }, now);
    return { id: randomBytes(16).toString("hex"), request, answer, usage, createdAt: Math.floor(now / 1000) };
  });
}

function authenticate(c: Context<SandboxEnv>): void {
  const key = c.req.header("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
  if (!key) {
    throw new OpenAiError(401, { message: "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth.", type: "invalid_request_error" });
  }
  if (key.startsWith("invalid")) throw invalidKey();
}

function invalidKey(): OpenAiError {
  return new OpenAiError(401, { message: "Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.", type: "invalid_request_error", code: "invalid_api_key" });
}

async function readJson(c: Context<SandboxEnv>): Promise<unknown> {
  try {
    return (await c.req.json()) as unknown;
  } catch {
    throw badRequest("We could not parse the JSON body of your request.", null, "invalid_json");
  }
}

function rateHeaders(window: TrafficState, requestId: string): Record<string, string> {
  const reset = `${Math.ceil(window.resetMs / 1000)}s`;
  return {
    "x-request-id": requestId, "openai-processing-ms": "12", "openai-version": "2020-10-01",
    "x-ratelimit-limit-requests": String(window.requestsPerMinute), "x-ratelimit-remaining-requests": String(window.remainingRequests), "x-ratelimit-reset-requests": reset,
    "x-ratelimit-limit-tokens": String(window.tokensPerMinute), "x-ratelimit-remaining-tokens": String(window.remainingTokens), "x-ratelimit-reset-tokens": reset,
  };
}

function wording(requestId: string): FaultWording {
  const ids = { "x-request-id": requestId };
  return {
    rateLimit: (fault) => {
      if (fault.code === "insufficient_quota") {
        return new OpenAiError(429, { message: "You exceeded your current quota, please check your plan and billing details.", type: "insufficient_quota", code: "insufficient_quota" }).toResponse(ids);
      }
      const delayMs = fault.delayMs ?? 1_000;
      return new OpenAiError(429, { message: "Rate limit reached for requests", type: "requests", code: "rate_limit_exceeded" }, {
        "retry-after": String(Math.ceil(delayMs / 1000)), "retry-after-ms": String(delayMs),
        "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": `${Math.ceil(delayMs / 1000)}s`,
      }).toResponse(ids);
    },
    serverError: (fault) => new OpenAiError(Number(fault.code ?? 500), {
      message: "The server had an error while processing your request. Sorry about that!", type: "server_error", code: "server_error",
    }).toResponse(ids),
    expiredToken: () => invalidKey().toResponse(ids),
    revokedToken: () => invalidKey().toResponse(ids),
  };
}

function newRequestId(): string {
  return `req_${randomBytes(16).toString("hex")}`;
}
