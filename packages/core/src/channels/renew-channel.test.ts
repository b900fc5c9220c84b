import { randomBytes, randomInt } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadConfig } from "@agency/platform/config";
import { createDatabase, newId, type Database } from "@agency/platform/db";
import type { Principal } from "@agency/platform/http";
import { createLog } from "@agency/platform/log";
import { createKeyRing } from "@agency/platform/secrets";
import { createOAuth } from "@agency/providers/oauth";
import type { SocialError, SocialNetwork } from "@agency/providers/spec";
import { createTestRoom, type TestRoom } from "../brands/testing.ts";
import { startChannelKeeper } from "./channel-keeper.ts";
import { openCredentials } from "./credentials.ts";
import { createChannelHooks } from "./hooks.ts";
import { pauseChannel } from "./pause-channel.ts";
import { renewChannel } from "./renew-channel.ts";
import { channels, type ChannelRow } from "./table.ts";
import { channelRefreshAad, channelTokenAad } from "./token-aad.ts";

const hourMs = 3_600_000;
const keyRing = createKeyRing({ keys: [{ id: "test", key: randomBytes(32) }] });
const config = loadConfig({ AGENCY_ENV: "test", LOG_LEVEL: "silent" });
const log = createLog({ level: "silent" });
let room: TestRoom;
let owner: Principal;
let brandId: string;
/** Two processes. */
let one: Database;
let two: Database;

/** A token endpoint that rotates: a refresh token works once, and only the newest access token is worth anything. */
const server = {
  current: { access: "a0", refresh: "r0" },
  calls: 0,
  /** Calls being answered, and the most there have been at a time. */
  busy: 0,
  mostBusy: 0,
  /** Milliseconds that an answer takes. */
  delay: () => 0,
  /** What happens to the next calls, in order. */
  script: [] as ("drop" | "busy" | "no_rotation" | "empty_rotation")[],
  url: "",
  http: undefined as Server | undefined,
  async start() {
    this.http = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const given = new URLSearchParams(Buffer.concat(chunks).toString()).get("refresh_token");
      this.calls += 1;
      this.busy += 1;
      this.mostBusy = Math.max(this.mostBusy, this.busy);
      await sleep(this.delay());
      this.busy -= 1;
      const how = this.script.shift();
      if (how === "drop") return response.destroy();
      const answer = (status: number, body: object) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
      if (how === "busy") return answer(503, {});
      if (given !== this.current.refresh) return answer(200, { error: "invalid_grant", error_description: "This refresh token was used already." });
      this.current = { access: `a-${newId()}`, refresh: how === "no_rotation" || how === "empty_rotation" ? this.current.refresh : `r-${newId()}` };
      return answer(200, { access_token: this.current.access, expires_in: 7_200, ...(how === "no_rotation" ? {} : { refresh_token: how === "empty_rotation" ? "" : this.current.refresh, refresh_expires_in: 15_552_000 }) });
    });
    await new Promise<void>((resolve) => this.http!.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${(this.http.address() as AddressInfo).port}/token`;
  },
};

const network = (): SocialNetwork => {
  const oauth = createOAuth({ network: "tiktok", title: "TikTok", authorizeUrl: server.url, tokenUrl: server.url, clientId: "the-key", clientSecret: "the-secret", scopes: [], scopeSeparator: ",", pkce: "none", refresh: { url: server.url, grantType: "refresh_token", tokenParam: "refresh_token" } }, { fetch, timeoutMs: 3_000 });
  return { name: "tiktok", environment: "sandbox", refresh: (tokens: { accessToken: string; refreshToken: string | null }) => oauth.refresh(tokens) } as unknown as SocialNetwork;
};
const depsOf = (db: Database) => ({ db, keyRing, log, config, socialNetwork: network, channelHooks: createChannelHooks() });

beforeAll(async () => {
  await server.start();
  room = await createTestRoom(() => {});
  owner = await room.newOrganization();
  brandId = newId();
  await room.db.forOrganization(owner.organizationId, (tx) => tx.execute(sql`insert into brands (id, organization_id, name, search_text) values (${brandId}, ${owner.organizationId}, 'Cà Phê Sông Hàn', 'ca phe')`));
  [one, two] = [1, 2].map(() => createDatabase({ url: room.db.directUrl, poolSize: 6, onError: () => {} })) as [Database, Database];
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await room.close();
  server.http!.close();
});
beforeEach(async () => {
  await room.db.system((tx) => tx.delete(channels));
  server.current = { access: `a-${newId()}`, refresh: `r-${newId()}` };
  server.script = [];
  server.calls = 0;
  server.delay = () => 0;
});

/** A channel that holds the server's current tokens; the access token ends in `leftMs`. */
async function newChannel(leftMs: number, fields: Partial<ChannelRow> = {}): Promise<ChannelRow> {
  const id = newId();
  const inMs = (ms: number) => sql`agency.now() + ${ms} * interval '1 millisecond'`;
  const [row] = await room.db.system((tx) =>
    tx
      .insert(channels)
      .values({
        id, organizationId: owner.organizationId, brandId, network: "tiktok", environment: "sandbox", remoteId: newId(), name: "Sông Hàn", scopes: [], status: "connected",
        sealedToken: keyRing.seal(server.current.access, channelTokenAad(id)), tokenExpiresAt: inMs(leftMs) as never,
        sealedRefreshToken: keyRing.seal(server.current.refresh, channelRefreshAad(id)), refreshExpiresAt: inMs(100 * 24 * hourMs) as never,
        renewedAt: inMs(leftMs - 2 * hourMs) as never, renewAt: inMs(leftMs - hourMs) as never, version: 1, createdAt: inMs(0) as never, updatedAt: inMs(0) as never, ...fields,
      })
      .returning(),
  );
  return row!;
}
const read = async (id: string): Promise<ChannelRow> => (await room.db.system((tx) => tx.select().from(channels).where(eq(channels.id, id))))[0]!;
const held = (row: ChannelRow) => ({ access: keyRing.open(row.sealedToken!, channelTokenAad(row.id)), refresh: keyRing.open(row.sealedRefreshToken!, channelRefreshAad(row.id)) });
const failureOf = (call: Promise<unknown>): Promise<SocialError> => call.then(() => expect.fail("it went well"), (error: SocialError) => error);
const toldOf = async (id: string) => (await room.eventsOf(owner, id)).filter((type) => type.startsWith("channel."));

describe("renewing an access (R8)", () => {
  test("happens once, however many processes want it, and everybody gets the new token", async () => {
    const channel = await newChannel(10_000);
    server.delay = () => 150;
    const opened = await Promise.all([one, two, one, two, one, two].map((db) => openCredentials(depsOf(db), channel.id)));
    expect(server.calls).toBe(1);
    expect(new Set(opened.map(({ accessToken }) => accessToken))).toEqual(new Set([server.current.access]));
    expect(held(await read(channel.id))).toEqual(server.current);
  });

  test("of many accounts at once leaves the database to the others", async () => {
    const many = await Promise.all(Array.from({ length: 12 }, () => newChannel(10_000)));
    server.delay = () => 100;
    server.mostBusy = 0;
    server.script = many.map(() => "busy");
    const renewals = await Promise.all(many.map((channel) => failureOf(openCredentials(depsOf(one), channel.id))));
    expect(server.mostBusy, "renewals that hold a connection").toBeLessThanOrEqual(4);
    expect(renewals.every(({ kind }) => kind === "transient")).toBe(true);
    expect(server.calls).toBe(12);
  });

  test("is one read while the token still lives", async () => {
    const channel = await newChannel(hourMs);
    expect((await openCredentials(depsOf(one), channel.id)).accessToken).toBe(server.current.access);
    expect(server.calls).toBe(0);
  });

  test("keeps the refresh token when the answer brings none, or an empty one", async () => {
    for (const how of ["no_rotation", "empty_rotation"] as const) {
      const channel = await newChannel(10_000);
      server.script = [how];
      await openCredentials(depsOf(one), channel.id);
      const row = await read(channel.id);
      expect(held(row)).toEqual(server.current);
      expect(row.refreshExpiresAt).toEqual(channel.refreshExpiresAt);
    }
  });

  test("stores the rotated token before anybody uses it, even when the database goes away in that moment", async () => {
    const channel = await newChannel(10_000);
    server.delay = () => 500;
    const renewed = renewChannel(depsOf(one), channel.id, { usedToken: channel.sealedToken });
    await expect.poll(() => server.calls, { interval: 10, timeout: 10_000 }).toBe(1);
    // The transaction that holds the row's lock dies while the network answers.
    await asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    expect(held(await renewed)).toEqual(server.current);
    expect(held(await read(channel.id))).toEqual(server.current);
  });

  test("that the network refuses pauses the account and tells once", async () => {
    const channel = await newChannel(10_000, {});
    server.current = { access: "other", refresh: "other" };
    for (const db of [one, two]) expect(await failureOf(openCredentials(depsOf(db), channel.id))).toMatchObject({ kind: "reauth" });
    expect(await read(channel.id)).toMatchObject({ status: "needs_auth", renewAt: null, statusReason: "This refresh token was used already." });
    expect(await toldOf(channel.id)).toEqual(["channel.needs_auth"]);
    expect(server.calls).toBe(1);
  });

  test("that meets a network in trouble changes nothing but the next try", async () => {
    const channel = await newChannel(10_000);
    server.script = ["busy", "drop"];
    for (const failures of [1, 2]) {
      expect(await failureOf(openCredentials(depsOf(one), channel.id))).toMatchObject({ kind: "transient" });
      const row = await read(channel.id);
      expect(row).toMatchObject({ status: "connected", renewFailures: failures });
      expect(row.renewAt!.getTime()).toBeGreaterThan(Date.now());
    }
    expect((await openCredentials(depsOf(one), channel.id)).accessToken).toBe(server.current.access);
    expect(await read(channel.id)).toMatchObject({ renewFailures: 0 });
    expect(await toldOf(channel.id)).toEqual([]);
  });

  test("by two workers at once with rotating tokens leaves a working token, whatever happens in between", async () => {
    const seed = randomInt(1_000_000);
    const random = seeded(seed);
    const channel = await newChannel(10_000);
    for (let round = 0; round < 15; round += 1) {
      server.delay = () => Math.floor(random() * 25);
      // A dropped call never reached the rotation: the old token is still good.
      server.script = Array.from({ length: Math.floor(random() * 3) }, () => (["drop", "busy", "no_rotation", "empty_rotation"] as const)[Math.floor(random() * 4)]!);
      await room.db.system((tx) => tx.update(channels).set({ tokenExpiresAt: sql`agency.now() + interval '5 seconds'` }).where(eq(channels.id, channel.id)));
      await Promise.all(
        [one, two, one, two].map(async (db) => {
          await sleep(random() * 20);
          try {
            await openCredentials(depsOf(db), channel.id);
          } catch (error) {
            expect((error as SocialError).kind, `seed ${seed}, round ${round}`).toBe("transient");
          }
        }),
      );
      expect(held(await read(channel.id)), `seed ${seed}, round ${round}`).toEqual(server.current);
    }
    expect(await toldOf(channel.id), `seed ${seed}`).toEqual([]);
  });
});

describe("the keeper", () => {
  const keep = async (): Promise<void> => {
    const keepers = [one, two].map((db) => startChannelKeeper({ ...depsOf(db), socialNetwork: () => ({ ...network(), checkAccount: async () => ({ ok: true, reason: null, expiresAt: null, scopes: [] }) }) as unknown as SocialNetwork }));
    await Promise.all(keepers.map((keeper) => keeper.sweep()));
    await Promise.all(keepers.map((keeper) => keeper.stop()));
  };

  test("renews ahead of time, once, so that a busy second finds fresh tokens", async () => {
    const channel = await newChannel(0.9 * hourMs);
    await keep();
    expect(server.calls).toBe(1);
    expect(held(await read(channel.id))).toEqual(server.current);
  });

  test("heals an account whose token died early before anybody hears of it", async () => {
    const channel = await newChannel(1.5 * hourMs);
    await room.db.system((tx) => pauseChannel(tx, { channelId: channel.id, reason: "The access token is invalid." }));
    expect((await read(channel.id)).status).toBe("needs_auth");
    expect(await toldOf(channel.id)).toEqual([]);
    await keep();
    expect(await read(channel.id)).toMatchObject({ status: "connected", statusReason: null });
    expect(await toldOf(channel.id)).toEqual(["channel.connected"]);
    // A token that is refused though it is fresh is not renewed for that again: a person is told.
    await room.db.system((tx) => pauseChannel(tx, { channelId: channel.id, reason: "The account is restricted." }));
    await keep();
    expect(await read(channel.id)).toMatchObject({ status: "needs_auth", renewAt: null });
    expect(await toldOf(channel.id)).toEqual(["channel.connected", "channel.needs_auth"]);
  });

  test("warns 10, 3 and 1 days before an end that only a person can put off, once each, and stops the account at its end", async () => {
    const dayMs = 24 * hourMs;
    const channel = await newChannel(11 * dayMs, { sealedRefreshToken: null, refreshExpiresAt: null, renewAt: null });
    const leave = (days: number) => room.db.system((tx) => tx.update(channels).set({ tokenExpiresAt: sql`agency.now() + ${days} * interval '1 day'` }).where(eq(channels.id, channel.id)));
    const days = async () => (await room.db.system((tx) => tx.execute<{ days: number }>(sql`select (payload ->> 'days')::int as days from platform.events where subject_id = ${channel.id} and type = 'channel.expiring' order by xid, id`))).rows.map((row) => row.days);
    await keep();
    expect(await days()).toEqual([]);
    for (const [left, told] of [[9.5, [10]], [8, [10]], [2.9, [10, 3]], [0.5, [10, 3, 1]], [0.4, [10, 3, 1]]] as const) {
      await leave(left);
      await keep();
      expect(await days(), `${left} days before`).toEqual(told);
    }
    await leave(-0.01);
    await keep();
    expect(await read(channel.id)).toMatchObject({ status: "needs_auth" });
    expect((await toldOf(channel.id)).filter((type) => type === "channel.needs_auth")).toHaveLength(1);
  });

  test("asks every account once a day", async () => {
    const channel = await newChannel(1.5 * hourMs, { checkAt: new Date(Date.now() - 1_000), lastCheckedAt: null });
    await keep();
    const row = await read(channel.id);
    expect(row.lastCheckedAt).not.toBeNull();
    expect(row.checkAt!.getTime() - Date.now()).toBeGreaterThan(23 * hourMs);
  });
});

function seeded(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: room.db.directUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
