import type { OAuthDescriptor } from "../../oauth/index.ts";
import { instagramScopes } from "./scopes.ts";
import type { FacebookLoginApp, InstagramLoginApp } from "./settings.ts";

/** Facebook's dialog, asked for the accounts behind the person's pages. Source: Facebook Login (checked 2026-11-22). */
export function facebookLogin({ appId, appSecret, graphUrl, dialogUrl }: FacebookLoginApp, version: string): OAuthDescriptor {
  const tokenUrl = `${graphUrl}/${version}/oauth/access_token`;
  return {
    network: "instagram",
    title: "Instagram",
    authorizeUrl: `${dialogUrl}/${version}/dialog/oauth`,
    tokenUrl,
    clientId: appId,
    clientSecret: appSecret,
    scopes: instagramScopes.facebook,
    scopeSeparator: ",",
    pkce: "none",
    // The code's token lives an hour or two; page tokens minted from a long-lived one have no end.
    exchange: [{ url: tokenUrl, grantType: "fb_exchange_token", tokenParam: "fb_exchange_token" }],
  };
}

/** Instagram's own dialog. Tokens live sixty days and are renewed once they are a day old. Source: Instagram Login (checked 2026-11-22). */
export function instagramLogin({ appId, appSecret, graphUrl, dialogUrl, oauthUrl }: InstagramLoginApp): OAuthDescriptor {
  return {
    network: "instagram",
    title: "Instagram",
    authorizeUrl: `${dialogUrl}/oauth/authorize`,
    tokenUrl: `${oauthUrl}/oauth/access_token`,
    clientId: appId,
    clientSecret: appSecret,
    scopes: instagramScopes.instagram,
    scopeSeparator: ",",
    pkce: "none",
    bodyEncoding: "multipart",
    authorizeParams: { enable_fb_login: "0" },
    exchange: [{ url: `${graphUrl}/access_token`, method: "GET", grantType: "ig_exchange_token", tokenParam: "access_token", app: "secret" }],
    refresh: { url: `${graphUrl}/refresh_access_token`, method: "GET", grantType: "ig_refresh_token", tokenParam: "access_token", sends: "access_token", app: "none" },
    quirks: { mayWrapInData: true, scopesParam: "permissions" },
  };
}
