import { createDatabase, newId, type Database } from "@agency/platform/db";
import { Api, createCursorSigner, createEdge, type CursorSigner, type Principal } from "@agency/platform/http";
import { createLog } from "@agency/platform/log";
import { createTestDatabase } from "@agency/platform/testing";
import { sql } from "drizzle-orm";
import { permissions } from "../identity/schema.ts";

type Json = Record<string, unknown>;
export interface TestReply {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read replies of every shape
  body: any;
}

/** Rooms under test behind the real API edge on a real Postgres; only who is calling is said by the test. */
export interface TestRoom {
  db: Database;
  cursors: CursorSigner;
  /** A fresh organization and someone who may do everything in it. */
  newOrganization(): Promise<Principal>;
  /** Sends a request as `principal`; a plain object goes as JSON, `FormData` as it is. */
  call(principal: Principal | null, method: string, path: string, body?: Json | FormData, headers?: Record<string, string>): Promise<TestReply>;
  request(principal: Principal | null, path: string, init?: RequestInit): Promise<Response>;
  /** Types of the events about a subject, oldest first. */
  eventsOf(principal: Principal, subjectId: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function createTestRoom(
  mount: (api: Api, room: { db: Database; cursors: CursorSigner; edge: ReturnType<typeof createEdge>; authenticate: (c: { req: { header(name: string): string | undefined } }) => Promise<Principal | null> }) => void,
): Promise<TestRoom> {
  const testDatabase = await createTestDatabase();
  const db = createDatabase({ url: testDatabase.url, poolSize: 6, onError: () => {} });
  const cursors = createCursorSigner(Buffer.alloc(32, 7));
  const callers = new Map<string, Principal>();
  const authenticate = async (c: { req: { header(name: string): string | undefined } }) => callers.get(c.req.header("x-test-caller") ?? "") ?? null;
  const api = new Api({ db, authenticate, limit: async () => ({}), validateReplies: true });
  const edge = createEdge({ log: createLog({ level: "silent" }), isHttps: false });
  mount(api, { db, cursors, edge, authenticate });
  edge.route("/api/v1", api.app);

  const request = async (principal: Principal | null, path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (principal) {
      const key = newId();
      callers.set(key, principal);
      headers.set("x-test-caller", key);
    }
    return edge.request(path, { ...init, headers });
  };

  return {
    db,
    cursors,
    request,
    async newOrganization() {
      const organizationId = newId();
      await db.system((tx) => tx.execute(sql`insert into organizations (id, name) values (${organizationId}, 'Test')`));
      const id = newId();
      return { kind: "user", id, organizationId, userId: id, sessionId: null, role: "owner", permissions: new Set(permissions), brandIds: null };
    },
    async call(principal, method, path, body, headers = {}) {
      const json = body !== undefined && !(body instanceof FormData);
      const response = await request(principal, `/api/v1${path}`, {
        method,
        headers: { ...(json ? { "content-type": "application/json" } : {}), ...headers },
        ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : body }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
    },
    async eventsOf(principal, subjectId) {
      const found = await db.forOrganization(principal.organizationId, (tx) =>
        tx.execute<{ type: string }>(sql`select type from platform.events where subject_id = ${subjectId} order by xid, id`),
      );
      return found.rows.map((row) => row.type);
    },
    async close() {
      await db.close();
      await testDatabase.drop();
    },
  };
}
