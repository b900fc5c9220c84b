import type { SocialEnvironment } from "../../spec/social.ts";

/** What the LinkedIn adapter needs from outside. */
export interface LinkedInSettings {
  environment: SocialEnvironment;
  clientId: string;
  /** Secret; never stands in an error or a log line. */
  clientSecret: string;
  /** Without a path, e.g. `https://api.linkedin.com`. */
  apiUrl: string;
  /** Where people are sent, e.g. `https://www.linkedin.com/oauth/v2`. Posts stand on the same site. */
  dialogUrl: string;
  /** Where we ask for tokens; the same as `dialogUrl` but for a sandbox behind another address. */
  tokenUrl: string;
  /** `YYYYMM`; LinkedIn ends each a year after it came. */
  version: string;
  /** The app has the Community Management API: company pages can be connected, not only people. */
  pages: boolean;
  /** The platform's egress in production: it sends each request at most once. */
  fetch: typeof globalThis.fetch;
  /** For the addresses of uploads that LinkedIn names; guarded in production. */
  uploadFetch: typeof globalThis.fetch;
  clock?: { now(): Date };
  /** Longest wait for one answer. Default 30 s; uploads take four times as long. */
  timeoutMs?: number;
}
