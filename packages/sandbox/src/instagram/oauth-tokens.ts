import { GraphError, invalidParameter } from "../facebook/graph-error.ts";
import type { GraphRequest } from "../facebook/graph-request.ts";
import { textParam } from "../facebook/graph-request.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import { isSecretOf, liveToken, longLifeMs, mintToken } from "./tokens.ts";

/** Younger tokens are not renewed. Source: Instagram Platform, long-lived tokens (checked 2026-11-22). */
const minAgeMs = 24 * 3_600_000;

/** `GET /access_token`: a short token for one of sixty days. @throws GraphError */
export function exchangeForLongLived(sandbox: SandboxContext, request: GraphRequest): Record<string, unknown> {
  requireGrantType(request, "ig_exchange_token");
  const short = liveToken(sandbox.store, sandbox.now(), request.accessToken);
  if (!isSecretOf(sandbox.store, short.appId, textParam(request, "client_secret"))) throw new GraphError({ code: 101, message: "Error validating client secret." });
  return told(mintToken(sandbox.store, sandbox.now(), { ...short, longLived: true }).token);
}

/** `GET /refresh_access_token`: another sixty days for a long-lived token that is at least a day old. @throws GraphError */
export function refreshToken(sandbox: SandboxContext, request: GraphRequest): Record<string, unknown> {
  requireGrantType(request, "ig_refresh_token");
  const now = sandbox.now();
  const token = liveToken(sandbox.store, now, request.accessToken);
  if (!token.longLived) throw invalidParameter("Only long-lived access tokens can be refreshed");
  if (now - token.issuedAt < minAgeMs) throw invalidParameter("The access token must be at least 24 hours old to be refreshed");
  return told(mintToken(sandbox.store, now, { ...token, longLived: true }).token);
}

function requireGrantType(request: GraphRequest, wanted: string): void {
  if (textParam(request, "grant_type") !== wanted) throw invalidParameter(`Param grant_type must be ${wanted}`);
}

const told = (accessToken: string): Record<string, unknown> => ({ access_token: accessToken, token_type: "bearer", expires_in: longLifeMs / 1000 });
