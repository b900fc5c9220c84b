import type { ProviderError } from "@agency/providers/text";
import type { UsableEntry } from "../providers/routing.ts";
import type { Wait } from "./ask-route.ts";

/** A provider's failure in words that a person can act on. */
export function describeFailure(error: ProviderError, { resolved, model }: UsableEntry): string {
  const who = `${resolved.label} (${model})`;
  switch (error.kind) {
    case "rate_limit":
      return `${who} limits how often it may be asked. Try again later or add another provider to the route.`;
    case "quota":
      return `The account at ${resolved.label} has no credit left. Top it up or route to another provider.`;
    case "auth":
      return `${resolved.label} does not accept the key. Enter a valid one under Settings → AI providers.`;
    case "not_found":
      return `${resolved.label} does not offer ${model} to this key. Choose another model.`;
    case "content_policy":
      return `${who} refuses this request: ${error.message}`;
    case "timeout":
      return `${who} did not answer in time.`;
    case "network":
      return `${resolved.label} could not be reached: ${error.message}`;
    default:
      return `${who}: ${error.message}`;
  }
}

/** Why nobody is asked now. */
export function describeWait({ reason, entry }: Pick<Wait, "reason" | "entry">): string {
  const { label } = entry.resolved;
  switch (reason) {
    case "limit":
      return `${label} limits how often it may be asked.`;
    case "busy":
      return `All places at ${label} are taken.`;
    case "outage":
      return `${label} is in trouble and is not asked for a moment.`;
  }
}
