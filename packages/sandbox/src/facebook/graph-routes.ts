import { Hono } from "hono";
import type { TakenFault } from "../faults/fault.ts";
import { runOperation } from "../faults/run-operation.ts";
import { countReceivedCreate } from "../ledger/create-calls.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { GraphError } from "./graph-error.ts";
import { booleanParam, readGraphRequest } from "./graph-request.ts";
import type { GraphRequest } from "./graph-request.ts";
import { graphHost } from "./graph-hosts.ts";
import { assertLiveVersion } from "./graph-versions.ts";
import { graphWording } from "./graph-wording.ts";
import { matchOperation } from "./match-operation.ts";
import type { GraphOperation } from "./match-operation.ts";
import { serveOperation } from "./serve-operation.ts";
import { authenticate, findToken } from "./tokens.ts";
import { callUsage } from "./usage.ts";
import type { CallUsage } from "./usage.ts";

const defaultLagMs = 60_000;

/** Calls that make something public, or would. */
const publicCreates = new Set(["feed.create", "videos.create", "video_reels.create", "video_stories.create", "photo_stories.create"]);

/** `/sandbox/graph.facebook.com/*`, and the same under the host for videos. */
export function graphRoutes(sandbox: SandboxContext): { app: Hono<SandboxEnv>; usage: CallUsage } {
  const usage = callUsage(sandbox.store);
  const app = new Hono<SandboxEnv>();
  app.all("/:version/*", async (c) => {
    const version = c.req.param("version");
    const [, , host = graphHost] = new URL(c.req.url).pathname.split("/");
    const path = new URL(c.req.url).pathname.split(`/${host}/${version}/`)[1]?.split("/").filter(Boolean).map(decodeURIComponent) ?? [];
    try {
      assertLiveVersion(version, sandbox.now());
      const request = await readGraphRequest(c, version, path);
      const pageOfToken = request.accessToken ? findToken(sandbox.store, request.accessToken)?.pageId ?? null : null;
      const operation = matchOperation(request, pageOfToken);
      countArrival(sandbox, operation, request);
      const call = { host, operation: operation.name, account: operation.account };
      return await runOperation(sandbox, c, call, graphWording(operation), (fault) => answer(sandbox, usage, operation, request, fault));
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
    const body = await serveOperation(sandbox, operation, request, token, { fault, lagMs });
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
  const isCreate = publicCreates.has(operation.name) || (operation.name === "photos.create" && booleanParam(request, "published", true));
  if (isCreate) countReceivedCreate(sandbox.store, "facebook", operation.account, operation.name);
}
