import type { OAuthDescriptor } from "../../oauth/index.ts";
import { facebookScopes, optionalFacebookScopes } from "./scopes.ts";
import type { FacebookSettings } from "./settings.ts";

/**
 * Facebook's dialog: no PKCE, because the web flow keeps the secret on the server. The code's token lives an hour or two and is exchanged
 * for one of 60 days; page tokens made from that one have no end, and nothing renews them.
 * Source: Facebook Login, manual flow and long-lived tokens (seen 2026-11-22).
 */
export function facebookOAuth({ appId, appSecret, graphUrl, dialogUrl, version }: FacebookSettings): OAuthDescriptor {
  const tokenUrl = `${graphUrl}/${version}/oauth/access_token`;
  return {
    network: "facebook",
    title: "Facebook",
    authorizeUrl: `${dialogUrl}/${version}/dialog/oauth`,
    tokenUrl,
    clientId: appId,
    clientSecret: appSecret,
    scopes: facebookScopes,
    optionalScopes: optionalFacebookScopes,
    scopeSeparator: ",",
    pkce: "none",
    exchange: [{ url: tokenUrl, grantType: "fb_exchange_token", tokenParam: "fb_exchange_token" }],
  };
}
