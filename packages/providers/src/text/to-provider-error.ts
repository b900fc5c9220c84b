import { ProviderError } from "../spec/provider-error.ts";
import type { ProviderErrorKind } from "../spec/provider-error.ts";
import type { TextProviderName } from "../spec/text.ts";
import { readFailure } from "./read-failure.ts";
import type { WireFailure } from "./read-failure.ts";

export interface FailureContext {
  /** Removed from the message, should the provider echo it. */
  apiKey: string;
  signal: AbortSignal;
  now: () => Date;
}

/**
 * The error to throw for what a call threw: a `ProviderError`, or the original when the caller cancelled or the fault is ours.
 * `classify` decides the kind from the provider's documented status and codes.
 */
export function toProviderError(
  provider: TextProviderName, error: unknown, context: FailureContext, classify: (failure: WireFailure) => ProviderErrorKind,
): unknown {
  const read = readFailure(error, context.signal, context.now);
  if (read.from === "elsewhere") return read.cause;
  if (read.from !== "wire") {
    const message = read.from === "timeout" ? `${provider} did not answer in time.` : `${provider} could not be reached.`;
    return new ProviderError({ provider, kind: read.from, message, cause: read.cause });
  }
  const { failure } = read;
  return new ProviderError({
    provider,
    kind: classify(failure),
    message: (failure.message ?? `${provider} answered HTTP ${failure.status}.`).replaceAll(context.apiKey, "[key]").slice(0, 500),
    status: failure.status ?? undefined,
    code: failure.code ?? failure.type ?? undefined,
    retryAfterMs: failure.retryAfterMs,
    requestId: failure.requestId ?? undefined,
  });
}

/** What a status means where no documented code says more. */
export function kindOfStatus(status: number | null): ProviderErrorKind {
  if (status === null || status >= 500 || status < 400) return "server";
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
    case 409:
      return "server";
    case 429:
      return "rate_limit";
    default:
      return "invalid";
  }
}
