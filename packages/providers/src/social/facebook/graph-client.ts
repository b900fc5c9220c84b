import { isProvablyNotSent } from "@agency/platform/egress";
import type { z } from "zod";
import { transportFailure } from "../../http/transport-failure.ts";
import { SocialError } from "../../spec/social-error.ts";
import { appSecretProof } from "./app-secret-proof.ts";
import { createRateTracker } from "./rate-usage.ts";
import type { RateTracker } from "./rate-usage.ts";
import type { FacebookSettings } from "./settings.ts";
import { kindOfUnknown, readGraphError, toSocialError } from "./to-social-error.ts";
import type { CallEffect } from "./to-social-error.ts";

export interface GraphCall<Answer> {
  method: "GET" | "POST" | "DELETE";
  /** Behind the version, e.g. `111/feed`. */
  path: string;
  query?: Record<string, string>;
  /** Sent as JSON, or as multipart or form as it is. */
  body?: Record<string, unknown> | FormData | URLSearchParams;
  /** Null for calls that carry the app's secret instead. */
  accessToken: string | null;
  /** Other secrets of this call, to be kept out of errors. */
  secrets?: string[];
  effect: CallEffect;
  /** Page that the call is about, for its budget. */
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
  /** Makes one call, once. Throws `SocialError`. */
  call<Answer>(call: GraphCall<Answer>): Promise<GraphAnswer<Answer>>;
  rate: RateTracker;
}

const defaultTimeoutMs = 30_000;

/** The Graph API over the given `fetch`: proof of the app's secret on every call, tokens in headers only, no retries. */
export function createGraphClient(settings: FacebookSettings): GraphClient {
  const rate = createRateTracker(() => settings.clock?.now() ?? new Date());
  return {
    rate,
    async call(call) {
      const redact = redactor([settings.appSecret, call.accessToken ?? "", ...(call.secrets ?? [])]);
      const { response, text } = await send(settings, call, redact);
      const waitMs = rate.note(response.headers, call.account ?? null);
      const requestId = response.headers.get("x-fb-trace-id") ?? response.headers.get("x-fb-request-id");
      const body = parseJson(text);
      const error = readGraphError(body);
      if (error || !response.ok) {
        throw toSocialError({ status: response.status, error, effect: call.effect, retryAfterMs: waitMs, requestId, redact });
      }
      const parsed = call.answer.safeParse(body);
      if (parsed.success) return { data: parsed.data, requestId };
      throw new SocialError({
        network: "facebook", kind: kindOfUnknown(call.effect), status: response.status, requestId: requestId ?? undefined,
        message: "Facebook's answer could not be read.",
      });
    },
  };
}

async function send(settings: FacebookSettings, call: GraphCall<unknown>, redact: (text: string) => string): Promise<{ response: Response; text: string }> {
  const url = new URL(`${settings.graphUrl}/${settings.version}/${call.path}`);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const headers = new Headers({ accept: "application/json" });
  if (call.accessToken !== null) {
    headers.set("authorization", `Bearer ${call.accessToken}`);
    url.searchParams.set("appsecret_proof", appSecretProof(settings.appSecret, call.accessToken));
  }
  const raw = call.body instanceof FormData || call.body instanceof URLSearchParams;
  if (call.body && !raw) headers.set("content-type", "application/json");
  try {
    const response = await settings.fetch(url, {
      method: call.method,
      headers,
      body: raw ? (call.body as FormData | URLSearchParams) : call.body ? JSON.stringify(call.body) : null,
      // A followed redirect would be a second request.
      redirect: "manual",
      signal: AbortSignal.timeout(call.timeoutMs ?? settings.timeoutMs ?? defaultTimeoutMs),
    });
    return { response, text: await response.text() };
  } catch (error) {
    throw lostAnswer(error, call.effect, redact);
  }
}

/** No answer: what that means depends on whether the request can have left. */
function lostAnswer(error: unknown, effect: CallEffect, redact: (text: string) => string): unknown {
  const notSent = isProvablyNotSent(error);
  const transport = transportFailure(error);
  if (!notSent && !transport) return error;
  const what = transport === "timeout" ? "Facebook did not answer in time" : "The connection to Facebook failed";
  return new SocialError({
    network: "facebook",
    kind: notSent ? "transient" : kindOfUnknown(effect),
    message: redact(`${what}${notSent ? " before anything was sent" : ""}.`),
    cause: error,
  });
}

/** Takes known secrets, and whatever else looks like a Facebook token, out of a text. */
function redactor(secrets: string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length > 0);
  return (text) =>
    known
      .reduce((redacted, secret) => redacted.replaceAll(secret, "[secret]"), text)
      .replace(/\bEAA[A-Za-z0-9]{8,}/g, "[secret]")
      .replace(/\b(access_token|input_token|client_secret|appsecret_proof|fb_exchange_token|code)=[^&\s"']+/g, "$1=[secret]");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
