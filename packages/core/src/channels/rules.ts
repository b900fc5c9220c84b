import type { NetworkName } from "@agency/providers/spec";
import type { ChannelRow } from "./table.ts";

const dayMs = 86_400_000;
/** No token waits longer for its renewal than this, however long it lives. */
const longestMs = 7 * dayMs;
const firstRetryMs = 60_000;
const longestRetryMs = 3_600_000;
/** So many failed renewals in a row mean that the token may really end. */
const manyFailures = 3;

/** Days before an access ends at which its owner is told, once each. */
export const warningDays = [10, 3, 1] as const;

/** When to renew a token: at half its life, weekly at the latest. Never on the day it was given: Instagram refuses tokens younger than that. */
export function renewalTime({ now, expiresAt }: { now: Date; expiresAt: Date | null }): Date | null {
  if (expiresAt === null) return null;
  const lifeMs = Math.max(0, expiresAt.getTime() - now.getTime());
  return new Date(now.getTime() + Math.min(lifeMs / 2, longestMs));
}

/** When to try again after so many failures in a row: soon, then less often, but before the token ends while that can be. */
export function retryTime({ now, failures, expiresAt, retryAfterMs }: { now: Date; failures: number; expiresAt: Date | null; retryAfterMs?: number | undefined }): Date {
  const waitMs = Math.min(firstRetryMs * 2 ** Math.max(0, failures - 1), longestRetryMs);
  const leftMs = expiresAt === null ? Infinity : Math.max(firstRetryMs, (expiresAt.getTime() - now.getTime()) / 2);
  return new Date(now.getTime() + Math.max(retryAfterMs ?? 0, Math.min(waitMs, leftMs)));
}

type Access = Pick<ChannelRow, "tokenExpiresAt" | "refreshExpiresAt" | "renewAt" | "renewFailures" | "sealedRefreshToken">;

/** The end of an access that only a person can put off; null where it renews itself, or has no known end. */
export function accessEnd(channel: Access): Date | null {
  if (channel.renewAt === null) return channel.tokenExpiresAt;
  // Tokens that live for hours are told about by the pause that follows, not by a warning of days.
  const failsForLong = channel.renewFailures >= manyFailures && channel.sealedRefreshToken === null;
  return failsForLong ? channel.tokenExpiresAt : channel.refreshExpiresAt;
}

/** Days of the warning that is due now, or null when none is, or the owner was told already. */
export function warningDue(channel: Access & Pick<ChannelRow, "warnedDays">, now: Date): number | null {
  const end = accessEnd(channel);
  if (end === null) return null;
  const leftDays = (end.getTime() - now.getTime()) / dayMs;
  const due = warningDays.findLast((days) => leftDays <= days);
  if (due === undefined) return null;
  return channel.warnedDays === null || channel.warnedDays > due ? due : null;
}

/** What an account is called and is, where its network tells. */
export function namesOf(details: Record<string, string>): { handle: string | null; kind: "member" | "page" | null } {
  const { username, kind } = details;
  return { handle: username || null, kind: kind === "member" || kind === "page" ? kind : null };
}

/** Where people see the account on its network; null where no address is known. Unlike a post's, an account's address may be told from its names. */
export function profileUrl(network: NetworkName, remoteId: string, details: Record<string, string>): string | null {
  const name = details["username"] ? encodeURIComponent(details["username"]) : null;
  switch (network) {
    case "facebook":
      return `https://www.facebook.com/${encodeURIComponent(remoteId)}`;
    case "instagram":
      return name && `https://www.instagram.com/${name}/`;
    case "tiktok":
      return name && `https://www.tiktok.com/@${name}`;
    case "linkedin": {
      const company = /^urn:li:organization:(\d+)$/.exec(remoteId)?.[1];
      return company ? `https://www.linkedin.com/company/${company}/` : (name && `https://www.linkedin.com/in/${name}/`);
    }
  }
}

/** Where the stand-in shows the same account, below its origin; null where no address is known. */
export function sandboxProfilePath(network: NetworkName, remoteId: string, details: Record<string, string>): string | null {
  const name = details["username"] ? encodeURIComponent(details["username"]) : null;
  switch (network) {
    case "facebook":
      return `/sandbox/pages/facebook/${encodeURIComponent(remoteId)}`;
    case "instagram":
      return name && `/sandbox/pages/instagram/${name}`;
    case "tiktok":
      return name && `/sandbox/www.tiktok.com/@${name}`;
    case "linkedin":
      return `/sandbox/pages/linkedin/${remoteId}`;
  }
}

/** The settings of a network's app, for whoever installs this. */
export const appSettings: Record<NetworkName, readonly (readonly string[])[]> = {
  facebook: [["FACEBOOK_APP_ID", "FACEBOOK_APP_SECRET"]],
  instagram: [["INSTAGRAM_APP_ID", "INSTAGRAM_APP_SECRET"], ["FACEBOOK_APP_ID", "FACEBOOK_APP_SECRET"]],
  tiktok: [["TIKTOK_CLIENT_KEY", "TIKTOK_CLIENT_SECRET"]],
  linkedin: [["LINKEDIN_CLIENT_ID", "LINKEDIN_CLIENT_SECRET"]],
};
