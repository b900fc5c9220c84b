import { desc, eq, lt, sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { forbidden, notFound, type Principal } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { recordAudit } from "../audit/index.ts";
import type { Permission } from "./schema.ts";
import { apiKeys, type ApiKeyRow } from "./table.ts";
import { hashToken, randomToken } from "./tokens.ts";

export const apiKeyMark = "agk_";
const shownCharacters = 10;

/**
 * Makes an API key; its token is answered here and never again. Event: `api_key.created`.
 * @param input.grantable what the creator may do: a key cannot do more
 * @param input.expiresInDays null: never
 * @throws Problem 403 for a scope that the creator lacks
 */
export async function createApiKey(
  tx: Transaction,
  input: {
    organizationId: string;
    /** A member, whose rights bound the key's as long as it lives. */
    createdBy: string;
    actor: Actor;
    name: string;
    scopes: readonly Permission[];
    grantable: ReadonlySet<string>;
    expiresInDays: number | null;
    token?: string;
    requestId?: string | undefined;
  },
): Promise<{ row: ApiKeyRow; token: string }> {
  const lacking = input.scopes.filter((scope) => !input.grantable.has(scope));
  if (lacking.length > 0) throw forbidden(`A key cannot do what you may not do yourself. Leave out: ${lacking.join(", ")}.`);
  const token = input.token ?? apiKeyMark + randomToken();
  const [row] = await tx
    .insert(apiKeys)
    .values({
      id: newId(),
      organizationId: input.organizationId,
      name: input.name,
      prefix: token.slice(0, shownCharacters),
      tokenHash: hashToken(token),
      scopes: [...new Set(input.scopes)],
      createdBy: input.createdBy,
      expiresAt: input.expiresInDays === null ? null : sql`agency.now() + make_interval(days => ${input.expiresInDays})`,
      createdAt: sql`agency.now()`,
    })
    .returning();
  const what = { organizationId: input.organizationId, subjectType: "api_key", subjectId: row!.id, actor: input.actor };
  await recordAudit(tx, { ...what, action: "api_key.created", detail: { scopes: row!.scopes, expiresInDays: input.expiresInDays }, requestId: input.requestId });
  await recordEvents(tx, { ...what, type: "api_key.created" });
  return { row: row!, token };
}

export async function listApiKeys(tx: Transaction, options: { after: string | null; limit: number }): Promise<ApiKeyRow[]> {
  return tx
    .select()
    .from(apiKeys)
    .where(options.after ? lt(apiKeys.id, options.after) : undefined)
    .orderBy(desc(apiKeys.id))
    .limit(options.limit + 1);
}

/** Works at most 5 s longer; again changes nothing. Event: `api_key.revoked`. @throws Problem 404 */
export async function revokeApiKey(tx: Transaction, apiKeyId: string, act: { actor: Actor; requestId?: string | undefined }): Promise<void> {
  const [row] = await tx.select().from(apiKeys).where(eq(apiKeys.id, apiKeyId)).for("update");
  if (!row) throw notFound("This API key");
  if (row.revokedAt !== null) return;
  await tx.update(apiKeys).set({ revokedAt: sql`agency.now()` }).where(eq(apiKeys.id, apiKeyId));
  const what = { organizationId: row.organizationId, subjectType: "api_key", subjectId: row.id, actor: act.actor };
  await recordAudit(tx, { ...what, action: "api_key.revoked", requestId: act.requestId });
  await recordEvents(tx, { ...what, type: "api_key.revoked" });
}

/** The person behind a principal: themselves, or who made the API key. */
export async function creatorOf(tx: Transaction, principal: Principal): Promise<string> {
  if (principal.userId !== null) return principal.userId;
  const [key] = await tx.select({ createdBy: apiKeys.createdBy }).from(apiKeys).where(eq(apiKeys.id, principal.id));
  if (!key) throw notFound("This API key");
  return key.createdBy;
}
