import { z } from "zod";
import type { AccountHealth, ChannelCredentials, Destination, UserGrant } from "../../spec/social.ts";
import { followPages } from "../meta/follow-pages.ts";
import type { GraphClient } from "../meta/graph-client.ts";
import { facebookScopes } from "./scopes.ts";
import type { FacebookSettings } from "./settings.ts";

/** The dialog in which a person lets us post. No PKCE: the web flow keeps the secret on the server. */
export function authorizeUrl(settings: FacebookSettings, { state, redirectUri }: { state: string; redirectUri: string }): string {
  const url = new URL(`${settings.dialogUrl}/${settings.version}/dialog/oauth`);
  url.searchParams.set("client_id", settings.appId);
  url.searchParams.set("redirect_uri", redirectUri);
  url.searchParams.set("state", state);
  url.searchParams.set("response_type", "code");
  url.searchParams.set("scope", facebookScopes.join(","));
  return url.href;
}

/** The dialog's code for a long-lived user token, with what the person granted and left out. */
export async function exchangeCode(
  graph: GraphClient, settings: FacebookSettings, { code, redirectUri }: { code: string; redirectUri: string },
): Promise<UserGrant> {
  const app = { client_id: settings.appId, client_secret: settings.appSecret };
  const short = await askToken(graph, { ...app, redirect_uri: redirectUri, code }, [code]);
  // The code's token lives an hour or two; page tokens minted from a long-lived one have no end.
  const long = await askToken(graph, { ...app, grant_type: "fb_exchange_token", fb_exchange_token: short.access_token }, [short.access_token]);
  const accessToken = long.access_token;
  const me = await graph.call({ method: "GET", path: "me", query: { fields: "id" }, accessToken, effect: "read", answer: z.object({ id: z.string() }) });
  const permissions = await followPages(graph, { path: "me/permissions", accessToken }, z.object({ permission: z.string(), status: z.string() }));
  const grantedScopes = permissions.filter(({ status }) => status === "granted").map(({ permission }) => permission);
  const now = settings.clock?.now() ?? new Date();
  return {
    accessToken,
    expiresAt: long.expires_in ? new Date(now.getTime() + long.expires_in * 1000) : null,
    // Facebook issues none: a page's token lives as long as the consent.
    refreshToken: null,
    refreshExpiresAt: null,
    details: {},
    remoteUserId: me.data.id,
    grantedScopes,
    missingScopes: missingFrom(grantedScopes),
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
export async function checkAccount(graph: GraphClient, settings: FacebookSettings, { remoteId, accessToken }: ChannelCredentials): Promise<AccountHealth> {
  const { data } = await graph.call({
    method: "GET",
    path: "debug_token",
    query: { input_token: accessToken },
    accessToken: `${settings.appId}|${settings.appSecret}`,
    secrets: [accessToken],
    effect: "read",
    answer: z.object({ data: debuggedToken }),
  });
  const { is_valid, expires_at, scopes, profile_id, error } = data.data;
  const missing = missingFrom(scopes);
  return {
    ok: is_valid && missing.length === 0 && (profile_id === undefined || profile_id === remoteId),
    reason: reasonOf(),
    expiresAt: expires_at ? new Date(expires_at * 1000) : null,
    scopes,
  };

  function reasonOf(): string | null {
    if (!is_valid) return error?.message?.replaceAll(accessToken, "[secret]") ?? "The access token is no longer valid.";
    if (profile_id !== undefined && profile_id !== remoteId) return "The access token belongs to another page.";
    return missing.length > 0 ? `Missing permission: ${missing.join(", ")}` : null;
  }
}

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().nonnegative().optional() });

const pageNode = z.object({
  id: z.string(),
  name: z.string(),
  access_token: z.string().nullish(),
  tasks: z.array(z.string()).nullish(),
  picture: z.object({ data: z.object({ url: z.string().nullish() }).nullish() }).nullish(),
});

const debuggedToken = z.object({
  is_valid: z.boolean(),
  /** Seconds since 1970; 0 for never. */
  expires_at: z.number().nullish(),
  scopes: z.array(z.string()).catch([]),
  profile_id: z.string().optional(),
  error: z.object({ message: z.string().optional() }).optional(),
});

async function askToken(graph: GraphClient, form: Record<string, string>, secrets: string[]): Promise<z.infer<typeof tokenAnswer>> {
  const { data } = await graph.call({
    // The endpoint takes GET as well, but then secrets would stand in an address.
    method: "POST", path: "oauth/access_token", body: new URLSearchParams(form), accessToken: null, secrets, effect: "read", answer: tokenAnswer,
  });
  return data;
}

function missingFrom(granted: string[]): string[] {
  return facebookScopes.filter((scope) => !granted.includes(scope));
}
