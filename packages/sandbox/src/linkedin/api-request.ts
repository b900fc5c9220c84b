import type { Context } from "hono";
import type { SandboxEnv } from "../sandbox-context.ts";
import { invalidValue, LinkedInError, missingField } from "./linkedin-error.ts";

/** A call of `/rest`, its path and query still written as they came. */
export interface ApiRequest {
  method: string;
  /** `X-RestLi-Method`, upper case. */
  restMethod: string | null;
  /** Decoded segments behind `/rest/`. */
  path: string[];
  /** Raw values by name: rest.li's own brackets must not be encoded. */
  query: ReadonlyMap<string, string>;
  body: Record<string, unknown>;
  authorization: string | undefined;
  version: string | undefined;
  userAgent: string | null;
}

/** @throws LinkedInError for a URN that stands unencoded in the address, or a body that is no JSON object */
export async function readApiRequest(c: Context<SandboxEnv>, base: string): Promise<ApiRequest> {
  const url = new URL(c.req.url);
  const rawPath = url.pathname.split(`${base}/`)[1] ?? "";
  if (/(^|\/)urn:li:/.test(rawPath) || /=urn:li:|[(,:]urn:li:/.test(url.search)) throw new LinkedInError(400, "ILLEGAL_ARGUMENT", "URNs in paths and queries must be percent-encoded");
  const query = new Map(url.search.slice(1).split("&").filter(Boolean).map((pair) => [pair.split("=")[0] ?? "", pair.slice(pair.indexOf("=") + 1)]));
  return {
    method: c.req.method,
    restMethod: c.req.header("x-restli-method")?.toUpperCase() ?? null,
    path: rawPath.split("/").filter(Boolean).map(decodeURIComponent),
    query,
    body: c.req.method === "POST" ? await readBody(c) : {},
    authorization: c.req.header("authorization"),
    version: c.req.header("linkedin-version"),
    userAgent: c.req.header("user-agent") ?? null,
  };
}

/** A plain value of the query, decoded. */
export function queryText(request: ApiRequest, name: string): string | undefined {
  const raw = request.query.get(name);
  return raw === undefined ? undefined : decodeURIComponent(raw);
}

/** The entries of `List(a,b)`. @throws LinkedInError when it is written otherwise */
export function queryList(request: ApiRequest, name: string): string[] {
  const raw = request.query.get(name);
  if (raw === undefined) return [];
  const inside = /^List\((.*)\)$/.exec(raw)?.[1];
  if (inside === undefined) throw invalidValue(name, "Expected List(...) with brackets that are not encoded");
  return inside.split(",").filter(Boolean).map(decodeURIComponent);
}

/** Page of a listing. */
export function pageOf(request: ApiRequest, most: number): { start: number; count: number } {
  const start = Number(queryText(request, "start") ?? 0);
  const count = Number(queryText(request, "count") ?? 10);
  if (!Number.isInteger(start) || start < 0 || !Number.isInteger(count) || count < 1 || count > most) throw invalidValue("count");
  return { start, count };
}

/** @throws LinkedInError when it is absent or no object */
export function objectField(body: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = body[name];
  if (value === undefined) throw missingField(name);
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw invalidValue(name);
  return value as Record<string, unknown>;
}

async function readBody(c: Context<SandboxEnv>): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  if (text === "") return {};
  if (!/^application\/json\b/.test(c.req.header("content-type") ?? "")) throw new LinkedInError(415, "UNSUPPORTED_MEDIA_TYPE", "The body must be sent as application/json");
  try {
    const body: unknown = JSON.parse(text);
    if (body !== null && typeof body === "object" && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new LinkedInError(400, "BAD_REQUEST", "The body is not a JSON object");
}
