import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { getRequestListener } from "@hono/node-server";
import { sql } from "drizzle-orm";
import { channelTokenAad, startChannelKeeper } from "@agency/core/channels";
import { newId, rows } from "@agency/platform/db";
import type { NetworkName } from "@agency/providers/spec";
import { makeSandboxVideo, startSandboxServer } from "@agency/sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestProduct, type TestProduct } from "./testing/test-product.fixture.ts";

const origin = "http://localhost:3000";
const stateDir = mkdtempSync(path.join(tmpdir(), "connect-networks-"));
let sandbox: Awaited<ReturnType<typeof startSandboxServer>>;
let product: TestProduct;
let cookie: string;
let brandId: string;

beforeAll(async () => {
  sandbox = await startSandboxServer({ stateDir, faultsEnabled: true });
  product = await startTestProduct({ sandboxOrigin: sandbox.origin, environment: { PUBLIC_ORIGIN: origin } });
  const signedUp = await product.call("POST", "/api/auth/sign-up/email", { headers: { origin }, body: { name: "Lan", email: "lan@moc.vn", password: "một ly phin ấm", organizationName: "Mộc", locale: "vi", timeZone: "Asia/Ho_Chi_Minh" } });
  cookie = signedUp.headers.getSetCookie().map((each) => each.split(";")[0]).join("; ");
  brandId = (await call("POST", "/brands", { name: "Cà Phê Sông Hàn" })).json.id;
});
afterAll(async () => {
  await product.close();
  await sandbox.close();
  rmSync(stateDir, { recursive: true, force: true });
});

const call = (method: string, where: string, body?: unknown) => product.call(method, `/api/v1${where}`, { headers: { cookie, origin }, ...(body === undefined ? {} : { body }) });

/** From the button through the network's own consent page and back, as a browser goes. @returns what the product's address says afterwards */
async function connect(network: NetworkName, choices: { login?: string | undefined; form?: [string, string][] } = {}): Promise<URLSearchParams> {
  const started = await call("POST", "/channels/connect", { network, brandId, ...(choices.login ? { login: choices.login } : {}) });
  expect(started.status, started.text).toBe(200);
  const dialog = new URL(started.json.authorizeUrl);
  expect((await fetch(dialog)).status).toBe(200);
  const form = new URLSearchParams([...dialog.searchParams, ["decision", "approve"], ...(choices.form ?? [])]);
  const consented = await fetch(`${dialog.origin}${dialog.pathname}`, { method: "POST", body: form, redirect: "manual" });
  const back = new URL(consented.headers.get("location")!);
  expect(back.origin + back.pathname).toBe(`${origin}/api/v1/channels/callback/${network}`);
  const landed = await call("GET", `/channels/callback/${network}${back.search}`);
  expect(landed.status, landed.text).toBe(303);
  return new URL(landed.headers.get("location")!).searchParams;
}
const tokensOf = (id: string) =>
  product.db.system((tx) => rows<{ sealed_token: string | null; sealed_refresh_token: string | null; renew_at: string | null; remote_user_id: string | null }>(tx, sql`select sealed_token, sealed_refresh_token, renew_at, remote_user_id from channels where id = ${id}`));

async function connectFirst(network: NetworkName, login?: string): Promise<string> {
  const grantId = (await connect(network, { login })).get("grant");
  const { destinations } = (await call("GET", `/channels/grants/${grantId}`)).json;
  const { remoteId } = destinations.find((each: { canPublish: boolean }) => each.canPublish);
  return (await call("POST", `/channels/grants/${grantId}/connect`, { remoteIds: [remoteId] })).json.data[0].id;
}

describe("what a network tells of a person who changes their mind", () => {
  let http: Server;
  let heard: string;
  const admin = async (where: string, body: object) => {
    const answer = await fetch(`${sandbox.origin}/sandbox/${where}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    expect(answer.ok, await answer.clone().text()).toBe(true);
  };
  const post = (where: string, body: object) => fetch(`${sandbox.origin}/sandbox/${where}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  /** A published post of ours with this id of the network. */
  const standingOnInstagram = async (accountId: string, mediaId: string): Promise<string> => {
    const [id, channelId] = [newId(), newId()];
    const content = (await call("POST", "/contents", { brandId, platform: "instagram", document: { type: "social", body: "Ly sáng", hashtags: [], cta: "", altText: "" } })).json;
    const { organizationId } = (await product.db.system((tx) => rows<{ organizationId: string }>(tx, sql`select organization_id as "organizationId" from brands where id = ${brandId}`)))[0]!;
    await product.db.system(async (tx) => {
      await tx.execute(sql`insert into channels (id, organization_id, brand_id, network, environment, remote_id, name, status) values (${channelId}, ${organizationId}, ${brandId}, 'instagram', 'sandbox', ${accountId}, 'Quán', 'connected')`);
      await tx.execute(
        sql`insert into publications (id, organization_id, brand_id, content_id, channel_id, network, environment, lane, status, scheduled_wall, time_zone, due_at, prepare_at, remote_id, published_at)
            values (${id}, ${organizationId}, ${brandId}, ${content.id}, ${channelId}, 'instagram', 'sandbox', ${`instagram:sandbox:${accountId}`}, 'published', localtimestamp, 'Asia/Ho_Chi_Minh', agency.now(), agency.now(), ${mediaId}, agency.now())`,
      );
    });
    return id;
  };
  const channel = async (id: string) => (await call("GET", `/channels/${id}`)).json;

  beforeAll(async () => {
    http = createServer(getRequestListener(product.app.fetch));
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    heard = `http://127.0.0.1:${(http.address() as AddressInfo).port}/api/v1/webhooks/networks`;
    await admin("facebook/apps", { id: "sandbox-app", secret: "sandbox-secret", callbacks: { deauthorize: `${heard}/facebook/deauthorize`, dataDeletion: `${heard}/facebook/data-deletion`, webhook: `${heard}/facebook`, instagramWebhook: `${heard}/instagram` } });
    await admin("tiktok/apps", { clientKey: "sandbox-app", secret: "sandbox-secret", webhookUrl: `${heard}/tiktok` });
  });
  afterAll(() => void http.close());

  it("a comment on Instagram has its post measured soon, not at its next step; forged news have not", async () => {
    const [account] = (await (await post("instagram/accounts", { accounts: [{ username: "quan.binh.luan" }] })).json()) as { id: string; accessToken: string }[];
    const graph = `${sandbox.origin}/sandbox/graph.instagram.com/v26.0`;
    const onGraph = async (where: string, body: object) => (await (await fetch(`${graph}/${where}`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${account!.accessToken}` }, body: JSON.stringify(body) })).json()) as { id: string };
    const film = await makeSandboxVideo({ width: 540, height: 960, seconds: 4, title: "Ly sáng" });
    const films = createServer((_request, response) => response.writeHead(200, { "content-type": "video/mp4", "content-length": film.byteLength }).end(film));
    await new Promise<void>((resolve) => films.listen(0, "127.0.0.1", resolve));
    await admin("processing", { host: "*", processingMs: 0 });
    const container = await onGraph(`${account!.id}/media`, { media_type: "REELS", video_url: `http://127.0.0.1:${(films.address() as AddressInfo).port}/ly.mp4`, caption: "Ly sáng" });
    const media = await onGraph(`${account!.id}/media_publish`, { creation_id: container.id });
    films.close();
    expect(media.id, JSON.stringify([container, media])).toMatch(/^18000/);
    await onGraph(`${account!.id}/subscribed_apps`, { subscribed_fields: "comments" });

    const publicationId = await standingOnInstagram(account!.id, media.id);
    expect((await call("POST", `/publications/${publicationId}/measure`)).status).toBe(202);
    const later = sql`update post_metrics set next_at = agency.now() + interval '5 days', measured_at = agency.now() - interval '1 hour' where publication_id = ${publicationId}`;
    await product.db.system((tx) => tx.execute(later));
    const isDue = async () => (await product.db.system((tx) => rows<{ due: boolean }>(tx, sql`select next_at <= agency.now() as due from post_metrics where publication_id = ${publicationId}`)))[0]!.due;
    await admin("instagram/comments", { media: media.id, text: "Giả mạo", isForged: true });
    await admin("instagram/comments", { media: media.id, text: "Ngon quá", times: 2 });
    await expect.poll(isDue, { timeout: 5_000 }).toBe(true);
    // The forged one is tried three times; none of them is believed.
    await product.db.system((tx) => tx.execute(later));
    await admin("instagram/comments", { media: media.id, text: "Giả mạo nữa", isForged: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await isDue()).toBe(false);
    // Measured a moment ago: people who talk all day do not cost a call each.
    await product.db.system((tx) => tx.execute(sql`update post_metrics set measured_at = agency.now() where publication_id = ${publicationId}`));
    await admin("instagram/comments", { media: media.id, text: "Thêm một ly" });
    const inMinutes = async () => (await product.db.system((tx) => rows<{ minutes: number }>(tx, sql`select round(extract(epoch from next_at - agency.now()) / 60)::int as minutes from post_metrics where publication_id = ${publicationId}`)))[0]!.minutes;
    await expect.poll(inMinutes, { timeout: 5_000 }).toBe(10);
  });

  it("removing the app on Facebook stops the page and the Instagram account behind it, until somebody connects again", async () => {
    const ids = [await connectFirst("facebook"), await connectFirst("instagram", "facebook")];
    await admin("facebook/apps/events", { event: "deauthorize" });
    for (const id of ids) await expect.poll(async () => (await channel(id)).status, { timeout: 5_000 }).toBe("needs_auth");
    for (const id of ids) expect(await tokensOf(id)).toMatchObject([{ sealed_token: null }]);
    expect(await connectFirst("facebook")).toBe(ids[0]);
    expect((await channel(ids[0]!)).status).toBe("connected");
  });

  it("asking Facebook to have the data deleted disconnects and forgets", async () => {
    const id = await connectFirst("facebook");
    await admin("facebook/apps/events", { event: "dataDeletion" });
    await expect.poll(async () => (await channel(id)).status, { timeout: 5_000 }).toBe("disconnected");
    expect(await tokensOf(id)).toMatchObject([{ sealed_token: null, remote_user_id: null }]);
  });

  it("a consent taken back on TikTok ends the account's access", async () => {
    const id = await connectFirst("tiktok");
    const [tokens] = await tokensOf(id);
    const token = product.rooms.keyRing.open(tokens!.sealed_token!, channelTokenAad(id));
    const taken = await fetch(`${sandbox.origin}/sandbox/open.tiktokapis.com/v2/oauth/revoke/`, { method: "POST", body: new URLSearchParams({ client_key: "sandbox-app", client_secret: "sandbox-secret", token }) });
    expect(taken.status, await taken.text()).toBe(200);
    await expect.poll(async () => (await channel(id)).status, { timeout: 5_000 }).toBe("needs_auth");
    expect(await tokensOf(id)).toMatchObject([{ sealed_token: null, sealed_refresh_token: null }]);
  });
});

describe("connecting each network's stand-in (R29)", () => {
  const ways = [
    { network: "facebook", login: undefined, renews: false },
    { network: "instagram", login: "facebook", renews: false },
    { network: "instagram", login: "instagram", renews: true },
    { network: "tiktok", login: undefined, renews: true },
    { network: "linkedin", login: undefined, renews: undefined },
  ] as const;

  it("offers all of them, with the settings that live ones still need", async () => {
    const { data } = (await call("GET", "/channels/networks")).json as { data: { network: string; environments: { environment: string; logins: string[]; missingSettings: string[][] }[] }[] };
    expect(data.map(({ network }) => network)).toEqual(["facebook", "instagram", "tiktok", "linkedin"]);
    for (const { environments } of data) {
      expect(environments.find(({ environment }) => environment === "sandbox")!.logins.length).toBeGreaterThan(0);
      expect(environments.find(({ environment }) => environment === "live")).toMatchObject({ logins: [], missingSettings: expect.arrayContaining([[expect.any(String), expect.any(String)]]) });
    }
  });

  it.each(ways)("$network ($login): dialog, choice of accounts, check, disconnection", async ({ network, login, renews }) => {
    const back = await connect(network, { login });
    const grantId = back.get("grant");
    expect(grantId, back.toString()).not.toBeNull();
    expect(back.get("network")).toBe(network);
    const grant = await call("GET", `/channels/grants/${grantId}`);
    expect(grant.json.missingScopes).toEqual([]);
    const usable = grant.json.destinations.filter((each: { canPublish: boolean }) => each.canPublish);
    expect(usable.length).toBeGreaterThan(0);
    const connected = await call("POST", `/channels/grants/${grantId}/connect`, { remoteIds: [usable[0].remoteId] });
    expect(connected.status, connected.text).toBe(201);
    const [channel] = connected.json.data;
    expect(channel).toMatchObject({ network, environment: "sandbox", status: "connected" });
    expect((await fetch(channel.pageUrl)).status, `${channel.pageUrl} shows the account`).toBe(200);
    const checked = await call("POST", `/channels/${channel.id}/check`);
    expect(checked.json, checked.text).toMatchObject({ status: "connected" });
    if (network === "tiktok") expect(checked.json.limits.privacyOptions.length).toBeGreaterThan(0);
    if (network === "instagram") expect(checked.json.limits.postsTotal).toBeGreaterThan(0);
    const [before] = await tokensOf(channel.id);
    if (renews !== undefined) expect(before!.renew_at !== null).toBe(renews);
    expect(before!.remote_user_id).not.toBeNull();
    const gone = await call("DELETE", `/channels/${channel.id}`);
    expect(gone.json, gone.text).toMatchObject({ status: "disconnected" });
    expect(await tokensOf(channel.id)).toMatchObject([{ sealed_token: null, sealed_refresh_token: null, renew_at: null }]);
  });

  it("tells at once which permissions were left unticked", async () => {
    for (const [network, form] of [["facebook", [["choose", "1"], ["page", "*"], ["grant", "pages_show_list"]]], ["tiktok", [["choose", "1"], ["grant", "user.info.basic"]]], ["linkedin", [["choose", "1"], ["grant", "openid"], ["grant", "profile"]]]] as [NetworkName, [string, string][]][]) {
      const back = await connect(network, { form });
      const missing = back.get("error") === "scopes_missing" ? ["told"] : (await call("GET", `/channels/grants/${back.get("grant")}`)).json.missingScopes;
      expect(missing.length, `${network}: ${back}`).toBeGreaterThan(0);
    }
  });

  it("renews TikTok's rotating tokens before they end", async () => {
    const grantId = (await connect("tiktok")).get("grant");
    const { remoteId } = (await call("GET", `/channels/grants/${grantId}`)).json.destinations[0];
    const { id } = (await call("POST", `/channels/grants/${grantId}/connect`, { remoteIds: [remoteId] })).json.data[0];
    for (let round = 0; round < 3; round += 1) {
      const [before] = await tokensOf(id);
      await product.db.system((tx) => tx.execute(sql`update channels set renew_at = agency.now() where id = ${id}`));
      const keeper = startChannelKeeper(product.rooms);
      await keeper.sweep();
      await keeper.stop();
      const [after] = await tokensOf(id);
      expect(after!.sealed_token).not.toBe(before!.sealed_token);
      expect(after!.sealed_refresh_token).not.toBe(before!.sealed_refresh_token);
      expect((await call("POST", `/channels/${id}/check`)).json.status).toBe("connected");
    }
  });

  it("refuses a login that the network does not have", async () => {
    expect((await call("POST", "/channels/connect", { network: "tiktok", brandId, login: "facebook" })).json).toMatchObject({ status: 422, errors: [{ pointer: "/login", code: "unknown_login" }] });
    expect((await call("POST", "/channels/connect", { network: "linkedin", brandId, environment: "live" })).json).toMatchObject({ status: 409, code: "network_not_available" });
  });
});
