import { randomBytes } from "node:crypto";

export interface GraphErrorDetails {
  code: number;
  subcode?: number;
  message: string;
  /** HTTP status; Meta answers 400 to almost everything, so callers must read `code`. */
  status?: number;
  type?: string;
  isTransient?: boolean;
  userTitle?: string;
  userMessage?: string;
  headers?: Record<string, string>;
}

/** A refusal in the Graph API's own shape. Source: Meta, Graph API error handling guide (seen 2026-11-22). */
export class GraphError extends Error {
  readonly details: GraphErrorDetails;

  constructor(details: GraphErrorDetails) {
    super(details.message);
    this.name = "GraphError";
    this.details = details;
  }

  toResponse(extraHeaders: Record<string, string> = {}): Response {
    const { code, subcode, message, status = 400, type = "OAuthException", isTransient, userTitle, userMessage, headers } = this.details;
    const traceId = randomBytes(8).toString("base64url");
    return Response.json(
      {
        error: {
          message, type, code,
          ...(subcode === undefined ? {} : { error_subcode: subcode }),
          ...(isTransient === undefined ? {} : { is_transient: isTransient }),
          ...(userTitle === undefined ? {} : { error_user_title: userTitle }),
          ...(userMessage === undefined ? {} : { error_user_msg: userMessage }),
          fbtrace_id: traceId,
        },
      },
      { status, headers: { ...extraHeaders, ...headers, "x-fb-trace-id": traceId } },
    );
  }
}

export function invalidParameter(message: string, subcode?: number): GraphError {
  return new GraphError({ code: 100, message: `(#100) ${message}`, ...(subcode === undefined ? {} : { subcode }) });
}

/** "Gone" and "not yours" look the same on the Graph API. */
export function missingObject(method: string, id: string): GraphError {
  return new GraphError({
    code: 100, subcode: 33, type: "GraphMethodException",
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  });
}

export function missingPermission(message: string): GraphError {
  return new GraphError({ code: 200, status: 403, message: `(#200) ${message}` });
}

const deadTokenMessages: Record<number, string> = {
  458: "Error validating access token: The user has not authorized application.",
  459: "Error validating access token: You cannot access the app till you log in to www.facebook.com and follow the instructions given.",
  460: "Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.",
  463: "Error validating access token: Session has expired. The current time is later than the time at which the token was issued for.",
  464: "Error validating access token: Sessions for the user are not allowed because the user is not a confirmed user.",
  467: "Error validating access token: This may be because the user logged out or may be due to a system error.",
  492: "Error validating access token: The user no longer has a role on this Page.",
};

/** Code 190 with one of Meta's subcodes: 458 app removed, 459 checkpoint, 460 password changed, 463 expired, 464 unconfirmed, 467 invalid, 492 role lost. */
export function deadToken(subcode: number): GraphError {
  return new GraphError({
    code: 190, subcode, isTransient: false, status: subcode === 467 ? 401 : 400,
    message: deadTokenMessages[subcode] ?? "Error validating access token.",
  });
}
