/** An answer with a failing status, as read from the wire; providers' mappers turn it into a `ProviderError`. */
export class HttpFailure extends Error {
  readonly statusCode: number;
  readonly responseHeaders: Record<string, string>;
  readonly responseBody: string;

  constructor(statusCode: number, responseHeaders: Record<string, string>, responseBody: string) {
    super(`HTTP ${statusCode}`);
    this.name = "HttpFailure";
    this.statusCode = statusCode;
    this.responseHeaders = responseHeaders;
    this.responseBody = responseBody;
  }
}
