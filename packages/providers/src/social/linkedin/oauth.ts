import type { OAuthDescriptor } from "../../oauth/index.ts";
import { memberScopes, pageScopes } from "./scopes.ts";
import type { LinkedInSettings } from "./settings.ts";

/**
 * LinkedIn's dialog: no PKCE for web apps; the scopes that came back are separated by commas or blanks. An access token lives 60 days.
 * A refresh token comes only to approved partners, lives 365 days from the consent and is never extended by use.
 * Source: LinkedIn, authorization code flow and programmatic refresh tokens (seen 2026-11-22).
 */
export function linkedinOAuth({ clientId, clientSecret, dialogUrl, tokenUrl, pages }: LinkedInSettings): OAuthDescriptor {
  return {
    network: "linkedin",
    title: "LinkedIn",
    authorizeUrl: `${dialogUrl}/authorization`,
    tokenUrl: `${tokenUrl}/accessToken`,
    clientId,
    clientSecret,
    scopes: memberScopes,
    optionalScopes: pages ? pageScopes : [],
    scopeSeparator: " ",
    pkce: "none",
    refresh: { url: `${tokenUrl}/accessToken`, grantType: "refresh_token", tokenParam: "refresh_token" },
    revokeUrl: `${tokenUrl}/revoke`,
    lifetime: { accessSeconds: 60 * 86_400 },
  };
}
