import type { Context } from "hono";
import { notFound, Problem } from "@agency/platform/http";
import { StorageError, type ByteRange, type Storage } from "@agency/platform/storage";
import { asAssetProblem } from "./media-problem.ts";

export interface ServedFile {
  storageKey: string;
  byteLength: number;
  mimeType: string;
  /** Strong: names exactly these bytes. */
  etag: string;
  /** Beside type, length and ranges. */
  headers: Record<string, string>;
}

/**
 * Answers a GET or HEAD with a stored file, whole or one part of it (RFC 9110). Never run as a page: nosniff and an empty
 * sandbox (R33). @throws Problem 404 or 416
 */
export async function serveFile(c: Context, storage: Storage, file: ServedFile): Promise<Response> {
  const { byteLength, etag } = file;
  const headers = {
    "accept-ranges": "bytes",
    "content-security-policy": "default-src 'none'; sandbox",
    "content-type": file.mimeType,
    etag,
    "x-content-type-options": "nosniff",
    ...file.headers,
  };
  if (namesEtag(c.req.header("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  const ifRange = c.req.header("if-range");
  const range = ifRange === undefined || ifRange === etag ? parseRange(c.req.header("range"), byteLength) : null;
  if (range === "unsatisfiable") throw outOfRange(byteLength);
  if (c.req.method === "HEAD") return new Response(null, { headers: { ...headers, "content-length": String(byteLength) } });
  try {
    const opened = await storage.open(file.storageKey, range ?? undefined);
    const length = { "content-length": String(opened.byteLength) };
    if (!range) return new Response(opened.stream, { headers: { ...headers, ...length } });
    const contentRange = `bytes ${range.start}-${range.start + opened.byteLength - 1}/${opened.totalByteLength}`;
    return new Response(opened.stream, { status: 206, headers: { ...headers, ...length, "content-range": contentRange } });
  } catch (error) {
    if (error instanceof StorageError && error.code === "not_found") throw notFound("This file");
    if (error instanceof StorageError && error.code === "range_not_satisfiable") throw outOfRange(byteLength);
    throw asAssetProblem(error, "/file");
  }
}

/** For a person's disk: any name, encoded. */
export const disposition = (kind: "inline" | "attachment", fileName: string): string => `${kind}; filename="file"; filename*=UTF-8''${encodeFileName(fileName)}`;

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
