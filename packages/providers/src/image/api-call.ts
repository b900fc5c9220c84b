import type { z } from "zod";
import { limitedFetch } from "../http/limited-fetch.ts";
import type { ProviderErrorKind } from "../spec/provider-error.ts";
import { HttpFailure } from "../text/http-failure.ts";
import type { WireFailure } from "../text/read-failure.ts";
import { kindOfStatus, toProviderError } from "../text/to-provider-error.ts";

export interface MediaProviderSettings {
  apiKey: string;
  /** Up to the API's version part, without a trailing slash. */
  baseUrl: string;
  fetch: typeof globalThis.fetch;
  now?: (() => Date) | undefined;
}

/** Base64 of ten large pictures. */
const longestAnswer = 200 * 1024 ** 2;

/** One call of a provider's own protocol, made once. */
export interface ApiCall {
  method?: "GET" | "POST" | "DELETE" | "PUT";
  url: string;
  headers?: Record<string, string>;
  /** JSON, or a form. */
  body?: object | FormData | undefined;
  signal: AbortSignal;
}

/**
 * Makes one call and parses its answer. Throws `ProviderError`, or the caller's own reason when it cancelled.
 * @param provider.label what people call it, in messages
 * @param provider.readError the provider's words in its error bodies
 */
export async function callApi<Answer extends z.ZodType>(
  settings: MediaProviderSettings,
  provider: { label: string; headers: Record<string, string>; classify?: (failure: WireFailure) => ProviderErrorKind | null; readError?: (body: unknown) => { message?: string | undefined; code?: string | undefined } | null },
  call: ApiCall,
  answer: Answer,
): Promise<z.output<Answer>> {
  const { apiKey, now = () => new Date() } = settings;
  try {
    const form = call.body instanceof FormData;
    const response = await limitedFetch(settings.fetch, longestAnswer)(call.url, {
      method: call.method ?? (call.body === undefined ? "GET" : "POST"),
      headers: { accept: "application/json", ...provider.headers, ...(call.body === undefined || form ? {} : { "content-type": "application/json" }), ...call.headers },
      ...(call.body === undefined ? {} : { body: call.body instanceof FormData ? call.body : JSON.stringify(call.body) }),
      signal: call.signal,
    });
    const text = await response.text();
    const headers = Object.fromEntries(response.headers);
    const body = parseJson(text);
    if (!response.ok) {
      const told = provider.readError?.(body) ?? null;
      throw new HttpFailure(response.status, headers, told === null ? text : JSON.stringify({ error: { message: told.message ?? `HTTP ${response.status}`, code: told.code } }));
    }
    const parsed = answer.safeParse(body);
    // A 200 that is not the documented answer: the call went through, and nobody can read what came of it.
    if (!parsed.success) throw new HttpFailure(response.status, headers, JSON.stringify({ error: { message: "The answer could not be read.", code: "unreadable_answer" } }));
    return parsed.data;
  } catch (error) {
    throw toProviderError(error, { provider: provider.label, apiKey, signal: call.signal, now }, (failure) => provider.classify?.(failure) ?? kindOfStatus(failure.status));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
