import { Readable } from "node:stream";
import type { S3ClientConfig } from "@aws-sdk/client-s3";

type RequestHandler = Extract<NonNullable<S3ClientConfig["requestHandler"]>, { handle: unknown }>;

/**
 * Sends the SDK's signed requests through the one door out (R31): no request of the store leaves by another way, and none
 * is sent twice below the SDK.
 */
export function createS3RequestHandler(send: typeof fetch): RequestHandler {
  const handler = {
    metadata: { handlerProtocol: "http/1.1" },
    async handle(request: SdkRequest, { abortSignal }: { abortSignal?: unknown } = {}) {
      const query = queryOf(request.query);
      const url = `${request.protocol}//${request.hostname}${request.port ? `:${request.port}` : ""}${request.path}${query ? `?${query}` : ""}`;
      // `fetch` derives these by itself, the signed Host from the address; it knows no `Expect`, which is never signed.
      const headers = new Headers(request.headers);
      for (const name of ["host", "content-length", "expect"]) headers.delete(name);
      const bodiless = request.method === "GET" || request.method === "HEAD" || request.body === undefined || request.body === null;
      const init = { method: request.method, headers, ...(bodiless ? {} : { body: request.body as NonNullable<RequestInit["body"]>, duplex: "half" as const }), ...(abortSignal instanceof AbortSignal ? { signal: abortSignal } : {}) };
      const response = await send(url, init).catch((error: unknown) => {
        // Storing the same bytes under the same key twice is storing them once: a broken line may be tried again.
        throw error instanceof TypeError ? Object.assign(error, { $retryable: {} }) : error;
      });
      const body = response.body ? Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]) : Readable.from([]);
      return { response: { statusCode: response.status, reason: response.statusText, headers: Object.fromEntries(response.headers), body } };
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  };
  return handler as unknown as RequestHandler;
}

interface SdkRequest {
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  method: string;
  query?: Record<string, string | string[] | null>;
  headers: Record<string, string>;
  body?: unknown;
}

/** In the form that was signed: RFC 3986, sorted by name. */
function queryOf(query: SdkRequest["query"]): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((each) => [name, each] as const));
  return pairs
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => (value === null ? escape(name) : `${escape(name)}=${escape(value)}`))
    .join("&");
}

const escape = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
