import type { SocialEnvironment } from "../../spec/social.ts";

/** The app through which accounts behind a Facebook page are reached. */
export interface FacebookLoginApp {
  appId: string;
  /** Secret; never stands in an error or a log line. */
  appSecret: string;
  /** Without the version, e.g. `https://graph.facebook.com`. */
  graphUrl: string;
  /** E.g. `https://www.facebook.com`. */
  dialogUrl: string;
  /** Where bytes of videos are sent, e.g. `https://rupload.facebook.com`. */
  ruploadUrl: string;
}

/** The Instagram app of the same Meta app, for accounts without a page. */
export interface InstagramLoginApp {
  appId: string;
  /** Secret; never stands in an error or a log line. */
  appSecret: string;
  /** Without the version, e.g. `https://graph.instagram.com`. */
  graphUrl: string;
  /** E.g. `https://www.instagram.com`. */
  dialogUrl: string;
  /** Where the dialog's code is exchanged, e.g. `https://api.instagram.com`. */
  oauthUrl: string;
}

/** What the Instagram adapter needs from outside. At least one of the two apps is set up. */
export interface InstagramSettings {
  environment: SocialEnvironment;
  facebook: FacebookLoginApp | null;
  instagram: InstagramLoginApp | null;
  /** E.g. `v26.0`. */
  version: string;
  /** The platform's egress in production: it reaches these apps' hosts (dialogs excepted), and sends each request at most once. */
  fetch: typeof globalThis.fetch;
  clock?: { now(): Date };
  /** Longest wait for one answer. Default 30 s; creating a container and sending bytes take four times as long. */
  timeoutMs?: number;
}
