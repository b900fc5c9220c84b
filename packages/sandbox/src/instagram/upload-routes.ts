import { appendFile, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import type { Context } from "hono";
import { GraphError, missingObject } from "../facebook/graph-error.ts";
import type { GraphRequest } from "../facebook/graph-request.ts";
import { assertLiveVersion } from "../facebook/graph-versions.ts";
import type { TakenFault } from "../faults/fault.ts";
import { runOperation } from "../faults/run-operation.ts";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { findAccount } from "./accounts-table.ts";
import { findContainer, finishUpload, noteBytes, statusOf } from "./containers-table.ts";
import type { InstagramContainer } from "./containers-table.ts";
import { fetchMedia } from "./fetch-media.ts";
import { readInstagramId } from "./ids.ts";
import { inspectReel } from "./inspect-media.ts";
import { instagramWording } from "./wording.ts";
import { callerOf, requireRights } from "./tokens.ts";
import { endOf } from "./work.ts";

export const uploadHost = "rupload.facebook.com";

/** `POST /sandbox/rupload.facebook.com/ig-api-upload/{version}/{container}`: bytes of a video, from an offset on. What arrived stays when the line is cut. */
export function instagramUploadRoutes(sandbox: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post("/:version/:id", (c) => {
    const named = readInstagramId(c.req.param("id"));
    const container = named?.kind === "container" ? findContainer(sandbox.store, named.number) : undefined;
    const account = container?.accountId ?? null;
    return runOperation(sandbox, c, { host: uploadHost, operation: "ig_upload.create", account }, instagramWording(account), (fault) => receive(sandbox, c, container, fault));
  });
  return app;
}

async function receive(sandbox: SandboxContext, c: Context<SandboxEnv>, container: InstagramContainer | undefined, fault: TakenFault | undefined): Promise<Response> {
  try {
    const version = c.req.param("version") ?? "";
    assertLiveVersion(version, sandbox.now());
    authorize(sandbox, c, container);
    const size = Number(c.req.header("file_size"));
    const url = c.req.header("file_url");
    if (url !== undefined) return await finish(sandbox, container!, await fetchMedia(url, sandbox.publicOrigin()));
    const offset = Number(c.req.header("offset"));
    if (!Number.isInteger(size) || size <= 0) return refused("ProcessingFailedError", "Request processing failed: file_size is missing", false);
    const part = join(sandbox.store.filesDir, `ig-upload-${container!.number}.part`);
    const held = (await stat(part).catch(() => undefined))?.size ?? 0;
    if (offset !== held) return refused("OffsetInvalidError", "Request starting offset is invalid", false);
    const most = fault?.fault === "cut_upload" ? held + Math.floor((size - held) / 2) : size;
    const received = await keep(c.req.raw.body, part, held, most);
    noteBytes(sandbox.store, container!.number, received);
    if (received < size) return refused("PartialRequestError", "Partial request (did not match length of file)", true);
    const answer = await finish(sandbox, container!, new Uint8Array(await readFile(part)));
    await rm(part, { force: true });
    return answer;
  } catch (error) {
    if (error instanceof GraphError) return error.toResponse();
    throw error;
  }
}

/** @throws GraphError for a token that may not, and a container that takes no bytes */
function authorize(sandbox: SandboxContext, c: Context<SandboxEnv>, container: InstagramContainer | undefined): void {
  const accessToken = c.req.header("authorization")?.match(/^OAuth\s+(.+)$/)?.[1];
  if (!accessToken) throw new GraphError({ code: 104, status: 401, message: "The header Authorization: OAuth is required" });
  const url = new URL(c.req.url);
  const id = c.req.param("id") ?? "";
  const request: GraphRequest = { method: "POST", version: c.req.param("version") ?? "", path: [id], url, params: new Map<string, unknown>(url.searchParams), files: new Map(), accessToken, userAgent: "" };
  const caller = callerOf(sandbox.store, sandbox.now(), request, "facebook");
  const account = container && findAccount(sandbox.store, container.accountId);
  if (!container || !account) throw missingObject("POST", id);
  requireRights(caller, account, "publish", request);
  const isOpen = container.upload === "resumable" && container.media === null && container.failure === null && statusOf(container, sandbox.now()) === "IN_PROGRESS";
  if (!isOpen) throw missingObject("POST", id);
}

async function keep(body: ReadableStream<Uint8Array> | null, part: string, held: number, most: number): Promise<number> {
  let received = held;
  try {
    for await (const chunk of body ?? []) {
      const wanted = chunk.subarray(0, Math.max(0, most - received));
      await appendFile(part, wanted);
      received += wanted.byteLength;
    }
  } catch {
    // The line was cut: what arrived is kept, and the rest may come later.
  }
  return received;
}

/** All is here: the work on it begins. */
async function finish(sandbox: SandboxContext, container: InstagramContainer, bytes: Uint8Array): Promise<Response> {
  const found = await inspectReel(bytes, sandbox.store.filesDir, container.kind === "STORIES" ? "story" : "reel", container.options.thumbOffsetMs);
  const isBad = typeof found === "number";
  finishUpload(sandbox.store, container.number, {
    media: isBad ? null : found, failure: container.plannedFailure ?? (isBad ? found : null), readyAt: endOf(container.processingMs, sandbox.now()),
  });
  noteBytes(sandbox.store, container.number, bytes.byteLength);
  return Response.json({ success: true, message: "Upload successful." });
}

const refused = (type: string, message: string, retriable: boolean): Response => Response.json({ debug_info: { retriable, type, message } }, { status: 400 });
