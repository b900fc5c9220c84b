import { randomBytes } from "node:crypto";

/** A refusal in LinkedIn's own form. Source: LinkedIn API error handling (seen 2026-11-22). */
export class LinkedInError extends Error {
  readonly status: number;
  readonly code: string;
  readonly serviceErrorCode: number | undefined;

  constructor(status: number, code: string, message: string, serviceErrorCode?: number) {
    super(message);
    this.name = "LinkedInError";
    this.status = status;
    this.code = code;
    this.serviceErrorCode = serviceErrorCode;
  }

  toResponse(): Response {
    const { status, code, message, serviceErrorCode } = this;
    return Response.json({ status, ...(serviceErrorCode === undefined ? {} : { serviceErrorCode }), code, message }, { status, headers: traceHeaders() });
  }
}

/** What support asks for; stands on every answer. */
export const traceHeaders = (): Record<string, string> => ({ "x-li-uuid": randomBytes(16).toString("base64") });

export const accessDenied = (what: string): LinkedInError => new LinkedInError(403, "ACCESS_DENIED", `Not enough permissions to access: ${what}`, 100);
export const notFound = (what: string): LinkedInError => new LinkedInError(404, "NOT_FOUND", `Could not find entity ${what}`);
export const invalidValue = (field: string, why = "Invalid value for field"): LinkedInError => new LinkedInError(400, "INVALID_VALUE_FOR_FIELD", `${why}: ${field}`);
export const missingField = (field: string): LinkedInError => new LinkedInError(400, "MISSING_FIELD", `Field ${field} is required but was not provided`);
export const tooLong = (field: string, most: number): LinkedInError => new LinkedInError(400, "FIELD_LENGTH_TOO_LONG", `Field ${field} exceeds the maximum length of ${most}`);
export const invalidUrn = (field: string): LinkedInError => new LinkedInError(400, "INVALID_URN_TYPE", `Field ${field} holds no URN of a kind that is allowed here`);

/** The same content stands there already; its URN is named. */
export const duplicateOf = (urn: string): LinkedInError => new LinkedInError(422, "UNPROCESSABLE_ENTITY", `Content is a duplicate of ${urn}`);

/** Limits are daily and name no number, but whose they are: of the app, or of one member. Source: clients in use (seen 2026-11-23). */
export const tooManyRequests = (whose: "APPLICATION" | "MEMBER" = "MEMBER"): LinkedInError =>
  new LinkedInError(429, "TOO_MANY_REQUESTS", `Resource level throttle ${whose} DAY limit for calls to this resource is reached.`, 101);

export type TokenTrouble = "empty" | "invalid" | "expired" | "revoked";

export function tokenError(trouble: TokenTrouble): LinkedInError {
  const [code, message, serviceErrorCode] = tokenTroubles[trouble];
  return new LinkedInError(401, code, message, serviceErrorCode);
}

const tokenTroubles: Record<TokenTrouble, [code: string, message: string, serviceErrorCode: number]> = {
  empty: ["EMPTY_ACCESS_TOKEN", "Empty oauth2 access token", 65_604],
  invalid: ["INVALID_ACCESS_TOKEN", "Invalid access token", 65_600],
  expired: ["EXPIRED_ACCESS_TOKEN", "The token used in the request has expired", 65_602],
  revoked: ["REVOKED_ACCESS_TOKEN", "The token used in the request has been revoked by the user", 65_601],
};
