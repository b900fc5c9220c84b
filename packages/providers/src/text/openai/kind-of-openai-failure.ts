import type { ProviderErrorKind } from "../../spec/provider-error.ts";
import type { WireFailure } from "../read-failure.ts";
import { kindOfStatus } from "../../http/kind-of-status.ts";

/** Source: OpenAI error codes and openai-openapi @f85dbe2 (2026-08-21). */
const kindOfCode: Record<string, ProviderErrorKind> = {
  // Also a 429: the account has no credit left, so waiting does not help.
  insufficient_quota: "quota",
  rate_limit_exceeded: "rate_limit",
  invalid_api_key: "auth",
  model_not_found: "not_found",
  context_length_exceeded: "invalid",
  invalid_value: "invalid",
  invalid_prompt: "invalid",
  moderation_blocked: "content_policy",
  content_policy_violation: "content_policy",
  image_content_policy_violation: "content_policy",
  server_error: "server",
};

/** What a failed call to OpenAI means. */
export function kindOfOpenAIFailure({ code, type, status }: WireFailure): ProviderErrorKind {
  return kindOfCode[code ?? ""] ?? kindOfCode[type ?? ""] ?? kindOfStatus(status);
}
