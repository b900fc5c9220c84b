import { z } from "zod";
import type { OAuth } from "../../oauth/create-oauth.ts";
import { SocialError } from "../../spec/social-error.ts";
import type { AccountHealth, ChannelCredentials, Destination, UserGrant } from "../../spec/social.ts";
import type { TikTokClient } from "./tiktok-client.ts";

/** The dialog's code for the person's tokens, with what was granted and left out. */
export async function exchangeCode(oauth: OAuth, input: { code: string; redirectUri: string; codeVerifier?: string }): Promise<UserGrant> {
  const answer = await oauth.exchangeCode(input);
  const openId = z.object({ open_id: z.string().min(1) }).safeParse(answer.raw);
  if (!openId.success) throw new SocialError({ network: "tiktok", kind: "permanent", message: "TikTok's answer does not say whose token it is." });
  const grantedScopes = answer.scopes ?? [];
  return {
    accessToken: answer.accessToken,
    expiresAt: answer.expiresAt,
    refreshToken: answer.refreshToken,
    refreshExpiresAt: answer.refreshExpiresAt,
    remoteUserId: openId.data.open_id,
    grantedScopes,
    missingScopes: oauth.missingFrom(grantedScopes),
    details: {},
  };
}

/** The one account of the person who signed in. */
export async function listDestinations(client: TikTokClient, grant: UserGrant): Promise<Destination[]> {
  const user = await readUser(client, grant, grant.grantedScopes.includes("user.info.profile"));
  return [
    {
      remoteId: user.open_id,
      name: (user.display_name || user.username || user.open_id).normalize("NFC"),
      pictureUrl: user.avatar_url ?? null,
      accessToken: grant.accessToken,
      expiresAt: grant.expiresAt,
      refreshToken: grant.refreshToken,
      refreshExpiresAt: grant.refreshExpiresAt,
      details: { ...(user.username ? { username: user.username } : {}), scopes: grant.grantedScopes.join(",") },
      canPublish: grant.grantedScopes.includes("video.publish"),
    },
  ];
}

/** Whether the token still opens this account. */
export async function checkAccount(client: TikTokClient, credentials: ChannelCredentials): Promise<AccountHealth> {
  const health = { expiresAt: null, scopes: (credentials.details["scopes"] ?? "").split(",").filter(Boolean) };
  try {
    const user = await readUser(client, credentials, false);
    if (user.open_id !== credentials.remoteId) return { ...health, ok: false, reason: "The access token belongs to another account." };
    return { ...health, ok: true, reason: null };
  } catch (error) {
    if (error instanceof SocialError && (error.kind === "reauth" || error.kind === "scope_missing")) return { ...health, ok: false, reason: error.message };
    throw error;
  }
}

const userNode = z.object({ user: z.object({ open_id: z.string().min(1), display_name: z.string().nullish(), avatar_url: z.string().nullish(), username: z.string().nullish() }) });

async function readUser(client: TikTokClient, credentials: { accessToken: string }, withName: boolean): Promise<z.infer<typeof userNode>["user"]> {
  const fields = ["open_id", "display_name", "avatar_url", ...(withName ? ["username"] : [])];
  const { data } = await client.call({ method: "GET", path: "/user/info/", query: { fields: fields.join(",") }, credentials, effect: "read", data: userNode });
  return data.user;
}
