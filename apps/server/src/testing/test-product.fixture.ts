import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { createApiKey, createOwner, insertUser, permissionsOf } from "@agency/core/identity";
import type { Permission, Role } from "@agency/core/identity/schema";
import { loadConfig } from "@agency/platform/config";
import { newId, type Database } from "@agency/platform/db";
import { migrateJobs } from "@agency/platform/jobs";
import { createLog } from "@agency/platform/log";
import { createTestDatabase } from "@agency/platform/testing";
import { composeCore } from "../compose-core.ts";
import { composeRooms, type ComposedRooms } from "../compose-rooms.ts";
import { createApi, type ComposedApi } from "../create-api.ts";

export interface TestProduct extends ComposedApi {
  rooms: ComposedRooms;
  db: Database;
  /** Calls the API in this process; `key` is an API key. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  close(): Promise<void>;
}

export interface CallOptions {
  key?: string | undefined;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  raw?: string | Uint8Array;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of many shapes
  json: any;
}

/** The whole API with every room, on a database of its own; answers are checked against their schemas (AGENCY_ENV=test). */
export async function startTestProduct(options: { url?: string; environment?: Record<string, string>; limits?: boolean; sandboxOrigin?: string } = {}): Promise<TestProduct> {
  const database = options.url === undefined ? await createTestDatabase() : { url: options.url, drop: async () => {} };
  await migrateJobs(database.url);
  const dataDir = mkdtempSync(path.join(tmpdir(), "agency-api-"));
  const config = loadConfig({ AGENCY_ENV: "test", AGENCY_DATA_DIR: dataDir, DATABASE_POOL_SIZE: "6", AGENCY_SECRET_KEY: randomBytes(32).toString("base64url"), ...options.environment });
  const log = createLog({ level: "silent" });
  const core = await composeCore({ config, log, databaseUrl: database.url, sandbox: options.sandboxOrigin === undefined ? null : { origin: options.sandboxOrigin, publicOrigin: options.sandboxOrigin }, superviseJobs: false });
  const rooms = composeRooms(core);
  const api = createApi(rooms, { readiness: { isReady: () => true } });
  return {
    ...api,
    rooms,
    db: core.db,
    async call(method, target, { key, body, raw, headers } = {}) {
      const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const response = await api.app.request(`http://localhost:3000${target}`, {
        method,
        headers: { host: "localhost:3000", ...(sent === undefined ? {} : { "content-type": "application/json" }), ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
        ...(sent === undefined ? {} : { body: sent as string }),
      });
      if ((response.headers.get("content-type") ?? "").startsWith("text/event-stream")) {
        await response.body?.cancel();
        return { status: response.status, headers: response.headers, text: "", json: undefined };
      }
      const text = await response.text();
      const isJson = /json/.test(response.headers.get("content-type") ?? "");
      return { status: response.status, headers: response.headers, text, json: isJson && text !== "" ? JSON.parse(text) : undefined };
    },
    async close() {
      await api.close();
      await core.jobs.stop(1_000).catch(() => {});
      await core.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface TestOrganization {
  organizationId: string;
  userId: string;
  /** A key with everything that an owner may do. */
  key: string;
}

export async function newOrganization(product: TestProduct): Promise<TestOrganization> {
  const owner = await createOwner(product.db, { name: "Lan", email: `owner-${randomBytes(5).toString("hex")}@example.com`, organizationName: "Sông Xanh" });
  return { organizationId: owner.organizationId, userId: owner.userId, key: await newKey(product, owner, [...permissionsOf("owner")]) };
}

/** A key of a member: it can do what its scopes and the member's role both allow. */
export async function newKey(product: TestProduct, of: { organizationId: string; userId: string }, scopes: Permission[], expired = false): Promise<string> {
  return product.db.forOrganization(of.organizationId, async (tx) => {
    const { token, row } = await createApiKey(tx, { organizationId: of.organizationId, createdBy: of.userId, actor: { kind: "user", id: of.userId }, name: "test", scopes, grantable: permissionsOf("owner"), expiresInDays: 1 });
    if (expired) await tx.execute(sql`update api_keys set expires_at = agency.now() - interval '1 minute' where id = ${row.id}`);
    return token;
  });
}

/** Another member of an organization, and a key that can do all that this member may. */
export async function newMemberKey(product: TestProduct, organizationId: string, role: Role, brandIds: string[] | null = null): Promise<string> {
  const userId = newId();
  await product.db.directory(async (tx) => {
    await insertUser(tx, { id: userId, name: role, email: `${role}-${randomBytes(5).toString("hex")}@example.com`, locale: "vi", passwordHash: null });
    const limited = brandIds === null ? sql`null` : sql`${`{${brandIds.join(",")}}`}::uuid[]`;
    await tx.execute(sql`insert into members (id, organization_id, user_id, role, brand_ids) values (${newId()}, ${organizationId}, ${userId}, ${role}, ${limited})`);
  });
  return newKey(product, { organizationId, userId }, [...permissionsOf("owner")]);
}
