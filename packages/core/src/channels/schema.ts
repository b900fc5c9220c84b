import { z } from "zod";

export const networkSchema = z.enum(["facebook", "instagram", "tiktok", "linkedin"]);
export const environmentSchema = z.enum(["sandbox", "live"]);

export const channelSchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid(),
    network: networkSchema,
    environment: environmentSchema,
    remoteId: z.string(),
    name: z.string(),
    pictureUrl: z.string().nullable(),
    status: z.enum(["connected", "needs_auth", "disconnected"]),
    statusReason: z.string().nullable(),
    scopes: z.array(z.string()),
    tokenExpiresAt: z.string().nullable(),
    lastCheckedAt: z.string().nullable(),
    waitingUntil: z.string().nullable(),
    waitingReason: z.string().nullable(),
    pageUrl: z.string().nullable().describe("Where people can see the page"),
    version: z.int(),
    createdAt: z.string(),
  })
  .meta({ id: "Channel" });
export type Channel = z.infer<typeof channelSchema>;

export const connectChannelSchema = z.strictObject({ network: networkSchema, brandId: z.uuid(), environment: environmentSchema.optional() });
export const connectReplySchema = z.object({ authorizeUrl: z.string(), environment: environmentSchema }).meta({ id: "ConnectReply" });

/** What the dialog granted, for the page picker. */
export const oauthGrantSchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid(),
    network: networkSchema,
    environment: environmentSchema,
    missingScopes: z.array(z.string()),
    destinations: z.array(z.object({ remoteId: z.string(), name: z.string(), pictureUrl: z.string().nullable(), canPublish: z.boolean(), connectedChannelId: z.uuid().nullable() })),
    expiresAt: z.string(),
  })
  .meta({ id: "OAuthGrant" });
export const chooseDestinationsSchema = z.strictObject({ remoteIds: z.array(z.string().min(1).max(100)).min(1).max(100) });
