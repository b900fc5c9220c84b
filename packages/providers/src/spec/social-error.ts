/** Closed set of failures of a publishing network; decided from documented codes, never from wording. */
export const socialErrorKinds = [
  "reauth",
  "scope_missing",
  "rate_limited",
  "quota_exhausted",
  "media_invalid",
  "content_rejected",
  /** Refused as a copy of a post that stands there; this call created nothing, an earlier one may have. */
  "duplicate",
  "policy_blocked",
  "not_ready",
  /** Provably nothing was created; the same call may be made again. */
  "transient",
  /** The effect may exist on the network. Reconcile; never resend. */
  "ambiguous",
  "account_action_needed",
  "config_error",
  "permanent",
] as const;
export type SocialErrorKind = (typeof socialErrorKinds)[number];

export interface SocialErrorDetails {
  network: string;
  kind: SocialErrorKind;
  /** The network's own words for a person, or ours when it sent none. Holds no token. */
  message: string;
  status?: number | undefined;
  code?: string | undefined;
  retryAfterMs?: number | undefined;
  /** Whose limit was met: the account's unless told otherwise. */
  limitOf?: "app" | "account" | undefined;
  requestId?: string | undefined;
  cause?: unknown;
}

/** A network answered with a failure, or did not answer. */
export class SocialError extends Error {
  readonly network: string;
  readonly kind: SocialErrorKind;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly limitOf: "app" | "account";
  readonly requestId: string | undefined;

  constructor(details: SocialErrorDetails) {
    super(details.message, { cause: details.cause });
    this.name = "SocialError";
    this.network = details.network;
    this.kind = details.kind;
    this.status = details.status;
    this.code = details.code;
    this.retryAfterMs = details.retryAfterMs;
    this.limitOf = details.limitOf ?? "account";
    this.requestId = details.requestId;
  }
}
