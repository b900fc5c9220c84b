import type { RateLimits } from "./text.ts";

/** Closed set of failures of a generating provider. */
export const providerErrorKinds = [
  "rate_limit",
  "quota",
  "auth",
  "invalid",
  "content_policy",
  "not_found",
  "server",
  "timeout",
  "network",
] as const;
export type ProviderErrorKind = (typeof providerErrorKinds)[number];

export interface ProviderErrorDetails {
  /** The instance's name, see `TextProvider.name`. */
  provider: string;
  kind: ProviderErrorKind;
  message: string;
  status?: number | undefined;
  /** The provider's own code, e.g. `insufficient_quota`. */
  code?: string | undefined;
  retryAfterMs?: number | undefined;
  requestId?: string | undefined;
  rateLimits?: RateLimits | undefined;
  cause?: unknown;
}

/** An outside generator answered with a failure, or did not answer. Retry is decided here, once. */
export class ProviderError extends Error {
  readonly provider: string;
  readonly kind: ProviderErrorKind;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly requestId: string | undefined;
  /** What the answer's headers said of our limits. */
  readonly rateLimits: RateLimits | undefined;

  constructor(details: ProviderErrorDetails) {
    super(details.message, { cause: details.cause });
    this.name = "ProviderError";
    this.provider = details.provider;
    this.kind = details.kind;
    this.status = details.status;
    this.code = details.code;
    this.retryAfterMs = details.retryAfterMs;
    this.requestId = details.requestId;
    this.rateLimits = details.rateLimits;
  }

  /** True when another provider, or the same one later, may succeed with the same request. */
  get retryable(): boolean {
    return this.kind === "rate_limit" || this.kind === "server" || this.kind === "timeout" || this.kind === "network";
  }
}
