import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import type { Context } from "hono";
import type { TakenFault } from "../faults/fault.ts";
import { runOperation } from "../faults/run-operation.ts";
import type { FaultWording } from "../faults/run-operation.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { absurdUsage } from "./absurd-usage.ts";
import { chatBody, chatEvents } from "./chat-answer.ts";
import type { ChatAnswer, ChatShape } from "./chat-answer.ts";
import { ChatError } from "./chat-error.ts";
import { badRequest, parseChat } from "./chat-request.ts";
import type { ChatRequest, ChatRules } from "./chat-request.ts";
import { composeAnswer } from "./compose-answer.ts";
import { countTokens } from "./count-tokens.ts";
import { eventStream } from "./event-stream.ts";
import { recordGeneration } from "./generation-calls.ts";
import type { GenerationCall } from "./generation-calls.ts";
import { implicitCache } from "./prompt-cache.ts";
import { runGeneration } from "./run-generation.ts";
import type { TrafficState } from "./traffic.ts";

/** A server of OpenAI's chat protocol: what it takes, and in which words it answers. */
export interface ChatDialect extends ChatShape {
  host: string;
  provider: GenerationCall["provider"];
  /** Up to the version, e.g. `/openai/v1`. */
  basePath: string;
  rules(model: string): ChatRules;
  /** @throws ChatError 404 for a model that is not there now. */
  findModel(id: string, now: number): void;
  modelList(now: number): unknown;
  /** How long a prefix stays in the cache; null: none is kept. */
  cacheLifeMs: number | null;
  /** @throws ChatError 401 */
  authenticate(key: string | undefined): void;
  /** Body of a refusal. */
  errorBody(error: ChatError): unknown;
  /** A header names the request; otherwise the body's `id` does. */
  namesRequests: boolean;
  newId(): string;
  rateHeaders?(window: TrafficState): Record<string, string>;
  /** The refusals that a fault can order. */
  rateLimited(delayMs: number): ChatError;
  outOfCredit: ChatError;
  failed(status: number): ChatError;
  badKey: ChatError;
}

/** Chat completions and models of one server below `/sandbox/<host>`. */
export function chatRoutes(sandbox: SandboxContext, dialect: ChatDialect): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const { host, basePath } = dialect;

  const refuse = (error: ChatError, requestId: string): Response =>
    Response.json(dialect.errorBody(error), { status: error.status, headers: { ...idHeaders(dialect, requestId), ...error.headers } });
  const serve = (c: Context<SandboxEnv>, operation: string, answer: (requestId: string, fault: TakenFault | undefined) => Response | Promise<Response>) => {
    const requestId = `req_${randomBytes(13).toString("hex")}`;
    const run = operation.endsWith(".create") ? runGeneration : runOperation;
    return run(sandbox, c, { host, operation, account: null }, wording(dialect, (error) => refuse(error, requestId)), async (fault) => {
      try {
        dialect.authenticate(c.req.header("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1]);
        return await answer(requestId, fault);
      } catch (error) {
        if (error instanceof ChatError) return refuse(error, requestId);
        throw error;
      }
    });
  };

  app.post(`${basePath}/chat/completions`, (c) => serve(c, "chat.completions.create", async (requestId, fault) => {
    const json = await readJson(c);
    const model = (json as { model?: unknown } | null)?.model;
    const request = parseChat(json, dialect.rules(typeof model === "string" ? model : ""));
    dialect.findModel(request.model, sandbox.now());
    const whole = generate(sandbox, dialect, request, requestId, fault);
    const headers = {
      ...idHeaders(dialect, requestId),
      ...dialect.rateHeaders?.(sandbox.traffic.spend(host, whole.usage.inputTokens + whole.usage.outputTokens, sandbox.now())),
    };
    const told = { ...whole, usage: absurdUsage(whole.usage, fault) };
    if (request.stream) return eventStream(c, chatEvents(told, dialect), { latencyMs: sandbox.latencies.of(host), fault, headers });
    return Response.json(chatBody(told, dialect), { headers });
  }));
  app.get(`${basePath}/models`, (c) => serve(c, "models.list", (requestId) =>
    Response.json(dialect.modelList(sandbox.now()), { headers: idHeaders(dialect, requestId) })));
  app.all("/*", (c) => refuse(new ChatError(404, { message: `Unknown request URL: ${c.req.method} ${c.req.path}`, type: "invalid_request_error", code: "unknown_url" }), `req_${randomBytes(13).toString("hex")}`));
  return app;
}

/** Composes and books one answer before anything is sent. */
function generate(sandbox: SandboxContext, dialect: ChatDialect, request: ChatRequest, requestId: string, fault: TakenFault | undefined): ChatAnswer {
  const { store } = sandbox;
  const now = sandbox.now();
  const given = request.format === "json_schema" ? `${request.prompt}\n\n${JSON.stringify(request.schema)}` : request.prompt;
  return store.transaction(() => {
    const answer = composeAnswer(store, { prompt: request.prompt, schema: request.schema, maxOutputTokens: request.maxOutputTokens, fault });
    const cachedTokens = dialect.cacheLifeMs === null ? 0 : implicitCache(store, dialect.host, given, now, dialect.cacheLifeMs).readTokens;
    const reasoningTokens = request.reasons ? Math.ceil(answer.outputTokens / 4) : 0;
    const usage = { inputTokens: countTokens(given), cachedTokens, outputTokens: answer.outputTokens + reasoningTokens, reasoningTokens };
    const id = dialect.newId();
    recordGeneration(store, {
      requestId: dialect.namesRequests ? requestId : id, provider: dialect.provider, operation: "chat.completions.create", model: request.model,
      outcome: answer.outcome, ...usage, cacheWriteTokens: 0, streamed: request.stream,
    }, now);
    const isUsageSilent = fault?.fault === "absurd_usage" && fault.code === "missing";
    return { id, requestId, request, answer, usage, isUsageSilent, createdAt: Math.floor(now / 1000) };
  });
}

function idHeaders(dialect: ChatDialect, requestId: string): Record<string, string> {
  return dialect.namesRequests ? { "x-request-id": requestId } : {};
}

async function readJson(c: Context<SandboxEnv>): Promise<unknown> {
  try {
    return (await c.req.json()) as unknown;
  } catch {
    throw badRequest("The request body is not valid JSON", null);
  }
}

function wording(dialect: ChatDialect, refuse: (error: ChatError) => Response): FaultWording {
  return {
    rateLimit: (fault) => refuse(fault.code === "insufficient_quota" ? dialect.outOfCredit : dialect.rateLimited(fault.delayMs ?? 1_000)),
    serverError: (fault) => refuse(dialect.failed(Number(fault.code ?? 500))),
    expiredToken: () => refuse(dialect.badKey),
    revokedToken: () => refuse(dialect.badKey),
  };
}
