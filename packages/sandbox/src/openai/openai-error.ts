/** A refusal in OpenAI's shape. Source: OpenAI, error codes (seen 2026-11-22). */
export class OpenAiError extends Error {
  readonly status: number;
  readonly body: { message: string; type: string; param: string | null; code: string | null };
  readonly headers: Record<string, string>;

  constructor(status: number, body: { message: string; type: string; param?: string | null; code?: string | null }, headers: Record<string, string> = {}) {
    super(body.message);
    this.name = "OpenAiError";
    this.status = status;
    this.body = { message: body.message, type: body.type, param: body.param ?? null, code: body.code ?? null };
    this.headers = headers;
  }

  toResponse(headers: Record<string, string> = {}): Response {
    return Response.json({ error: this.body }, { status: this.status, headers: { ...headers, ...this.headers } });
  }
}

export function badRequest(message: string, param: string | null, code = "invalid_value"): OpenAiError {
  return new OpenAiError(400, { message, type: "invalid_request_error", param, code });
}
