import { randomBytes } from "node:crypto";

/**
 * HTTP statuses of the documented codes. `creator_info` answers some of them with 200, on purpose.
 * Source: TikTok for Developers, error handling and Content Posting API reference (seen 2026-11-22).
 */
const statuses: Readonly<Record<string, number>> = {
  invalid_params: 400, invalid_param: 400, invalid_publish_id: 400, token_not_authorized_for_specified_publish_id: 400, publish_not_cancellable: 400,
  invalid_file_upload: 400, access_token_invalid: 401, scope_not_authorized: 401, scope_permission_missed: 401,
  spam_risk_too_many_posts: 403, spam_risk_too_many_pending_share: 403, spam_risk_user_banned_from_posting: 403, reached_active_user_cap: 403,
  unaudited_client_can_only_post_to_private_accounts: 403, privacy_level_option_mismatch: 403, url_ownership_unverified: 403,
  rate_limit_exceeded: 429, internal_error: 500,
};

/** A refusal in the words of TikTok's v2 API. */
export class TikTokError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = statuses[code] ?? 400) {
    super(message);
    this.name = "TikTokError";
    this.code = code;
    this.status = status;
  }

  toResponse(headers: Record<string, string> = {}): Response {
    return Response.json({ data: {}, error: { code: this.code, message: this.message, log_id: newLogId() } }, { status: this.status, headers });
  }
}

/** A good answer, `data` beside an error that says `ok`. Whole numbers given as `int64` stand in it without quotes. */
export function okAnswer(data: Record<string, unknown>): Response {
  const body = JSON.stringify({ data, error: { code: "ok", message: "", log_id: newLogId() } });
  return new Response(body, { headers: { "content-type": "application/json; charset=utf-8" } });
}

/** A number too long for a double, written as TikTok writes it. */
export function int64(digits: string): unknown {
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(digits);
}

export const invalidParams = (message: string): TikTokError => new TikTokError("invalid_params", message);

export function newLogId(): string {
  return `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}${randomBytes(9).toString("hex").toUpperCase()}`;
}
