import { createHmac } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@agency/platform/db";
import { startMediaStudio, type MediaClient, type MediaStudio } from "./testing/media-studio.ts";

const replicate = "api.replicate.com";
const openai = "api.openai.com";
let room: MediaStudio;
let client: MediaClient;
beforeAll(async () => {
  room = await startMediaStudio({ environment: { OPENAI_API_KEY: "sk-live", REPLICATE_API_TOKEN: "r8_live", LEONARDO_API_KEY: "leo-live", LEONARDO_WEBHOOK_KEY: "callback-key-of-leonardo" } });
});
afterAll(() => room[Symbol.asyncDispose]());
afterEach(() => room.studio.clearFaults());

const flux = { provider: "replicate" };
const fresh = async () => (client = await room.newClient());
const arm = (host: string, fault: string, more: object = {}) => room.admin("POST", "faults", { host, fault, ...more });
const assetOf = async (id: string) => (await client.call("GET", `/assets/${id}`)).body;

describe("a paid creation", () => {
  test("goes from the wish to a file of ours, booked once, with what made it (R16, R38)", async () => {
    await fresh();
    const before = (await room.created(replicate)).length;
    const [job] = await client.imagine(flux);
    expect(job).toMatchObject({ status: "queued", kind: "image", provider: "replicate", model: "black-forest-labs/flux-2-pro", environment: "live" });
    const done = await client.ended(job!.id);
    expect(done).toMatchObject({ status: "done", progress: 1, attempts: 1, errorKind: null, cost: { amount: "0.03", currency: "USD" } });
    expect(await client.ledger()).toEqual([{ outcome: "complete", provider: "replicate", amount: "0.03" }]);
    expect((await room.created(replicate)).length).toBe(before + 1);
    const [file] = (await room.studio.db.forOrganization(client.principal.organizationId, (tx) => tx.execute(sql`select storage_key, rights, kind, file_name from assets where id = ${done.assetIds[0]}`))).rows as { storage_key: string; rights: object; kind: string; file_name: string }[];
    expect(file).toMatchObject({ kind: "image", file_name: "ly-cà-phê-sữa-đá-trên.png", rights: { source: "ai", model: "replicate/black-forest-labs/flux-2-pro" } });
    expect((await room.storage.read(file!.storage_key)).byteLength).toBeGreaterThan(1_000);
    const types = (await room.studio.db.system((tx) => tx.execute(sql`select type from platform.events where subject_id = ${job!.id} order by xid, id`))).rows.map(({ type }) => type);
    expect(types).toEqual(["job.queued", "job.submitted", "job.done"]);
  });

  test("answers at once where the provider does, n pictures in one call", async () => {
    await fresh();
    const [job, ...others] = await client.imagine({ provider: "openai", count: 3, aspectRatio: "9:16", quality: "draft" });
    expect(others).toEqual([]);
    const done = await client.ended(job!.id);
    expect(done).toMatchObject({ status: "done", model: "gpt-image-2.5-flare" });
    expect(done.assetIds).toHaveLength(3);
    const [call] = (await room.created(openai)).slice(-1);
    expect(BigInt(Math.round(Number(done.cost.amount) * 1e6))).toBe(BigInt(call!.microUsd));
  });

  test("a lost answer is found again by the provider's own record, and never asked for twice (R4)", async () => {
    await fresh();
    const before = (await room.created(replicate)).length;
    await arm(replicate, "lost_response_after_commit", { operation: "predictions.create" });
    const [job] = await client.imagine(flux);
    expect(await client.ended(job!.id)).toMatchObject({ status: "done", attempts: 1 });
    expect((await room.created(replicate)).length).toBe(before + 1);
    expect((await client.ledger()).map(({ outcome }) => outcome)).toEqual(["complete"]);
  });

  test("where nothing can be looked up it becomes uncertain, its cost booked, and a person starts again, by name in the audit", async () => {
    await fresh();
    const before = (await room.created(openai)).length;
    await arm(openai, "lost_response_after_commit", { operation: "images.generations.create" });
    const [job] = await client.imagine({ provider: "openai" });
    const uncertain = await client.ended(job!.id);
    expect(uncertain).toMatchObject({ status: "uncertain", can: { resolve: true, retry: false }, finishedAt: null });
    expect((await room.created(openai)).length).toBe(before + 1);
    expect(await client.ledger()).toMatchObject([{ outcome: "unknown" }]);
    expect((await client.call("POST", `/jobs/${job!.id}/retry`)).status).toBe(409);
    expect((await client.call("POST", `/jobs/${job!.id}/resolve`, { action: "start_again" })).body.status).toBe("queued");
    expect(await client.ended(job!.id)).toMatchObject({ status: "done", attempts: 2 });
    expect((await client.ledger()).map(({ outcome }) => outcome)).toEqual(["unknown", "complete"]);
    const [event] = (await room.studio.db.system((tx) => tx.execute(sql`select actor_id, payload from platform.events where subject_id = ${job!.id} and type = 'job.resolved'`))).rows as { actor_id: string; payload: object }[];
    expect(event).toMatchObject({ actor_id: client.principal.id, payload: { action: "start_again" } });
  });

  test("a person binds what the provider shows; its cost is not booked a second time, and nobody binds it to two jobs", async () => {
    await fresh();
    // Its list shows nothing of it: the account was asked with another seed and prompt.
    await arm(replicate, "server_error_after_commit", { operation: "predictions.create" });
    await arm(replicate, "server_error", { operation: "predictions.list", times: 3 });
    const [job] = await client.imagine(flux);
    expect(await client.ended(job!.id)).toMatchObject({ status: "uncertain" });
    const { id: remoteId } = (await room.created(replicate)).at(-1)!;
    expect((await client.call("POST", `/jobs/${job!.id}/resolve`, { action: "bind", remoteId })).body).toMatchObject({ status: "submitted", remoteId });
    expect(await client.ended(job!.id)).toMatchObject({ status: "done", attempts: 1, cost: { amount: "0.03" } });
    expect(await client.ledger()).toEqual([{ outcome: "unknown", provider: "replicate", amount: "0.03" }, { outcome: "complete", provider: "replicate", amount: "0" }]);
    await arm(replicate, "server_error_after_commit", { operation: "predictions.create" });
    await arm(replicate, "server_error", { operation: "predictions.list", times: 3 });
    const [other] = await client.imagine(flux);
    await client.ended(other!.id);
    expect((await client.call("POST", `/jobs/${other!.id}/resolve`, { action: "bind", remoteId })).body).toMatchObject({ code: "remote_id_taken" });
  });

  test("a refusal is explained and costs nothing; a rate limit is waited for; a wrong key is told", async () => {
    await fresh();
    await arm(openai, "refusal", { operation: "images.generations.create" });
    const [refused] = await client.imagine({ provider: "openai" });
    expect(await client.ended(refused!.id)).toMatchObject({ status: "refused", errorKind: "content_policy", cost: { amount: "0" }, errorDetail: expect.stringMatching(/safety system/) });
    await arm(replicate, "refusal", { operation: "predictions.create" });
    const [flagged] = await client.imagine(flux);
    expect(await client.ended(flagged!.id)).toMatchObject({ status: "refused", errorDetail: expect.stringMatching(/safety filter/) });
    await arm(replicate, "rate_limit", { operation: "predictions.create", delayMs: 1_000 });
    const [waiting] = await client.imagine(flux);
    expect((await client.jobUntil(waiting!.id, ({ waiting: reason }) => reason !== null)).waiting).toMatchObject({ reason: "limit" });
    expect(await client.ended(waiting!.id)).toMatchObject({ status: "done", attempts: 1 });
    await arm(replicate, "revoked_token", { operation: "predictions.create" });
    const [wrong] = await client.imagine(flux);
    expect(await client.ended(wrong!.id)).toMatchObject({ status: "failed", errorKind: "auth", can: { retry: true } });
    expect((await client.call("POST", `/jobs/${wrong!.id}/retry`)).status).toBe(200);
    expect(await client.ended(wrong!.id)).toMatchObject({ status: "done" });
  });

  test("a vanished file and one that never comes are told, booked, and nothing is paid twice by a retry", async () => {
    await fresh();
    await arm(replicate, "vanished_output", { operation: "predictions.create" });
    const [gone] = await client.imagine(flux);
    expect(await client.ended(gone!.id)).toMatchObject({ status: "failed", errorKind: "output_gone", cost: { amount: "0.03" } });
    const before = (await room.created(replicate)).length;
    await client.call("POST", `/jobs/${gone!.id}/retry`);
    await client.jobUntil(gone!.id, ({ finishedAt }) => finishedAt !== null);
    expect((await room.created(replicate)).length).toBe(before);
    expect(await client.job(gone!.id)).toMatchObject({ errorKind: "output_gone", cost: { amount: "0.03" } });
    // It is gone for good: now another one is made.
    await client.call("POST", `/jobs/${gone!.id}/retry`);
    expect(await client.ended(gone!.id)).toMatchObject({ status: "done", cost: { amount: "0.06" } });
    await arm(replicate, "stuck", { operation: "predictions.create" });
    const [stuck] = await client.imagine(flux);
    await client.jobUntil(stuck!.id, ({ status }) => status === "waiting");
    await client.call("POST", `/jobs/${stuck!.id}/cancel`);
    expect(await client.ended(stuck!.id)).toMatchObject({ status: "cancelled" });
    expect((await room.created(replicate)).at(-1)).toMatchObject({ outcome: "cancelled" });
  });

  test("no money, no call; a raised limit lets it go on (R38)", async () => {
    await fresh();
    const budget = (await client.call("PUT", "/economics/budgets", { limit: { amount: "0.001", currency: "USD" } })).body;
    const before = (await room.created(replicate)).length;
    const [job] = await client.imagine(flux);
    expect((await client.jobUntil(job!.id, ({ waiting }) => waiting !== null)).waiting).toMatchObject({ reason: "budget" });
    expect((await room.created(replicate)).length).toBe(before);
    await client.call("POST", `/jobs/${job!.id}/cancel`);
    expect(await client.ended(job!.id)).toMatchObject({ status: "cancelled", cost: { amount: "0" } });
    expect(budget).toBeDefined();
    expect(await client.ledger()).toEqual([]);
  });

  test("our own studio draws at once, for nothing, the same for the same seed", async () => {
    await fresh();
    const [one] = await client.imagine({ provider: "offline", seed: 7 });
    const done = await client.ended(one!.id);
    expect(done).toMatchObject({ status: "done", cost: { amount: "0" }, details: { label: "offline", seed: 7 } });
    expect(done.warnings.join(" ")).toMatch(/offline studio/);
    const [again] = await client.imagine({ provider: "offline", seed: 7 });
    expect((await client.ended(again!.id)).assetIds).toEqual(done.assetIds);
    const asset = await assetOf(done.assetIds[0]!).catch(() => null);
    expect(asset === null || asset.status !== 500).toBe(true);
  });
});

describe("a hand-off", () => {
  test("shows the line to run, waits for a person, and takes the picture that was uploaded", async () => {
    await fresh();
    const [job] = await client.imagine({ provider: "midjourney", aspectRatio: "9:16", negativePrompt: "chữ" });
    const waiting = await client.jobUntil(job!.id, ({ waiting: reason }) => reason?.reason === "person");
    expect(waiting).toMatchObject({ status: "waiting", can: { import: true }, details: { handoff: { code: expect.stringMatching(/^MJ-/), prompt: expect.stringMatching(/--ar 9:16 --v 7 .*--no chữ$/) } } });
    const [offline] = await client.imagine({ provider: "offline", seed: 91 });
    const { assetIds } = await client.ended(offline!.id);
    expect((await client.call("POST", `/jobs/${offline!.id}/import`, { assetIds })).status).toBe(409);
    expect((await client.call("POST", `/jobs/${job!.id}/import`, { assetIds: [newId()] })).status).toBe(404);
    expect((await client.call("POST", `/jobs/${job!.id}/import`, { assetIds })).body).toMatchObject({ status: "done", assetIds, cost: { amount: "0" }, details: { importedFrom: "upload" } });
    const { rows } = await room.studio.db.forOrganization(client.principal.organizationId, (tx) => tx.execute(sql`select rights->>'model' as model from assets where id = ${assetIds[0]}`));
    expect(rows).toEqual([{ model: "midjourney/v7" }]);
  });

  test("is posted by our own bot and read from the reply", async () => {
    await fresh();
    await client.call("PUT", "/media-providers/midjourney", { sandbox: true });
    const [job] = await client.imagine({ provider: "midjourney" });
    const { remoteId } = await client.jobUntil(job!.id, ({ waiting }) => waiting?.reason === "person");
    await room.admin("POST", "discord.com/people/reply", { messageId: remoteId, pictures: 2 });
    await room.studio.db.system((tx) => tx.execute(sql`update provider_jobs set next_step_at = agency.now() where id = ${job!.id}`));
    expect((await client.ended(job!.id)).assetIds).toHaveLength(2);
  });
});

describe("keys", () => {
  test("are sealed, checked, and never shown; a key travels only to the address that it was entered for (R27, R35)", async () => {
    await fresh();
    const put = (body: object) => client.call("PUT", "/media-providers/replicate", body);
    expect((await put({ apiKey: "r8_mine_and_secret" })).body).toMatchObject({ source: "stored", environment: "live", configured: true });
    const listed = await client.call("GET", "/media-providers");
    expect(JSON.stringify(listed.body)).not.toContain("r8_mine_and_secret");
    expect((listed.body.data as { name: string }[]).map(({ name }) => name)).toEqual(expect.arrayContaining(["openai", "replicate", "leonardo", "midjourney"]));
    expect((await client.call("POST", "/media-providers/replicate/check")).body).toMatchObject({ ok: true, detail: "sandbox" });
    expect((await put({ baseUrl: "https://evil.example/v1" })).body.errors[0].code).toBe("secret_required");
    expect((await client.call("PUT", "/media-providers/openai", { apiKey: "x" })).body.code).toBe("shares_text_key");
    expect((await put({ settings: { nothing: "1" } })).status).toBe(422);
    expect((await put({ sandbox: true })).body).toMatchObject({ source: "sandbox", environment: "sandbox" });
    const [job] = await client.imagine(flux);
    expect(await client.ended(job!.id)).toMatchObject({ status: "done", environment: "sandbox" });
    expect((await client.call("GET", "/usage")).body.reserved.amount).toBe("0");
  });
});

describe("a wish", () => {
  test("is planned dry: calls, cost, and what will be ignored", async () => {
    await fresh();
    const before = (await room.created(replicate)).length;
    const estimate = (body: object) => client.call("POST", "/images/estimate", { brandId: client.brandId, prompt: "Cà phê", ...body });
    expect((await estimate({ provider: "replicate", count: 3 })).body).toMatchObject({ calls: 3, cost: { amount: "0.09" }, model: "black-forest-labs/flux-2-pro", warnings: [] });
    const aliased = (await estimate({ provider: "openai", model: "dall-e-3", seed: 5, negativePrompt: "chữ", count: 8 })).body;
    expect(aliased).toMatchObject({ calls: 1, model: "gpt-image-2.5-flare" });
    expect(aliased.warnings.join(" ")).toMatch(/dall-e-3 has been retired.*no seed.*must not be there/);
    expect((await estimate({ provider: "offline", referenceAssetIds: [] })).body).toMatchObject({ cost: { amount: "0" } });
    expect((await estimate({ prompt: "" })).status).toBe(422);
    expect((await room.created(replicate)).length).toBe(before);
    const makers = (await client.call("GET", "/images/makers")).body.data as { name: string; isDefault: boolean }[];
    expect(makers.find(({ isDefault }) => isDefault)!.name).toBe("openai");
  });

  test("takes the library's templates, which keep a third calm for our own text", async () => {
    await fresh();
    const { data } = (await room.studio.db.forOrganization(client.principal.organizationId, async (tx) => ({ data: (await tx.execute(sql`select id from prompts where slug = 'image-ads-banner-vi'`)).rows }))) as { data: { id: string }[] };
    const estimate = (await client.call("POST", "/images/estimate", { brandId: client.brandId, productId: client.productId, promptId: data[0]!.id, prompt: "Mùa mưa", provider: "offline" })).body;
    expect(estimate.prompt).toMatch(/Cà phê sữa đá[^]*Mùa mưa[^]*một phần ba bên trái[^]*ít nhất 30 %[^]*Không có chữ/);
  });
});

describe("news from providers", () => {
  const send = async (query: string, body: string, headers: Record<string, string>, provider = "replicate") => client.call("POST", `/webhooks/in/${provider}${query}`, JSON.parse(body) as object, headers);
  const signed = (body: string, { id = newId(), at = Date.now(), secret = "sandbox-replicate-webhook-secret" } = {}) => {
    const timestamp = String(Math.floor(at / 1000));
    return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64")}` };
  };

  test("are believed only when signed and fresh, count once, and are only a hint", async () => {
    await fresh();
    await arm(replicate, "slow_processing", { operation: "predictions.create", delayMs: 1_500 });
    const [job] = await client.imagine(flux);
    const { remoteId } = await client.jobUntil(job!.id, ({ status }) => status === "submitted" || status === "waiting");
    const lie = JSON.stringify({ id: remoteId, status: "succeeded", output: "https://evil.example/x.png" });
    const query = `?job=${job!.id}`;
    expect((await send(query, lie, signed(lie, { secret: "another" }))).status).toBe(401);
    expect((await send(query, lie, signed(lie, { at: Date.now() - 301_000 }))).status).toBe(401);
    expect((await send(query, lie, {})).status).toBe(401);
    expect((await send(`?job=${newId()}`, lie, signed(lie))).status).toBe(401);
    const headers = signed(lie);
    expect((await send(query, lie, headers)).status).toBe(204);
    expect((await send(query, lie, headers)).status).toBe(204);
    const { rows } = await room.studio.db.system((tx) => tx.execute(sql`select count(*)::int as count from provider_webhooks where job_id = ${job!.id}`));
    expect(rows).toEqual([{ count: 1 }]);
    expect((await client.job(job!.id)).status).not.toBe("done");
    expect(await client.ended(job!.id)).toMatchObject({ status: "done" });
    expect((await send("", lie, {}, "nobody")).status).toBe(404);
  });

  test("of Leonardo carry the callback key", async () => {
    await fresh();
    const [job] = await client.imagine({ provider: "leonardo", count: 2 });
    const { remoteId } = await client.jobUntil(job!.id, ({ remoteId: id }) => id !== null);
    const body = JSON.stringify({ type: "image_generation.complete", timestamp: Date.now(), data: { object: { id: remoteId, status: "COMPLETE" } } });
    expect((await send("", body, { authorization: "Bearer wrong" }, "leonardo")).status).toBe(401);
    expect((await send("", body, { authorization: "Bearer callback-key-of-leonardo" }, "leonardo")).status).toBe(204);
    const done = await client.ended(job!.id);
    expect(done).toMatchObject({ status: "done", cost: { amount: "0.0294" } });
    expect(done.assetIds).toHaveLength(2);
  });
});
