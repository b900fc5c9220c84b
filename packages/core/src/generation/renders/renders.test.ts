import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { networkDemands, reelCapability } from "@agency/creative/reel";
import { createMediaInspector } from "@agency/platform/media";
import { networkRules } from "@agency/providers/social/network-rules";
import { startMediaStudio, type MediaClient, type MediaStudio } from "../jobs/testing/media-studio.ts";

const searchPath = process.env["PATH"] ?? "";
const capability = reelCapability({ searchPath });
let room: MediaStudio;
let client: MediaClient;
let dataDir: string;
const times = { MEDIA_LEASE_MS: "1500", MEDIA_RETRY_BASE_MS: "30" };
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "renders-"));
  room = await startMediaStudio({ environment: { ...times, PATH: searchPath, AGENCY_DATA_DIR: dataDir, RENDER_USD_PER_SECOND: "0.001" }, worker: false });
  client = await room.newClient();
});
afterAll(async () => {
  await room[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

const definition = (seconds = 2) => ({ aspect: "1:1", intro: { text: "Rang từ bao giờ?", seconds: 1 }, scenes: [{ picture: { type: "colors" }, onScreenText: "185.000 đ", voiceover: "Giao trong ngày", seconds, motion: "still" }] });
const ask = (body: object) => client.call("POST", "/videos/render", { brandId: client.brandId, ...body });
const ended = async (id: string) => {
  for (;;) {
    const job = await client.job(id);
    if (job.finishedAt !== null) return job;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

test("says whether this machine renders reels, and what to install", async () => {
  const { body } = await client.call("GET", "/videos/capability");
  expect(body).toMatchObject({ available: capability.available, engine: capability.engine, found: capability.found });
  expect(body.install === null).toBe(capability.available);
});

test("plans a reel without rendering it: its length and captions to edit", async () => {
  const { status, body } = await client.call("POST", "/videos/render/plan", { brandId: client.brandId, definition: definition() });
  expect(status).toBe(200);
  expect(body).toMatchObject({ seconds: 3, cues: [{ text: "Giao trong ngày" }] });
  expect((await client.call("GET", "/jobs?kind=render")).body.data).toEqual([]);
});

test("refuses what has no script, and files that are no pictures or not ours", async () => {
  expect((await client.call("POST", "/videos/render", {})).status).toBe(422);
  const picture = { picture: { type: "asset", assetId: "01900000-0000-7000-8000-000000000000" }, seconds: 2 };
  expect((await ask({ definition: { ...definition(), scenes: [picture] } })).status).toBe(404);
  expect((await ask({ contentId: "01900000-0000-7000-8000-000000000000" })).status).toBe(404);
});

if (!capability.available) {
  test("without an engine, a render is refused with what to install", async () => {
    expect((await ask({ definition: definition() })).body).toMatchObject({ code: "reel_engine_missing", detail: expect.stringContaining("apt-get install ffmpeg") });
  });
} else describe("a render", () => {
  test("becomes a video of the library in each shape, its seconds in the books, its captions as files", async () => {
    const worker = await room.startWorker();
    const accepted = await ask({ definition: definition(), aspects: ["1:1", "16:9"] });
    expect(accepted.status).toBe(202);
    expect(accepted.body.jobs).toHaveLength(2);
    for (const [index, { id }] of accepted.body.jobs.entries()) {
      const job = await ended(id);
      expect(job).toMatchObject({ status: "done", kind: "render", provider: "studio", progress: 1, errorKind: null, cost: { amount: "0.003" } });
      const [file] = (await room.studio.db.system((tx) => tx.execute(sql`select storage_key, byte_length::int, kind, width, height, duration_seconds, rights from assets where id = ${job.assetIds[0]}`))).rows as { storage_key: string; byte_length: number; kind: string; width: number; height: number; duration_seconds: number; rights: object }[];
      expect(file).toMatchObject({ kind: "video", width: index === 0 ? 1080 : 1920, height: 1080, rights: { source: "own" } });
      expect(file!.duration_seconds).toBeGreaterThanOrEqual(3);
      expect((await room.storage.read(file!.storage_key)).byteLength).toBeLessThan(networkDemands.maxBytes);
      for (const network of ["instagram", "linkedin", "tiktok"] as const) {
        const media = [{ mimeType: "video/mp4", byteLength: file!.byte_length, width: file!.width, height: file!.height, alt: "Một thước phim", durationSeconds: file!.duration_seconds }];
        expect({ network, issues: networkRules[network].validate({ text: "Cà phê mới rang", link: null, media }).filter(({ severity, pointer }) => severity === "error" && pointer.startsWith("/media")) }).toEqual({ network, issues: [] });
      }
      expect((await client.call("GET", `/jobs/${id}/captions/file?format=srt`)).body.text).toContain("Giao trong ngày");
    }
    await worker.stop(2_000);
  }, 240_000);

  test("is stopped by a person, and tried again", async () => {
    const worker = await room.startWorker();
    const [{ id }] = (await ask({ definition: definition(60) })).body.jobs;
    await client.jobUntil(id, ({ progress }) => (progress ?? 0) > 0);
    expect((await client.call("POST", `/jobs/${id}/cancel`)).status).toBe(200);
    expect(await ended(id)).toMatchObject({ status: "cancelled", can: { retry: true } });
    expect((await client.call("POST", `/jobs/${id}/retry`)).status).toBe(200);
    await client.jobUntil(id, ({ status }) => status === "running");
    await client.call("POST", `/jobs/${id}/cancel`);
    expect((await ended(id)).status).toBe("cancelled");
    await worker.stop(2_000);
  }, 240_000);

  test("whose worker is killed with the file finished is stored by the next worker, not rendered again (R14)", async () => {
    const [{ id }] = (await ask({ definition: definition() })).body.jobs;
    expect(await workUntilDeath("media.save:before")).toBe("SIGKILL");
    const finished = path.join(dataDir, "renders", id, "work", "reel.mp4");
    const before = (await stat(finished)).mtimeMs;
    const worker = await room.startWorker();
    expect(await ended(id)).toMatchObject({ status: "done", attempts: 2 });
    expect((await stat(finished)).mtimeMs).toBe(before);
    await worker.stop(2_000);
    expect(await readdir(path.join(dataDir, "renders"))).toContain(id);
  }, 240_000);
});

test("pictures of the library stand in scenes; a recording does not", async () => {
  const inspector = createMediaInspector();
  const media = await inspector.inspectUpload(await sharp({ create: { width: 40, height: 40, channels: 3, background: "#a52" } }).jpeg().toBuffer(), { fileName: "a.jpg" });
  await inspector.close();
  const id = crypto.randomUUID();
  await room.storage.put(`org/${client.principal.organizationId}/${id}.jpg`, media.bytes, { contentType: "image/jpeg" });
  await room.studio.db.forOrganization(client.principal.organizationId, (tx) =>
    tx.execute(sql`insert into assets (id, organization_id, brand_id, kind, mime_type, byte_length, sha256, file_name, storage_key, rights, created_at)
      values (${id}, ${client.principal.organizationId}, ${client.brandId}, 'image', 'image/jpeg', ${media.byteLength}, ${media.sha256}, 'a.jpg', ${`org/${client.principal.organizationId}/${id}.jpg`}, '{"source":"own"}', agency.now())`),
  );
  const scene = { picture: { type: "asset", assetId: id }, seconds: 2 };
  expect((await client.call("POST", "/videos/render/plan", { brandId: client.brandId, definition: { scenes: [scene] } })).status).toBe(200);
  expect((await client.call("POST", "/videos/render/plan", { brandId: client.brandId, definition: { scenes: [scene], music: { assetId: id } } })).body).toMatchObject({ status: 422 });

  // A script without pictures of its own shows what the brand sells.
  await room.studio.db.forOrganization(client.principal.organizationId, (tx) => tx.execute(sql`update products set image_asset_ids = array[${id}::uuid] where brand_id = ${client.brandId}`));
  const document = { type: "video", hook: "Sáng nay", scenes: [{ voiceover: "Tráng phin.", onScreenText: "", visual: "", seconds: 3 }], caption: "Pha phin.", hashtags: [] };
  const content = (await client.call("POST", "/contents", { brandId: client.brandId, platform: "tiktok", language: "vi", topic: "Phin", document })).body;
  expect((await client.call("POST", "/videos/render/plan", { contentId: content.id })).body.definition.scenes).toMatchObject([{ picture: scene.picture }]);
});

async function workUntilDeath(failpoint: string): Promise<NodeJS.Signals | null> {
  const { studio } = room;
  const child = spawn(process.execPath, [fileURLToPath(new URL("../jobs/testing/media-worker-process.ts", import.meta.url)), studio.databaseUrl, studio.sandboxOrigin, room.filesDir], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { PATH: searchPath, AGENCY_ENV: "test", AGENCY_DATA_DIR: dataDir, AGENCY_FAILPOINT: failpoint, ...times },
  });
  const [, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  return signal;
}
