import { z } from "zod";

export const networkSchema = z.enum(["facebook", "instagram", "tiktok", "linkedin"]);
export const environmentSchema = z.enum(["sandbox", "live"]);

const accountKindSchema = z.enum(["member", "page"]);

/** What an account may do, as its network told it; null where it did not. */
export const accountLimitsSchema = z
  .object({
    postsUsed: z.number().nullable(),
    postsTotal: z.number().nullable(),
    windowSeconds: z.number().nullable(),
    maxVideoSeconds: z.number().nullable(),
    privacyOptions: z.array(z.string()).nullable(),
    commentDisabled: z.boolean().nullable(),
    duetDisabled: z.boolean().nullable(),
    stitchDisabled: z.boolean().nullable(),
    blockedReason: z.string().nullable().describe("Why it cannot post now, in the network's words"),
  })
  .meta({ id: "AccountLimits" });

export const channelSchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid(),
    network: networkSchema,
    environment: environmentSchema,
    remoteId: z.string(),
    name: z.string(),
    handle: z.string().nullable().describe("The account's name on its network, without @; null where it has none"),
    kind: accountKindSchema.nullable().describe("Where a network has both people and pages"),
    pictureUrl: z.string().nullable(),
    status: z.enum(["connected", "needs_auth", "disconnected"]),
    statusReason: z.string().nullable(),
    scopes: z.array(z.string()),
    tokenExpiresAt: z.string().nullable(),
    accessEndsAt: z.string().nullable().describe("When posting ends unless a person connects again; null where the access renews itself or has no known end"),
    renewsItself: z.boolean(),
    login: z.string().nullable().describe("Through which of the network's dialogs it was connected"),
    limits: accountLimitsSchema.nullable().describe("What the network last let the account do; null where it does not tell"),
    limitsAt: z.string().nullable(),
    lastCheckedAt: z.string().nullable(),
    waitingUntil: z.string().nullable(),
    waitingReason: z.string().nullable(),
    pageUrl: z.string().nullable().describe("Where people can see the page"),
    version: z.int(),
    createdAt: z.string(),
  })
  .meta({ id: "Channel" });
export type Channel = z.infer<typeof channelSchema>;

export const connectChannelSchema = z.strictObject({ network: networkSchema, brandId: z.uuid(), environment: environmentSchema.optional(), login: z.string().min(1).max(40).optional() });
export const connectReplySchema = z.object({ authorizeUrl: z.string(), environment: environmentSchema }).meta({ id: "ConnectReply" });

/** Which networks can be connected here, and how. */
export const networkOptionsSchema = z
  .object({
    data: z.array(
      z.object({
        network: networkSchema,
        environments: z.array(
          z.object({
            environment: environmentSchema,
            logins: z.array(z.string()).describe("Dialogs of the network, the first one offered by default; empty where its app is not set up"),
            formats: z.array(z.string()),
            missingSettings: z.array(z.array(z.string())).describe("Settings of which one set is needed; empty where it is ready"),
          }),
        ),
      }),
    ),
  })
  .meta({ id: "NetworkOptions" });

/** What the dialog granted, for the page picker. */
export const oauthGrantSchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid(),
    network: networkSchema,
    environment: environmentSchema,
    missingScopes: z.array(z.string()),
    destinations: z.array(z.object({ remoteId: z.string(), name: z.string(), handle: z.string().nullable(), kind: accountKindSchema.nullable(), pictureUrl: z.string().nullable(), canPublish: z.boolean(), connectedChannelId: z.uuid().nullable() })),
    expiresAt: z.string(),
  })
  .meta({ id: "OAuthGrant" });
export const chooseDestinationsSchema = z.strictObject({ remoteIds: z.array(z.string().min(1).max(100)).min(1).max(100) });

/** As Meta wants it. */
export const dataDeletionReplySchema = z.object({ url: z.string(), confirmation_code: z.string() }).meta({ id: "DataDeletionReply" });
export const dataDeletionSchema = z
  .object({ network: networkSchema, status: z.enum(["under_way", "done"]), requestedAt: z.string(), completedAt: z.string().nullable() })
  .meta({ id: "DataDeletion" });
