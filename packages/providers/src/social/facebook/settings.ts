import type { SocialEnvironment } from "../../spec/social.ts";

/** What the Facebook adapter needs from outside. */
export interface FacebookSettings {
  environment: SocialEnvironment;
  appId: string;
  /** Secret; never stands in an error or a log line. */
  appSecret: string;
  /** Without the version, e.g. `https://graph.facebook.com`. */
  graphUrl: string;
  /** Without the version, e.g. `https://www.facebook.com`. */
  dialogUrl: string;
  /** E.g. `v26.0`. */
  version: string;
  /** The platform's egress in production: it sends each request at most once. */
  fetch: typeof globalThis.fetch;
  clock?: { now(): Date };
  /** Longest wait for one answer. Default 30 s; uploads of photos take four times as long. */
  timeoutMs?: number;
}
