import {
  APICallError, EmptyResponseBodyError, InvalidResponseDataError, JSONParseError, NoOutputGeneratedError, StreamProviderError, TypeValidationError,
} from "ai";
import { z } from "zod";
import { AnswerTooLongError } from "../http/limited-fetch.ts";
import { retryAfterMs } from "../http/retry-after.ts";
import { transportFailure } from "../http/transport-failure.ts";

/** A failed call as the wire told it, whichever layer threw. */
export interface WireFailure {
  /** Null when no answer came. */
  status: number | null;
  /** The provider's machine-readable words, in the order of preference. */
  code: string | null;
  type: string | null;
  message: string | null;
  headers: Record<string, string>;
  requestId: string | null;
  retryAfterMs: number | undefined;
}

export type ReadFailure =
  | { from: "wire"; failure: WireFailure }
  | { from: "timeout" | "network"; cause: unknown }
  /** The caller cancelled, or the error is not the provider's. Throw it on as it is. */
  | { from: "elsewhere"; cause: unknown };

/** Reads what the AI SDK, our own requests or `fetch` threw. Pure but for `now`, the time of `Retry-After` dates. */
export function readFailure(error: unknown, signal: AbortSignal, now: () => Date): ReadFailure {
  if (signal.aborted) {
    return isTimeout(signal.reason) ? { from: "timeout", cause: signal.reason } : { from: "elsewhere", cause: signal.reason };
  }
  const thrown = thrownShape.safeParse(error);
  if (!thrown.success) return { from: "elsewhere", cause: error };
  const { statusCode, responseHeaders, responseBody, data, code, type, message } = thrown.data;
  // The body first: what the SDK parsed of it may have lost the code (Groq, seen 2026-11-22, 4.0.84).
  const body = errorOf(parseJson(responseBody)) ?? errorOf(data);
  if (body === undefined && (statusCode === undefined || statusCode < 400)) {
    // A stream that is cut keeps the status of its beginning.
    const transport = transportFailure(error) ?? (statusCode === undefined && APICallError.isInstance(error) ? "network" : null);
    if (transport) return { from: transport, cause: rootCause(error) };
    if (statusCode === undefined && !StreamProviderError.isInstance(error) && !isUnreadable(error)) return { from: "elsewhere", cause: error };
  }
  const headers = responseHeaders ?? {};
  return {
    from: "wire",
    failure: {
      status: statusCode ?? null,
      code: text(body?.code ?? code),
      type: text(body?.type ?? type),
      message: body?.message ?? (isUnreadable(error) || (statusCode !== undefined && statusCode < 400) ? "The answer could not be read." : (message ?? null)),
      headers,
      requestId: headers["x-request-id"] ?? headers["request-id"] ?? null,
      retryAfterMs: retryAfterMs(headers, now),
    },
  };
}

const word = z.union([z.string(), z.number()]).nullish();
const thrownShape = z.object({
  statusCode: z.number().optional().catch(undefined),
  responseHeaders: z.record(z.string(), z.string()).optional().catch(undefined),
  responseBody: z.string().optional().catch(undefined),
  data: z.unknown().optional(),
  code: word.catch(undefined),
  type: word.catch(undefined),
  message: z.string().optional().catch(undefined),
});
const errorShape = z.object({ message: z.string(), code: word, type: word });
/**
 * An error stands in the body itself, or in the event of a stream that broke off. vLLM also sends it flat (`object: "error"`), and it,
 * LM Studio and proxies send bare words.
 */
const bodyShape = z.union([
  z.object({ error: errorShape }).transform(({ error }) => error),
  z.object({ response: z.object({ error: errorShape }) }).transform(({ response }) => response.error),
  z.object({ object: z.literal("error"), ...errorShape.shape }),
  z.object({ error: z.string() }).transform(({ error }): z.infer<typeof errorShape> => ({ message: error })),
]);

function errorOf(body: unknown): z.infer<typeof errorShape> | undefined {
  const parsed = bodyShape.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}

/** The SDK's words for an answer that is not what the provider documents, or that ended before it said anything. */
function isUnreadable(error: unknown): boolean {
  if (error instanceof AnswerTooLongError || (error instanceof Error && error.cause instanceof AnswerTooLongError)) return true;
  return [EmptyResponseBodyError, InvalidResponseDataError, JSONParseError, NoOutputGeneratedError, TypeValidationError].some((known) => known.isInstance(error));
}

function parseJson(body: string | undefined): unknown {
  try {
    return body === undefined ? undefined : JSON.parse(body);
  } catch {
    return undefined;
  }
}

function text(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof Error && reason.name === "TimeoutError";
}

/** The SDK's errors carry the whole request, prompts included; only what they wrap travels on. */
function rootCause(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause !== undefined) return rootCause(cause);
  return APICallError.isInstance(error) ? undefined : error;
}
