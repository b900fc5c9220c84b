import { eq } from "drizzle-orm";
import { z } from "zod";
import { actorOf, pageOf, pageQuery, toPage, type Api } from "@agency/platform/http";
import type { CoreDependencies } from "../dependencies.ts";
import { apiKeyMark, createApiKey, creatorOf, listApiKeys, revokeApiKey } from "./api-keys.ts";
import { keyReused, onceOnly, readIdempotencyKey } from "./once.ts";
import { apiKeySchema, createApiKeySchema, createdApiKeySchema } from "./schema.ts";
import { apiKeys, type ApiKeyRow } from "./table.ts";
import { hashToken, tokenFor } from "./tokens.ts";

const tag = "API keys";
const params = z.object({ apiKeyId: z.uuid() });

export function apiKeyRoutes(api: Api, { db, cursors, sessionSecret }: Pick<CoreDependencies, "db" | "cursors"> & { sessionSecret: string }): void {
  // Not a plain `write`: its stored reply would keep the token at rest.
  api.raw(
    {
      method: "post",
      path: "/api-keys",
      summary: "Make an API key; its token is shown once",
      tag,
      permission: "api_keys.write",
      body: createApiKeySchema,
      reply: createdApiKeySchema,
      status: 201,
    },
    async ({ c, principal, body }) => {
      const idempotencyKey = readIdempotencyKey(c);
      const { organizationId } = principal;
      const token = apiKeyMark + tokenFor(sessionSecret, { purpose: "api_key", organizationId, principalId: principal.id, idempotencyKey });
      return onceOnly("api_keys_token_hash_key", () =>
        db.forOrganization(organizationId, async (tx) => {
          const [earlier] = await tx.select().from(apiKeys).where(eq(apiKeys.tokenHash, hashToken(token)));
          if (earlier && !isSame(earlier, body)) throw keyReused();
          const row =
            earlier ??
            (
              await createApiKey(tx, {
                ...body,
                organizationId,
                createdBy: await creatorOf(tx, principal),
                actor: actorOf(principal),
                grantable: principal.permissions,
                token,
                requestId: c.get("requestId"),
              })
            ).row;
          return { body: { ...present(row), token }, headers: { "Cache-Control": "no-store", ...(earlier ? { "Idempotent-Replayed": "true" } : {}) } };
        }),
      );
    },
  );

  api.read(
    { method: "get", path: "/api-keys", summary: "List API keys", tag, permission: "api_keys.read", query: z.strictObject(pageQuery), reply: pageOf(apiKeySchema) },
    async (tx, { principal, query }) => {
      const scope = `api-keys:${principal.organizationId}`;
      const after = query.cursor ? (cursors.decode(scope, query.cursor)[0] as string) : null;
      const found = await listApiKeys(tx, { after, limit: query.limit });
      return { body: toPage(found, { limit: query.limit, signer: cursors, scope, key: (row) => [row.id], present }) };
    },
  );

  api.write(
    { method: "delete", path: "/api-keys/{apiKeyId}", summary: "Revoke an API key", tag, permission: "api_keys.write", params, status: 204 },
    async (tx, { c, principal, params }) => {
      await revokeApiKey(tx, params.apiKeyId, { actor: actorOf(principal), requestId: c.get("requestId") });
      return { body: undefined };
    },
  );
}

function isSame(row: ApiKeyRow, body: z.output<typeof createApiKeySchema>): boolean {
  const days = row.expiresAt === null ? null : Math.round((row.expiresAt.getTime() - row.createdAt.getTime()) / 86_400_000);
  return row.name === body.name && days === body.expiresInDays && JSON.stringify(row.scopes) === JSON.stringify([...new Set(body.scopes)]);
}

function present(row: ApiKeyRow): z.input<typeof apiKeySchema> {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
