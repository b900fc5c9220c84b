import { isProvablyNotSent } from "@agency/platform/egress";
import type { ProviderError } from "@agency/providers/text";

/** A refusal with an error status is not billed, nor is what never left. A line that broke may hide a finished, billed answer. */
export function isUnbilled(error: ProviderError): boolean {
  if (isProvablyNotSent(error)) return true;
  if (error.kind === "timeout" || error.kind === "network") return false;
  return error.status !== undefined ? error.status >= 400 : error.kind !== "server";
}
