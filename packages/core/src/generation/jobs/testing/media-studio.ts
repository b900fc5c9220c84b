import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { newId } from "@agency/platform/db";
import { createDiskStorage, type DiskStorage } from "@agency/platform/storage";
import type { MediaCall } from "@agency/sandbox";
import { startTestStudio, type StudioCore, type TestClient, type TestStudio } from "../../testing/test-studio.ts";
import { createImageMaker } from "../../images/image-maker.ts";
import { imageRoutes } from "../../images/routes.ts";
import { mediaProviderRoutes } from "../../media-providers/routes.ts";
import { captionRoutes } from "../../captions/routes.ts";
import { createPickerLists, pickerRoutes } from "../../pickers/index.ts";
import { createVideoMaker, videoRoutes } from "../../videos/index.ts";
import { createVoiceoverMaker, voiceoverRoutes } from "../../voiceovers/index.ts";
import { createRenderMaker, renderRoutes } from "../../renders/index.ts";
import { webhookRoutes } from "../../webhooks/routes.ts";
import type { MediaWorkerDependencies } from "../context.ts";
import { createMediaDesk, type MediaDesk } from "../media-desk.ts";
import { jobRoutes } from "../routes.ts";
import type { ProviderJob } from "../schema.ts";
import { startMediaWorker, type MediaWorker } from "../start-media-worker.ts";

/** A test studio in which images are made: worker, library and the sandbox's makers of media over real HTTP. */
export interface MediaStudio extends AsyncDisposable {
  studio: TestStudio;
  core: StudioCore;
  storage: DiskStorage;
  filesDir: string;
  desk: MediaDesk;
  startWorker(changes?: Partial<MediaWorkerDependencies>): Promise<MediaWorker>;
  admin<Answer>(method: string, part: string, body?: object): Promise<Answer>;
  /** Everything that a maker of media accepted, oldest first. */
  created(host: string): Promise<MediaCall[]>;
  newClient(): Promise<MediaClient>;
}

export interface MediaClient extends TestClient {
  /** Asks for images; answers the jobs. */
  imagine(request?: object): Promise<ProviderJob[]>;
  job(id: string): Promise<ProviderJob>;
  /** Waits until the job is so. */
  jobUntil(id: string, isSo: (job: ProviderJob) => boolean): Promise<ProviderJob>;
  ended(id: string): Promise<ProviderJob>;
  ledger(): Promise<{ outcome: string; amount: string; provider: string }[]>;
}

/** Quick enough for tests. @param options.register other makers */
export async function startMediaStudio(options: { environment?: Record<string, string>; register?: (desk: MediaDesk, core: StudioCore & { storage: DiskStorage }) => void; worker?: boolean } = {}): Promise<MediaStudio> {
  const filesDir = await mkdtemp(path.join(tmpdir(), "media-files-"));
  const storage = createDiskStorage(filesDir);
  const desk = createMediaDesk();
  const studio = await startTestStudio({
    worker: false,
    environment: { MEDIA_POLL_MS: "60", MEDIA_LOOKUP_MS: "60", MEDIA_RETRY_BASE_MS: "30", MEDIA_LEASE_MS: "1500", MEDIA_CALL_TIMEOUT_MS: "3000", ...options.environment },
    mount: (api, core) => {
      jobRoutes(api, core);
      imageRoutes(api, core);
      mediaProviderRoutes(api, core);
      webhookRoutes(api, core);
      videoRoutes(api, core);
      voiceoverRoutes(api, core);
      pickerRoutes(api, createPickerLists(core));
      captionRoutes(api);
      renderRoutes(api, core);
    },
  });
  const core = { ...studio.core, storage };
  desk.register(createImageMaker(core));
  desk.register(createVideoMaker(core));
  desk.register(createVoiceoverMaker(core));
  desk.register(createRenderMaker(core));
  options.register?.(desk, core);
  const admin = async <Answer>(method: string, part: string, body?: object): Promise<Answer> => {
    const reply = await fetch(`${studio.sandboxOrigin}/sandbox/${part}`, { method, headers: { "content-type": "application/json" }, body: body ? JSON.stringify(body) : null });
    if (!reply.ok) throw new Error(`sandbox ${part}: ${reply.status} ${await reply.text()}`);
    const text = await reply.text();
    return (text === "" ? null : JSON.parse(text)) as Answer;
  };
  await admin("POST", "processing", { host: "*", processingMs: 120 });
  const startWorker = (changes: Partial<MediaWorkerDependencies> = {}) => startMediaWorker({ ...core, mediaDesk: desk, processId: newId(), ...changes });
  const worker = options.worker === false ? null : await startWorker();

  return {
    studio,
    core: studio.core,
    storage,
    filesDir,
    desk,
    startWorker,
    admin,
    created: async (host) => (await admin<{ media: MediaCall[] }>("GET", "usage")).media.filter((call) => call.host === host),
    async newClient() {
      const client = await studio.newClient();
      const read = async (route: string) => (await client.call("GET", route)).body;
      const job = (id: string): Promise<ProviderJob> => read(`/jobs/${id}`);
      const jobUntil = async (id: string, isSo: (job: ProviderJob) => boolean): Promise<ProviderJob> => {
        for (const end = Date.now() + 20_000; Date.now() < end; ) {
          const found = await job(id);
          if (isSo(found)) return found;
          await new Promise((resolve) => setTimeout(resolve, 40));
        }
        throw new Error(`job did not get there: ${JSON.stringify(await job(id))}`);
      };
      return {
        ...client,
        job,
        jobUntil,
        ended: (id) => jobUntil(id, ({ finishedAt, status }) => finishedAt !== null || status === "uncertain"),
        imagine: async (request = {}) => {
          const reply = await client.call("POST", "/images/generate", { brandId: client.brandId, prompt: "Ly cà phê sữa đá trên bàn gỗ, sáng sớm", ...request });
          if (reply.status !== 202) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
          return reply.body.jobs as ProviderJob[];
        },
        ledger: async () => ((await read("/economics/ledger")).data as { outcome: string; provider: string; cost: { amount: string } }[]).map(({ outcome, provider, cost }) => ({ outcome, provider, amount: cost.amount })).toReversed(),
      };
    },
    async [Symbol.asyncDispose]() {
      await worker?.stop(2_000);
      await studio[Symbol.asyncDispose]();
      await rm(filesDir, { recursive: true, force: true });
    },
  };
}

