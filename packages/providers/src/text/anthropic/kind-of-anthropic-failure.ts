import type { ProviderErrorKind } from "../../spec/provider-error.ts";
import type { WireFailure } from "../read-failure.ts";
import { kindOfStatus } from "../../http/kind-of-status.ts";

/** Source: Anthropic API errors, read 2026-11-22. In a stream these come without a status of their own. */
const kindOfType: Record<string, ProviderErrorKind> = {
  invalid_request_error: "invalid",
  authentication_error: "auth",
  billing_error: "quota",
  permission_error: "auth",
  not_found_error: "not_found",
  request_too_large: "invalid",
  rate_limit_error: "rate_limit",
  api_error: "server",
  timeout_error: "timeout",
  overloaded_error: "server",
};

/** What a failed call to Anthropic means. */
export function kindOfAnthropicFailure({ type, status }: WireFailure): ProviderErrorKind {
  return kindOfType[type ?? ""] ?? kindOfStatus(status);
}
