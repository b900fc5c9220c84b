import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isEspeakInstalled } from "@agency/providers/voice";
import type { ProviderJob } from "../jobs/schema.ts";
import { startMediaStudio, type MediaClient, type MediaStudio } from "../jobs/testing/media-studio.ts";

const elevenLabs = "api.elevenlabs.io";
const text = "Xin chào, hôm nay quán có cà phê rang mộc mới. Giá chỉ 45.000 đ một ly, mời bạn ghé thử.";
let room: MediaStudio;
let client: MediaClient;
beforeAll(async () => {
  room = await startMediaStudio();
});
afterAll(() => room[Symbol.asyncDispose]());
beforeEach(async () => {
  client = await room.newClient();
  await client.call("PUT", "/media-providers/elevenlabs", { sandbox: true });
});
afterEach(() => room.studio.clearFaults());

const eleven = { provider: "elevenlabs", voiceId: "vn4mai0hanoi00000001", text };
const arm = (fault: string, more: object = {}) => room.admin("POST", "faults", { host: elevenLabs, operation: "text_to_speech.create", fault, ...more });
async function speak(request: object): Promise<ProviderJob> {
  const reply = await client.call("POST", "/voiceovers/generate", { brandId: client.brandId, ...request });
  if (reply.status !== 202) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body.jobs[0] as ProviderJob;
}

describe("a voice-over", () => {
  test("becomes an MP3 of ours, booked once, with captions timed to its words (R16, R38)", async () => {
    const done = await client.ended((await speak(eleven)).id);
    expect(done).toMatchObject({ status: "done", kind: "voice", provider: "elevenlabs", model: "eleven_v3", environment: "sandbox", attempts: 1 });
    expect(Number(done.cost.amount)).toBeCloseTo(([...text].length / 1000) * 0.1, 5);
    expect(done.details).not.toHaveProperty("words");
    const { rows } = await room.studio.db.forOrganization(client.principal.organizationId, (tx) => tx.execute(sql`select kind, mime_type, rights from assets where id = ${done.assetIds[0]}`));
    expect(rows[0]).toMatchObject({ kind: "audio", mime_type: "audio/mpeg", rights: { source: "ai", model: "elevenlabs/eleven_v3" } });
    const captions = (await client.call("GET", `/jobs/${done.id}/captions`)).body;
    expect(captions).toMatchObject({ precision: "word", edited: false });
    expect(captions.words.map((word: { text: string }) => word.text).join(" ")).toBe(text);
    expect(captions.cues.map((cue: { text: string }) => cue.text.replaceAll("\n", " ")).join(" ")).toBe(text);
    for (const cue of captions.cues) for (const line of cue.text.split("\n")) expect(line.length).toBeLessThanOrEqual(42);
  });

  test("has captions as files, which a person edits", async () => {
    const { id } = await client.ended((await speak(eleven)).id);
    const edited = await client.call("PUT", `/jobs/${id}/captions`, { cues: [{ startMs: 0, endMs: 1_200, text: "Xin chào!" }, { startMs: 1_200, endMs: 3_000, text: "Giá <45.000 đ>" }] });
    expect(edited.body).toMatchObject({ edited: true, cues: [{ text: "Xin chào!" }, { text: "Giá <45.000 đ>" }] });
    expect((await client.call("GET", `/jobs/${id}/captions/file`)).body).toMatchObject({ mimeType: "application/x-subrip", text: "1\n00:00:00,000 --> 00:00:01,200\nXin chào!\n\n2\n00:00:01,200 --> 00:00:03,000\nGiá <45.000 đ>\n" });
    expect((await client.call("GET", `/jobs/${id}/captions/file?format=vtt`)).body.text).toMatch(/^WEBVTT\n\n00:00:00\.000 --> 00:00:01\.200\nXin chào!\n/);
    expect((await client.call("PUT", `/jobs/${id}/captions`, { cues: [{ startMs: 5, endMs: 900, text: " " }] })).status).toBe(422);
  });

  test("whose answer was lost becomes uncertain, its cost booked, never spoken a second time unasked (R4)", async () => {
    const before = (await room.created(elevenLabs)).length;
    await arm("lost_response_after_commit");
    const job = await speak(eleven);
    expect(await client.ended(job.id)).toMatchObject({ status: "uncertain", can: { resolve: true } });
    expect((await room.created(elevenLabs)).length).toBe(before + 1);
    await client.call("POST", `/jobs/${job.id}/resolve`, { action: "start_again" });
    expect(await client.jobUntil(job.id, ({ finishedAt }) => finishedAt !== null)).toMatchObject({ status: "done", attempts: 2 });
  });

  test("waits for a busy voice, tells an empty account and a refused text, has no captions then", async () => {
    await arm("rate_limit", { code: "system_busy" });
    expect(await client.ended((await speak(eleven)).id)).toMatchObject({ status: "done", attempts: 1 });
    await arm("rate_limit", { code: "quota_exceeded" });
    expect(await client.ended((await speak(eleven)).id)).toMatchObject({ status: "failed", errorKind: "quota", errorDetail: expect.stringMatching(/quota/) });
    await arm("refusal");
    const refused = await speak(eleven);
    expect(await client.ended(refused.id)).toMatchObject({ status: "refused", errorKind: "content_policy", cost: { amount: "0" } });
    expect((await client.call("GET", `/jobs/${refused.id}/captions`)).body).toMatchObject({ status: 409, code: "no_captions" });
  });

  test("of a text that is too long, or of no voice, is refused before anything is spent", async () => {
    const before = (await room.created(elevenLabs)).length;
    const ask = async (request: object) => (await client.call("POST", "/voiceovers/generate", { brandId: client.brandId, ...request })).body;
    expect(await ask({ ...eleven, text: "x".repeat(3_001) })).toMatchObject({ status: 422, errors: [{ pointer: "/text" }] });
    expect(await ask({ provider: "elevenlabs", text })).toMatchObject({ status: 422, errors: [{ pointer: "/voiceId" }] });
    expect((await client.call("POST", "/voiceovers/estimate", { brandId: client.brandId, ...eleven })).body).toMatchObject({ provider: "elevenlabs", model: "eleven_v3", cost: { amount: expect.stringMatching(/^0\.00\d+$/) } });
    expect((await room.created(elevenLabs)).length).toBe(before);
  });

  test("lists voices of those who are set up", async () => {
    const { body } = await client.call("GET", "/voices?provider=elevenlabs");
    expect(body.data.filter(({ language }: { language: string }) => language === "vi")).toHaveLength(3);
    expect(body.data.every(({ isScratch }: { isScratch: boolean }) => !isScratch)).toBe(true);
    const { body: makers } = await client.call("GET", "/voiceovers/makers");
    expect(makers.data.find(({ name }: { name: string }) => name === "elevenlabs")).toMatchObject({ configured: true, isDefault: true, isScratch: false });
  });
});

describe("the scratch voice of this machine", () => {
  test("is offered exactly where espeak-ng is installed", async () => {
    const { body } = await client.call("GET", "/voiceovers/makers");
    const offline = body.data.find(({ name }: { name: string }) => name === "offline");
    expect(offline).toMatchObject({ configured: await isEspeakInstalled("espeak-ng"), isScratch: true });
    const voices = (await client.call("GET", "/voices?provider=offline")).body.data;
    expect(voices.filter(({ language }: { language: string }) => language === "vi")).toHaveLength(offline.configured ? 3 : 0);
    const asked = await client.call("POST", "/voiceovers/generate", { brandId: client.brandId, provider: "offline", text, voiceId: "vi-vn-x-south" });
    if (!offline.configured) return expect(asked.body).toMatchObject({ status: 409, code: "voice_unavailable" });
    const done = await client.ended(asked.body.jobs[0].id);
    expect(done).toMatchObject({ status: "done", cost: { amount: "0" }, warnings: ["scratch_voice"], details: { isScratch: true, precision: "sentence" } });
    const { rows } = await room.studio.db.forOrganization(client.principal.organizationId, (tx) => tx.execute(sql`select mime_type, rights->>'note' as note from assets where id = ${done.assetIds[0]}`));
    expect(rows[0]).toMatchObject({ mime_type: "audio/wav", note: expect.stringMatching(/not for publishing/) });
    const captions = (await client.call("GET", `/jobs/${done.id}/captions`)).body;
    expect(captions.cues.map((cue: { text: string }) => cue.text.replaceAll("\n", " ")).join(" ")).toBe(text);
  });
});
