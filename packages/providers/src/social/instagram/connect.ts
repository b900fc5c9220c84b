import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { AccountHealth, ChannelCredentials, Destination, RefreshedTokens, UserGrant } from "../../spec/social.ts";
import { debugToken } from "../meta/debug-token.ts";
import { followPages } from "../meta/follow-pages.ts";
import type { InstagramLogin } from "./logins.ts";
import { instagramScopes } from "./scopes.ts";

/** The dialog's code for a token of sixty days, with what the person granted and left out. */
export async function exchangeCode(login: InstagramLogin, { code, redirectUri }: { code: string; redirectUri: string }): Promise<UserGrant> {
  const { accessToken, expiresAt, scopes, raw } = await login.oauth.exchangeCode({ code, redirectUri });
  const grantedScopes = scopes ?? (await askPermissions(login, accessToken));
  return {
    accessToken,
    expiresAt,
    // Neither login issues one: Instagram's renews by the token itself, a page's token has no end.
    refreshToken: null,
    refreshExpiresAt: null,
    remoteUserId: idText.safeParse(raw["user_id"]).data ?? (await askPerson(login, accessToken)),
    grantedScopes,
    missingScopes: login.oauth.missingFrom(grantedScopes),
    details: { login: login.name },
  };
}

/** Accounts that the person may post as: the one that logged in, or those behind the chosen pages. */
export async function listDestinations(login: InstagramLogin, grant: UserGrant): Promise<Destination[]> {
  return login.name === "instagram" ? [await ownAccount(login, grant)] : accountsOfPages(login, grant);
}

/** Another sixty days. A page's token needs none. Throws `SocialError`; `not_ready` for a token that is too young. */
export async function refresh(login: InstagramLogin, { accessToken }: { accessToken: string }): Promise<RefreshedTokens> {
  if (login.name === "facebook") return { accessToken, expiresAt: null, refreshToken: null, refreshExpiresAt: null };
  try {
    return await login.oauth.refresh({ accessToken, refreshToken: null });
  } catch (error) {
    // An invalid parameter that is not the token itself: younger than a day, which time mends.
    if (!(error instanceof SocialError) || error.code !== "100") throw error;
    throw new SocialError({ network: "instagram", kind: "not_ready", message: error.message, code: error.code, status: error.status, cause: error });
  }
}

/** Asks what the account's token is worth now. */
export async function checkAccount(login: InstagramLogin, credentials: ChannelCredentials): Promise<AccountHealth> {
  const debugged = login.name === "facebook" ? await debugToken(login.graph, login.appToken, credentials.accessToken) : null;
  const reason = debugged && reasonAgainst(debugged, credentials);
  const health = { expiresAt: debugged?.expiresAt ?? null, scopes: debugged?.scopes ?? [] };
  if (reason) return { ...health, ok: false, reason };
  try {
    const { data } = await login.graph.call({
      method: "GET",
      path: login.name === "instagram" ? "me" : encodeURIComponent(credentials.remoteId),
      query: { fields: login.name === "instagram" ? "user_id,username" : "id,username" },
      accessToken: credentials.accessToken,
      effect: "read",
      account: credentials.remoteId,
      answer: accountNode,
    });
    const isSame = (data.user_id ?? data.id) === credentials.remoteId;
    return { ...health, ok: isSame, reason: isSame ? null : "The access token belongs to another account." };
  } catch (error) {
    const says = error instanceof SocialError && (error.kind === "reauth" || error.kind === "scope_missing" || error.code === "100/33");
    if (!says) throw error;
    return { ...health, ok: false, reason: error.code === "100/33" ? "The account is no longer linked to the page, or no longer a professional one." : error.message };
  }
}

function reasonAgainst({ isValid, reason, profileId, scopes }: Awaited<ReturnType<typeof debugToken>>, { details }: ChannelCredentials): string | null {
  if (!isValid) return reason;
  if (profileId !== null && details["pageId"] !== undefined && profileId !== details["pageId"]) return "The access token belongs to another page.";
  const missing = instagramScopes.facebook.filter((scope) => !scopes.includes(scope));
  return missing.length > 0 ? `Missing permission: ${missing.join(", ")}` : null;
}

async function ownAccount({ graph }: InstagramLogin, { accessToken, expiresAt, grantedScopes }: UserGrant): Promise<Destination> {
  const { data } = await graph.call({
    method: "GET", path: "me", query: { fields: "user_id,username,name,profile_picture_url" }, accessToken, effect: "read", answer: accountNode.extend({ user_id: idText }),
  });
  return {
    remoteId: data.user_id,
    name: nameOf(data),
    pictureUrl: data.profile_picture_url ?? null,
    accessToken,
    expiresAt,
    refreshToken: null,
    refreshExpiresAt: null,
    details: { login: "instagram", username: data.username ?? "" },
    canPublish: grantedScopes.includes("instagram_business_content_publish"),
  };
}

async function accountsOfPages({ graph }: InstagramLogin, { accessToken, grantedScopes }: UserGrant): Promise<Destination[]> {
  const query = { fields: "id,name,access_token,tasks,instagram_business_account{id,username,name,profile_picture_url}", limit: "100" };
  const pages = await followPages(graph, { path: "me/accounts", query, accessToken }, pageNode);
  return pages.flatMap((page) => {
    const account = page.instagram_business_account;
    if (!account?.id) return [];
    return [{
      remoteId: account.id,
      name: nameOf(account),
      pictureUrl: account.profile_picture_url ?? null,
      accessToken: page.access_token ?? "",
      // Dies with the person's password, role or consent, on no date.
      expiresAt: null,
      refreshToken: null,
      refreshExpiresAt: null,
      details: { login: "facebook", pageId: page.id, username: account.username ?? "" },
      canPublish: Boolean(page.access_token) && (page.tasks ?? []).includes("CREATE_CONTENT") && grantedScopes.includes("instagram_content_publish"),
    }];
  });
}

async function askPermissions({ graph }: InstagramLogin, accessToken: string): Promise<string[]> {
  const permissions = await followPages(graph, { path: "me/permissions", accessToken }, z.object({ permission: z.string(), status: z.string() }));
  return permissions.filter(({ status }) => status === "granted").map(({ permission }) => permission);
}

async function askPerson({ graph }: InstagramLogin, accessToken: string): Promise<string> {
  const { data } = await graph.call({ method: "GET", path: "me", query: { fields: "id" }, accessToken, effect: "read", answer: z.object({ id: idText }) });
  return data.id;
}

const nameOf = ({ name, username }: { name?: string | null | undefined; username?: string | null | undefined }): string => (name || (username ? `@${username}` : "Instagram")).normalize("NFC");

/** Beyond what a double holds, ids come as text. */
const idText = z.union([z.string().min(1), z.number().int().safe().transform(String)]);
const accountNode = z.object({
  id: idText.optional(),
  /** The id that posting takes; Instagram's own login calls something else `id`. */
  user_id: idText.optional(),
  username: z.string().nullish(),
  name: z.string().nullish(),
  profile_picture_url: z.string().nullish(),
});
const pageNode = z.object({
  id: idText,
  access_token: z.string().nullish(),
  tasks: z.array(z.string()).nullish(),
  instagram_business_account: accountNode.nullish(),
});
