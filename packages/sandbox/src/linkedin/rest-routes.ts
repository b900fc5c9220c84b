import { Hono } from "hono";
import { runOperation } from "../faults/run-operation.ts";
import type { FaultWording } from "../faults/run-operation.ts";
import { countReceivedCreate } from "../ledger/create-calls.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { readApiRequest } from "./api-request.ts";
import { findAsset } from "./assets-table.ts";
import { accessDenied, duplicateOf, LinkedInError, tokenError, tooManyRequests, traceHeaders } from "./linkedin-error.ts";
import { matchOperation } from "./match-operation.ts";
import type { LinkedInOperation } from "./match-operation.ts";
import { findAuthor } from "./people-table.ts";
import { findPost, postsOf } from "./posts-table.ts";
import { serveOperation } from "./serve-operation.ts";
import { authenticate, requireScope } from "./tokens.ts";
import { apiHost } from "./uploads.ts";
import { parseUrn } from "./urns.ts";
import { assertLiveVersion } from "./versions.ts";

/** `/sandbox/api.linkedin.com/*`. */
export function linkedinRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.get("/v2/userinfo", (c) =>
    runOperation(sandbox, c, { host: apiHost, operation: "userinfo.get", account: null }, wording(sandbox, null), () =>
      answered(() => {
        const token = authenticate(sandbox.store, sandbox.now(), c.req.header("authorization"));
        requireScope(token, "userinfo.GET", "openid");
        const member = findAuthor(sandbox.store, token.member);
        if (!member) throw accessDenied("userinfo.GET");
        return Response.json({ sub: parseUrn(member.urn)?.id, name: member.name, locale: { language: "vi", country: "VN" }, picture: `${sandbox.publicOrigin()}/sandbox/pages/linkedin/${member.urn}/avatar.svg` });
      })));

  app.all("/rest/*", async (c) => {
    try {
      assertLiveVersion(c.req.header("linkedin-version"), sandbox.now());
      if (c.req.header("x-restli-protocol-version") !== "2.0.0") throw new LinkedInError(400, "ILLEGAL_ARGUMENT", "The header X-Restli-Protocol-Version must be 2.0.0");
      const request = await readApiRequest(c, `/${apiHost}/rest`);
      const operation = matchOperation(request);
      const account = operation.account ?? ownerOf(sandbox, operation, request.body);
      if (operation.name === "posts.create" && account !== null) countReceivedCreate(sandbox.store, "linkedin", account, operation.name);
      return await runOperation(sandbox, c, { host: apiHost, operation: operation.name, account }, wording(sandbox, account), (fault) =>
        answered(() => serveOperation(sandbox, operation, request, authenticate(sandbox.store, sandbox.now(), request.authorization), fault)));
    } catch (error) {
      if (error instanceof LinkedInError) return error.toResponse();
      throw error;
    }
  });
  return app;
}

/** A refusal is an answer as well. */
export async function answered(work: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LinkedInError) return error.toResponse();
    throw error;
  }
}

/** Faults in LinkedIn's words. */
export function wording(sandbox: SandboxContext, account: string | null): FaultWording {
  return {
    // Daily, until midnight UTC; nothing says so. `code` of a plan: `application` for the limit of the whole app.
    rateLimit: (fault) => tooManyRequests(fault.code === "application" ? "APPLICATION" : "MEMBER").toResponse(),
    serverError: (fault) => Response.json({ status: Number(fault.code ?? 500), code: "INTERNAL_SERVER_ERROR", message: "Internal Server Error" }, { status: Number(fault.code ?? 500), headers: traceHeaders() }),
    expiredToken: () => tokenError("expired").toResponse(),
    revokedToken: () => tokenError("revoked").toResponse(),
    refusal: () => accessDenied("posts.CREATE").toResponse(),
    duplicate: () => duplicateOf((account && postsOf(sandbox.store, account, { until: sandbox.now(), start: 0, count: 1 })[0]?.urn) || "urn:li:share:6844785523593134080").toResponse(),
  };
}

/** The author behind a node or a body that names only the thing. */
function ownerOf({ store }: SandboxContext, { node, name }: LinkedInOperation, body: Record<string, unknown>): string | null {
  const request = body["finalizeUploadRequest"];
  const urn = name === "videos.finalize" && request !== null && typeof request === "object" ? String((request as Record<string, unknown>)["video"]) : node;
  if (urn === null) return null;
  return findAsset(store, urn)?.owner ?? findPost(store, urn)?.author ?? null;
}
