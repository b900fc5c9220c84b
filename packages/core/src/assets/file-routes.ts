import type { Context } from "hono";
import type { Database } from "@agency/platform/db";
import { notFound, Problem, unauthenticated, type Principal } from "@agency/platform/http";
import { StorageError, type ByteRange, type Storage } from "@agency/platform/storage";
import { getAsset } from "./get-asset.ts";
import { asAssetProblem } from "./media-problem.ts";

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface FileDependencies {
  db: Database;
  storage: Storage;
  authenticate: (c: Context) => Promise<Principal | null>;
}

/**
 * Answers `/files/:assetId`: the bytes, for people of the organization. Never run as a page: nosniff, an empty sandbox,
 * inline only for images (R33). Bytes of an id never change, so the hash is the ETag.
 * @throws Problem 401, 404 or 416
 */
export function fileRoutes({ db, storage, authenticate }: FileDependencies): (c: Context) => Promise<Response> {
  return async (c) => {
    const principal = await authenticate(c);
    if (!principal) throw unauthenticated();
    const assetId = c.req.param("assetId") ?? "";
    if (!uuidPattern.test(assetId) || !principal.permissions.has("assets.read")) throw notFound("This file");
    const asset = await db.readForOrganization(principal.organizationId, (tx) => getAsset(tx, assetId, { brandIds: principal.brandIds }));
    const etag = `"${asset.sha256}"`;
    const headers = {
      "accept-ranges": "bytes",
      "cache-control": "private, max-age=86400, immutable",
      "content-disposition": `${asset.kind === "image" ? "inline" : "attachment"}; filename="file"; filename*=UTF-8''${encodeFileName(asset.fileName)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "content-type": asset.mimeType,
      "cross-origin-resource-policy": "same-origin",
      etag,
      vary: "Cookie, Authorization",
      "x-content-type-options": "nosniff",
    };
    if (namesEtag(c.req.header("if-none-match"), etag)) return new Response(null, { status: 304, headers });
    const ifRange = c.req.header("if-range");
    const range = ifRange === undefined || ifRange === etag ? parseRange(c.req.header("range"), asset.byteLength) : null;
    if (range === "unsatisfiable") throw outOfRange(asset.byteLength);
    try {
      if (c.req.method === "HEAD") return new Response(null, { headers: { ...headers, "content-length": String(asset.byteLength) } });
      const opened = await storage.open(asset.storageKey, range ?? undefined);
      const length = { "content-length": String(opened.byteLength) };
      if (!range) return new Response(opened.stream, { headers: { ...headers, ...length } });
      const contentRange = `bytes ${range.start}-${range.start + opened.byteLength - 1}/${opened.totalByteLength}`;
      return new Response(opened.stream, { status: 206, headers: { ...headers, ...length, "content-range": contentRange } });
    } catch (error) {
      if (error instanceof StorageError && error.code === "not_found") throw notFound("This file");
      if (error instanceof StorageError && error.code === "range_not_satisfiable") throw outOfRange(asset.byteLength);
      throw asAssetProblem(error, "/file");
    }
  };
}

/** One range as RFC 9110 has it; null (the whole file) for none, several or a malformed one. */
function parseRange(header: string | undefined, size: number): ByteRange | "unsatisfiable" | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  if (match[1] === "") {
    const last = Number(match[2]);
    return last === 0 ? "unsatisfiable" : { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(match[1]);
  const end = match[2] === "" ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (start >= size) return "unsatisfiable";
  return end < start ? null : { start, end };
}

const outOfRange = (size: number) => new Problem(416, "range_not_satisfiable", `The file has ${size} bytes.`, { headers: { "content-range": `bytes */${size}` } });

const namesEtag = (header: string | undefined, etag: string): boolean =>
  header !== undefined && (header.trim() === "*" || header.split(",").some((entry) => entry.trim().replace(/^W\//, "") === etag));

const encodeFileName = (name: string): string => encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
