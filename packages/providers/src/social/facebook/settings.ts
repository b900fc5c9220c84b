import type { SocialEnvironment } from "../../spec/social.ts";

/** What the Facebook adapter needs from outside. */
export interface FacebookSettings {
  environment: SocialEnvironment;
  appId: string;
  /** Secret; never stands in an error or a log line. */
  appSecret: string;
  /** Without the version, e.g. `https://graph.facebook.com`. */
  graphUrl: string;
  /** Takes videos in chunks; without the version, e.g. `https://graph-video.facebook.com`. */
  videoUrl: string;
  /** Takes the bytes of reels and stories, e.g. `https://rupload.facebook.com`. */
  ruploadUrl: string;
  /** Without the version, e.g. `https://www.facebook.com`. */
  dialogUrl: string;
  /** E.g. `v26.0`. */
  version: string;
  /** The platform's egress in production: it sends each request at most once, to the three hosts above and no others. */
  fetch: typeof globalThis.fetch;
  clock?: { now(): Date };
  /** Longest wait for one answer. Default 30 s; uploads take longer, by their size. */
  timeoutMs?: number;
}
