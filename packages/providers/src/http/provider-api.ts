import type { z } from "zod";
import { ProviderError } from "../spec/provider-error.ts";
import type { ProviderErrorKind } from "../spec/provider-error.ts";
import { AnswerTooLongError, limitedFetch } from "./limited-fetch.ts";
import { readRateLimits } from "./read-rate-limits.ts";
import { retryAfterMs } from "./retry-after.ts";
import { transportFailure } from "./transport-failure.ts";

/** An answer with a failing status, read with the provider's own words. */
export interface ApiFailure {
  status: number;
  code: string | null;
  /** Where the provider tells one beside its code. */
  type: string | null;
  message: string | null;
}

export interface ProviderApiSettings {
  /** What people call it; stands in error messages. */
  provider: string;
  /** Up to the documented version part. */
  baseUrl: string;
  headers: Readonly<Record<string, string>>;
  /** Removed from messages, should the other side echo it. */
  secret: string;
  fetch: typeof globalThis.fetch;
  now: () => Date;
  /** Longest answer where a call says nothing else, in bytes. Default: 4 MiB. */
  maxBytes?: number;
  /** Reads a failing body; what is not there is null. */
  readFailure(body: unknown): { code: string | null; type?: string | null; message: string | null };
  /** The kind by documented status and code. */
  kindOf(failure: ApiFailure): ProviderErrorKind;
}

export interface ApiCall {
  /** Absent: GET without a body, POST with one. */
  method?: "GET" | "POST" | "DELETE";
  /** Begins with a slash; empty for the base address itself. */
  path: string;
  query?: Readonly<Record<string, string | number | undefined>>;
  /** JSON, or a form. */
  body?: object | FormData;
  signal: AbortSignal;
  maxBytes?: number;
}

/** A provider's HTTP API: every call goes out once; what goes wrong is a `ProviderError`, or the caller's own abort. */
export interface ProviderApi {
  /** @throws ProviderError `server` for an answer that is not of that shape */
  json<Shape extends z.ZodType>(call: ApiCall, shape: Shape): Promise<{ body: z.output<Shape>; headers: Headers }>;
  bytes(call: ApiCall): Promise<{ bytes: Uint8Array; headers: Headers }>;
}

const usualMaxBytes = 4 * 1024 * 1024;

export function createProviderApi(settings: ProviderApiSettings): ProviderApi {
  const { provider, secret, now } = settings;

  async function call({ path, query = {}, body, method = body === undefined ? "GET" : "POST", signal, maxBytes = settings.maxBytes ?? usualMaxBytes }: ApiCall): Promise<{ bytes: Uint8Array; headers: Headers }> {
    const url = new URL(`${settings.baseUrl.replace(/\/+$/, "")}${path}`);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
    let response: Response;
    let bytes: Uint8Array;
    try {
      response = await limitedFetch(settings.fetch, maxBytes)(url, {
        method,
        // `fetch` itself names the type of a form, with its boundary.
        headers: { accept: "application/json", ...settings.headers, ...(body === undefined || body instanceof FormData ? {} : { "content-type": "application/json" }) },
        body: body === undefined ? null : body instanceof FormData ? body : JSON.stringify(body),
        signal,
      });
      bytes = new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw unanswered(error, signal);
    }
    if (response.ok) return { bytes, headers: response.headers };
    const { code, type = null, message } = settings.readFailure(parseJson(bytes));
    const headers = Object.fromEntries(response.headers);
    throw new ProviderError({
      provider,
      kind: settings.kindOf({ status: response.status, code, type, message }),
      message: (message ?? `${provider} answered HTTP ${response.status}.`).replaceAll(secret, "[key]").slice(0, 500),
      status: response.status,
      code: code ?? type ?? undefined,
      retryAfterMs: retryAfterMs(headers, now),
      requestId: headers["x-request-id"] ?? headers["request-id"],
      rateLimits: readRateLimits(headers, now) ?? undefined,
    });
  }

  function unanswered(error: unknown, signal: AbortSignal): unknown {
    const isDeadline = signal.aborted && signal.reason instanceof Error && signal.reason.name === "TimeoutError";
    if (signal.aborted && !isDeadline) return signal.reason;
    if (error instanceof AnswerTooLongError) return new ProviderError({ provider, kind: "server", message: `${provider} answered more than it should.`, cause: error });
    const kind = isDeadline ? "timeout" : transportFailure(error);
    if (kind === null) return error;
    return new ProviderError({ provider, kind, message: kind === "timeout" ? `${provider} did not answer in time.` : `${provider} could not be reached.`, cause: error });
  }

  return {
    bytes: call,
    async json(wanted, shape) {
      const { bytes, headers } = await call(wanted);
      const parsed = shape.safeParse(parseJson(bytes));
      if (parsed.success) return { body: parsed.data, headers };
      // The call went through, and nobody can read what came of it.
      throw new ProviderError({ provider, kind: "server", code: "unreadable_answer", message: `${provider} answered in a form that we do not know.`, status: 200, cause: parsed.error });
    },
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
