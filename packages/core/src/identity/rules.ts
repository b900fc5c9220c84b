import { permissions, type Permission, type Role } from "./schema.ts";

const reading = [
  "brands.read",
  "products.read",
  "assets.read",
  "prompts.read",
  "contents.read",
  "channels.read",
  "publications.read",
  "members.read",
] as const satisfies readonly Permission[];

/** What each role may do. Reading never implies doing; who writes content does not approve it (R26). */
const permissionsByRole: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(permissions),
  editor: new Set<Permission>([
    ...reading,
    "brands.write",
    "products.write",
    "assets.write",
    "prompts.write",
    "contents.write",
    "contents.generate",
    "contents.override_guard",
    "publications.write",
    "publications.resolve",
    "time.write",
    "providers.read",
  ]),
  approver: new Set<Permission>([...reading, "contents.approve", "time.write"]),
  viewer: new Set<Permission>(reading),
};

export const permissionsOf = (role: Role): ReadonlySet<Permission> => permissionsByRole[role];

/** An API key never does more than its scopes, nor more than its creator may do today. */
export function keyPermissions(scopes: readonly string[], creatorRole: Role): ReadonlySet<Permission> {
  const granted = permissionsOf(creatorRole);
  return new Set([...granted].filter((permission) => scopes.includes(permission)));
}

/** A membership of every brand is the only one an owner can have. */
export const brandIdsFor = (role: Role, brandIds: readonly string[] | null): string[] | null => (role === "owner" || brandIds === null ? null : [...new Set(brandIds)]);

export function invitationStatus(
  invitation: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): "pending" | "accepted" | "revoked" | "expired" {
  if (invitation.acceptedAt !== null) return "accepted";
  if (invitation.revokedAt !== null) return "revoked";
  return invitation.expiresAt <= now ? "expired" : "pending";
}

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether another site's page sends this request with the person's cookie (R28). A WebSocket counts as a change, since
 * browsers open it across sites with cookies. Without both headers no browser sent it: every one since 2020 sends Origin.
 * @param request.host as the client named it, e.g. `localhost:3000`
 */
export function isCrossSite(
  request: { method: string; isUpgrade: boolean; origin: string | null; secFetchSite: string | null; protocol: string; host: string },
  publicOrigin: string,
): boolean {
  if (safeMethods.has(request.method) && !request.isUpgrade) return false;
  if (request.origin === null) return request.secFetchSite !== null && request.secFetchSite !== "same-origin" && request.secFetchSite !== "none";
  if (request.origin === publicOrigin) return false;
  return !(isLocalHost(request.host) && request.origin === `${request.protocol}//${request.host}`);
}

/** Loopback, or a private address typed as such. A name that merely resolves there could be anyone's (DNS rebinding). */
function isLocalHost(host: string): boolean {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  if (name === "localhost" || name === "[::1]" || /^\[f[cd][0-9a-f]{2}:[0-9a-f:]*\]$/.test(name)) return true;
  const octets = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(name);
  if (!octets) return false;
  const [first, second] = [Number(octets[1]), Number(octets[2])];
  return first === 127 || first === 10 || (first === 192 && second === 168) || (first === 172 && second >= 16 && second <= 31);
}
