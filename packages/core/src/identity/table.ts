import { boolean, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const roleColumn = () => text({ enum: ["owner", "editor", "approver", "viewer"] }).notNull();

export const users = pgTable("users", {
  id: uuid().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text(),
  locale: text({ enum: ["vi", "en"] }).notNull().default("vi"),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

export const sessions = pgTable("sessions", {
  id: uuid().primaryKey(),
  userId: uuid("user_id").notNull(),
  token: text().notNull().unique(),
  expiresAt: instant("expires_at").notNull(),
  ipAddress: text("ip_address"),
  userAgent: text("user_agent"),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});
export type SessionRow = typeof sessions.$inferSelect;

export const accounts = pgTable("accounts", {
  id: uuid().primaryKey(),
  userId: uuid("user_id").notNull(),
  accountId: text("account_id").notNull(),
  providerId: text("provider_id").notNull(),
  accessToken: text("access_token"),
  refreshToken: text("refresh_token"),
  idToken: text("id_token"),
  accessTokenExpiresAt: instant("access_token_expires_at"),
  refreshTokenExpiresAt: instant("refresh_token_expires_at"),
  scope: text(),
  password: text(),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

export const verifications = pgTable("verifications", {
  id: uuid().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: instant("expires_at").notNull(),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

export const organizations = pgTable("organizations", {
  id: uuid().primaryKey(),
  name: text().notNull(),
  locale: text({ enum: ["vi", "en"] }).notNull(),
  timeZone: text("time_zone").notNull(),
  version: integer().notNull().default(1),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});
export type OrganizationRow = typeof organizations.$inferSelect;

export const members = pgTable("members", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  userId: uuid("user_id").notNull(),
  role: roleColumn(),
  brandIds: uuid("brand_ids").array(),
  createdAt: instant("created_at").notNull(),
});
export type MemberRow = typeof members.$inferSelect;

export const invitations = pgTable("invitations", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  email: text().notNull(),
  role: roleColumn(),
  brandIds: uuid("brand_ids").array(),
  tokenHash: text("token_hash").notNull(),
  invitedBy: uuid("invited_by").notNull(),
  expiresAt: instant("expires_at").notNull(),
  acceptedAt: instant("accepted_at"),
  revokedAt: instant("revoked_at"),
  createdAt: instant("created_at").notNull(),
});
export type InvitationRow = typeof invitations.$inferSelect;

export const apiKeys = pgTable("api_keys", {
  id: uuid().primaryKey(),
  organizationId: uuid("organization_id").notNull(),
  name: text().notNull(),
  prefix: text().notNull(),
  tokenHash: text("token_hash").notNull(),
  scopes: text().array().notNull(),
  createdBy: uuid("created_by").notNull(),
  expiresAt: instant("expires_at"),
  lastUsedAt: instant("last_used_at"),
  revokedAt: instant("revoked_at"),
  createdAt: instant("created_at").notNull(),
});
export type ApiKeyRow = typeof apiKeys.$inferSelect;
