import type { ProviderErrorKind } from "../../spec/provider-error.ts";
import type { WireFailure } from "../read-failure.ts";
import { kindOfStatus } from "../../http/kind-of-status.ts";

/** Source: Groq's OpenAPI document and error pages (2026-08). In a stream these come as the type, without a status. */
const kindOfCode: Record<string, ProviderErrorKind> = {
  rate_limit_exceeded: "rate_limit",
  rate_limit_error: "rate_limit",
  // The flex tier is full for now (498): the same request may pass later or elsewhere.
  flex_tier_capacity_exceeded: "rate_limit",
  capacity_exceeded: "rate_limit",
  blocked_api_access: "quota",
  invalid_api_key: "auth",
  authentication_error: "auth",
  permissions_error: "auth",
  model_not_found: "not_found",
  model_decommissioned: "not_found",
  context_length_exceeded: "invalid",
  request_too_large: "invalid",
  content_policy_violation: "content_policy",
  internal_server_error: "server",
  service_unavailable: "server",
  timeout: "timeout",
  timeout_error: "timeout",
};

/** What a failed call to Groq means. */
export function kindOfGroqFailure({ code, type, status }: WireFailure): ProviderErrorKind {
  // Dependency of the request is not ready (424) and a full tier (498) are Groq's own troubles.
  if (status === 424) return "server";
  if (status === 498) return "rate_limit";
  return kindOfCode[code ?? ""] ?? kindOfCode[type ?? ""] ?? kindOfStatus(status);
}
