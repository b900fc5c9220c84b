import { newId } from "@agency/platform/db";
import type { Principal } from "@agency/platform/http";
import { sql } from "drizzle-orm";
import { brandRoutes } from "../brands/index.ts";
import { createTestRoom, type TestRoom } from "../brands/testing.ts";
import { beginPiece } from "./clients/pieces.ts";
import type { PieceKind } from "./clients/schema.ts";
import { createEconomicsHooks, type EconomicsHooks } from "./hooks.ts";
import { economicsRoutes } from "./routes.ts";
import { settle, type NewLedgerEntry } from "./settle.ts";

/** The room of economics behind the real API edge, with short words for what happens in upper rooms. */
export interface TestEconomics extends TestRoom {
  hooks: EconomicsHooks;
  /** A user with a membership, for rooms that name people. */
  newMember(owner: Principal, role?: string): Promise<Principal>;
  newBrand(owner: Principal, name?: string): Promise<string>;
  /** Adds a client that owns new brands and, where named, has a plan. */
  newClient(owner: Principal, options?: { name?: string; brands?: number; planId?: string }): Promise<{ id: string; brandIds: string[] }>;
  book(owner: Principal, entry?: Partial<NewLedgerEntry>): Promise<void>;
  /** Counts that many contents of a brand in a month, with the ids that they got. */
  count(owner: Principal, brandId: string, options: { month: string; kind?: PieceKind; pieces: number }): Promise<string[]>;
  begin(owner: Principal, brandId: string, kind?: PieceKind): Promise<string>;
}

export async function createTestEconomics(): Promise<TestEconomics> {
  const hooks = createEconomicsHooks();
  const room = await createTestRoom((api, deps) => {
    brandRoutes(api, deps);
    economicsRoutes(api, { ...deps, economicsHooks: hooks });
  });
  const made = async (owner: Principal, path: string, body: Record<string, unknown>): Promise<string> => {
    const answer = await room.call(owner, "POST", path, body);
    if (answer.status !== 201) throw new Error(`POST ${path} answered ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body.id as string;
  };
  const newBrand = (owner: Principal, name = "Mộc Quán") => made(owner, "/brands", { name });
  return {
    ...room,
    hooks,
    newBrand,
    async newMember(owner, role = "owner") {
      const userId = newId();
      await room.db.directory(async (tx) => {
        await tx.execute(sql`insert into users (id, name, email) values (${userId}, 'Minh', ${`${userId}@example.com`})`);
        await tx.execute(sql`insert into members (id, organization_id, user_id, role) values (${newId()}, ${owner.organizationId}, ${userId}, ${role})`);
      });
      return { ...owner, id: userId, userId, role };
    },
    async newClient(owner, { name = "Công ty Mộc", brands = 1, planId } = {}) {
      const brandIds: string[] = [];
      for (let number = 0; number < brands; number += 1) brandIds.push(await newBrand(owner, `${name} ${number + 1}`));
      return { id: await made(owner, "/clients", { name, brandIds, ...(planId ? { planId } : {}) }), brandIds };
    },
    async book(owner, entry = {}) {
      await room.db.forOrganization(owner.organizationId, (tx) => settle(tx, { reservationId: null, entry: { ...call(owner), ...entry } }));
    },
    async count(owner, brandId, { month, kind = "posts", pieces }) {
      const ids = Array.from({ length: pieces }, () => newId());
      await room.db.forOrganization(owner.organizationId, async (tx) => {
        for (const id of ids) await tx.execute(sql`insert into pieces (content_id, organization_id, brand_id, kind, counted_at, month) values (${id}, ${owner.organizationId}, ${brandId}, ${kind}, ${`${month}-15T05:00:00Z`}, ${`${month}-01`})`);
      });
      return ids;
    },
    async begin(owner, brandId, kind = "posts") {
      const contentId = newId();
      await room.db.forOrganization(owner.organizationId, (tx) => beginPiece(tx, { organizationId: owner.organizationId, brandId, contentId, kind }));
      return contentId;
    },
  };
}

/** One answered live call of 100 micro-USD. */
function call(owner: Principal): NewLedgerEntry {
  return {
    organizationId: owner.organizationId,
    brandId: null,
    environment: "live",
    kind: "text",
    provider: "openai",
    model: "gpt-6-luna",
    subjectType: "generation_item",
    subjectId: newId(),
    inputTokens: 10,
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
    outputTokens: 5,
    amountMicroUsd: 100n,
    priceRow: "openai:gpt-6-luna:2026-09-22",
    outcome: "complete",
    requestId: null,
  };
}
