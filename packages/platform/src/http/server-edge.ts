import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { isDatabaseUnavailable, sqlState } from "../db/index.ts";
import type { Log } from "../log/index.ts";
import { Problem, problemBody } from "./problem.ts";

/** Variables that every request carries. */
export type EdgeVariables = { requestId: string };

/** Adds request ids, security headers on every answer (R34) and turns every error into problem details (R17). */
export function createEdge(options: { log: Log; isHttps: boolean }): Hono<{ Variables: EdgeVariables }> {
  const app = new Hono<{ Variables: EdgeVariables }>();
  app.use(async (c, next) => {
    c.set("requestId", randomUUID());
    await next();
    applySecurityHeaders(c, options.isHttps);
  });
  app.notFound((c) => answerProblem(c, new Problem(404, "not_found", "Nothing exists at this address.")));
  app.onError((error, c) => answerProblem(c, toProblem(error, c, options.log)));
  return app;
}

/** Sets what the answer does not set by itself. */
export function applySecurityHeaders(c: Context, isHttps: boolean): void {
  const headers = c.res.headers;
  const set = (name: string, value: string) => {
    if (!headers.has(name)) headers.set(name, value);
  };
  set("X-Request-Id", c.get("requestId") as string);
  set("X-Content-Type-Options", "nosniff");
  set("Referrer-Policy", "strict-origin-when-cross-origin");
  set("X-Frame-Options", "DENY");
  set("Cross-Origin-Opener-Policy", "same-origin");
  set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  if (isHttps) set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

export function answerProblem(c: Context, problem: Problem): Response {
  const requestId = (c.get("requestId") as string | undefined) ?? randomUUID();
  return c.body(JSON.stringify(problemBody(problem, requestId)), problem.status as 400, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...problem.headers,
  });
}

function toProblem(error: Error, c: Context, log: Log): Problem {
  if (error instanceof Problem) return error;
  if (isDatabaseUnavailable(error)) {
    log.warn({ err: error, requestId: c.get("requestId") }, "database unavailable");
    return new Problem(503, "database_unavailable", "The database does not answer right now. Try again in a few seconds.", { headers: { "retry-after": "3" } });
  }
  const state = sqlState(error);
  // Text that Postgres cannot hold or numbers out of range: the input's fault, found late.
  if (state !== undefined && state.startsWith("22")) return new Problem(422, "invalid_input", "A value cannot be stored as it is. Check numbers, dates and text.");
  if (state === "23503") return new Problem(422, "unknown_reference", "Something that this names does not exist here. Load it again, then choose anew.");
  if (state === "40001" || state === "40P01") return new Problem(409, "try_again", "Two changes met. Send yours again.");
  log.error({ err: error, requestId: c.get("requestId"), path: c.req.path }, "request failed");
  return new Problem(500, "internal_error", "Something went wrong on our side. It is logged under this request id.");
}
