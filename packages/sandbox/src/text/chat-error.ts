/** A refusal of a server of OpenAI's chat protocol, before it is put into that server's words. */
export class ChatError extends Error {
  readonly status: number;
  readonly type: string;
  readonly param: string | null;
  readonly code: string | null;
  readonly headers: Record<string, string>;

  constructor(status: number, details: { message: string; type: string; param?: string | null; code?: string | null }, headers: Record<string, string> = {}) {
    super(details.message);
    this.name = "ChatError";
    this.status = status;
    this.type = details.type;
    this.param = details.param ?? null;
    this.code = details.code ?? null;
    this.headers = headers;
  }
}
