import { ApiProblem, networkProblem, readProblem } from "./api-problem.ts";
import { apiUrl, newIdempotencyKey } from "./api.ts";

export interface SendOptions {
  method: "POST" | "PUT";
  /** Path of our API, or an absolute address. */
  url: string;
  body: FormData | Blob;
  headers?: Record<string, string>;
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
}

/** Sends bytes and tells how far it is, which `fetch` cannot. Throws `ApiProblem`, or the signal's reason. */
export function sendFile<T>({ method, url, body, headers = {}, signal, onProgress }: SendOptions): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const isOurs = url.startsWith("/");
    const sending = new XMLHttpRequest();
    sending.open(method, url.startsWith("/uploads/") || !isOurs ? url : apiUrl(url));
    if (isOurs && !url.startsWith("/uploads/")) sending.setRequestHeader("idempotency-key", newIdempotencyKey());
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value);
    const abort = () => sending.abort();
    signal.addEventListener("abort", abort, { once: true });
    sending.upload.onprogress = (event) => onProgress(event.loaded);
    sending.onload = () => {
      signal.removeEventListener("abort", abort);
      if (sending.status >= 200 && sending.status < 300) {
        resolve(sending.responseText === "" || !isOurs ? undefined : (JSON.parse(sending.responseText) as T));
        return;
      }
      const requestId = sending.getResponseHeader("x-request-id");
      if (!isOurs) reject(new ApiProblem({ status: sending.status, code: "storage_unavailable", title: "Storage refused", cause: sending.status }));
      else void readProblem(new Response(sending.responseText, { status: sending.status, headers: requestId ? { "x-request-id": requestId } : {} })).then(reject, reject);
    };
    sending.onerror = () => reject(networkProblem(new Error("The upload broke off.")));
    sending.onabort = () => reject(signal.reason instanceof Error ? signal.reason : new DOMException("Cancelled", "AbortError"));
    if (signal.aborted) reject(signal.reason);
    else sending.send(body);
  });
}
