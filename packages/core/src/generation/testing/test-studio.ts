import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadConfig, type Config } from "@agency/platform/config";
import { createDatabase, newId, type Database } from "@agency/platform/db";
import { createEgress } from "@agency/platform/egress";
import { createFailpoint } from "@agency/platform/failpoint";
import { Api, createCursorSigner, createEdge, type Principal } from "@agency/platform/http";
import { migrateJobs, startJobs, type Jobs } from "@agency/platform/jobs";
import { createLiveHub } from "@agency/platform/live";
import { createLog } from "@agency/platform/log";
import { createKeyRing } from "@agency/platform/secrets";
import { createTestDatabase } from "@agency/platform/testing";
import { startSandboxServer, type FaultPlan, type GenerationCall } from "@agency/sandbox";
import { sql } from "drizzle-orm";
import { brandRoutes } from "../../brands/index.ts";
import { contentRoutes, createContentHooks, transformRoutes, type ContentHooks } from "../../contents/index.ts";
import type { ContentDocument, ContentIssue } from "../../contents/schema.ts";
import { registerGeneration } from "../../contents/register-generation.ts";
import { createEconomicsHooks, economicsRoutes } from "../../economics/index.ts";
import { permissions } from "../../identity/schema.ts";
import { productRoutes } from "../../products/index.ts";
import { seedPrompts } from "../../prompts/index.ts";
import { createGates } from "../gates/gates.ts";
import { registerBudgetResume } from "../register-budget.ts";
import type { BuiltinKind, ProviderDependencies } from "../providers/resolve-provider.ts";
import { generationRoutes } from "../routes.ts";
import type { GenerationRun, runStreamEventSchema } from "../schema.ts";
import type { CoreDependencies } from "../../dependencies.ts";
import type { GenerationSink } from "../sink.ts";
import type { WorkerDependencies } from "../worker/context.ts";
import { startGenerationWorker } from "../worker/start-generation-worker.ts";
import type { z } from "zod";

// oxlint-disable-next-line typescript/no-explicit-any -- tests read replies of every shape
type Reply = { status: number; headers: Headers; body: any };
export type SentEvent = { id: string; event: z.infer<typeof runStreamEventSchema> };

/** What the rooms of a test studio stand on. */
export type StudioCore = Omit<WorkerDependencies, "gates"> & Pick<CoreDependencies, "cursors" | "jobs"> & { contentHooks: ContentHooks };

/** A product with one API and one worker on a real Postgres, jobs and sandbox over real HTTP. */
export interface TestStudio extends AsyncDisposable {
  core: StudioCore;
  db: Database;
  databaseUrl: string;
  config: Config;
  sandboxOrigin: string;
  /** For use cases that are called without a route. */
  dependencies: ProviderDependencies & { jobs: Jobs };
  newClient(options?: { providers?: BuiltinKind[]; route?: { provider: string; model: string }[] }): Promise<TestClient>;
  arm(plan: Partial<FaultPlan> & Pick<FaultPlan, "fault">): Promise<void>;
  clearFaults(): Promise<void>;
  sandboxCalls(): Promise<GenerationCall[]>;
  startWorker(): Promise<{ stop(timeoutMs: number): Promise<void> }>;
}

/** Someone who may do everything in a fresh organization with one brand and one product. */
export interface TestClient {
  principal: Principal;
  brandId: string;
  productId: string;
  call(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Reply>;
  generate(request?: object): Promise<{ id: string; contentId: string }>;
  finished(runId: string): Promise<GenerationRun>;
  until(runId: string, isSo: (run: GenerationRun) => boolean): Promise<GenerationRun>;
  /** Reads a run's stream to its end, or until `until` says so. */
  follow(runId: string, options?: { from?: string; until?: (event: SentEvent) => boolean }): Promise<SentEvent[]>;
  open(path: string, init?: RequestInit): Promise<Response>;
}

/**
 * @param options.houseRule a rule of this house beside the network's and the brand's
 * @param options.register what upper rooms register at composition
 * @param options.mount routes of upper rooms
 */
export async function startTestStudio(
  options: {
    environment?: Record<string, string>;
    worker?: boolean;
    houseRule?: (document: ContentDocument) => ContentIssue[];
    register?: (hooks: ContentHooks, sink: GenerationSink) => GenerationSink;
    mount?: (api: Api, core: StudioCore) => void;
  } = {},
): Promise<TestStudio> {
  const testDatabase = await createTestDatabase();
  const databaseUrl = `${testDatabase.url}?options=-c%20search_path%3Dagency,public`;
  await migrateJobs(testDatabase.url);
  const stateDir = await mkdtemp(path.join(tmpdir(), "generation-sandbox-"));
  const sandbox = await startSandboxServer({ stateDir, faultsEnabled: true });
  const config = loadConfig({
    AGENCY_ENV: "test",
    LOG_LEVEL: "silent",
    TEXT_CHUNK_INTERVAL_MS: "20",
    GENERATION_LEASE_MS: "1500",
    EGRESS_ALLOW: "127.0.0.1",
    OPENAI_BASE_URL: `${sandbox.origin}/sandbox/api.openai.com/v1`,
    ANTHROPIC_BASE_URL: `${sandbox.origin}/sandbox/api.anthropic.com/v1`,
    GROQ_BASE_URL: `${sandbox.origin}/sandbox/api.groq.com/openai/v1`,
    TOGETHER_BASE_URL: `${sandbox.origin}/sandbox/api.together.ai/v1`,
    REPLICATE_BASE_URL: `${sandbox.origin}/sandbox/api.replicate.com/v1`,
    LEONARDO_BASE_URL: `${sandbox.origin}/sandbox/cloud.leonardo.ai/api/rest`,
    DISCORD_API_BASE_URL: `${sandbox.origin}/sandbox/discord.com/api/v10`,
    HEYGEN_BASE_URL: `${sandbox.origin}/sandbox/api.heygen.com`,
    RUNWAYML_BASE_URL: `${sandbox.origin}/sandbox/api.dev.runwayml.com`,
    SYNTHESIA_BASE_URL: `${sandbox.origin}/sandbox/api.synthesia.io/v2`,
    ELEVENLABS_BASE_URL: `${sandbox.origin}/sandbox/api.elevenlabs.io`,
    ...options.environment,
  });
  const log = createLog({ level: config.LOG_LEVEL });
  const db = createDatabase({ url: databaseUrl, directUrl: testDatabase.url, poolSize: 12, onError: () => {} });
  const jobs = await startJobs({ url: testDatabase.url, log, supervise: true });
  const live = createLiveHub({ db, log });
  const egress = createEgress({ allow: config.EGRESS_ALLOW, trustedOrigins: [sandbox.origin], timeoutMs: 10_000 });
  const hooks = createContentHooks();
  const callers = new Map<string, Principal>();
  const sink = withHouseRule(registerGeneration(hooks), options.houseRule);
  const core = {
    config,
    log,
    db,
    jobs,
    live,
    egress,
    sandboxOrigin: sandbox.origin,
    keyRing: createKeyRing({ keys: [{ id: "k1", key: Buffer.alloc(32, 9) }] }),
    cursors: createCursorSigner(Buffer.alloc(32, 7)),
    failpoint: createFailpoint(undefined),
    processId: newId(),
    contentHooks: hooks,
    generationSink: options.register?.(hooks, sink) ?? sink,
  };
  const economicsHooks = createEconomicsHooks();
  registerBudgetResume(economicsHooks);
  const api = new Api({ db, authenticate: async (c) => callers.get(c.req.header("x-test-caller") ?? "") ?? null, limit: async () => ({}), validateReplies: true });
  brandRoutes(api, core);
  productRoutes(api, core);
  contentRoutes(api, core);
  economicsRoutes(api, { ...core, economicsHooks });
  const streams = generationRoutes(api, core);
  transformRoutes(api, core);
  options.mount?.(api, core);
  const edge = createEdge({ log, isHttps: false });
  edge.route("/api/v1", api.app);

  // Each with its own leases and places, as another process has them.
  const startWorker = async () => {
    const processId = newId();
    const gates = createGates({ db, log, processId, config });
    const started = await startGenerationWorker({ ...core, processId, gates });
    return {
      stop: async (timeoutMs: number) => {
        await started.stop(timeoutMs);
        gates.close();
      },
    };
  };
  const worker = options.worker === false ? null : await startWorker();
  const admin = async (method: string, part: string, body?: object) => {
    const reply = await fetch(`${sandbox.origin}/sandbox/${part}`, { method, headers: { "content-type": "application/json" }, body: body ? JSON.stringify(body) : null });
    if (!reply.ok) throw new Error(`sandbox ${part}: ${reply.status} ${await reply.text()}`);
    return reply.status === 204 ? null : reply.json();
  };

  async function newClient(wanted: { providers?: BuiltinKind[]; route?: { provider: string; model: string }[] } = {}): Promise<TestClient> {
    const [organizationId, userId] = [newId(), newId()];
    await db.system((tx) => tx.execute(sql`insert into organizations (id, name) values (${organizationId}, 'Test')`));
    await db.forOrganization(organizationId, (tx) => seedPrompts(tx, organizationId));
    const principal: Principal = { kind: "user", id: userId, organizationId, userId, sessionId: null, role: "owner", permissions: new Set(permissions), brandIds: null };
    callers.set(userId, principal);
    const open = async (route: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      headers.set("x-test-caller", userId);
      return edge.request(`/api/v1${route}`, { ...init, headers });
    };
    const call = async (method: string, route: string, body?: object, headers: Record<string, string> = {}): Promise<Reply> => {
      const response = await open(route, { method, headers: { "content-type": "application/json", ...headers }, ...(body ? { body: JSON.stringify(body) } : {}) });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
    };
    const ok = async (method: string, route: string, body?: object) => {
      const reply = await call(method, route, body);
      if (reply.status >= 300) throw new Error(`${method} ${route}: ${reply.status} ${JSON.stringify(reply.body)}`);
      return reply.body;
    };
    const until = async (runId: string, isSo: (run: GenerationRun) => boolean): Promise<GenerationRun> => {
      for (const end = Date.now() + 20_000; Date.now() < end; ) {
        const run = (await ok("GET", `/generation-runs/${runId}`)) as GenerationRun;
        if (isSo(run)) return run;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`run ${runId} did not get there: ${JSON.stringify(await ok("GET", `/generation-runs/${runId}`))}`);
    };
    const brand = await ok("POST", "/brands", { name: "Cà Phê Sông Hàn", industry: "cafe", toneOfVoice: "ấm áp, gần gũi", targetAudience: "dân văn phòng Đà Nẵng" });
    const product = await ok("POST", `/brands/${brand.id}/products`, {
      name: "Cà phê sữa đá",
      features: ["Hạt Robusta rang mỗi tuần"],
      benefits: ["Tỉnh táo cả buổi sáng"],
      price: { amount: "29000", currency: "VND" },
    });
    for (const name of wanted.providers ?? []) await ok("PUT", `/providers/${name}`, { sandbox: true });
    if (wanted.route) await ok("PUT", "/provider-routes/fast", { route: wanted.route });
    return {
      principal,
      brandId: brand.id,
      productId: product.id,
      call,
      open,
      generate: (request = {}) => ok("POST", "/contents/generate", { brandId: brand.id, productId: product.id, topic: "Khai trương chi nhánh bên sông", versions: 1, seed: 7, ...request }),
      finished: (runId) => until(runId, (run) => run.finishedAt !== null),
      until,
      async follow(runId, { from, until } = {}) {
        const response = await open(`/generation-runs/${runId}/events`, { headers: from === undefined ? {} : { "last-event-id": from } });
        return readEvents(response, until);
      },
    };
  }

  return {
    core,
    db,
    databaseUrl: testDatabase.url,
    config,
    sandboxOrigin: sandbox.origin,
    dependencies: core,
    newClient,
    startWorker,
    arm: async (plan) => void (await admin("POST", "faults", plan)),
    clearFaults: async () => void (await admin("DELETE", "faults")),
    sandboxCalls: async () => ((await admin("GET", "usage")) as { calls: GenerationCall[] }).calls,
    async [Symbol.asyncDispose]() {
      streams.closeAll();
      await worker?.stop(1_000);
      await jobs.stop(1_000);
      await live.close();
      await egress.close();
      await sandbox.close();
      await rm(stateDir, { recursive: true, force: true });
      await db.close();
      await testDatabase.drop();
    },
  };
}

function withHouseRule(sink: GenerationSink, houseRule: ((document: ContentDocument) => ContentIssue[]) | undefined): GenerationSink {
  return { ...sink, checkDocument: (input) => [...sink.checkDocument(input), ...(houseRule?.(input.document) ?? [])] };
}

/** Reads server-sent events until the stream ends or `until` is true, then hangs up. */
export async function readEvents(response: Response, until?: (event: SentEvent) => boolean): Promise<SentEvent[]> {
  if (!response.ok || !response.body) throw new Error(`no stream: ${response.status} ${await response.text()}`);
  const events: SentEvent[] = [];
  const decoder = new TextDecoder();
  let waiting = "";
  for await (const bytes of response.body) {
    waiting += decoder.decode(bytes, { stream: true });
    for (let end = waiting.indexOf("\n\n"); end >= 0; end = waiting.indexOf("\n\n")) {
      const block = waiting.slice(0, end);
      waiting = waiting.slice(end + 2);
      const [id, data] = [/^id: (.*)$/m.exec(block)?.[1], /^data: (.*)$/m.exec(block)?.[1]];
      if (id === undefined || data === undefined) continue;
      const event = { id, event: JSON.parse(data) as SentEvent["event"] };
      events.push(event);
      if (until?.(event)) return events;
    }
  }
  return events;
}
