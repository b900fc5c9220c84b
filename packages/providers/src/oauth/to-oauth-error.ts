import { z } from "zod";
import { SocialError } from "../spec/social-error.ts";
import type { SocialErrorKind } from "../spec/social-error.ts";
import type { OAuthDescriptor, OAuthFailure } from "./descriptor.ts";

const text = z.coerce.string().min(1).nullish().catch(null);

/** RFC 6749 (TikTok, LinkedIn) · Graph API · Instagram's token endpoint · LinkedIn's REST shape. */
const failures = z.union([
  z.object({ error: z.string().min(1), error_description: text, log_id: text }).transform((body) => ({ code: body.error, subcode: null, message: body.error_description, requestId: body.log_id })),
  z.object({ error: z.object({ message: text, code: text, error_subcode: text, fbtrace_id: text, log_id: text }) }).transform(({ error }) => ({ code: error.code, subcode: error.error_subcode, message: error.message, requestId: error.fbtrace_id ?? error.log_id })),
  z.object({ error_type: z.string(), code: text, error_message: text }).transform((body) => ({ code: body.code ?? body.error_type, subcode: null, message: body.error_message, requestId: null })),
  z.object({ message: z.string(), serviceErrorCode: text, code: text }).transform((body) => ({ code: body.code ?? body.serviceErrorCode, subcode: null, message: body.message, requestId: null })),
]);

/** The failure that an answer tells, at whatever status; null when it tells none. Pure. */
export function readFailure(body: unknown, status: number): OAuthFailure | null {
  const parsed = failures.safeParse(body);
  if (!parsed.success) return null;
  const { code, subcode, message, requestId } = parsed.data;
  // `{error: {code: "ok"}}` is TikTok's way of saying that all is well.
  if (code === "ok") return null;
  return { status, code: code ?? null, subcode: subcode ?? null, message: message ?? null, requestId: requestId ?? null };
}

/** What a failing answer means. A refused grant or token is `reauth`: only a person can mend it. */
export function toOAuthError(descriptor: Pick<OAuthDescriptor, "network" | "title" | "quirks">, failure: OAuthFailure, options: { redact: (text: string) => string; retryAfterMs: number | undefined }): SocialError {
  const { status, code, subcode, message, requestId } = failure;
  const kind = descriptor.quirks?.kindOfFailure?.(failure) ?? kindOfFailure(failure);
  return new SocialError({
    network: descriptor.network,
    kind,
    message: options.redact(message ?? `${descriptor.title} answered HTTP ${status} without saying why.`).slice(0, 500),
    status,
    code: code === null ? undefined : options.redact(subcode === null ? code : `${code}/${subcode}`).slice(0, 100),
    retryAfterMs: kind === "rate_limited" ? options.retryAfterMs : undefined,
    requestId: requestId ?? undefined,
  });
}

/** Source: RFC 6749 §5.2, Meta's error handling guide (checked 2026-11-22). */
const kindOfCode: ReadonlyMap<string, SocialErrorKind> = new Map<string, SocialErrorKind>([
  ["invalid_grant", "reauth"],
  ["invalid_token", "reauth"],
  ["access_denied", "reauth"],
  ["190", "reauth"],
  ["102", "reauth"],
  ["invalid_client", "config_error"],
  ["unauthorized_client", "config_error"],
  ["unsupported_grant_type", "config_error"],
  ["redirect_uri_mismatch", "config_error"],
  ["101", "config_error"],
  ["invalid_scope", "scope_missing"],
  ["10", "scope_missing"],
  ["200", "scope_missing"],
  ["temporarily_unavailable", "transient"],
  ["server_error", "transient"],
  ["1", "transient"],
  ["2", "transient"],
  ["rate_limit_exceeded", "rate_limited"],
  ...(["4", "17", "32", "341", "613"] as const).map((code) => [code, "rate_limited"] as const),
]);

function kindOfFailure({ status, code }: OAuthFailure): SocialErrorKind {
  if (status === 429) return "rate_limited";
  const byCode = kindOfCode.get(code ?? "");
  if (byCode) return byCode;
  // A token is not a post: asking for one again harms nobody.
  if (status >= 500 || status === 408) return "transient";
  if (status === 401) return "reauth";
  return "permanent";
}
