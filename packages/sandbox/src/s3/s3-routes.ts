import { createHash } from "node:crypto";
import { Hono, type Context } from "hono";
import type { SandboxContext, SandboxEnv } from "../sandbox-context.ts";
import { prepareS3, s3Objects, type S3Objects } from "./s3-objects.ts";
import { verifySignature } from "./verify-signature.ts";

/** Where the stand-in stands: `S3_ENDPOINT=<origin>/sandbox/s3`, path style, these keys, this bucket. */
export const s3Host = "s3";
export const s3Sandbox = { accessKeyId: "sandbox", secretAccessKey: "sandbox-secret", bucket: "agency", region: "us-east-1" } as const;

const smallestPart = 5 * 1024 * 1024;
type Env = SandboxEnv;

/**
 * A private S3 bucket: objects, ranges, listing, multipart, presigned addresses and CORS. Every request must carry a valid
 * Signature Version 4; `Content-Length` counts when it was signed.
 */
export function s3Routes({ store, faults, now }: SandboxContext): Hono<Env> {
  prepareS3(store);
  const app = new Hono<Env>();
  app.all("/*", async (c) => {
    const url = new URL(c.req.url);
    const [, bucket = "", key = ""] = /^\/sandbox\/s3\/([^/]*)\/?(.*)$/.exec(url.pathname) ?? [];
    if (c.req.method === "OPTIONS") return preflight(c);
    if (c.req.header("origin")) for (const [name, value] of Object.entries(corsHeaders)) c.header(name, value);
    const body = new Uint8Array(await c.req.arrayBuffer());
    const fault = verifySignature({ method: c.req.method, path: rawPath(c), query: url.search.slice(1), headers: c.req.raw.headers, bodySha256: createHash("sha256").update(body).digest("hex") }, s3Sandbox, now());
    if (fault) return failure(c, 403, fault.code, fault.message);
    if (bucket !== s3Sandbox.bucket) return failure(c, 404, "NoSuchBucket", "The specified bucket does not exist");
    const operation = operationOf(c.req.method, key, url.searchParams);
    const planned = faults.take({ host: s3Host, operation, account: bucket });
    if (planned?.fault === "drop_before") {
      c.env.incoming?.socket.destroy();
      return c.body(null, 503);
    }
    if (planned) return planned.code === "QuotaExceeded" ? failure(c, 507, "QuotaExceeded", "The bucket is full.") : failure(c, 503, "SlowDown", "Please reduce your request rate.");
    return operations[operation]!(c, s3Objects(store, bucket, now), { key: decodeURIComponent(key), query: url.searchParams, body });
  });
  return app;
}

interface Call {
  key: string;
  query: URLSearchParams;
  body: Uint8Array;
}

const operations: Record<string, (c: Context<Env>, objects: S3Objects, call: Call) => Response> = {
  "object.put": (c, objects, { key, body }) => {
    c.header("etag", objects.put(key, c.req.header("content-type") ?? "binary/octet-stream", body));
    return c.body(null, 200);
  },
  "object.get": (c, objects, { key }) => {
    const found = objects.get(key);
    if (!found) return failure(c, 404, "NoSuchKey", "The specified key does not exist.");
    const size = found.bytes.byteLength;
    const range = /^bytes=(\d+)-(\d*)$/.exec(c.req.header("range") ?? "");
    const headers = { "content-type": found.content_type, etag: found.etag, "accept-ranges": "bytes", "last-modified": new Date(found.changed_at).toUTCString() };
    if (!range) return c.body(found.bytes as Uint8Array<ArrayBuffer>, 200, { ...headers, "content-length": String(size) });
    const [start, end] = [Number(range[1]), Math.min(range[2] ? Number(range[2]) : size - 1, size - 1)];
    if (start >= size || end < start) return failure(c, 416, "InvalidRange", "The requested range is not satisfiable");
    return c.body(found.bytes.slice(start, end + 1) as Uint8Array<ArrayBuffer>, 206, { ...headers, "content-length": String(end - start + 1), "content-range": `bytes ${start}-${end}/${size}` });
  },
  "object.head": (c, objects, { key }) => {
    const found = objects.get(key);
    if (!found) return new Response(null, { status: 404 });
    return new Response(null, { headers: { "content-type": found.content_type, "content-length": String(found.bytes.byteLength), etag: found.etag } });
  },
  "object.delete": (c, objects, { key }) => {
    objects.delete(key);
    return c.body(null, 204);
  },
  "bucket.list": (c, objects, { query }) => {
    const prefix = query.get("prefix") ?? "";
    const limit = Math.min(Number(query.get("max-keys") ?? 1_000), 1_000);
    const rows = objects.list(prefix, query.get("continuation-token") ?? query.get("start-after") ?? "", limit + 1);
    const shown = rows.slice(0, limit);
    const more = rows.length > limit;
    const contents = shown.map((row) => `<Contents><Key>${escape(row.key)}</Key><LastModified>${new Date(row.changed_at).toISOString()}</LastModified><ETag>${escape(row.etag)}</ETag><Size>${row.size}</Size></Contents>`).join("");
    return xml(c, `<ListBucketResult><Name>${s3Sandbox.bucket}</Name><Prefix>${escape(prefix)}</Prefix><KeyCount>${shown.length}</KeyCount><MaxKeys>${limit}</MaxKeys><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${escape(shown.at(-1)!.key)}</NextContinuationToken>` : ""}${contents}</ListBucketResult>`);
  },
  "uploads.list": (c, objects) =>
    xml(c, `<ListMultipartUploadsResult><Bucket>${s3Sandbox.bucket}</Bucket><IsTruncated>false</IsTruncated>${objects.uploads().map((row) => `<Upload><Key>${escape(row.key)}</Key><UploadId>${row.id}</UploadId><Initiated>${new Date(row.begun_at).toISOString()}</Initiated></Upload>`).join("")}</ListMultipartUploadsResult>`),
  "upload.create": (c, objects, { key }) => xml(c, `<InitiateMultipartUploadResult><Bucket>${s3Sandbox.bucket}</Bucket><Key>${escape(key)}</Key><UploadId>${objects.begin(key, c.req.header("content-type") ?? "binary/octet-stream")}</UploadId></InitiateMultipartUploadResult>`),
  "part.put": (c, objects, { key, query, body }) => {
    const upload = objects.upload(query.get("uploadId") ?? "", key);
    if (!upload) return noUpload(c);
    c.header("etag", objects.putPart(upload.id, Number(query.get("partNumber")), body));
    return c.body(null, 200);
  },
  "parts.list": (c, objects, { key, query }) => {
    const upload = objects.upload(query.get("uploadId") ?? "", key);
    if (!upload) return noUpload(c);
    const parts = objects.parts(upload.id).map((part) => `<Part><PartNumber>${part.number}</PartNumber><ETag>${escape(part.etag)}</ETag><Size>${part.size}</Size></Part>`);
    return xml(c, `<ListPartsResult><Key>${escape(key)}</Key><UploadId>${upload.id}</UploadId><IsTruncated>false</IsTruncated>${parts.join("")}</ListPartsResult>`);
  },
  "upload.complete": (c, objects, { key, query, body }) => {
    const upload = objects.upload(query.get("uploadId") ?? "", key);
    if (!upload) return noUpload(c);
    const named = [...new TextDecoder().decode(body).matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part]) => ({ number: Number(/<PartNumber>(\d+)</.exec(part!)?.[1]), etag: /<ETag>(.*?)<\/ETag>/.exec(part!)?.[1]?.replaceAll("&quot;", '"') }));
    const stored = objects.parts(upload.id);
    const parts = named.map(({ number, etag }) => stored.find((part) => part.number === number && part.etag === etag));
    if (parts.length === 0 || parts.some((part) => !part)) return failure(c, 400, "InvalidPart", "One or more of the specified parts could not be found.");
    if (parts.slice(0, -1).some((part) => part!.size < smallestPart)) return failure(c, 400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
    const etag = `"${createHash("md5").update(parts.map((part) => part!.etag).join()).digest("hex")}-${parts.length}"`;
    objects.put(key, upload.content_type, Buffer.concat(parts.map((part) => part!.bytes)), etag);
    objects.end(upload.id);
    return xml(c, `<CompleteMultipartUploadResult><Bucket>${s3Sandbox.bucket}</Bucket><Key>${escape(key)}</Key><ETag>${escape(etag)}</ETag></CompleteMultipartUploadResult>`);
  },
  "upload.abort": (c, objects, { key, query }) => {
    const upload = objects.upload(query.get("uploadId") ?? "", key);
    if (!upload) return noUpload(c);
    objects.end(upload.id);
    return c.body(null, 204);
  },
  unknown: (c) => failure(c, 501, "NotImplemented", "A header you provided implies functionality that is not here."),
};

function operationOf(method: string, key: string, query: URLSearchParams): string {
  if (key === "") return method !== "GET" ? "unknown" : query.has("uploads") ? "uploads.list" : "bucket.list";
  if (query.has("uploads")) return method === "POST" ? "upload.create" : "unknown";
  if (query.has("uploadId")) return { PUT: "part.put", GET: "parts.list", POST: "upload.complete", DELETE: "upload.abort" }[method] ?? "unknown";
  return { PUT: "object.put", GET: "object.get", HEAD: "object.head", DELETE: "object.delete" }[method] ?? "unknown";
}

/** What a bucket's owner sets so that browsers may send parts: any origin of ours, `PUT`, the ETag readable. */
const corsHeaders = { "access-control-allow-origin": "*", "access-control-expose-headers": "ETag" };

function preflight(c: Context<Env>): Response {
  const asked = c.req.header("access-control-request-method") ?? "";
  if (!["GET", "HEAD", "PUT"].includes(asked)) return failure(c, 403, "AccessForbidden", "CORSResponse: This CORS request is not allowed.");
  return c.body(null, 200, { ...corsHeaders, "access-control-allow-methods": "GET, HEAD, PUT", "access-control-allow-headers": c.req.header("access-control-request-headers") ?? "", "access-control-max-age": "3000" });
}

/** As it was signed: Node keeps the path as it came, `new URL` would normalise it. */
const rawPath = (c: Context<Env>): string => (c.env?.incoming?.url ?? new URL(c.req.url).pathname).split("?")[0]!;
const noUpload = (c: Context<Env>) => failure(c, 404, "NoSuchUpload", "The specified multipart upload does not exist.");
const xml = (c: Context<Env>, text: string) => c.body(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`, 200, { "content-type": "application/xml" });
const failure = (c: Context<Env>, status: 400 | 403 | 404 | 416 | 501 | 503 | 507, code: string, message: string) =>
  c.body(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escape(message)}</Message></Error>`, status, { "content-type": "application/xml" });
const escape = (text: string): string => text.replace(/[<>&"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
