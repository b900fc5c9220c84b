import { createHmac, randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@agency/platform/db";
import { createEdge, type Principal } from "@agency/platform/http";
import { createMediaInspector, createRenditionMaker } from "@agency/platform/media";
import { createPickerLists, previewRoutes } from "../pickers/index.ts";
import { startMediaStudio, type MediaClient, type MediaStudio } from "../jobs/testing/media-studio.ts";
import type { ProviderJob } from "../jobs/schema.ts";

const heygen = "api.heygen.com";
const runway = "api.dev.runwayml.com";
const synthesia = "api.synthesia.io";
let room: MediaStudio;
let client: MediaClient;
beforeAll(async () => {
  // Live makers are asked politely; the ones that a test reaches are told to be the sandbox.
  room = await startMediaStudio();
});
afterAll(() => room[Symbol.asyncDispose]());
beforeEach(async () => {
  client = await room.newClient();
  for (const name of ["heygen", "runway", "synthesia"]) await client.call("PUT", `/media-providers/${name}`, { sandbox: true });
});
afterEach(() => room.studio.clearFaults());

const avatar = { type: "avatar", title: "Cà phê sáng", script: "Xin chào! Hôm nay quán có cà phê rang mộc mới. Mời bạn ghé thử.", avatarId: "look_linh_office", avatarType: "studio_avatar", voiceId: "vi_mai_hanoi" };
const generated = { type: "generated", prompt: "Steam rises from a cup of coffee in the morning light", seconds: 5 };
const arm = (host: string, fault: string, more: object = {}) => room.admin("POST", "faults", { host, fault, ...more });

async function make(request: object): Promise<ProviderJob> {
  const reply = await client.call("POST", "/videos/generate", { brandId: client.brandId, ...request });
  if (reply.status !== 202) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body.jobs[0] as ProviderJob;
}
async function assetsOf(job: ProviderJob) {
  const { rows } = await room.studio.db.forOrganization(client.principal.organizationId, (tx) => tx.execute(sql`select kind, mime_type, file_name, rights, storage_key from assets where id = ${job.assetIds[0]}`));
  return rows as { kind: string; mime_type: string; file_name: string; rights: object; storage_key: string }[];
}

describe("an avatar video", () => {
  test("goes from a script to a file of ours that says what made it, with captions (R16)", async () => {
    const before = (await room.created(heygen)).length;
    const job = await make(avatar);
    expect(job).toMatchObject({ kind: "video", provider: "heygen", model: "avatar_iv", environment: "sandbox", status: "queued" });
    const done = await client.ended(job.id);
    expect(done).toMatchObject({ status: "done", progress: 1, attempts: 1, errorKind: null });
    expect((await room.created(heygen)).length).toBe(before + 1);
    const [asset] = await assetsOf(done);
    expect(asset).toMatchObject({ kind: "video", mime_type: "video/mp4", file_name: "cà-phê-sáng.mp4", rights: { source: "ai", model: "heygen/avatar_iv", prompt: avatar.script } });
    expect((await room.storage.read(asset!.storage_key)).byteLength).toBeGreaterThan(10_000);
    const captions = (await client.call("GET", `/jobs/${job.id}/captions`)).body;
    expect(captions).toMatchObject({ precision: "provider", edited: false });
    expect(captions.cues.map(({ text }: { text: string }) => text).join(" ")).toBe(avatar.script);
    expect(captions.cues.at(-1).endMs).toBeLessThanOrEqual(captions.durationMs + 5);
  });

  test("is booked by its length at the avatar's price, in the books once", async () => {
    const done = await client.ended((await make(avatar)).id);
    const { durationMs } = (await client.call("GET", `/jobs/${done.id}/captions`)).body;
    const cost = (Math.ceil((66_700 * durationMs) / 1_000) / 1e6).toString();
    expect(done.cost).toEqual({ amount: cost, currency: "USD" });
    expect(Number(done.estimatedMaxCost!.amount)).toBeGreaterThanOrEqual(Number(cost));
    expect((await client.call("GET", "/economics/ledger?environment=sandbox")).body.data.filter(({ provider }: { provider: string }) => provider === "heygen")).toHaveLength(1);
  });

  test("whose answer was lost is found by our own id at HeyGen and at Synthesia (R4)", async () => {
    for (const [host, request] of [[heygen, avatar], [synthesia, { ...avatar, provider: "synthesia", avatarId: "anna_costume1_cameraA", voiceId: null }]] as const) {
      const before = (await room.created(host)).length;
      await arm(host, "lost_response_after_commit", { operation: "videos.create" });
      expect(await client.ended((await make(request)).id)).toMatchObject({ status: "done", attempts: 1 });
      expect((await room.created(host)).length).toBe(before + 1);
    }
  });

  test("that moderation refuses is explained; one that fails says so; a vanished file is told", async () => {
    await arm(heygen, "refusal", { operation: "videos.create" });
    expect(await client.ended((await make(avatar)).id)).toMatchObject({ status: "refused", errorKind: "content_policy", errorDetail: expect.stringMatching(/moderation/), cost: { amount: "0" } });
    await arm(heygen, "processing_failed", { operation: "videos.create" });
    expect(await client.ended((await make(avatar)).id)).toMatchObject({ status: "failed", errorKind: "provider_failed", can: { retry: true } });
    await arm(heygen, "vanished_output", { operation: "videos.create" });
    expect(await client.ended((await make(avatar)).id)).toMatchObject({ status: "failed", errorKind: "output_gone" });
  });

  test("with no money in the account is told as that, and not tried again", async () => {
    const before = (await room.created(heygen)).length;
    await arm(heygen, "rate_limit", { operation: "videos.create", code: "insufficient_credit" });
    expect(await client.ended((await make(avatar)).id)).toMatchObject({ status: "failed", errorKind: "quota", errorDetail: expect.stringMatching(/credits/) });
    expect((await room.created(heygen)).length).toBe(before);
  });
});

describe("a generated video", () => {
  test("costs the credits that Runway names", async () => {
    const done = await client.ended((await make(generated)).id);
    expect(done).toMatchObject({ status: "done", provider: "runway", model: "gen4.5", cost: { amount: "0.6", currency: "USD" } });
    expect((await assetsOf(done))[0]).toMatchObject({ kind: "video", mime_type: "video/mp4" });
  });

  test("whose answer was lost becomes uncertain, as Runway has no list; its id binds it", async () => {
    const before = (await room.created(runway)).length;
    await arm(runway, "lost_response_after_commit", { operation: "text_to_video.create" });
    const job = await make(generated);
    expect(await client.ended(job.id)).toMatchObject({ status: "uncertain", can: { resolve: true, retry: false } });
    expect((await room.created(runway)).length).toBe(before + 1);
    const { id: remoteId } = (await room.created(runway)).at(-1)!;
    await client.call("POST", `/jobs/${job.id}/resolve`, { action: "bind", remoteId });
    expect(await client.jobUntil(job.id, ({ finishedAt }) => finishedAt !== null)).toMatchObject({ status: "done", attempts: 1, cost: { amount: "0.6" } });
  });

  test("is stopped at Runway when a person stops it", async () => {
    await arm(runway, "stuck", { operation: "text_to_video.create" });
    const job = await make(generated);
    await client.jobUntil(job.id, ({ status }) => status === "waiting");
    await client.call("POST", `/jobs/${job.id}/cancel`);
    expect(await client.ended(job.id)).toMatchObject({ status: "cancelled" });
    expect((await room.created(runway)).at(-1)).toMatchObject({ outcome: "cancelled" });
  });

  test("begins with a picture of the library, made smaller where it is too large for a request", async () => {
    const picture = new Uint8Array(await sharp(randomBytes(1_500 * 1_500 * 3), { raw: { width: 1_500, height: 1_500, channels: 3 } }).png().toBuffer());
    expect(picture.byteLength).toBeGreaterThan(5_000_000);
    const [assetId, { organizationId }] = [newId(), client.principal];
    await room.storage.put(`org/${organizationId}/${assetId}.png`, picture, { contentType: "image/png" });
    await room.studio.db.forOrganization(organizationId, (tx) => tx.execute(sql`insert into assets (id, organization_id, brand_id, kind, mime_type, byte_length, sha256, file_name, storage_key) values (${assetId}, ${organizationId}, ${client.brandId}, 'image', 'image/png', ${picture.byteLength}, ${assetId}, 'x.png', ${`org/${organizationId}/${assetId}.png`})`));
    expect(await client.ended((await make({ ...generated, aspectRatio: "1:1", imageAssetId: assetId })).id)).toMatchObject({ status: "done" });
    expect((await room.created(runway)).at(-1)).toMatchObject({ operation: "image_to_video.create", request: { hasImage: true, ratio: "960:960" } });
    expect((await client.call("POST", "/videos/estimate", { brandId: client.brandId, ...generated, imageAssetId: newId() })).status).toBe(404);
  });

  test("makes no square from words alone, and says so before anything is spent", async () => {
    expect((await client.call("POST", "/videos/generate", { brandId: client.brandId, ...generated, aspectRatio: "1:1" })).body).toMatchObject({ status: 422, errors: [{ pointer: "/aspectRatio" }] });
  });
});

describe("before anything is spent", () => {
  test("an estimate names the most that it can cost and creates nothing", async () => {
    const before = (await room.created(heygen)).length;
    const estimate = await client.call("POST", "/videos/estimate", { brandId: client.brandId, ...avatar });
    expect(estimate.body).toMatchObject({ provider: "heygen", model: "avatar_iv", environment: "sandbox", cost: { currency: "USD" } });
    expect(Number(estimate.body.cost.amount)).toBeGreaterThan(0.3);
    expect((await client.call("POST", "/videos/estimate", { brandId: client.brandId, ...generated })).body).toMatchObject({ seconds: 5, cost: { amount: "0.6" } });
    expect((await room.created(heygen)).length).toBe(before);
    expect((await client.call("GET", "/jobs")).body.data).toEqual([]);
  });

  test("avatars and voices are there to choose from, read once", async () => {
    const { body } = await client.call("GET", "/video-avatars");
    expect(body.problems).toEqual([]);
    expect(body.data.filter(({ provider }: { provider: string }) => provider === "heygen")).toHaveLength(6);
    expect(body.data.find(({ provider }: { provider: string }) => provider === "synthesia")).toMatchObject({ name: "Anna" });
    await arm(heygen, "server_error", { operation: "looks.list", times: 5 });
    expect((await client.call("GET", "/video-avatars?provider=heygen")).body.data).toHaveLength(6);
    const other = await room.newClient();
    await other.call("PUT", "/media-providers/heygen", { sandbox: true });
    expect((await other.call("GET", "/video-avatars?provider=heygen")).body).toMatchObject({ data: [], problems: [{ provider: "heygen" }] });
    expect((await client.call("GET", "/voices?for=video")).body.data.filter(({ language }: { language: string }) => language === "Vietnamese")).toHaveLength(3);
  });

  test("an avatar's picture and a voice's sample are read through us, small, and only those of the list", async () => {
    const sizes = createRenditionMaker();
    const media = createMediaInspector();
    let reads = 0;
    const egress = { ...room.core.egress, isTrusted: (url: string) => (++reads, room.core.egress.isTrusted(url)) };
    let caller: Principal | null = client.principal;
    const edge = createEdge({ log: room.core.log, isHttps: false });
    edge.get("/files/previews/:kind/:provider", previewRoutes({ lists: createPickerLists(room.core), egress, media, sizes, authenticate: () => Promise.resolve(caller) }) as never);
    try {
      const [linh] = (await client.call("GET", "/video-avatars?provider=heygen")).body.data;
      expect(linh.previewImageUrl).toMatch(/^\/files\/previews\/avatars\/heygen\?id=look_/);
      const picture = await edge.request(linh.previewImageUrl);
      expect(picture.headers.get("content-type")).toBe("image/webp");
      expect(await sharp(await picture.arrayBuffer()).metadata()).toMatchObject({ width: 320, height: 400, format: "webp" });
      await edge.request(linh.previewImageUrl);
      expect(reads).toBe(1);
      const [voice] = (await client.call("GET", "/voices?for=video")).body.data;
      expect((await edge.request(voice.previewAudioUrl)).headers.get("content-type")).toBe("audio/mpeg");
      expect((await edge.request("/files/previews/avatars/heygen?id=https%3A%2F%2Fevil.example%2Fx.png")).status).toBe(404);
      caller = (await room.newClient()).principal;
      expect((await edge.request(linh.previewImageUrl)).status).toBe(404);
      caller = null;
      expect((await edge.request(linh.previewImageUrl)).status).toBe(401);
    } finally {
      await Promise.all([sizes.close(), media.close()]);
    }
  });

  test("without a key it says whose key is missing", async () => {
    const poor = await room.newClient();
    expect((await poor.call("POST", "/videos/generate", { brandId: poor.brandId, ...avatar })).body).toMatchObject({ status: 409, code: "provider_not_configured" });
    expect((await poor.call("GET", "/videos/makers")).body.data.every(({ configured }: { configured: boolean }) => !configured)).toBe(true);
    expect((await client.call("POST", "/media-providers/heygen/check")).body).toMatchObject({ ok: true, detail: "250 usd" });
  });
});

describe("news of a finished video", () => {
  const secret = "sandbox-webhook-secret";
  const send = (provider: string, headers: Record<string, string>, body: string, job?: string) =>
    client.open(`/webhooks/in/${provider}${job === undefined ? "" : `?job=${job}`}`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
  const heygenNews = (videoId: string, { key = secret, ageSeconds = 0 } = {}) => {
    const body = JSON.stringify({ event_id: `evt_${videoId}`, event_type: "avatar_video.success", event_data: { video_id: videoId, url: "https://evil.example/video.mp4" } });
    return [{ "heygen-signature": createHmac("sha256", key).update(body).digest("hex"), "heygen-timestamp": String(Math.floor(Date.now() / 1000) - ageSeconds), "heygen-event-id": `evt_${videoId}` }, body] as const;
  };
  const wakes = async (job: string) => Number(((await room.studio.db.system((tx) => tx.execute(sql`select count(*)::int as count from provider_webhooks where job_id = ${job}`))).rows[0] as { count: number }).count);

  test("only wakes the job: the provider is asked, forged, old and repeated ones change nothing (R35)", async () => {
    await arm(heygen, "slow_processing", { operation: "videos.create", delayMs: 1_500 });
    const job = await make(avatar);
    const { remoteId } = await client.jobUntil(job.id, (each) => each.remoteId !== null);
    expect((await send("heygen", ...heygenNews(remoteId!, { key: "not the secret" }))).status).toBe(401);
    expect((await send("heygen", ...heygenNews(remoteId!, { ageSeconds: 4_000 }))).status).toBe(401);
    expect((await send("heygen", ...heygenNews("vid_unknown"))).status).toBe(401);
    expect(await wakes(job.id)).toBe(0);
    expect((await send("heygen", ...heygenNews(remoteId!))).status).toBe(204);
    expect((await send("heygen", ...heygenNews(remoteId!))).status).toBe(204);
    expect(await wakes(job.id)).toBe(1);
    // Early: it said success, and HeyGen says otherwise.
    expect((await client.job(job.id)).status).toMatch(/submitted|waiting/);
    expect(await client.ended(job.id)).toMatchObject({ status: "done" });
  });

  test("of Synthesia is signed with its time", async () => {
    await client.call("PUT", "/media-providers/synthesia", { sandbox: true, webhookSecret: "of-the-endpoint" });
    await arm(synthesia, "slow_processing", { operation: "videos.create", delayMs: 800 });
    const job = await make({ ...avatar, provider: "synthesia", avatarId: "anna_costume1_cameraA", voiceId: null });
    const { remoteId } = await client.jobUntil(job.id, (each) => each.remoteId !== null);
    const body = JSON.stringify({ type: "video.completed", data: { id: remoteId, status: "complete" } });
    const at = String(Math.floor(Date.now() / 1000));
    const sign = (key: string, text: string) => createHmac("sha256", key).update(text).digest("hex");
    expect((await send("synthesia", { "synthesia-timestamp": at, "synthesia-signature": sign("of-the-endpoint", body) }, body)).status).toBe(401);
    expect((await send("synthesia", { "synthesia-timestamp": at, "synthesia-signature": sign("of-the-endpoint", `${at}.${body}`) }, body)).status).toBe(204);
    expect(await wakes(job.id)).toBe(1);
    expect(await client.ended(job.id)).toMatchObject({ status: "done" });
  });
});
