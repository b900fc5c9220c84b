import { createHmac, randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadConfig } from "@agency/platform/config";
import { newId } from "@agency/platform/db";
import type { Principal } from "@agency/platform/http";
import { createLog } from "@agency/platform/log";
import { createKeyRing } from "@agency/platform/secrets";
import type { NetworkName } from "@agency/providers/spec";
import { createTestRoom, type TestRoom } from "../brands/testing.ts";
import { createChannelHooks, type PostNews } from "./hooks.ts";
import { networkCallbackRoutes } from "./network-callbacks.ts";
import { channels, type ChannelRow } from "./table.ts";
import { channelTokenAad } from "./token-aad.ts";

const keyRing = createKeyRing({ keys: [{ id: "test", key: randomBytes(32) }] });
const secrets = { live: "live-app-secret", sandbox: "sandbox-app-secret" } as const;
let room: TestRoom;
let owner: Principal;
let brandId: string;
const disconnected: string[] = [];
const news: PostNews[] = [];

beforeAll(async () => {
  const channelHooks = createChannelHooks();
  channelHooks.afterDisconnect.push(async (_tx, id) => void disconnected.push(id));
  channelHooks.afterPostNews.push(async (_tx, each) => void news.push(each));
  room = await createTestRoom((api, { db }) =>
    networkCallbackRoutes(api, {
      db, channelHooks, log: createLog({ level: "silent" }), config: loadConfig({ AGENCY_ENV: "test", PUBLIC_ORIGIN: "https://agency.example", META_WEBHOOK_VERIFY_TOKEN: "verify-me" }),
      signingApps: () => [{ environment: "live", secret: secrets.live }, { environment: "sandbox", secret: secrets.sandbox }],
    }),
  );
  owner = await room.newOrganization();
  brandId = newId();
  await room.db.forOrganization(owner.organizationId, (tx) => tx.execute(sql`insert into brands (id, organization_id, name, search_text) values (${brandId}, ${owner.organizationId}, 'Cà Phê Sông Hàn', 'ca phe')`));
});
afterAll(() => room.close());
beforeEach(() => {
  news.length = 0;
  disconnected.length = 0;
});

async function newChannel(network: NetworkName, remoteUserId: string, fields: Partial<ChannelRow> = {}): Promise<string> {
  const id = newId();
  await room.db.system((tx) =>
    tx.insert(channels).values({
      id, organizationId: owner.organizationId, brandId, network, environment: "live", remoteId: newId(), remoteUserId, name: "Sông Hàn", pictureUrl: "https://example.com/face.jpg", scopes: [], status: "connected",
      sealedToken: keyRing.seal("EAAtoken", channelTokenAad(id)), version: 1, createdAt: sql`agency.now()` as never, updatedAt: sql`agency.now()` as never, ...fields,
    }),
  );
  return id;
}
const read = async (id: string): Promise<ChannelRow> => (await room.db.system((tx) => tx.select().from(channels).where(eq(channels.id, id))))[0]!;
const post = (path: string, body: string, headers: Record<string, string> = {}) => room.request(null, `/api/v1/webhooks/networks/${path}`, { method: "POST", body, headers });
const get = (path: string) => room.request(null, `/api/v1${path}`);
function signedRequest(userId: string, secret: string): string {
  const payload = Buffer.from(JSON.stringify({ user_id: userId, algorithm: "HMAC-SHA256", issued_at: 1_758_000_000 })).toString("base64url");
  return new URLSearchParams({ signed_request: `${createHmac("sha256", secret).update(payload).digest("base64url")}.${payload}` }).toString();
}
function tiktokNews(event: string, openId: string, content: object, { secret = secrets.live, atSeconds = Math.floor(Date.now() / 1000) }: { secret?: string; atSeconds?: number } = {}) {
  const body = JSON.stringify({ client_key: "ck", event, create_time: atSeconds, user_openid: openId, content: JSON.stringify(content) });
  return [body, { "tiktok-signature": `t=${atSeconds},s=${createHmac("sha256", secret).update(`${atSeconds}.${body}`).digest("hex")}` }] as const;
}

describe("the deauthorize callback of Meta", () => {
  test("takes the tokens of every account of that person, and of nobody else, and tells once", async () => {
    const person = newId();
    const mine = [await newChannel("facebook", person), await newChannel("instagram", person)];
    const others = [await newChannel("facebook", newId()), await newChannel("facebook", person, { environment: "sandbox" }), await newChannel("tiktok", person)];
    for (let count = 0; count < 2; count += 1) expect((await post("facebook/deauthorize", signedRequest(person, secrets.live))).status).toBe(200);
    for (const id of mine) {
      expect(await read(id)).toMatchObject({ status: "needs_auth", sealedToken: null, renewAt: null });
      expect((await room.eventsOf(owner, id)).filter((type) => type === "channel.needs_auth")).toHaveLength(1);
    }
    for (const id of others) expect(await read(id)).toMatchObject({ status: "connected", sealedToken: expect.any(String) });
    expect(disconnected).toEqual([]);
  });

  test("believes nothing that our app's secret did not sign", async () => {
    const person = newId();
    const id = await newChannel("facebook", person);
    for (const body of [signedRequest(person, "someone-else"), "", "signed_request=x.y", "signed_request=", "{}"]) expect((await post("facebook/deauthorize", body)).status, body).toBe(401);
    expect((await post("tiktok/deauthorize", signedRequest(person, secrets.live))).status).toBe(404);
    expect(await read(id)).toMatchObject({ status: "connected" });
  });
});

describe("the data-deletion callback of Meta", () => {
  test("deletes what came of the person, cancels plans and gives an address that tells so", async () => {
    const person = newId();
    const id = await newChannel("facebook", person, { details: { username: "lan" } });
    const reply = await post("facebook/data-deletion", signedRequest(person, secrets.live));
    const body = (await reply.json()) as { url: string; confirmation_code: string };
    expect(body.url).toBe(`https://agency.example/data-deletion/${body.confirmation_code}`);
    expect(await read(id)).toMatchObject({ status: "disconnected", sealedToken: null, remoteUserId: null, pictureUrl: null, details: {} });
    expect(disconnected).toEqual([id]);
    expect(await (await get(`/data-deletions/${body.confirmation_code}`)).json()).toMatchObject({ network: "facebook", status: "done", completedAt: expect.any(String) });
    expect((await get("/data-deletions/unknown-unknown-unknown")).status).toBe(404);
    const kept = await room.db.system((tx) => tx.execute(sql`select * from data_deletions`));
    expect(JSON.stringify(kept.rows), "neither the person nor the code stands in the table").not.toMatch(new RegExp(`${person}|${body.confirmation_code}`));
  });

  test("answers for people of whom nothing is kept, too", async () => {
    expect((await post("instagram/data-deletion", signedRequest(newId(), secrets.sandbox))).status).toBe(200);
  });
});

describe("news of TikTok", () => {
  test("that the person took the consent back end the account's access", async () => {
    const openId = newId();
    const id = await newChannel("tiktok", openId);
    const [body, headers] = tiktokNews("authorization.removed", openId, { reason: 1 });
    expect((await post("tiktok", body, headers)).status).toBe(200);
    expect(await read(id)).toMatchObject({ status: "needs_auth", sealedToken: null });
  });

  test("about a post are handed on once, however often they come", async () => {
    const [body, headers] = tiktokNews("post.publish.publicly_available", "o1", { publish_id: "v_pub_file~1", post_id: "7123456789012345678" });
    for (let count = 0; count < 3; count += 1) expect((await post("tiktok", body, headers)).status).toBe(200);
    expect(news).toEqual([{ network: "tiktok", environment: "live", accountId: "o1", handle: "v_pub_file~1" }]);
  });

  test("are refused when forged, old or changed on the way", async () => {
    const [body, headers] = tiktokNews("authorization.removed", "o1", {}, { secret: "someone-else" });
    const [old, oldHeaders] = tiktokNews("authorization.removed", "o1", {}, { atSeconds: Math.floor(Date.now() / 1000) - 400 });
    const [good, goodHeaders] = tiktokNews("authorization.removed", "o1", {});
    for (const [sent, with_] of [[body, headers], [old, oldHeaders], [good.replace("o1", "o2"), goodHeaders], [good, {}]] as const) expect((await post("tiktok", sent, with_)).status).toBe(401);
  });
});

describe("the question whether an address is ours", () => {
  test("of Meta is answered only with the token that was agreed", async () => {
    const ask = (token: string) => room.request(null, `/api/v1/webhooks/networks/facebook?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`);
    const good = await ask("verify-me");
    expect([good.status, await good.text()]).toEqual([200, "1158201444"]);
    expect((await ask("guess")).status).toBe(403);
  });

  test("of LinkedIn is answered with the code, signed", async () => {
    const reply = await room.request(null, "/api/v1/webhooks/networks/linkedin?challengeCode=890e4665-4dfe-4ab1-b689-ed553bceeed0");
    expect(await reply.json()).toEqual({ challengeCode: "890e4665-4dfe-4ab1-b689-ed553bceeed0", challengeResponse: createHmac("sha256", secrets.live).update("890e4665-4dfe-4ab1-b689-ed553bceeed0").digest("hex") });
  });
});

test("signed news of a page are taken, unsigned ones are not", async () => {
  const body = '{"object":"page","entry":[]}';
  const signature = `sha256=${createHmac("sha256", secrets.live).update(body).digest("hex")}`;
  expect((await post("facebook", body, { "x-hub-signature-256": signature })).status).toBe(200);
  expect((await post("facebook", body)).status).toBe(401);
});
