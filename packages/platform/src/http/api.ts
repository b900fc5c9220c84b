import { createHash } from "node:crypto";
import { OpenAPIHono } from "@hono/zod-openapi";
import { sql } from "drizzle-orm";
import type { Context } from "hono";
import { z } from "zod";
import { rows, type Database, type Transaction } from "../db/index.ts";
import { cleanText } from "../text/index.ts";
import { readJson } from "./body.ts";
import { conflict, forbidden, Problem, unauthenticated, type ProblemDetail } from "./problem.ts";
import type { Principal } from "./principal.ts";

/** A route as data: what it takes, answers and needs. OpenAPI, validation and the tenancy tests all read this. */
export interface RouteSpec<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType> {
  method: "get" | "post" | "patch" | "put" | "delete";
  /** OpenAPI form below `/api/v1`, e.g. `/brands/{brandId}`. */
  path: string;
  summary: string;
  tag: string;
  /** `public`: no principal; `signed_in`: any principal; else the permission that the principal must hold. */
  permission: "public" | "signed_in" | (string & {});
  params?: Params;
  query?: Query;
  body?: Body;
  reply?: Reply;
  status?: 200 | 201 | 202 | 204;
  /** Media type and description of an answer that is not JSON. */
  produces?: string;
  /** Media type of a body that is not JSON; the handler reads it by itself. */
  consumes?: string;
}

/** What a handler gets once every check before it has passed. */
export interface Call<Params, Query, Body> {
  c: Context;
  principal: Principal;
  params: Params;
  query: Query;
  body: Body;
  /** Version that the caller last saw (`If-Match: "v3"` → 3). */
  ifMatch: number | undefined;
}

export type Reply<Body> = { body: Body; status?: 200 | 201 | 202; headers?: Record<string, string>; version?: number };

type Input<S extends z.ZodType> = z.output<S>;

export interface ApiDependencies {
  db: Database;
  authenticate: (c: Context) => Promise<Principal | null>;
  /** Counts the call and throws Problem 429 when the caller has no budget left; answers rate headers. */
  limit: (c: Context, principal: Principal | null) => Promise<Record<string, string>>;
  /** On in tests and development: every answer is checked against its declared schema (R17). */
  validateReplies: boolean;
}

/**
 * Registers routes in one visible order: authenticate → limit → permission → validate → transaction → handler → present.
 * A `write` is one transaction with its idempotency key, its effect and its stored reply (R18).
 */
export class Api {
  readonly app: OpenAPIHono;
  readonly #deps: ApiDependencies;
  readonly operations: { method: string; path: string; permission: string }[] = [];

  constructor(deps: ApiDependencies) {
    this.#deps = deps;
    this.app = new OpenAPIHono();
  }

  /** Methods that the given path (below the mount point) takes, for a 405 that says so; empty where nothing is. */
  methodsAt(path: string): string[] {
    return this.operations.filter((operation) => pathPattern(operation.path).test(path)).map((operation) => operation.method.toUpperCase());
  }

  /** A read behind the tenant wall. */
  read<P extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined, R extends z.ZodType = z.ZodUndefined>(
    spec: RouteSpec<P, Q, z.ZodUndefined, R>,
    handler: (tx: Transaction, call: Call<Input<P>, Input<Q>, undefined>) => Promise<Reply<z.input<R>>>,
  ): void {
    this.#register(spec, async (call) => {
      const reply = await this.#deps.db.readForOrganization(call.principal.organizationId, (tx) => handler(tx, call as never));
      return present(call.c, spec, reply, this.#deps.validateReplies);
    });
  }

  /** A change behind the tenant wall. `Idempotency-Key` is honoured on every method but GET. */
  write<P extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodUndefined, R extends z.ZodType = z.ZodUndefined>(
    spec: RouteSpec<P, Q, B, R>,
    handler: (tx: Transaction, call: Call<Input<P>, Input<Q>, Input<B>>) => Promise<Reply<z.input<R>>>,
  ): void {
    this.#register(spec, async (call) => {
      const key = idempotencyKey(call.c);
      const reply = await this.#deps.db.forOrganization(call.principal.organizationId, async (tx) => {
        if (key === undefined) return handler(tx, call as never);
        const requestHash = hashRequest(call);
        const stored = await claimIdempotencyKey(tx, call.principal.organizationId, key, requestHash);
        if (stored) return stored as Reply<z.input<R>>;
        const fresh = await handler(tx, call as never);
        await storeReply(tx, call.principal.organizationId, key, `${spec.method} ${spec.path}`, requestHash, fresh, spec.status);
        return fresh;
      });
      return present(call.c, spec, reply, this.#deps.validateReplies);
    });
  }

  /** A route that opens its own transactions or answers something other than JSON (streams, uploads, redirects). */
  raw<P extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodUndefined, R extends z.ZodType = z.ZodUndefined>(
    spec: RouteSpec<P, Q, B, R>,
    handler: (call: Call<Input<P>, Input<Q>, Input<B>>) => Promise<Response | Reply<z.input<R>>>,
  ): void {
    this.#register(spec, async (call) => {
      const answer = await handler(call as never);
      return answer instanceof Response ? answer : present(call.c, spec, answer, this.#deps.validateReplies);
    });
  }

  #register(spec: AnySpec, run: (call: Call<unknown, unknown, unknown>) => Promise<Response>): void {
    this.operations.push({ method: spec.method, path: spec.path, permission: spec.permission });
    describe(this.app, spec);
    this.app.on(spec.method.toUpperCase(), spec.path.replace(/\{(\w+)\}/g, ":$1"), async (c) => {
      const principal = spec.permission === "public" ? null : await this.#deps.authenticate(c);
      const limitHeaders = await this.#deps.limit(c, principal);
      for (const [name, value] of Object.entries(limitHeaders)) c.header(name, value);
      if (spec.permission !== "public" && principal === null) throw unauthenticated();
      // Before anything is read: who may not do it learns nothing about what it takes.
      if (principal && spec.permission !== "signed_in" && !principal.permissions.has(spec.permission)) {
        throw forbidden(`Your role (${principal.role}) does not allow this. It needs "${spec.permission}"; ask an owner of the organization.`);
      }
      const params = spec.params ? parse(spec.params, c.req.param(), "path", 404) : undefined;
      const query = spec.query ? parse(spec.query, readQuery(c), "query", 400) : undefined;
      const body = spec.body ? parse(spec.body, await readJson(c), "", 422) : undefined;
      return run({ c, principal: principal as Principal, params, query, body, ifMatch: ifMatch(c) });
    });
  }
}

type AnySpec = RouteSpec<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

const pathPattern = (path: string): RegExp => new RegExp(`^${path.replace(/[.+*?^$()[\]\\|]/g, "\\$&").replace(/\{\w+\}/g, "[^/]+")}$`);

/** The query's parameters, cleaned as bodies are; of a repeated one the last counts. */
function readQuery(c: Context): Record<string, string> {
  return Object.fromEntries([...new URL(c.req.url).searchParams].map(([name, value]) => [name, cleanText(value)]));
}

/** @throws Problem with one entry an issue, each with its pointer */
function parse(schema: z.ZodType, value: unknown, root: string, status: number): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  if (status === 404) throw new Problem(404, "not_found", "Nothing exists at this address.");
  const errors: ProblemDetail[] = result.error.issues.slice(0, 50).map((issue) => ({
    pointer: root === "query" ? `/query/${issue.path.join("/")}` : `/${issue.path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`,
    code: issue.code ?? "invalid",
    detail: issue.message,
  }));
  throw new Problem(status, "invalid_input", "Some fields are not right. Correct them and send again.", { errors });
}

function present(c: Context, spec: AnySpec, reply: Reply<unknown>, validate: boolean): Response {
  const status = reply.status ?? spec.status ?? 200;
  for (const [name, value] of Object.entries(reply.headers ?? {})) c.header(name, value);
  if (reply.version !== undefined) c.header("ETag", `"v${reply.version}"`);
  if (status === 204) return c.body(null, 204);
  if (validate && spec.reply) {
    const checked = spec.reply.safeParse(reply.body);
    if (!checked.success) throw new Error(`${spec.method} ${spec.path} answers what it does not declare: ${z.prettifyError(checked.error)}`);
  }
  return c.json(reply.body as object, status);
}

function ifMatch(c: Context): number | undefined {
  const header = c.req.header("if-match");
  if (header === undefined || header === "*") return undefined;
  const match = /^(?:W\/)?"v(\d{1,9})"$/.exec(header.trim());
  if (!match) throw new Problem(400, "invalid_if_match", 'Send If-Match as the ETag that you read, e.g. "v3".');
  return Number(match[1]);
}

function idempotencyKey(c: Context): string | undefined {
  const key = c.req.header("idempotency-key");
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Problem(400, "invalid_idempotency_key", "An Idempotency-Key has 1 to 255 visible ASCII characters.");
  return key;
}

function hashRequest(call: Call<unknown, unknown, unknown>): string {
  const seen = JSON.stringify([call.c.req.method, call.c.req.path, call.query ?? null, call.body ?? null, call.ifMatch ?? null, call.principal.id]);
  return createHash("sha256").update(seen).digest("hex");
}

/** Answers the stored reply, or null when this request is the first. @throws Problem 409 in flight, 422 for another body */
async function claimIdempotencyKey(tx: Transaction, organizationId: string, key: string, requestHash: string): Promise<Reply<unknown> | null> {
  const [lock] = await rows<{ locked: boolean }>(tx, sql`select pg_try_advisory_xact_lock(hashtextextended(${`${organizationId}:${key}`}, 0)) as locked`);
  if (!lock!.locked) throw conflict("idempotency_in_flight", "A request with this Idempotency-Key is still running. Ask again in a moment.");
  const [found] = await rows<{ request_hash: string; response_status: number; response_headers: Record<string, string>; response_body: { reply: unknown; version?: number } }>(
    tx,
    sql`select request_hash, response_status, response_headers, response_body from platform.idempotency_keys where organization_id = ${organizationId} and key = ${key}`,
  );
  if (!found) return null;
  if (found.request_hash !== requestHash) {
    throw new Problem(422, "idempotency_key_reused", "This Idempotency-Key was used for another request. Use a new one.");
  }
  return {
    status: found.response_status as 200,
    headers: { ...found.response_headers, "Idempotent-Replayed": "true" },
    body: found.response_body.reply,
    ...(found.response_body.version === undefined ? {} : { version: found.response_body.version }),
  };
}

async function storeReply(tx: Transaction, organizationId: string, key: string, operation: string, requestHash: string, reply: Reply<unknown>, status: number | undefined): Promise<void> {
  const body = JSON.stringify({ reply: reply.body ?? null, version: reply.version });
  await tx.execute(
    sql`insert into platform.idempotency_keys (organization_id, key, operation, request_hash, response_status, response_headers, response_body)
        values (${organizationId}, ${key}, ${operation}, ${requestHash}, ${reply.status ?? status ?? 200}, ${JSON.stringify(reply.headers ?? {})}::jsonb, ${body}::jsonb)`,
  );
}

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details." });

function describe(app: OpenAPIHono, spec: AnySpec): void {
  const status = spec.status ?? 200;
  const headers = {
    ...(spec.method !== "get" && spec.permission !== "public" ? { "Idempotency-Key": z.string().max(255).optional() } : {}),
    ...(spec.method === "patch" || spec.method === "put" ? { "If-Match": z.string().optional() } : {}),
  };
  const content = spec.produces
    ? { [spec.produces]: { schema: z.string() } }
    : spec.reply
      ? { "application/json": { schema: spec.reply } }
      : undefined;
  app.openAPIRegistry.registerPath({
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    operationId: operationId(spec),
    tags: [spec.tag],
    "x-permission": spec.permission,
    security: spec.permission === "public" ? [] : [{ session: [] }, { apiKey: [] }],
    request: {
      ...(spec.params ? { params: spec.params as z.ZodObject } : {}),
      ...(spec.query ? { query: spec.query as z.ZodObject } : {}),
      ...(Object.keys(headers).length > 0 ? { headers: z.object(headers) } : {}),
      ...(spec.body ? { body: { required: true, content: { "application/json": { schema: spec.body } } } } : {}),
      ...(spec.consumes ? { body: { required: true, content: { [spec.consumes]: { schema: z.any() } } } } : {}),
    },
    responses: {
      [status]: { description: spec.summary, ...(status !== 204 && content ? { content } : {}) },
      default: { description: "Problem", content: { "application/problem+json": { schema: problemSchema } } },
    },
  } as Parameters<OpenAPIHono["openAPIRegistry"]["registerPath"]>[0]);
}

/** `post /contents/{contentId}/submit` → `postContentsByContentIdSubmit`. */
function operationId(spec: AnySpec): string {
  const words = spec.path
    .split("/")
    .filter(Boolean)
    .flatMap((part) => (part.startsWith("{") ? ["by", ...part.slice(1, -1).split(/(?=[A-Z])/)] : part.split(/[-.]/)));
  return spec.method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
