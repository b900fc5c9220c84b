/** One thing the API found wrong with the input, by JSON pointer into the request body. */
export interface ProblemIssue {
  pointer?: string;
  code?: string;
  detail?: string;
}

interface ProblemDetails {
  status: number;
  code: string;
  title: string;
  detail?: string | undefined;
  errors?: ProblemIssue[] | undefined;
  requestId?: string | undefined;
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
}

/** The API refused or could not be reached. `code` is stable; status 0 and code `network` mean no answer came. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: ProblemIssue[];
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(details: ProblemDetails) {
    super(details.detail ?? details.title, { cause: details.cause });
    this.name = "ApiProblem";
    this.status = details.status;
    this.code = details.code;
    this.title = details.title;
    this.detail = details.detail;
    this.errors = details.errors ?? [];
    this.requestId = details.requestId;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** Reads RFC 9457 problem+json; any other body becomes a problem with a code made from the status. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body = await response.json().catch(() => undefined);
  const problem = isRecord(body) ? body : {};
  const retryAfter = Number(response.headers.get("retry-after"));
  return new ApiProblem({
    status: response.status,
    code: text(problem["code"]) ?? codeOfStatus(response.status),
    title: text(problem["title"]) ?? (response.statusText || `HTTP ${response.status}`),
    detail: text(problem["detail"]) ?? text(problem["message"]),
    errors: Array.isArray(problem["errors"]) ? problem["errors"].filter(isRecord).map(readIssue) : [],
    requestId: text(problem["requestId"]) ?? response.headers.get("x-request-id") ?? undefined,
    retryAfterSeconds: retryAfter > 0 ? retryAfter : undefined,
  });
}

/** The problem of a request that got no answer: the network, or the server is starting. */
export function networkProblem(cause: unknown): ApiProblem {
  return new ApiProblem({ status: 0, code: "network", title: "No answer", cause });
}

/** Message keys cannot hold dots or dashes: `content.not-found` is looked up as `content_not_found`. */
export function problemMessageKey(code: string): string {
  return code.replaceAll(/[^a-zA-Z0-9]+/g, "_").toLowerCase();
}

/** "/schedule/0/at" as react-hook-form names it: "schedule.0.at". */
export function pointerToField(pointer: string): string {
  return pointer
    .replace(/^#?\//, "")
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(".");
}

function codeOfStatus(status: number): string {
  if (status === 401) return "unauthenticated";
  if (status === 403) return "forbidden";
  if (status === 404) return "not_found";
  if (status === 409) return "conflict";
  if (status === 412) return "stale_version";
  if (status === 413) return "body_too_large";
  if (status === 422 || status === 400) return "invalid_input";
  if (status === 429) return "rate_limited";
  if (status === 502 || status === 503 || status === 504) return "unavailable";
  return "internal";
}

function readIssue(issue: Record<string, unknown>): ProblemIssue {
  return { pointer: text(issue["pointer"]), code: text(issue["code"]), detail: text(issue["detail"]) } as ProblemIssue;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
