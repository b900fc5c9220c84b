import { networkProblem, readProblem } from "./api-problem.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type QueryValue = string | number | boolean | undefined | null | readonly (string | number)[];

export interface RequestOptions {
  /** Sent as JSON; FormData goes as it is. */
  body?: unknown;
  query?: Record<string, QueryValue>;
  /** The version of the resource this change was made against. */
  ifMatch?: number | undefined;
  /** Set it once per intent where the person may press again; without it each change gets a new one. */
  idempotencyKey?: string;
  signal?: AbortSignal | undefined;
}

/**
 * Calls our own API on this origin. Paths not beginning with `/api/` live under `/api/v1`.
 * Throws `ApiProblem` for every answer that is not 2xx and for no answer at all.
 */
export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  const { body, ifMatch, signal } = options;
  const headers = new Headers({ accept: "application/json" });
  const isForm = typeof FormData !== "undefined" && body instanceof FormData;
  if (body !== undefined && !isForm) headers.set("content-type", "application/json");
  if (method !== "GET") headers.set("idempotency-key", options.idempotencyKey ?? newIdempotencyKey());
  if (ifMatch !== undefined) headers.set("if-match", `"v${ifMatch}"`);

  let response: Response;
  try {
    response = await fetch(apiUrl(path, options.query), {
      method,
      headers,
      credentials: "same-origin",
      cache: "no-store",
      body: body === undefined ? null : isForm ? (body as FormData) : JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw networkProblem(error);
  }
  if (!response.ok) throw await readProblem(response);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** Absolute path of an API resource with its query; empty values are left out, lists repeat their name. */
export function apiUrl(path: string, query: Record<string, QueryValue> = {}): string {
  const base = path.startsWith("/api/") ? path : `/api/v1${path}`;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === "") continue;
    for (const item of Array.isArray(value) ? value : [value]) parameters.append(name, String(item));
  }
  const search = parameters.toString();
  return search ? `${base}?${search}` : base;
}

/** `crypto.randomUUID` exists only on HTTPS and localhost; a phone on the LAN opens plain HTTP. */
export function newIdempotencyKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
