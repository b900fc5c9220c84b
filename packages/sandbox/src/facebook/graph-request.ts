import type { Context } from "hono";
import type { SandboxEnv } from "../sandbox-context.ts";
import { invalidParameter } from "./graph-error.ts";

/** One Graph API call: query and body merged, whatever encoding the body came in. */
export interface GraphRequest {
  method: string;
  version: string;
  /** Path segments behind the version. */
  path: string[];
  url: URL;
  /** Without files and without the access token. */
  params: Map<string, unknown>;
  files: Map<string, File>;
  accessToken: string | null;
  userAgent: string;
}

/**
 * Reads a call in any of the three body encodings that the Graph API takes (JSON, urlencoded, multipart).
 * @throws GraphError code 100 when the body is not what its content type says.
 */
export async function readGraphRequest(c: Context<SandboxEnv>, version: string, path: string[]): Promise<GraphRequest> {
  const url = new URL(c.req.url);
  const params = new Map<string, unknown>(url.searchParams);
  const files = new Map<string, File>();
  if (c.req.method !== "GET" && c.req.method !== "HEAD") await readBody(c, params, files);
  const header = c.req.header("authorization");
  const bearer = header?.match(/^(?:Bearer|OAuth)\s+(.+)$/i)?.[1];
  const accessToken = textOf(params.get("access_token")) ?? bearer ?? null;
  params.delete("access_token");
  return { method: c.req.method, version, path, url, params, files, accessToken, userAgent: c.req.header("user-agent") ?? "" };
}

/** A parameter as text; undefined when absent. Numbers and booleans of a JSON body count as their text. */
export function textParam(request: GraphRequest, name: string): string | undefined {
  return textOf(request.params.get(name));
}

/** @throws GraphError code 100 when present and not a boolean. */
export function booleanParam(request: GraphRequest, name: string, fallback: boolean): boolean {
  const value = textParam(request, name)?.toLowerCase();
  if (value === undefined) return fallback;
  if (value === "true" || value === "1") return true;
  if (value === "false" || value === "0") return false;
  throw invalidParameter(`Param ${name} must be a boolean`);
}

/** @throws GraphError code 100 when present and not a whole number within the bounds. */
export function integerParam(request: GraphRequest, name: string, fallback: number, bounds: { min: number; max: number }): number {
  const value = textParam(request, name);
  if (value === undefined) return fallback;
  const parsed = Number(value);
  if (!Number.isInteger(parsed) || parsed < bounds.min || parsed > bounds.max) {
    throw invalidParameter(`Param ${name} must be an integer between ${bounds.min} and ${bounds.max}`);
  }
  return parsed;
}

/** A list in either style: a JSON array under `name`, or `name[0]`, `name[1]` … each a JSON value. */
export function listParam(request: GraphRequest, name: string): unknown[] | undefined {
  const whole = request.params.get(name);
  if (whole !== undefined) {
    const parsed = typeof whole === "string" ? parseJson(whole, name) : whole;
    if (!Array.isArray(parsed)) throw invalidParameter(`Param ${name} must be an array.`);
    return parsed.map((item) => (typeof item === "string" && /^[[{]/.test(item) ? parseJson(item, name) : item));
  }
  const indexed = [...request.params.keys()]
    .map((key) => ({ key, index: key.startsWith(`${name}[`) ? key.slice(name.length + 1, -1) : null }))
    .filter((entry): entry is { key: string; index: string } => entry.index !== null && /^\d*$/.test(entry.index))
    .sort((a, b) => Number(a.index) - Number(b.index));
  if (indexed.length === 0) return undefined;
  return indexed.map(({ key }) => {
    const value = request.params.get(key);
    return typeof value === "string" ? parseJson(value, key) : value;
  });
}

async function readBody(c: Context<SandboxEnv>, params: Map<string, unknown>, files: Map<string, File>): Promise<void> {
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === "application/json") {
    const text = await c.req.text();
    const parsed = text === "" ? {} : parseJson(text, "body");
    if (parsed === null || typeof parsed !== "object" || Array.isArray(parsed)) throw invalidParameter("The body must be a JSON object");
    for (const [name, value] of Object.entries(parsed)) if (value !== null) params.set(name, value);
  } else if (type === "application/x-www-form-urlencoded") {
    for (const [name, value] of new URLSearchParams(await c.req.text())) params.set(name, value);
  } else if (type === "multipart/form-data") {
    const form = await c.req.raw.formData().catch(() => {
      throw invalidParameter("The multipart body could not be read");
    });
    for (const [name, value] of form) {
      if (typeof value === "string") params.set(name, value);
      else files.set(name, value);
    }
  }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return undefined;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParameter(`Param ${name} is not valid JSON`);
  }
}
