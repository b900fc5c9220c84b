import { Hono } from "hono";
import type { TakenFault } from "../faults/fault.ts";
import { runOperation } from "../faults/run-operation.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { GraphError, invalidParameter, missingObject } from "./graph-error.ts";
import { ruploadHost } from "./graph-hosts.ts";
import type { GraphRequest } from "./graph-request.ts";
import { graphWording } from "./graph-wording.ts";
import { assertLiveVersion } from "./graph-versions.ts";
import { readNodeId } from "./ids.ts";
import { authenticate, findToken, requireScope } from "./tokens.ts";
import { receiveBytes, videoRefusal } from "./upload-video.ts";
import { findVideo } from "./videos-table.ts";

/** `/sandbox/rupload.facebook.com/video-upload/{version}/{video_id}`: bytes from the named offset to the end of the file. */
export function ruploadRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post("/video-upload/:version/:videoId", async (c) => {
    const token = c.req.header("authorization")?.match(/^OAuth\s+(.+)$/i)?.[1] ?? null;
    const account = token === null ? null : findToken(sandbox.store, token)?.pageId ?? null;
    const operation = { host: ruploadHost, operation: "rupload.upload", account };
    return runOperation(sandbox, c, operation, graphWording({ name: operation.operation, account }), async (fault) => {
      try {
        assertLiveVersion(c.req.param("version"), sandbox.now());
        return Response.json(await upload(fault));
      } catch (error) {
        if (error instanceof GraphError) return error.toResponse();
        throw error;
      }
    });

    async function upload(fault: TakenFault | undefined): Promise<Record<string, unknown>> {
      const id = c.req.param("videoId");
      const request: GraphRequest = {
        method: "POST", version: c.req.param("version"), path: [id], url: new URL(c.req.url), params: new Map(new URL(c.req.url).searchParams), files: new Map(),
        accessToken: token, userAgent: c.req.header("user-agent") ?? "",
      };
      requireScope(authenticate(sandbox.store, sandbox.now(), request), "pages_manage_posts");
      const node = readNodeId(id);
      const video = node?.kind === "video" && account !== null ? findVideo(sandbox.store, account, node.number) : undefined;
      if (!video || video.finishedAt !== null) throw missingObject("POST", id);
      if (c.req.header("file_url") !== undefined) throw invalidParameter("Sandbox: send the bytes, file_url is not fetched here");
      const offset = wholeNumber(c.req.header("offset"), "offset");
      const size = wholeNumber(c.req.header("file_size"), "file_size");
      const keepAtMost = fault?.fault === "cut_upload" ? Math.floor((size - offset) / 2) : size;
      const received = await receiveBytes(sandbox, video, { offset, size, body: c.req.raw.body, keepAtMost });
      if (received < size && fault?.fault !== "cut_upload") throw videoRefusal(1_363_033, "The upload was interrupted.");
      return { success: true };
    }
  });
  return app;
}

function wholeNumber(header: string | undefined, name: string): number {
  if (header === undefined || !/^\d{1,15}$/.test(header)) throw invalidParameter(`The header ${name} must be a number of bytes`);
  return Number(header);
}
