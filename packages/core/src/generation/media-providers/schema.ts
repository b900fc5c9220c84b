import { z } from "zod";
import { mediaKindSchema } from "../jobs/schema.ts";

export const mediaProviderSchema = z
  .object({
    name: z.string().describe("Stable key that jobs and the ledger name"),
    label: z.string(),
    kinds: z.array(mediaKindSchema),
    configured: z.boolean(),
    source: z.enum(["builtin", "environment", "stored", "sandbox", "none"]),
    environment: z.enum(["sandbox", "live"]),
    sharesTextKey: z.boolean().describe("The key is entered with the text provider of the same name"),
    keyHint: z.string().nullable(),
    baseUrl: z.string().nullable(),
    settings: z.array(z.object({ name: z.string(), label: z.string(), required: z.boolean(), value: z.string().nullable() })),
    takesWebhookSecret: z.boolean(),
    hasWebhookSecret: z.boolean(),
    webhookUrl: z.string().nullable().describe("Where the provider may send its news; null without a public https address"),
    models: z.array(z.object({ id: z.string(), kind: mediaKindSchema, retiresAt: z.string().nullable(), successor: z.string().nullable() })),
    lastCheckedAt: z.string().nullable(),
    lastCheckError: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: "MediaProvider" });

export const setMediaProviderSchema = z.strictObject({
  apiKey: z.string().trim().min(1).max(500).optional(),
  baseUrl: z.url({ protocol: /^https?$/ }).max(500).nullable().optional(),
  /** Serve it from the sandbox: costs nothing, is marked everywhere. */
  sandbox: z.boolean().optional(),
  webhookSecret: z.string().trim().min(1).max(500).nullable().optional(),
  settings: z.record(z.string().max(40), z.string().trim().max(200)).optional(),
});
