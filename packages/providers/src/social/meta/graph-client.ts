import { isProvablyNotSent } from "@agency/platform/egress";
import type { z } from "zod";
import { parseExactJson } from "../../oauth/exact-json.ts";
import { transportFailure } from "../../http/transport-failure.ts";
import { SocialError } from "../../spec/social-error.ts";
import { appSecretProof } from "./app-secret-proof.ts";
import { createRateTracker } from "./rate-usage.ts";
import type { RateTracker } from "./rate-usage.ts";
import type { MetaNetwork } from "./meta-networks.ts";
import { metaNames } from "./meta-networks.ts";
import { kindOfUnknown, readGraphError, toSocialError } from "./to-social-error.ts";
import type { CallEffect, ErrorMeanings } from "./to-social-error.ts";

/** Which of Meta's APIs is spoken to, and how. */
export interface GraphSettings {
  network: MetaNetwork;
  /** Secret; never stands in an error or a log line. */
  appSecret: string;
  /** False where the host knows no `appsecret_proof` (graph.instagram.com). Default true. */
  sendsProof?: boolean;
  /** Without the version, e.g. `https://graph.facebook.com`. */
  graphUrl: string;
  /** E.g. `v26.0`. */
  version: string;
  /** Sends each request at most once. */
  fetch: typeof globalThis.fetch;
  clock?: { now(): Date };
  /** Longest wait for one answer. Default 30 s. */
  timeoutMs?: number;
  /** What this network's own codes mean, before the rules that all of Meta shares. */
  meanings?: ErrorMeanings;
}

export interface GraphCall<Answer> {
  method: "GET" | "POST" | "DELETE";
  /** Behind the version, e.g. `111/feed`. */
  path: string;
  /** The whole address in place of host, version and path; for bytes, which have a host of their own. Made of our own settings, never of an answer. */
  url?: string;
  query?: Record<string, string>;
  /** Sent as JSON, or as multipart, form or bytes as it is; a stream is read once and wants its `content-length` among the headers. */
  body?: Record<string, unknown> | FormData | URLSearchParams | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  headers?: Record<string, string>;
  /** How the token is announced. Default `Bearer`; the host for bytes wants `OAuth`. */
  scheme?: "Bearer" | "OAuth";
  /** Null for calls that carry the app's secret instead. */
  accessToken: string | null;
  /** Other secrets of this call, to be kept out of errors. */
  secrets?: string[];
  effect: CallEffect;
  /** Page or account that the call is about, for its budget. */
  account?: string;
  timeoutMs?: number;
  /** Shape of a good answer. */
  answer: z.ZodType<Answer>;
}

export interface GraphAnswer<Answer> {
  data: Answer;
  requestId: string | null;
}

export interface GraphClient {
  network: MetaNetwork;
  /** Makes one call, once. Throws `SocialError`. */
  call<Answer>(call: GraphCall<Answer>): Promise<GraphAnswer<Answer>>;
  rate: RateTracker;
}

const defaultTimeoutMs = 30_000;

/** The Graph API over the given `fetch`: proof of the app's secret on every call, tokens in headers only, no retries. */
export function createGraphClient(settings: GraphSettings): GraphClient {
  const rate = createRateTracker(() => settings.clock?.now() ?? new Date());
  return {
    network: settings.network,
    rate,
    async call(call) {
      const redact = redactor([settings.appSecret, call.accessToken ?? "", ...(call.secrets ?? [])]);
      const { response, text } = await send(settings, call, redact);
      const waitMs = rate.note(response.headers, call.account ?? null);
      const requestId = response.headers.get("x-fb-trace-id") ?? response.headers.get("x-fb-request-id");
      // Ids beyond what a double holds come as text, whichever way they were written.
      const body = parseExactJson(text);
      const error = readGraphError(body);
      if (error || !response.ok) {
        throw toSocialError({ network: settings.network, meanings: settings.meanings, status: response.status, error, effect: call.effect, retryAfterMs: waitMs, requestId, redact });
      }
      const parsed = call.answer.safeParse(body);
      if (parsed.success) return { data: parsed.data, requestId };
      throw new SocialError({
        network: settings.network, kind: kindOfUnknown(call.effect), status: response.status, requestId: requestId ?? undefined,
        message: `${metaNames[settings.network]}'s answer could not be read.`,
      });
    },
  };
}

async function send(settings: GraphSettings, call: GraphCall<unknown>, redact: (text: string) => string): Promise<{ response: Response; text: string }> {
  const url = new URL(call.url ?? `${settings.graphUrl}/${settings.version}/${call.path}`);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const headers = new Headers({ accept: "application/json", ...call.headers });
  if (call.accessToken !== null) {
    headers.set("authorization", `${call.scheme ?? "Bearer"} ${call.accessToken}`);
    if (settings.sendsProof !== false) url.searchParams.set("appsecret_proof", appSecretProof(settings.appSecret, call.accessToken));
  }
  const { body } = call;
  const isRaw = body instanceof FormData || body instanceof URLSearchParams || body instanceof Uint8Array || body instanceof ReadableStream;
  if (body instanceof Uint8Array || body instanceof ReadableStream) headers.set("content-type", "application/octet-stream");
  else if (body && !isRaw) headers.set("content-type", "application/json");
  try {
    const response = await settings.fetch(url, {
      method: call.method,
      headers,
      body: isRaw ? body : body ? JSON.stringify(body) : null,
      ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
      // A followed redirect would be a second request.
      redirect: "manual",
      signal: AbortSignal.timeout(call.timeoutMs ?? settings.timeoutMs ?? defaultTimeoutMs),
    });
    return { response, text: await response.text() };
  } catch (error) {
    throw lostAnswer(settings.network, error, call.effect, redact);
  }
}

/** No answer: what that means depends on whether the request can have left. */
function lostAnswer(network: MetaNetwork, error: unknown, effect: CallEffect, redact: (text: string) => string): unknown {
  const notSent = isProvablyNotSent(error);
  const transport = transportFailure(error);
  if (!notSent && !transport) return error;
  const what = transport === "timeout" ? `${metaNames[network]} did not answer in time` : `The connection to ${metaNames[network]} failed`;
  return new SocialError({
    network,
    kind: notSent ? "transient" : kindOfUnknown(effect),
    message: redact(`${what}${notSent ? " before anything was sent" : ""}.`),
    cause: error,
  });
}

/** Takes known secrets, and whatever else looks like a token of Meta's, out of a text. */
function redactor(secrets: string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length > 0);
  return (text) =>
    known
      .reduce((redacted, secret) => redacted.replaceAll(secret, "[secret]"), text)
      .replace(/\b(?:EAA|IGAA|IGQV)[\w-]{8,}/g, "[secret]")
      .replace(/\b(access_token|input_token|client_secret|appsecret_proof|fb_exchange_token|code)=[^&\s"']+/g, "$1=[secret]");
}
