import type { SocialEnvironment } from "../../spec/social.ts";

/** What the TikTok adapter needs from outside. */
export interface TikTokSettings {
  environment: SocialEnvironment;
  clientKey: string;
  /** Secret; never stands in an error or a log line. */
  clientSecret: string;
  /** With the version, e.g. `https://open.tiktokapis.com/v2`. */
  apiUrl: string;
  /** E.g. `https://www.tiktok.com/v2/auth/authorize`. */
  authUrl: string;
  /** Registered as a desktop app, as one must be that is not reached over https: the dialog then wants PKCE. Default false. */
  isDesktop?: boolean;
  /** The platform's egress in production: it sends each request at most once. */
  fetch: typeof globalThis.fetch;
  /** For the address that TikTok names for the bytes of a video, where that is another host than the API's. Default `fetch`. */
  uploadFetch?: typeof globalThis.fetch;
  clock?: { now(): Date };
  /** Longest wait for one answer. Default 30 s; chunks that are sent ahead take four times as long. */
  timeoutMs?: number;
  /** So long after its last byte a finished public post may have no id, because TikTok still looks at it. Default 15 minutes. */
  moderationPatienceMs?: number;
}
