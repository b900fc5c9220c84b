import { isProvablyNotSent } from "@agency/platform/egress";
import { z } from "zod";
import { limitedFetch } from "../../http/limited-fetch.ts";
import { retryAfterMs } from "../../http/retry-after.ts";
import { transportFailure } from "../../http/transport-failure.ts";
import { parseExactJson } from "../../oauth/exact-json.ts";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials } from "../../spec/social.ts";
import { createRateTracker } from "./rate-tracker.ts";
import type { RateTracker } from "./rate-tracker.ts";
import type { TikTokSettings } from "./settings.ts";
import { kindOfUnknown, toSocialError } from "./to-social-error.ts";
import type { CallEffect } from "./to-social-error.ts";

interface TikTokCall<Data> {
  /** Default `POST`. */
  method?: "GET" | "POST";
  /** Behind the version, e.g. `/post/publish/status/fetch/`. */
  path: string;
  query?: Record<string, string>;
  body?: object;
  credentials: Pick<ChannelCredentials, "accessToken"> & { remoteId?: string };
  effect: CallEffect;
  /** Shape of `data` in a good answer. */
  data: z.ZodType<Data>;
}

/** One piece of a video for the address that TikTok named. */
interface ChunkUpload {
  url: string;
  bytes: Uint8Array;
  mimeType: string;
  /** Of the first byte. */
  offset: number;
  total: number;
  effect: CallEffect;
  timeoutMs: number;
}

/** How the upload host answered. */
interface ChunkAnswer {
  status: number;
  /** `bytes 0-…/…`: how far TikTok is. */
  contentRange: string | null;
  retryAfterMs: number | undefined;
}

export interface TikTokClient {
  /** Makes one call, once. Success is `error.code == "ok"`, at whatever status. Throws `SocialError`. */
  call<Data>(call: TikTokCall<Data>): Promise<{ data: Data; requestId: string | null }>;
  /** Sends one chunk, once, and hands on whatever status came; the address is the key, no token goes along. Throws `SocialError` where none came. */
  upload(chunk: ChunkUpload): Promise<ChunkAnswer>;
  rate: RateTracker;
  now(): Date;
  timeoutMs: number;
}

const defaultTimeoutMs = 30_000;
const maxAnswerBytes = 4 * 1024 * 1024;

const envelope = z.object({
  data: z.unknown(),
  error: z.object({ code: z.coerce.string(), message: z.string().nullish().catch(null), log_id: z.string().nullish().catch(null), logid: z.string().nullish().catch(null) }),
});

/** TikTok's v2 API over the given `fetch`: tokens in headers only, ids exact, no retries. */
export function createTikTokClient(settings: TikTokSettings): TikTokClient {
  const now = () => settings.clock?.now() ?? new Date();
  const timeoutMs = settings.timeoutMs ?? defaultTimeoutMs;
  const rate = createRateTracker(now);
  const fetch = limitedFetch(settings.fetch, maxAnswerBytes);
  const uploadFetch = limitedFetch(settings.uploadFetch ?? settings.fetch, maxAnswerBytes);
  const apiOrigin = new URL(settings.apiUrl).origin;

  return {
    rate,
    now,
    timeoutMs,
    async call({ method = "POST", path, query = {}, body, credentials, effect, data }) {
      const redact = redactor([settings.clientSecret, credentials.accessToken]);
      const url = new URL(`${settings.apiUrl}${path}`);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const headers = new Headers({ accept: "application/json", authorization: `Bearer ${credentials.accessToken}` });
      if (method === "POST") headers.set("content-type", "application/json; charset=UTF-8");
      const { response, text } = await answerOf(
        async () => {
          // A followed redirect would be a second request.
          const init: RequestInit = { method, headers, redirect: "manual", signal: AbortSignal.timeout(timeoutMs) };
          const response = await fetch(url, method === "POST" ? { ...init, body: JSON.stringify(body ?? {}) } : init);
          return { response, text: await response.text() };
        },
        effect,
      );
      const parsed = envelope.safeParse(parseExactJson(text));
      const told = parsed.success ? parsed.data.error : null;
      const requestId = told?.log_id ?? told?.logid ?? response.headers.get("x-tt-logid");
      if (told?.code !== "ok") {
        const error = toSocialError({
          status: response.status, code: told?.code ?? null, message: told?.message ?? null, effect, requestId, redact,
          retryAfterMs: retryAfterMs(Object.fromEntries(response.headers), now),
        });
        if (error.kind === "rate_limited" && credentials.remoteId) rate.limited(credentials.remoteId, error.retryAfterMs ?? 0);
        throw error;
      }
      const good = data.safeParse(parsed.data?.data);
      if (good.success) return { data: good.data, requestId };
      throw new SocialError({ network: "tiktok", kind: kindOfUnknown(effect), status: response.status, requestId: requestId ?? undefined, message: "TikTok's answer could not be read." });
    },

    async upload({ url, bytes, mimeType, offset, total, effect, timeoutMs: patience }) {
      return answerOf(async () => {
        const response = await (new URL(url).origin === apiOrigin ? fetch : uploadFetch)(url, {
          method: "PUT",
          headers: { "content-type": mimeType, "content-range": `bytes ${offset}-${offset + bytes.byteLength - 1}/${total}` },
          body: bytes as Uint8Array<ArrayBuffer>,
          redirect: "manual",
          signal: AbortSignal.timeout(patience),
        });
        await response.body?.cancel();
        return { status: response.status, contentRange: response.headers.get("content-range"), retryAfterMs: retryAfterMs(Object.fromEntries(response.headers), now) };
      }, effect);
    },
  };
}

/** No answer: what that means depends on whether the request can have left. The address of an upload is a key and stands in no error. */
async function answerOf<Answer>(ask: () => Promise<Answer>, effect: CallEffect): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const notSent = isProvablyNotSent(error);
    const transport = transportFailure(error);
    if (!notSent && !transport) throw error;
    const what = transport === "timeout" ? "TikTok did not answer in time" : "The connection to TikTok failed";
    throw new SocialError({ network: "tiktok", kind: notSent ? "transient" : kindOfUnknown(effect), message: `${what}${notSent ? " before anything was sent" : ""}.`, cause: error });
  }
}

/** Takes known secrets, and whatever else looks like one of TikTok's, out of a text. */
function redactor(secrets: string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length > 0);
  return (text) =>
    known
      .reduce((redacted, secret) => redacted.replaceAll(secret, "[secret]"), text)
      .replace(/\b(?:act|rft)\.[\w!*.-]{8,}/g, "[secret]")
      .replace(/\b(access_token|refresh_token|client_secret|upload_token|code)=[^&\s"']+/g, "$1=[secret]");
}
