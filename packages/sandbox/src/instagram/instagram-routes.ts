import { Hono } from "hono";
import type { Context } from "hono";
import { GraphError } from "../facebook/graph-error.ts";
import { readGraphRequest } from "../facebook/graph-request.ts";
import type { GraphRequest } from "../facebook/graph-request.ts";
import { assertLiveVersion } from "../facebook/graph-versions.ts";
import type { TakenFault } from "../faults/fault.ts";
import { runOperation } from "../faults/run-operation.ts";
import { countReceivedCreate } from "../ledger/create-calls.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { readInstagramId } from "./ids.ts";
import { matchInstagramOperation } from "./match-operation.ts";
import type { InstagramOperation } from "./match-operation.ts";
import { exchangeForLongLived, refreshToken } from "./oauth-tokens.ts";
import { findTarget, serveInstagram } from "./serve-operation.ts";
import type { Target } from "./serve-operation.ts";
import { callerOf, findInstagramToken } from "./tokens.ts";
import type { InstagramUsage } from "./usage.ts";
import { instagramWording } from "./wording.ts";

export const instagramGraphHost = "graph.instagram.com";
const facebookGraphHost = "graph.facebook.com";

/** `/sandbox/graph.instagram.com/*`: Instagram's own login. */
export function instagramGraphRoutes(sandbox: SandboxContext, usage: InstagramUsage): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  for (const [path, operation, serve] of [["access_token", "oauth.exchange", exchangeForLongLived], ["refresh_access_token", "oauth.refresh", refreshToken]] as const) {
    app.get(`/${path}`, async (c) => {
      const request = await readGraphRequest(c, "", [path]);
      const account = request.accessToken === null ? null : (findInstagramToken(sandbox.store, request.accessToken)?.accountId ?? null);
      return runOperation(sandbox, c, { host: instagramGraphHost, operation, account }, instagramWording(account), () => answered(() => serve(sandbox, request)));
    });
  }
  app.all("/:version/*", (c) => serveGraph(sandbox, usage, c, instagramGraphHost));
  return app;
}

/** Nodes of Instagram under `/sandbox/graph.facebook.com/*`; everything else there is Facebook's own and goes on to it. */
export function instagramOnFacebookRoutes(sandbox: SandboxContext, usage: InstagramUsage): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.all("/:version/:id/*", (c, next) => (readInstagramId(c.req.param("id")) ? serveGraph(sandbox, usage, c, facebookGraphHost) : next()));
  app.all("/:version/:id", (c, next) => (readInstagramId(c.req.param("id")) ? serveGraph(sandbox, usage, c, facebookGraphHost) : next()));
  return app;
}

async function serveGraph(sandbox: SandboxContext, usage: InstagramUsage, c: Context<SandboxEnv>, host: string): Promise<Response> {
  const version = c.req.param("version") ?? "";
  const path = new URL(c.req.url).pathname.split(`/${host}/${version}/`)[1]?.split("/").filter(Boolean).map(decodeURIComponent) ?? [];
  try {
    assertLiveVersion(version, sandbox.now());
    const request = await readGraphRequest(c, version, path);
    const accountOfToken = request.accessToken === null ? null : (findInstagramToken(sandbox.store, request.accessToken)?.accountId ?? null);
    const operation = matchInstagramOperation(request.method, path, accountOfToken);
    const found = findTarget(sandbox, operation);
    const account = found?.account.id ?? null;
    if (account !== null && operation.name === "media_publish.create") countReceivedCreate(sandbox.store, "instagram", account, operation.name);
    return await runOperation(sandbox, c, { host, operation: operation.name, account }, instagramWording(account), (fault) => answer(sandbox, usage, operation, request, found, host, fault));
  } catch (error) {
    if (error instanceof GraphError) return error.toResponse();
    throw error;
  }
}

async function answer(
  sandbox: SandboxContext, usage: InstagramUsage, operation: InstagramOperation, request: GraphRequest, found: Target | undefined, host: string, fault: TakenFault | undefined,
): Promise<Response> {
  let headers: Record<string, string> = {};
  try {
    const caller = callerOf(sandbox.store, sandbox.now(), request, host === instagramGraphHost ? "instagram" : "facebook");
    if (found && caller.mayUse(found.account)) headers = usage.count(found.account, sandbox.now());
    const body = await serveInstagram(sandbox, operation, request, found, caller, host, fault);
    return Response.json(body, { headers: { ...headers, "facebook-api-version": request.version } });
  } catch (error) {
    if (error instanceof GraphError) return error.toResponse(headers);
    throw error;
  }
}

function answered(work: () => Record<string, unknown>): Response {
  try {
    return Response.json(work());
  } catch (error) {
    if (error instanceof GraphError) return error.toResponse();
    throw error;
  }
}
