import type { assetSchema, uploadSchema } from "@agency/core/assets/schema";
import type { auditEntrySchema } from "@agency/core/audit/schema";
import type { budgetSchema, ledgerEntrySchema, usageSchema } from "@agency/core/economics/schema";
import type { providerCheckSchema, providerSchema, routeSchema, serverPresetSchema } from "@agency/core/generation/schema";
import type { apiKeySchema, createdApiKeySchema, createdInvitationSchema, invitationSchema, memberSchema } from "@agency/core/identity/schema";
import type { promptSchema, promptVersionSchema, renderedPromptSchema } from "@agency/core/prompts/schema";
import type { z } from "zod";

/** What the API answers, named once. Types only: no schema reaches the browser through this file. */
export type { Brand } from "@agency/core/brands/schema";
export type { Product } from "@agency/core/products/schema";
export type Asset = z.infer<typeof assetSchema>;
export type AssetUpload = z.infer<typeof uploadSchema>;
export type AuditEntry = z.infer<typeof auditEntrySchema>;
export type Budget = z.infer<typeof budgetSchema>;
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
export type Usage = z.infer<typeof usageSchema>;
export type Provider = z.infer<typeof providerSchema>;
export type ProviderCheck = z.infer<typeof providerCheckSchema>;
export type ProviderRoute = z.infer<typeof routeSchema>;
export type ServerPreset = z.infer<typeof serverPresetSchema>;
export type ApiKey = z.infer<typeof apiKeySchema>;
export type CreatedApiKey = z.infer<typeof createdApiKeySchema>;
export type Invitation = z.infer<typeof invitationSchema>;
export type CreatedInvitation = z.infer<typeof createdInvitationSchema>;
export type Member = z.infer<typeof memberSchema>;
export type Prompt = z.infer<typeof promptSchema>;
export type PromptVersion = z.infer<typeof promptVersionSchema>;
export type RenderedPrompt = z.infer<typeof renderedPromptSchema>;

export interface Session {
  id: string;
  current: boolean;
  ipAddress: string | null;
  userAgent: string | null;
  expiresAt: string;
  createdAt: string;
}

/** One page of a list. */
export interface Page<Item> {
  data: Item[];
  nextCursor: string | null;
}
