import type { z } from "zod";
import { ProviderError } from "../spec/provider-error.ts";
import type { ProviderErrorKind } from "../spec/provider-error.ts";
import { AnswerTooLongError, limitedFetch } from "./limited-fetch.ts";
import { retryAfterMs } from "./retry-after.ts";
import { transportFailure } from "./transport-failure.ts";

/** An answer with a failing status, read with the provider's own words. */
export interface ApiFailure {
  status: number;
  code: string | null;
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
  /** Reads a failing body; what is not there is null. */
  readFailure(body: unknown): { code: string | null; message: string | null };
  /** The kind by documented status and code. */
  kindOf(failure: ApiFailure): ProviderErrorKind;
}

export interface ApiCall {
  method?: "GET" | "POST" | "DELETE";
  /** Begins with a slash. */
  path: string;
  query?: Readonly<Record<string, string | number | undefined>>;
  body?: object;
  signal: AbortSignal;
  /** Longest answer, in bytes. Default 4 MiB. */
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

  async function call({ method = "GET", path, query = {}, body, signal, maxBytes = usualMaxBytes }: ApiCall): Promise<{ bytes: Uint8Array; headers: Headers }> {
    const url = new URL(`${settings.baseUrl.replace(/\/+$/, "")}${path}`);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
    let response: Response;
    let bytes: Uint8Array;
    try {
      response = await limitedFetch(settings.fetch, maxBytes)(url, {
        method,
        headers: { accept: "application/json", ...settings.headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        body: body === undefined ? null : JSON.stringify(body),
        signal,
      });
      bytes = new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw unanswered(error, signal);
    }
    if (response.ok) return { bytes, headers: response.headers };
    const { code, message } = settings.readFailure(parseJson(bytes));
    const failure = { status: response.status, code, message };
    throw new ProviderError({
      provider,
      kind: settings.kindOf(failure),
      message: (message ?? `${provider} answered HTTP ${response.status}.`).replaceAll(secret, "[key]").slice(0, 500),
      status: response.status,
      code: code ?? undefined,
      retryAfterMs: retryAfterMs(Object.fromEntries(response.headers), now),
      requestId: response.headers.get("x-request-id") ?? response.headers.get("request-id") ?? undefined,
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
      throw new ProviderError({ provider, kind: "server", message: `${provider} answered in a form that we do not know.`, status: 200, cause: parsed.error });
    },
  };
}

/** What a status means where no documented code says more. */
export function kindOfMediaStatus(status: number): ProviderErrorKind {
  if (status >= 500) return "server";
  switch (status) {
    case 401:
    case 403:
      return "auth";
    case 402:
      return "quota";
    case 404:
      return "not_found";
    case 408:
      return "timeout";
    case 429:
      return "rate_limit";
    default:
      return "invalid";
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
