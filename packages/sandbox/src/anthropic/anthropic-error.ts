/** A refusal in Anthropic's shape. Source: Anthropic, errors (seen 2026-11-22). */
export class AnthropicError extends Error {
  readonly status: number;
  readonly type: string;
  readonly headers: Record<string, string>;

  constructor(status: number, type: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = "AnthropicError";
    this.status = status;
    this.type = type;
    this.headers = headers;
  }

  toResponse(requestId: string): Response {
    return Response.json(
      { type: "error", error: { type: this.type, message: this.message }, request_id: requestId },
      { status: this.status, headers: { "request-id": requestId, ...this.headers } },
    );
  }
}

export function invalidRequest(message: string): AnthropicError {
  return new AnthropicError(400, "invalid_request_error", message);
}
