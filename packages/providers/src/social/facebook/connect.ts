import { z } from "zod";
import type { OAuth } from "../../oauth/index.ts";
import type { AccountHealth, ChannelCredentials, Destination, UserGrant } from "../../spec/social.ts";
import { debugToken } from "../meta/debug-token.ts";
import { followPages } from "../meta/follow-pages.ts";
import type { GraphClient } from "../meta/graph-client.ts";
import type { FacebookSettings } from "./settings.ts";

/** The dialog's code for a long-lived user token, with what the person granted and left out. */
export async function exchangeCode(oauth: OAuth, graph: GraphClient, input: { code: string; redirectUri: string }): Promise<UserGrant> {
  const { accessToken, expiresAt } = await oauth.exchangeCode(input);
  const me = await graph.call({ method: "GET", path: "me", query: { fields: "id" }, accessToken, effect: "read", answer: z.object({ id: z.string() }) });
  const permissions = await followPages(graph, { path: "me/permissions", accessToken }, z.object({ permission: z.string(), status: z.string() }));
  const grantedScopes = permissions.filter(({ status }) => status === "granted").map(({ permission }) => permission);
  return {
    accessToken,
    expiresAt,
    // Facebook issues none: a page's token lives as long as the consent.
    refreshToken: null,
    refreshExpiresAt: null,
    details: {},
    remoteUserId: me.data.id,
    grantedScopes,
    missingScopes: oauth.missingFrom(grantedScopes),
  };
}

/** Every page that the person shared with the app, the list followed to its end. */
export async function listDestinations(graph: GraphClient, { accessToken }: Pick<UserGrant, "accessToken">): Promise<Destination[]> {
  const query = { fields: "id,name,access_token,tasks,picture{url}", limit: "100" };
  const pages = await followPages(graph, { path: "me/accounts", query, accessToken }, pageNode);
  return pages.map((page) => ({
    remoteId: page.id,
    name: page.name.normalize("NFC"),
    pictureUrl: page.picture?.data?.url ?? null,
    accessToken: page.access_token ?? "",
    // Dies with the person's password, role or consent, on no date.
    expiresAt: null,
    refreshToken: null,
    refreshExpiresAt: null,
    details: {},
    canPublish: Boolean(page.access_token) && (page.tasks ?? []).includes("CREATE_CONTENT"),
  }));
}

/** Asks Facebook what a page's token is worth now. */
export async function checkAccount(oauth: OAuth, graph: GraphClient, settings: FacebookSettings, { remoteId, accessToken }: ChannelCredentials): Promise<AccountHealth> {
  const { isValid, reason, expiresAt, scopes, profileId } = await debugToken(graph, `${settings.appId}|${settings.appSecret}`, accessToken);
  const missing = oauth.missingFrom(scopes);
  const isOurs = profileId === null || profileId === remoteId;
  return { ok: isValid && missing.length === 0 && isOurs, reason: reasonOf(), expiresAt, scopes };

  function reasonOf(): string | null {
    if (!isValid) return reason;
    if (!isOurs) return "The access token belongs to another page.";
    return missing.length > 0 ? `Missing permission: ${missing.join(", ")}` : null;
  }
}

const pageNode = z.object({
  id: z.string(),
  name: z.string(),
  access_token: z.string().nullish(),
  tasks: z.array(z.string()).nullish(),
  picture: z.object({ data: z.object({ url: z.string().nullish() }).nullish() }).nullish(),
});
