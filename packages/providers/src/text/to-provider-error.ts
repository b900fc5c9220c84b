import { ProviderError } from "../spec/provider-error.ts";
import type { ProviderErrorKind } from "../spec/provider-error.ts";
import { readFailure } from "./read-failure.ts";
import type { WireFailure } from "./read-failure.ts";
import { readRateLimits } from "../http/read-rate-limits.ts";

export interface FailureContext {
  /** What people call the provider. */
  provider: string;
  /** Removed from the message, should the provider echo it. */
  apiKey: string | null;
  signal: AbortSignal;
  now: () => Date;
}

/**
 * The error to throw for what a call threw: a `ProviderError`, or the original when the caller cancelled or the fault is ours.
 * `classify` decides the kind from the provider's documented status and codes.
 */
export function toProviderError(error: unknown, context: FailureContext, classify: (failure: WireFailure) => ProviderErrorKind): unknown {
  if (error instanceof ProviderError) return error;
  const { provider, apiKey, signal, now } = context;
  const read = readFailure(error, signal, now);
  if (read.from === "elsewhere") return read.cause;
  if (read.from !== "wire") {
    const message = read.from === "timeout" ? `${provider} did not answer in time.` : `${provider} could not be reached.`;
    return new ProviderError({ provider, kind: read.from, message, cause: read.cause });
  }
  const { failure } = read;
  const message = failure.message ?? `${provider} answered HTTP ${failure.status}.`;
  return new ProviderError({
    provider,
    kind: classify(failure),
    message: (apiKey === null ? message : message.replaceAll(apiKey, "[key]")).slice(0, 500),
    status: failure.status ?? undefined,
    code: failure.code ?? failure.type ?? undefined,
    retryAfterMs: failure.retryAfterMs,
    requestId: failure.requestId ?? undefined,
    rateLimits: readRateLimits(failure.headers, now) ?? undefined,
  });
}
