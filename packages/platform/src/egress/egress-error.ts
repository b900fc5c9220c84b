/** Why the one door out refused or lost a request. */
export type EgressErrorCode =
  | "invalid_url"
  | "blocked_scheme"
  | "blocked_port"
  | "blocked_address"
  | "not_trusted"
  | "redirect_refused"
  | "too_many_redirects"
  | "too_large"
  | "timeout"
  | "network"
  | "invalid_configuration";

export interface EgressErrorOptions {
  /** True when not one byte of the request can have reached the other side. Default: false. */
  provablyNotSent?: boolean;
  cause?: unknown;
}

/** A request that the egress module refused or could not complete. Messages hold no resolved address and no secret. */
export class EgressError extends Error {
  readonly code: EgressErrorCode;
  readonly provablyNotSent: boolean;

  constructor(code: EgressErrorCode, message: string, options: EgressErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = "EgressError";
    this.code = code;
    this.provablyNotSent = options.provablyNotSent ?? false;
  }
}

const MAX_CAUSES = 8;

/** The `EgressError` in an error's chain of causes (fetch wraps it in a `TypeError`, SDKs wrap that again). */
export function findEgressError(error: unknown): EgressError | undefined {
  let current = error;
  for (let depth = 0; depth < MAX_CAUSES && current instanceof Error; depth += 1) {
    if (current instanceof EgressError) return current;
    current = current.cause;
  }
  return undefined;
}

/**
 * True when the failed request certainly never left: name not found, connection or TLS refused, blocked by policy,
 * or ended while waiting for a connection. False means unknown: the other side may have acted on it.
 */
export function isProvablyNotSent(error: unknown): boolean {
  return findEgressError(error)?.provablyNotSent ?? false;
}
