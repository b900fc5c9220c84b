import { createOAuth } from "../../oauth/index.ts";
import type { OAuth } from "../../oauth/index.ts";
import { SocialError } from "../../spec/social-error.ts";
import { createGraphClient } from "../meta/graph-client.ts";
import type { GraphClient } from "../meta/graph-client.ts";
import { instagramMeanings } from "./error-meanings.ts";
import { facebookLogin, instagramLogin } from "./oauth.ts";
import type { InstagramSettings } from "./settings.ts";

/** The two ways to an account; the publishing edges behind them are the same. */
export const instagramLoginNames = ["facebook", "instagram"] as const;
export type InstagramLoginName = (typeof instagramLoginNames)[number];

/** One login, ready to be used. */
export interface InstagramLogin {
  name: InstagramLoginName;
  graph: GraphClient;
  oauth: OAuth;
  /** Where bytes are sent; null where Instagram fetches every file. Source: resumable uploads are for Facebook Login alone (checked 2026-11-23). */
  uploadUrl: string | null;
  /** The app's own credentials, as `debug_token` wants them. */
  appToken: string;
}

export interface InstagramLogins {
  /** Those that are set up, the offered one first. */
  names: readonly InstagramLoginName[];
  /** By the name that a channel's details carry; without one the first. Throws `SocialError` `config_error` when that one is not set up. */
  of(name: string | undefined): InstagramLogin;
}

/** Throws `SocialError` `config_error` when neither app is set up. */
export function createLogins(settings: InstagramSettings): InstagramLogins {
  const { version, facebook, instagram, timeoutMs, clock, fetch } = settings;
  const shared = { fetch, ...(clock ? { clock } : {}), ...(timeoutMs === undefined ? {} : { timeoutMs }) };
  const toGraph = { ...shared, network: "instagram", version, meanings: instagramMeanings } as const;
  const logins = new Map<string, InstagramLogin>();
  if (facebook) {
    logins.set("facebook", {
      name: "facebook",
      graph: createGraphClient({ ...toGraph, graphUrl: facebook.graphUrl, appSecret: facebook.appSecret }),
      oauth: createOAuth(facebookLogin(facebook, version), shared),
      uploadUrl: `${facebook.ruploadUrl}/ig-api-upload/${version}`,
      appToken: `${facebook.appId}|${facebook.appSecret}`,
    });
  }
  if (instagram) {
    logins.set("instagram", {
      name: "instagram",
      // Only Facebook's host knows a proof of the app's secret.
      graph: createGraphClient({ ...toGraph, graphUrl: instagram.graphUrl, appSecret: instagram.appSecret, sendsProof: false }),
      oauth: createOAuth(instagramLogin(instagram), shared),
      uploadUrl: null,
      appToken: `${instagram.appId}|${instagram.appSecret}`,
    });
  }
  const names = instagramLoginNames.filter((name) => logins.has(name));
  const [first] = names;
  if (first === undefined) throw new SocialError({ network: "instagram", kind: "config_error", message: "Neither app for Instagram is set up." });
  return {
    names,
    of(name = first) {
      const login = logins.get(name);
      if (login) return login;
      throw new SocialError({ network: "instagram", kind: "config_error", message: `This account came through the login of ${name === "facebook" ? "Facebook" : "Instagram"}, which is not set up here.` });
    },
  };
}
