import type { Dispatcher } from "undici";
import { createCallDispatcher, type CallState } from "./call-dispatcher.ts";
import { EgressError, findEgressError } from "./egress-error.ts";

export interface SingleFetchOptions {
  agent: Dispatcher;
  /** Throws an `EgressError` when this URL may not be called. */
  admit: (url: URL) => void;
  /** Longest wait for the response headers, and then between two chunks of the body. */
  timeoutMs: number;
  userAgent: string;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * A `typeof fetch` that sends each request at most once. A redirect is an error unless the caller passes
 * `redirect: "manual"`. Rejects as fetch does: the signal's reason on abort, otherwise a `TypeError` "fetch failed"
 * whose `cause` is an `EgressError`, so that SDKs recognise it and `isProvablyNotSent` can tell what is known.
 */
export function createSingleFetch({ agent, admit, timeoutMs, userAgent }: SingleFetchOptions): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const state: CallState = { started: false };
    let response: Response;
    try {
      admit(url);
      const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
      if (!headers.has("user-agent")) headers.set("user-agent", userAgent);
      const call = { ...init, headers, redirect: "manual", dispatcher: createCallDispatcher(agent, state, timeoutMs) };
      response = await fetch(input, call as unknown as RequestInit);
    } catch (error) {
      throw asFetchFailure(error, url, state);
    }
    const redirect = init?.redirect ?? (input instanceof Request ? input.redirect : "follow");
    if (REDIRECTS.has(response.status) && redirect !== "manual") {
      await response.body?.cancel();
      throw fetchFailed(new EgressError("redirect_refused", `${url.host} answered with a redirect, which is not followed.`));
    }
    return response;
  };
}

function asFetchFailure(error: unknown, url: URL, { started }: CallState): unknown {
  const known = findEgressError(error);
  if (known) return error === known ? fetchFailed(known) : error;
  if (error instanceof DOMException && (error.name === "AbortError" || error.name === "TimeoutError")) {
    if (started) return error;
    const code = error.name === "TimeoutError" ? "timeout" : "network";
    const cause = new EgressError(code, `The call to ${url.host} ended before it was sent.`, { provablyNotSent: true, cause: error });
    return new DOMException(error.message, { name: error.name, cause });
  }
  // A reason given by the caller, or a request that the runtime itself calls malformed, is the caller's own error.
  if (!(error instanceof TypeError) || error.cause === undefined) return error;
  const code = isTimeout(error.cause) ? "timeout" : "network";
  const message = code === "timeout" ? `${url.host} did not answer in time.` : `The connection to ${url.host} was lost.`;
  return fetchFailed(new EgressError(code, message, { provablyNotSent: !started, cause: error.cause }));
}

/** True for undici's own timeouts. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && /^UND_ERR_\w+_TIMEOUT$/.test(error.code);
}

function fetchFailed(cause: EgressError): TypeError {
  return new TypeError("fetch failed", { cause });
}
