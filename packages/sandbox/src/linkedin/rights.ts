import type { Store } from "../store/open-store.ts";
import { accessDenied } from "./linkedin-error.ts";
import { postingRoles, rolesOf } from "./people-table.ts";
import type { LinkedInToken } from "./tokens.ts";
import { requireScope } from "./tokens.ts";
import type { Urn } from "./urns.ts";

/** Whether this grant may speak as that author. @throws LinkedInError 403 */
export function requireAuthor(store: Store, token: LinkedInToken, author: Urn & { urn: string }, what: string, scope: "social" | "feed" = "social"): void {
  const suffix = scope === "feed" ? "_social_feed" : "_social";
  if (author.kind === "person") {
    requireScope(token, what, `w_member${suffix}`);
    if (author.urn !== token.member) throw accessDenied(what);
    return;
  }
  requireScope(token, what, `w_organization${suffix}`);
  if (!mayPostFor(store, token.member, author.urn)) throw accessDenied(what);
}

export const mayPostFor = (store: Store, member: string, organization: string): boolean =>
  rolesOf(store, member).some((role) => role.organization === organization && role.state === "APPROVED" && postingRoles.includes(role.role));

/**
 * Whether this grant may read what that author posted: of a page with its own right, of a member never (that right is closed).
 * @throws LinkedInError 403
 */
export function requireReader(store: Store, token: LinkedInToken, author: string, what: string): void {
  if (!author.startsWith("urn:li:organization:")) throw accessDenied(what);
  requireScope(token, what, "r_organization_social");
  if (!rolesOf(store, token.member).some((role) => role.organization === author && role.state === "APPROVED")) throw accessDenied(what);
}
