import { z } from "zod";

export const roles = ["owner", "editor", "approver", "viewer"] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Everything that a principal can be allowed to do. An API key's scopes are a subset of these. */
export const permissions = [
  "brands.read",
  "brands.write",
  "products.read",
  "products.write",
  "assets.read",
  "assets.write",
  "prompts.read",
  "prompts.write",
  "contents.read",
  "contents.write",
  "contents.generate",
  "contents.approve",
  "contents.override_guard",
  "channels.read",
  "channels.connect",
  "publications.read",
  "publications.write",
  "publications.resolve",
  "economics.read",
  "economics.write",
  "time.write",
  "providers.read",
  "providers.write",
  "members.read",
  "members.write",
  "api_keys.read",
  "api_keys.write",
  "organization.write",
  "audit.read",
] as const;
export const permissionSchema = z.enum(permissions);
export type Permission = z.infer<typeof permissionSchema>;

export const localeSchema = z.enum(["vi", "en"]);
export const timeZoneSchema = z
  .string()
  .min(1)
  .max(64)
  .refine((zone) => isTimeZone(zone), { message: "Use an IANA time zone such as Asia/Ho_Chi_Minh." });

const name = z.string().trim().min(1).max(200);
const email = z.email().max(254).transform((value) => value.toLowerCase());
const password = z.string().min(10, "Use at least 10 characters.").max(128);

export const signUpSchema = z.strictObject({
  name,
  email,
  password,
  organizationName: name,
  locale: localeSchema.default("vi"),
  timeZone: timeZoneSchema.default("Asia/Ho_Chi_Minh"),
});
export const signInSchema = z.strictObject({ email, password: z.string().min(1).max(128) });
export const acceptInvitationSchema = z.strictObject({ token: z.string().min(20).max(200), name, password });

export const setupSchema = z
  .object({
    needsOwner: z.boolean(),
    sandbox: z.boolean(),
    version: z.string(),
    liveNetworks: z.array(z.string()).describe("Networks with an app of their own configured"),
    textProviders: z.array(z.string()).describe("Text providers usable without entering a key"),
  })
  .meta({ id: "Setup" });

export const meSchema = z
  .object({
    user: z.object({ id: z.uuid(), name: z.string(), email: z.string(), locale: localeSchema }).nullable(),
    organization: z.object({ id: z.uuid(), name: z.string(), locale: localeSchema, timeZone: z.string(), version: z.int() }),
    role: z.string(),
    permissions: z.array(z.string()),
    brandIds: z.array(z.uuid()).nullable(),
  })
  .meta({ id: "Me" });

export const updateOrganizationSchema = z.strictObject({ name: name.optional(), locale: localeSchema.optional(), timeZone: timeZoneSchema.optional() });

export const memberSchema = z
  .object({ id: z.uuid(), userId: z.uuid(), name: z.string(), email: z.string(), role: roleSchema, brandIds: z.array(z.uuid()).nullable(), createdAt: z.string() })
  .meta({ id: "Member" });
export const updateMemberSchema = z.strictObject({ role: roleSchema.optional(), brandIds: z.array(z.uuid()).max(500).nullable().optional() });

export const createInvitationSchema = z.strictObject({ email, role: roleSchema, brandIds: z.array(z.uuid()).max(500).nullable().default(null) });
export const invitationSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    role: roleSchema,
    brandIds: z.array(z.uuid()).nullable(),
    status: z.enum(["pending", "accepted", "revoked", "expired"]),
    expiresAt: z.string(),
    createdAt: z.string(),
  })
  .meta({ id: "Invitation" });
export const createdInvitationSchema = invitationSchema.extend({ acceptUrl: z.string().describe("Shown once; send it to the person") }).meta({ id: "CreatedInvitation" });

export const createApiKeySchema = z.strictObject({
  name,
  scopes: z.array(permissionSchema).min(1).max(permissions.length),
  expiresInDays: z.int().min(1).max(3650).nullable().default(365),
});
export const apiKeySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(z.string()),
    expiresAt: z.string().nullable(),
    lastUsedAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: "ApiKey" });
export const createdApiKeySchema = apiKeySchema.extend({ token: z.string().describe("Shown once; only its hash is kept") }).meta({ id: "CreatedApiKey" });

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
