import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TakenFault } from "../faults/fault.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import type { ApiRequest } from "./api-request.ts";
import { objectField } from "./api-request.ts";
import { beginAsset, findAsset, finishUpload, partsOf, storePart } from "./assets-table.ts";
import type { AssetKind, LinkedInAsset } from "./assets-table.ts";
import { inspectAsset } from "./inspect-asset.ts";
import { invalidValue, LinkedInError, notFound } from "./linkedin-error.ts";
import { requireAuthor } from "./rights.ts";
import type { LinkedInToken } from "./tokens.ts";
import { authenticate } from "./tokens.ts";
import { urnField } from "./urns.ts";

export const siteHost = "www.linkedin.com";
export const apiHost = "api.linkedin.com";

/** Source: LinkedIn Videos API (seen 2026-11-22). */
export const videoPartBytes = 4_194_304;
const videoBytes = { least: 75_000, most: 500_000_000 };
const slowProcessingMs = 60_000;

/** `POST /{images|videos|documents}?action=initializeUpload`. @throws LinkedInError */
export function initializeUpload(sandbox: SandboxContext, kind: AssetKind, request: ApiRequest, token: LinkedInToken, fault: TakenFault | undefined): object {
  const asked = objectField(request.body, "initializeUploadRequest");
  const owner = urnField(asked["owner"], "owner", ["person", "organization"]);
  requireAuthor(sandbox.store, token, owner, `${kind}s.ACTION-initializeUpload`);
  const promisedBytes = kind === "video" ? Number(asked["fileSizeBytes"]) : null;
  if (promisedBytes !== null && !(Number.isInteger(promisedBytes) && promisedBytes >= videoBytes.least && promisedBytes <= videoBytes.most)) throw invalidValue("fileSizeBytes");
  const usualMs = sandbox.processing.of(apiHost);
  const processingMs = fault?.fault === "slow_processing" ? (fault.delayMs ?? slowProcessingMs) : kind === "image" ? usualMs / 4 : usualMs;
  const asset = beginAsset(sandbox.store, sandbox.now(), { kind, owner: owner.urn, promisedBytes, processingMs, fault: fault?.fault ?? null });
  if (promisedBytes === null) return { uploadUrlExpiresAt: asset.urlExpiresAt, uploadUrl: uploadUrl(sandbox, asset, 0), [kind]: asset.urn };
  const parts = Math.ceil(promisedBytes / videoPartBytes);
  return {
    uploadUrlsExpireAt: asset.urlExpiresAt,
    video: asset.urn,
    uploadToken: asset.uploadToken,
    uploadInstructions: Array.from({ length: parts }, (_, part) => ({
      firstByte: part * videoPartBytes, lastByte: Math.min(promisedBytes, (part + 1) * videoPartBytes) - 1, uploadUrl: uploadUrl(sandbox, asset, part),
    })),
  };
}

/** `PUT` on an upload address: a whole picture or document, or one part of a video. @throws LinkedInError */
export async function receiveUpload(sandbox: SandboxContext, given: { asset: LinkedInAsset; part: number; authorization: string | undefined; bytes: Uint8Array; cut: boolean }): Promise<Response> {
  const { asset, part, bytes } = given;
  const { store } = sandbox;
  const now = sandbox.now();
  if (now >= asset.urlExpiresAt) throw new LinkedInError(400, "EXPIRED_UPLOAD_URL", "The upload URL has expired");
  if (asset.kind !== "video") {
    authenticate(store, now, given.authorization);
    if (bytes.byteLength === 0) throw new LinkedInError(400, "BAD_REQUEST", "No bytes were uploaded");
    if (given.cut) return new Response(null, { status: 400 });
    const found = await inspectAsset(asset.kind, bytes, store.filesDir);
    finishUpload(store, now, asset.urn, "facts" in found ? found.facts : null, failureOf(asset, "failure" in found ? found.failure : null));
    return new Response(null, { status: 201 });
  }
  if (given.authorization !== undefined) throw new LinkedInError(400, "BAD_REQUEST", "The address is signed; an Authorization header must not be sent");
  const promised = asset.promisedBytes ?? 0;
  const expected = Math.min(promised, (part + 1) * videoPartBytes) - part * videoPartBytes;
  if (given.cut || bytes.byteLength !== expected) throw new LinkedInError(400, "BAD_REQUEST", `This part has ${bytes.byteLength} bytes, its instruction says ${expected}`);
  const etag = createHash("md5").update(`${asset.urn}:${part}:`).update(bytes).digest("hex");
  const file = `part-${asset.secret}-${part}`;
  await writeFile(join(store.filesDir, file), bytes);
  storePart(store, { asset: asset.urn, part, etag, file });
  return new Response(null, { status: 200, headers: { etag: `"${etag}"` } });
}

/** `POST /videos?action=finalizeUpload`: all parts, named by their ETags in order. @throws LinkedInError */
export async function finalizeVideo(sandbox: SandboxContext, request: ApiRequest, token: LinkedInToken): Promise<void> {
  const { store } = sandbox;
  const asked = objectField(request.body, "finalizeUploadRequest");
  const { urn } = urnField(asked["video"], "video", ["video"]);
  const asset = findAsset(store, urn);
  if (!asset) throw notFound(urn);
  requireAuthor(store, token, urnField(asset.owner, "owner", ["person", "organization"]), "videos.ACTION-finalizeUpload");
  if (asked["uploadToken"] !== asset.uploadToken) throw invalidValue("uploadToken");
  const parts = partsOf(store, urn);
  const ids = asked["uploadedPartIds"];
  const wanted = Math.ceil((asset.promisedBytes ?? 0) / videoPartBytes);
  if (!Array.isArray(ids) || ids.length !== wanted || (asset.uploadedAt === null && (parts.length !== wanted || ids.some((id, index) => id !== parts[index]?.etag)))) throw invalidValue("uploadedPartIds");
  // Asked again it says yes again.
  if (asset.uploadedAt !== null) return;
  const bytes = Buffer.concat(await Promise.all(parts.map(({ file }) => readFile(join(store.filesDir, file)))));
  const found = await inspectAsset("video", bytes, store.filesDir);
  finishUpload(store, sandbox.now(), urn, "facts" in found ? found.facts : null, failureOf(asset, "failure" in found ? found.failure : null));
  await Promise.all(parts.map(({ file }) => rm(join(store.filesDir, file), { force: true })));
}

const failureOf = (asset: LinkedInAsset, found: string | null): string | null => found ?? (asset.fault === "processing_failed" ? "INTERNAL_PROCESSING_FAILURE" : null);

const uploadUrl = (sandbox: SandboxContext, asset: LinkedInAsset, part: number): string => `${sandbox.publicOrigin()}/sandbox/${siteHost}/dms-uploads/${asset.urn.split(":").at(-1)}/${part}?ca=vector_feedshare&sig=${asset.secret}`;
