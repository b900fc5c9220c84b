import { findEgressError } from "@agency/platform/egress";

/**
 * How a request failed without an answer: `timeout`, `network` (refused, reset, unknown host …),
 * or null when the error is not the wire's. Looks through `cause`.
 */
export function transportFailure(error: unknown): "timeout" | "network" | null {
  const refused = findEgressError(error);
  if (refused) return refused.code === "timeout" ? "timeout" : "network";
  const chain = causes(error);
  if (chain.some((cause) => cause.name === "TimeoutError" || /_TIMEOUT$|^ETIMEDOUT$|^ESOCKETTIMEDOUT$/.test(codeOf(cause)))) return "timeout";
  if (chain.some((cause) => /^(E(CONN|HOST|NET|PIPE|AI_|NOTFOUND|PROTO)|UND_ERR_|ERR_(SSL|TLS)|CERT_|HPE_)/.test(codeOf(cause)))) return "network";
  // undici words every failed request this way, whatever the cause.
  if (chain.some((cause) => cause instanceof TypeError && /^(fetch failed|terminated)$/.test(cause.message))) return "network";
  return null;
}

function causes(error: unknown): Error[] {
  const chain: Error[] = [];
  let current = error;
  while (current instanceof Error && !chain.includes(current)) {
    chain.push(current);
    current = current.cause;
  }
  return chain;
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}
