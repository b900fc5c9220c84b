/** One wrong place in a request: where (RFC 6901 pointer), which rule, what to do. */
export interface ProblemDetail {
  pointer: string;
  code: string;
  detail: string;
}

/**
 * A request cannot be carried out and the caller can act on it. Becomes an RFC 9457 answer; `detail` says what to do and
 * holds no stack, SQL or secret (R17).
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: ProblemDetail[];
  readonly headers: Record<string, string>;
  /** Further members of the answer, e.g. the true state of a row on a 409. */
  readonly extra: Record<string, unknown>;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: { errors?: ProblemDetail[]; headers?: Record<string, string>; extra?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(detail, { cause: more.cause });
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
    this.extra = more.extra ?? {};
  }
}

export const notFound = (what: string): Problem => new Problem(404, "not_found", `${what} does not exist here.`);
export const conflict = (code: string, detail: string, extra: Record<string, unknown> = {}): Problem => new Problem(409, code, detail, { extra });
export const forbidden = (detail: string): Problem => new Problem(403, "forbidden", detail);
export const unauthenticated = (): Problem =>
  new Problem(401, "unauthenticated", "Sign in, or send a valid API key as `Authorization: Bearer …`.");
export const invalid = (code: string, pointer: string, detail: string): Problem =>
  new Problem(422, "invalid_input", detail, { errors: [{ pointer, code, detail }] });
export const stale = (): Problem =>
  new Problem(412, "stale_version", "Someone changed this in the meantime. Load it again, then repeat your change.");

const titles: Record<number, string> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  410: "Gone",
  412: "Changed in the meantime",
  413: "Too large",
  415: "Unsupported media type",
  422: "Invalid input",
  429: "Too many requests",
  500: "Something went wrong",
  502: "The other side failed",
  503: "Not available right now",
  504: "The other side did not answer",
};

/** The answer's body, `application/problem+json`. */
export function problemBody(problem: Problem, requestId: string): Record<string, unknown> {
  return {
    type: `urn:agency:problem:${problem.code}`,
    title: titles[problem.status] ?? "Problem",
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    requestId,
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
    ...problem.extra,
  };
}
