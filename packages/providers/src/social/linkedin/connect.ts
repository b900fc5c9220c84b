import { z } from "zod";
import type { OAuth } from "../../oauth/index.ts";
import { SocialError } from "../../spec/social-error.ts";
import type { AccountHealth, ChannelCredentials, Destination, UserGrant } from "../../spec/social.ts";
import { encode } from "./rest-client.ts";
import type { RestClient } from "./rest-client.ts";
import type { LinkedInSettings } from "./settings.ts";
import { isPage } from "./urns.ts";

/** Roles that may post for a page. Source: LinkedIn, Organization Access Control (seen 2026-11-22). */
const postingRoles: ReadonlySet<string> = new Set(["ADMINISTRATOR", "DIRECT_SPONSORED_CONTENT_POSTER", "CONTENT_ADMIN"]);
const pageLength = 100;
/** More pages of a listing than any person has; ends one that runs in circles. */
const maxPages = 50;

/** The dialog's code for a member's token. */
export async function exchangeCode(oauth: OAuth, rest: RestClient, input: { code: string; redirectUri: string }): Promise<UserGrant> {
  const token = await oauth.exchangeCode(input);
  const grantedScopes = token.scopes ?? [];
  const missingScopes = oauth.missingFrom(grantedScopes);
  const remoteUserId = grantedScopes.includes("openid") ? (await readMember(rest, token.accessToken)).sub : "";
  return { accessToken: token.accessToken, expiresAt: token.expiresAt, refreshToken: token.refreshToken, refreshExpiresAt: token.refreshExpiresAt, remoteUserId, grantedScopes, missingScopes, details: {} };
}

/** The member's own profile, and every page in which the member has a part. */
export async function listDestinations(rest: RestClient, grant: UserGrant): Promise<Destination[]> {
  const { accessToken, expiresAt, refreshToken, refreshExpiresAt, grantedScopes } = grant;
  const shared = { accessToken, expiresAt, refreshToken, refreshExpiresAt };
  const member = await readMember(rest, accessToken);
  const profile: Destination = {
    ...shared, remoteId: `urn:li:person:${member.sub}`, name: member.name.normalize("NFC"), pictureUrl: member.picture ?? null, details: { kind: "member" }, canPublish: grantedScopes.includes("w_member_social"),
  };
  if (!grantedScopes.includes("rw_organization_admin")) return [profile];
  const roles = await listRoles(rest, accessToken);
  const pages = new Map<string, boolean>();
  for (const { organization, role } of roles) pages.set(organization, (pages.get(organization) ?? false) || postingRoles.has(role));
  const found: Destination[] = [];
  for (const [urn, canPublish] of pages) {
    const name = await readPageName(rest, urn, accessToken);
    found.push({ ...shared, remoteId: urn, name: name.normalize("NFC"), pictureUrl: null, details: { kind: "page", member: profile.remoteId }, canPublish: canPublish && grantedScopes.includes("w_organization_social") });
  }
  return [profile, ...found];
}

/** Asks LinkedIn what the token is worth, and for a page whether its member may still post there. */
export async function checkAccount(oauth: OAuth, rest: RestClient, settings: LinkedInSettings, { remoteId, accessToken }: ChannelCredentials): Promise<AccountHealth> {
  const answer = introspection.safeParse(await oauth.askAsApp(`${settings.tokenUrl}/introspectToken`, { token: accessToken }));
  if (!answer.success) throw new SocialError({ network: "linkedin", kind: "transient", message: "LinkedIn's answer about the token could not be read." });
  const { active, status, scope, expires_at } = answer.data;
  const scopes = (scope ?? "").split(/[\s,]+/).filter(Boolean);
  const needed = isPage(remoteId) ? ["w_organization_social"] : ["w_member_social"];
  const missing = needed.filter((each) => !scopes.includes(each));
  const reason = !active
    ? `The access token is no longer valid${status ? `: ${status}` : ""}.`
    : missing.length > 0
      ? `Missing permission: ${missing.join(", ")}`
      : isPage(remoteId) && scopes.includes("rw_organization_admin") && !(await listRoles(rest, accessToken)).some(({ organization, role }) => organization === remoteId && postingRoles.has(role))
        ? "The person who connected this page may no longer post there."
        : null;
  return { ok: reason === null, reason, expiresAt: expires_at ? new Date(expires_at * 1000) : null, scopes };
}

const memberNode = z.object({ sub: z.string().min(1), name: z.string().catch(""), picture: z.string().nullish() });
const roleNode = z.object({ organization: z.string(), role: z.string() });
const introspection = z.object({ active: z.boolean(), status: z.string().nullish(), scope: z.string().nullish(), expires_at: z.number().nullish() });

async function readMember(rest: RestClient, accessToken: string): Promise<z.infer<typeof memberNode>> {
  const { data } = await rest.call({ method: "GET", path: "/v2/userinfo", accessToken, effect: "read", answer: memberNode });
  return data;
}

/** Approved parts in pages, the list followed to its end. */
async function listRoles(rest: RestClient, accessToken: string): Promise<z.infer<typeof roleNode>[]> {
  const answer = z.object({ elements: z.array(roleNode) });
  const roles: z.infer<typeof roleNode>[] = [];
  for (let page = 0; page < maxPages; page += 1) {
    const query = `q=roleAssignee&state=APPROVED&start=${page * pageLength}&count=${pageLength}`;
    const { data } = await rest.call({ method: "GET", path: "organizationAcls", query, restMethod: "FINDER", accessToken, effect: "read", answer });
    roles.push(...data.elements);
    if (data.elements.length < pageLength) return roles;
  }
  throw new SocialError({ network: "linkedin", kind: "transient", message: "LinkedIn's list of pages did not end." });
}

async function readPageName(rest: RestClient, urn: string, accessToken: string): Promise<string> {
  const { data } = await rest.call({
    method: "GET", path: `organizations/${encode(urn.split(":").at(-1) ?? "")}`, accessToken, effect: "read", answer: z.object({ localizedName: z.string() }),
  });
  return data.localizedName;
}
