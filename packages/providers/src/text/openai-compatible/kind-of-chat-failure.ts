import type { ProviderErrorKind } from "../../spec/provider-error.ts";
import type { WireFailure } from "../read-failure.ts";
import { kindOfStatus } from "../../http/kind-of-status.ts";

/**
 * Words that servers of this protocol use for what a status alone does not tell.
 * Source: OpenAI's error codes, which they copy; vLLM's `…Error` types; LiteLLM's and OpenRouter's pages (read 2026-11-22).
 */
const kindOfWord: Record<string, ProviderErrorKind> = {
  insufficient_quota: "quota",
  insufficient_credits: "quota",
  budget_exceeded: "quota",
  rate_limit_exceeded: "rate_limit",
  rate_limit_error: "rate_limit",
  invalid_api_key: "auth",
  authentication_error: "auth",
  AuthenticationError: "auth",
  model_not_found: "not_found",
  not_found_error: "not_found",
  NotFoundError: "not_found",
  context_length_exceeded: "invalid",
  BadRequestError: "invalid",
  content_filter: "content_policy",
  content_policy_violation: "content_policy",
  // Ollama and llama.cpp while a model is being loaded.
  unavailable_error: "server",
  InternalServerError: "server",
  timeout_error: "timeout",
};

/** What a failed call to a server of OpenAI's chat protocol means. */
export function kindOfChatFailure({ code, type, status }: WireFailure): ProviderErrorKind {
  // In a stream vLLM's code is the status that it would have answered with.
  const told = status === null && code !== null && /^[45]\d\d$/.test(code) ? Number(code) : status;
  return kindOfWord[code ?? ""] ?? kindOfWord[type ?? ""] ?? kindOfStatus(told);
}
