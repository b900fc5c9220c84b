import { isProvablyNotSent } from "@agency/platform/egress";
import type { z } from "zod";
import { transportFailure } from "../../http/transport-failure.ts";
import { SocialError } from "../../spec/social-error.ts";
import type { RateUsage } from "../../spec/social.ts";
import type { LinkedInSettings } from "./settings.ts";
import { kindOfUnknown, nextMidnight, readFailure, toSocialError } from "./to-social-error.ts";
import type { CallEffect } from "./to-social-error.ts";

export interface RestCall<Answer> {
  method: "GET" | "POST" | "DELETE";
  /** Behind `/rest/`, URNs encoded, e.g. `posts/urn%3Ali%3Ashare%3A1`; `/v2/…` for what has no version. */
  path: string;
  /** Written as it is to be sent: rest.li's brackets stay raw, values in them are encoded. */
  query?: string;
  /** `X-RestLi-Method`, where the HTTP method does not say enough. */
  restMethod?: "FINDER" | "PARTIAL_UPDATE" | "DELETE";
  body?: Record<string, unknown>;
  accessToken: string;
  effect: CallEffect;
  /** URN of the author that the call is about, for its limit. */
  account?: string;
  timeoutMs?: number;
  /** Shape of a good answer; absent where its body says nothing. */
  answer?: z.ZodType<Answer>;
}

export interface RestAnswer<Answer> {
  data: Answer;
  /** `x-restli-id`, the URN of what was created. */
  createdId: string | null;
  requestId: string | null;
}

export interface RestClient {
  /** Makes one call, once. Throws `SocialError`. */
  call<Answer = undefined>(call: RestCall<Answer>): Promise<RestAnswer<Answer>>;
  /** Puts bytes at an address that LinkedIn named; answers its `ETag` without quotes. Throws `SocialError`. */
  upload(put: { url: string; bytes: Uint8Array<ArrayBuffer>; accessToken: string | null }): Promise<string>;
  usageOf(account: string): RateUsage | null;
  /** Of the limit that all members and pages of our app share. */
  ofApp(): RateUsage | null;
}

const everybody = Symbol("all accounts of the app");

const defaultTimeoutMs = 30_000;
/** An upload of several megabytes over a slow line. */
const uploadTimeoutFactor = 4;

/** URN or other value inside of a path or query. */
export const encode = encodeURIComponent;

/** LinkedIn's versioned API over the given `fetch`: version on every call, tokens in headers only, no retries. */
export function createRestClient(settings: LinkedInSettings): RestClient {
  const now = () => settings.clock?.now() ?? new Date();
  const timeoutMs = settings.timeoutMs ?? defaultTimeoutMs;
  const limitedUntil = new Map<string | typeof everybody, Date>();

  return {
    async call<Answer>(call: RestCall<Answer>) {
      const redact = redactor([settings.clientSecret, call.accessToken]);
      const response = await send(() => settings.fetch(addressOf(call), {
        method: call.method,
        headers: headersOf(call),
        body: call.body === undefined ? null : JSON.stringify(call.body),
        // A followed redirect would be a second request.
        redirect: "manual",
        signal: AbortSignal.timeout(call.timeoutMs ?? timeoutMs),
      }), call.effect);
      const requestId = response.headers.get("x-li-uuid") ?? response.headers.get("x-restli-request-id");
      const body = parseJson(response.text);
      if (!response.ok) {
        if (response.status === 429 && call.account !== undefined) limitedUntil.set(call.account, nextMidnight(now()));
        const error = toSocialError({ status: response.status, failure: readFailure(body), effect: call.effect, now: now(), requestId, redact });
        if (error.limitOf === "app") limitedUntil.set(everybody, nextMidnight(now()));
        throw error;
      }
      const createdId = response.headers.get("x-restli-id");
      if (!call.answer) return { data: undefined as Answer, createdId, requestId };
      const parsed = call.answer.safeParse(body);
      if (parsed.success) return { data: parsed.data, createdId, requestId };
      throw new SocialError({ network: "linkedin", kind: kindOfUnknown(call.effect), status: response.status, requestId: requestId ?? undefined, message: "LinkedIn's answer could not be read." });
    },

    async upload({ url, bytes, accessToken }) {
      const target = uploadAddress(settings, url);
      // Only LinkedIn's own machines may see a token, whatever address an answer names.
      const authorization = accessToken !== null && target.mayCarryToken ? { authorization: `Bearer ${accessToken}` } : undefined;
      const response = await send(() => settings.uploadFetch(target.url, {
        method: "PUT", headers: { "content-type": "application/octet-stream", ...authorization }, body: bytes, redirect: "manual", signal: AbortSignal.timeout(timeoutMs * uploadTimeoutFactor),
      }), "prepare");
      if (response.ok) return (response.headers.get("etag") ?? "").replace(/^(W\/)?"|"$/g, "");
      const failure = readFailure(parseJson(response.text));
      throw toSocialError({ status: response.status, failure, effect: "prepare", now: now(), requestId: response.headers.get("x-li-uuid"), redact: redactor([accessToken ?? ""]) });
    },

    usageOf: (account) => readUsage(account),
    ofApp: () => readUsage(everybody),
  };

  function readUsage(whose: string | typeof everybody): RateUsage | null {
    const regainAt = limitedUntil.get(whose);
    return regainAt && regainAt > now() ? { percent: 100, regainAt } : null;
  }

  function addressOf({ path, query }: RestCall<unknown>): string {
    return `${settings.apiUrl}${path.startsWith("/") ? path : `/rest/${path}`}${query ? `?${query}` : ""}`;
  }

  function headersOf({ path, accessToken, body, restMethod }: RestCall<unknown>): Record<string, string> {
    return {
      accept: "application/json",
      authorization: `Bearer ${accessToken}`,
      ...(path.startsWith("/") ? {} : { "linkedin-version": settings.version, "x-restli-protocol-version": "2.0.0" }),
      ...(restMethod ? { "x-restli-method": restMethod } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
  }
}

interface ReadResponse {
  ok: boolean;
  status: number;
  headers: Headers;
  text: string;
}

async function send(fetching: () => Promise<Response>, effect: CallEffect): Promise<ReadResponse> {
  try {
    const response = await fetching();
    return { ok: response.ok, status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    throw lostAnswer(error, effect);
  }
}

/** No answer: what that means depends on whether the request can have left. */
function lostAnswer(error: unknown, effect: CallEffect): unknown {
  const notSent = isProvablyNotSent(error);
  const transport = transportFailure(error);
  if (!notSent && !transport) return error;
  const what = transport === "timeout" ? "LinkedIn did not answer in time" : "The connection to LinkedIn failed";
  return new SocialError({ network: "linkedin", kind: notSent ? "transient" : kindOfUnknown(effect), message: `${what}${notSent ? " before anything was sent" : ""}.`, cause: error });
}

/** Where to send an upload. The sandbox's own name for itself may not be the one under which we reach it. */
function uploadAddress({ environment, apiUrl }: LinkedInSettings, url: string): { url: string; mayCarryToken: boolean } {
  const invalid = (): SocialError => new SocialError({ network: "linkedin", kind: "transient", message: "LinkedIn named an upload address that cannot be used." });
  if (!URL.canParse(url)) throw invalid();
  const { protocol, hostname, pathname, search } = new URL(url);
  if (environment === "sandbox") {
    if (!pathname.startsWith("/sandbox/")) throw invalid();
    return { url: `${new URL(apiUrl).origin}${pathname}${search}`, mayCarryToken: true };
  }
  if (protocol !== "https:") throw invalid();
  return { url, mayCarryToken: /(^|\.)linkedin\.com$/.test(hostname) };
}

/** Takes known secrets, and whatever else looks like a LinkedIn token, out of a text. */
function redactor(secrets: string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length > 0);
  return (text) => known.reduce((redacted, secret) => redacted.replaceAll(secret, "[secret]"), text).replace(/\bAQ[\w-]{40,}/g, "[secret]");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
