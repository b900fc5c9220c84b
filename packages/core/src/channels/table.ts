import { integer, jsonb, pgTable, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { AccountLimits, NetworkName, SocialEnvironment } from "@agency/providers/spec";

const at = (name: string) => timestamp(name, { withTimezone: true });

export const channels = pgTable("channels", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  network: text().$type<NetworkName>().notNull(),
  environment: text().$type<SocialEnvironment>().notNull(),
  remoteId: text("remote_id").notNull(),
  name: text().notNull(),
  pictureUrl: text("picture_url"),
  sealedToken: text("sealed_token"),
  tokenExpiresAt: at("token_expires_at"),
  sealedRefreshToken: text("sealed_refresh_token"),
  refreshExpiresAt: at("refresh_expires_at"),
  details: jsonb().$type<Record<string, string>>().notNull().default({}),
  limits: jsonb().$type<AccountLimits>(),
  limitsAt: at("limits_at"),
  remoteUserId: text("remote_user_id"),
  renewedAt: at("renewed_at"),
  renewAt: at("renew_at"),
  renewFailures: integer("renew_failures").notNull().default(0),
  checkAt: at("check_at"),
  warnedDays: smallint("warned_days"),
  scopes: text().array().notNull(),
  status: text({ enum: ["connected", "needs_auth", "disconnected"] }).notNull(),
  statusReason: text("status_reason"),
  lastCheckedAt: at("last_checked_at"),
  connectedBy: uuid("connected_by"),
  version: integer().notNull(),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});
export type ChannelRow = typeof channels.$inferSelect;

export const oauthStates = pgTable("oauth_states", {
  stateHash: text("state_hash").primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  userId: uuid("user_id").notNull(),
  sessionId: uuid("session_id"),
  network: text().$type<NetworkName>().notNull(),
  environment: text().$type<SocialEnvironment>().notNull(),
  redirectUri: text("redirect_uri").notNull(),
  sealedVerifier: text("sealed_verifier"),
  login: text(),
  expiresAt: at("expires_at").notNull(),
  usedAt: at("used_at"),
  createdAt: at("created_at").notNull(),
});

export const oauthGrants = pgTable("oauth_grants", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  brandId: uuid("brand_id").notNull(),
  userId: uuid("user_id").notNull(),
  network: text().$type<NetworkName>().notNull(),
  environment: text().$type<SocialEnvironment>().notNull(),
  remoteUserId: text("remote_user_id"),
  sealedDestinations: text("sealed_destinations").notNull(),
  grantedScopes: text("granted_scopes").array().notNull(),
  missingScopes: text("missing_scopes").array().notNull(),
  expiresAt: at("expires_at").notNull(),
  createdAt: at("created_at").notNull(),
});
export type OAuthGrantRow = typeof oauthGrants.$inferSelect;
