import type { ProviderErrorKind } from "../../spec/provider-error.ts";
import type { WireFailure } from "../read-failure.ts";
import { kindOfStatus } from "../../http/kind-of-status.ts";

/** Source: Together's OpenAPI document @090263a (2026-04-28) and error pages. */
const kindOfWord: Record<string, ProviderErrorKind> = {
  insufficient_quota: "quota",
  credit_limit: "quota",
  rate_limit: "rate_limit",
  rate_limit_exceeded: "rate_limit",
  invalid_api_key: "auth",
  model_not_available: "not_found",
  model_not_found: "not_found",
  context_length_exceeded: "invalid",
  content_policy_violation: "content_policy",
};

/** What a failed call to Together means. */
export function kindOfTogetherFailure({ code, type, status }: WireFailure): ProviderErrorKind {
  return kindOfWord[code ?? ""] ?? kindOfWord[type ?? ""] ?? kindOfStatus(status);
}
