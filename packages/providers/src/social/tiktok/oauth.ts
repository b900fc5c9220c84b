import type { OAuthDescriptor } from "../../oauth/descriptor.ts";
import type { TikTokSettings } from "./settings.ts";

/** Needed to post, to leave drafts and to measure. Source: Login Kit scopes overview (checked 2026-11-22). */
export const tiktokScopes = ["user.info.basic", "video.publish", "video.upload", "video.list"] as const;
/** The name behind the `@`, and how many follow. */
export const tiktokOptionalScopes = ["user.info.profile", "user.info.stats"] as const;

/**
 * Login Kit v2: `client_key`, scopes by commas, hex PKCE where the app is a desktop one, refresh tokens that rotate.
 * Lifetimes come with each answer: they changed from 24 hours and 365 days to 2 hours and 180 days. Source: "Manage user access tokens" of 5 November 2026.
 */
export function tiktokOAuth(settings: Pick<TikTokSettings, "clientKey" | "clientSecret" | "apiUrl" | "authUrl" | "isDesktop">): OAuthDescriptor {
  const tokenUrl = `${settings.apiUrl}/oauth/token/`;
  return {
    network: "tiktok",
    title: "TikTok",
    authorizeUrl: `${settings.authUrl.replace(/\/+$/, "")}/`,
    tokenUrl,
    clientId: settings.clientKey,
    clientSecret: settings.clientSecret,
    clientIdParam: "client_key",
    scopes: tiktokScopes,
    optionalScopes: tiktokOptionalScopes,
    scopeSeparator: ",",
    pkce: settings.isDesktop ? "s256_hex" : "none",
    refresh: { url: tokenUrl, grantType: "refresh_token", tokenParam: "refresh_token" },
    revokeUrl: `${settings.apiUrl}/oauth/revoke/`,
    // A wrong code, address or verifier: nothing that another sign-in would not mend, and nothing of the app's.
    quirks: { kindOfFailure: ({ code }) => (code === "invalid_request" ? "permanent" : null) },
  };
}
