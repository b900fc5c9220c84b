import { Hono } from "hono";
import type { TakenFault } from "../faults/fault.ts";
import { runOperation } from "../faults/run-operation.ts";
import type { FaultWording } from "../faults/run-operation.ts";
import { countReceivedCreate } from "../ledger/create-calls.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { duplicatePost, photosAlreadyPosted } from "./create-feed-post.ts";
import { deadToken, GraphError } from "./graph-error.ts";
import { booleanParam, readGraphRequest } from "./graph-request.ts";
import type { GraphRequest } from "./graph-request.ts";
import { assertLiveVersion } from "./graph-versions.ts";
import { matchOperation } from "./match-operation.ts";
import type { GraphOperation } from "./match-operation.ts";
import { serveOperation } from "./serve-operation.ts";
import { authenticate, findToken } from "./tokens.ts";
import { appUsageHeader, callUsage, pageUsageHeader, rateLimited } from "./usage.ts";
import type { CallUsage } from "./usage.ts";

export const graphHost = "graph.facebook.com";
const defaultRegainMinutes = 5;
const defaultLagMs = 60_000;

/** `/sandbox/graph.facebook.com/*`. */
export function graphRoutes(sandbox: SandboxContext): { app: Hono<SandboxEnv>; usage: CallUsage } {
  const usage = callUsage(sandbox.store);
  const app = new Hono<SandboxEnv>();
  app.all("/:version/*", async (c) => {
    const version = c.req.param("version");
    const path = new URL(c.req.url).pathname.split(`/${graphHost}/${version}/`)[1]?.split("/").filter(Boolean).map(decodeURIComponent) ?? [];
    try {
      assertLiveVersion(version, sandbox.now());
      const request = await readGraphRequest(c, version, path);
      const pageOfToken = request.accessToken ? findToken(sandbox.store, request.accessToken)?.pageId ?? null : null;
      const operation = matchOperation(request.method, path, pageOfToken);
      countArrival(sandbox, operation, request);
      const call = { host: graphHost, operation: operation.name, account: operation.account };
      return await runOperation(sandbox, c, call, wording(operation), (fault) => answer(sandbox, usage, operation, request, fault));
    } catch (error) {
      return toResponse(error, {});
    }
  });
  return { app, usage };
}

async function answer(
  sandbox: SandboxContext, usage: CallUsage, operation: GraphOperation, request: GraphRequest, fault: TakenFault | undefined,
): Promise<Response> {
  let headers: Record<string, string> = {};
  try {
    const token = operation.needsToken ? authenticate(sandbox.store, sandbox.now(), request) : null;
    if (token) headers = usage.count(token, sandbox.now());
    const lagMs = fault?.fault === "stale_listing" ? fault.delayMs ?? defaultLagMs : 0;
    const body = await serveOperation(sandbox, operation, request, token, lagMs);
    if (request.method === "POST" && operation.name.endsWith(".create") && request.params.has("fields")) {
      throw new GraphError({
        code: 20, subcode: 1_772_107, headers,
        message: "(#20) The object was created, but the fields asked for could not be read in the same call.",
      });
    }
    return Response.json(body, { headers: { ...headers, "facebook-api-version": request.version } });
  } catch (error) {
    return toResponse(error, headers);
  }
}

function toResponse(error: unknown, headers: Record<string, string>): Response {
  if (error instanceof GraphError) return error.toResponse(headers);
  throw error;
}

function countArrival(sandbox: SandboxContext, operation: GraphOperation, request: GraphRequest): void {
  if (operation.account === null) return;
  const isCreate = operation.name === "feed.create" || (operation.name === "photos.create" && booleanParam(request, "published", true));
  if (isCreate) countReceivedCreate(sandbox.store, "facebook", operation.account, operation.name);
}

/** Faults in Meta's words. */
function wording(operation: GraphOperation): FaultWording {
  return {
    rateLimit: (fault) => {
      const minutes = fault.delayMs === undefined ? defaultRegainMinutes : Math.ceil(fault.delayMs / 60_000);
      const code = codeOf(fault, operation.account === null ? 4 : 80_001);
      const headers = operation.account === null || code === 4 ? appUsageHeader(100) : pageUsageHeader(operation.account, 100, minutes);
      return rateLimited(code, headers).toResponse();
    },
    serverError: (fault) => new GraphError({
      code: codeOf(fault, 2), status: 500, isTransient: true, message: "An unexpected error has occurred. Please retry your request later.",
    }).toResponse(),
    expiredToken: (fault) => deadToken(codeOf(fault, 463)).toResponse(),
    revokedToken: (fault) => deadToken(codeOf(fault, 460)).toResponse(),
    refusal: (fault) => new GraphError({
      code: codeOf(fault, 368), isTransient: false, message: "The action attempted has been deemed abusive or is otherwise disallowed",
      userTitle: "You're temporarily blocked", userMessage: "We limit how often you can post to protect the community from spam.",
    }).toResponse(),
    duplicate: () => (operation.name === "photos.create" ? photosAlreadyPosted() : duplicatePost()).toResponse(),
  };
}

function codeOf(fault: TakenFault, usual: number): number {
  return fault.code === undefined ? usual : Number(fault.code);
}
