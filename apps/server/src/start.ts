import { networkInterfaces } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { seedEvaluationCasesEverywhere, startEvaluationWorker } from "@agency/core/evaluations";
import { seedPlansEverywhere, startAlertSweeper } from "@agency/core/economics";
import { startAssetSweeper } from "@agency/core/assets";
import { startCampaignFiller } from "@agency/core/campaigns";
import { startChannelKeeper } from "@agency/core/channels";
import { startGenerationWorker, startMediaWorker } from "@agency/core/generation";
import { startOnboardingWorker } from "@agency/core/onboarding";
import { startMetricsCollector } from "@agency/core/metrics";
import { startPlanKeeper, startPublisher } from "@agency/core/publishing";
import { startGraphicsWorker } from "@agency/core/graphics";
import { seedPromptsEverywhere } from "@agency/core/prompts";
import { loadConfig, type Config } from "@agency/platform/config";
import { migrateJobs } from "@agency/platform/jobs";
import { createLog } from "@agency/platform/log";
import { migrate } from "@agency/platform/migrate";
import { findRunningPostgres, startEmbeddedPostgres, StartupError } from "@agency/platform/postgres";
import { createSandbox } from "@agency/sandbox";
import { composeCore } from "./compose-core.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { composeRooms, type ComposedRooms } from "./compose-rooms.ts";
import { createApi } from "./create-api.ts";
import { createHttpServer, listen, type Parts } from "./http-server.ts";
import { createLiveSockets } from "./live-socket.ts";
import { startWeb } from "./start-web.ts";

export const roleNames = ["api", "web", "worker", "sandbox"] as const;
export type Role = (typeof roleNames)[number];

export interface Running {
  origin: string;
  stop(): Promise<void>;
}

/** Migrations of this build, ground first. */
export const migrationFolders = [
  { name: "platform", directory: fileURLToPath(import.meta.resolve("@agency/platform/package.json").replace(/package\.json$/, "migrations")) },
  { name: "core", directory: fileURLToPath(import.meta.resolve("@agency/core/package.json").replace(/package\.json$/, "migrations")) },
];

/**
 * Starts the given roles in one process, in the order that a person can follow: the port first (so that `/` shows progress),
 * then the database, the schema, the rooms, the workers, the dashboard. @throws StartupError, ConfigError, WebBuildError
 */
export async function start(options: { environment: NodeJS.ProcessEnv; roles: readonly Role[]; lan: boolean; say: (line: string) => void; signal?: AbortSignal }): Promise<Running> {
  const { roles, say } = options;
  const has = (role: Role) => roles.includes(role);
  const first = loadConfig(options.environment, options.lan ? { HOST: "0.0.0.0" } : {});
  if (first.isProduction && has("sandbox")) throw new StartupError("sandbox_in_production", "The sandbox does not run in production. Start with --roles api,web,worker.");
  const log = createLog({ level: first.LOG_LEVEL });
  const closers: (() => Promise<void>)[] = [];
  const aborter = new AbortController();
  options.signal?.addEventListener("abort", () => aborter.abort(), { once: true });
  const parts: Parts = { api: null, sandbox: null, web: null, upgrade: null, progress: [], isHttps: first.PUBLIC_ORIGIN.startsWith("https:"), onPageError: (error) => log.error({ err: error }, "a page could not be made") };
  const progress = (line: string) => {
    parts.progress.push(line);
    say(line);
  };
  let ready = false;

  const stop = once(async () => {
    ready = false;
    aborter.abort();
    for (const close of closers.reverse()) await close().catch((error: unknown) => log.warn({ err: error }, "a part did not stop cleanly"));
  });

  try {
    const needsSocket = has("api") || has("web") || has("sandbox");
    const server = createHttpServer(parts);
    const actualPort = needsSocket ? await listen(server, { port: first.PORT, host: first.HOST }) : first.PORT;
    const config = withOrigin(options, actualPort);
    parts.isHttps = config.PUBLIC_ORIGIN.startsWith("https:");
    closers.push(async () => {
      if (!needsSocket) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const force = setTimeout(() => server.closeAllConnections(), 3_000);
      await closed;
      clearTimeout(force);
    });

    const database = await openDatabase(config, roles, progress);
    closers.push(database.stop);
    const ownOrigin = `http://127.0.0.1:${actualPort}`;
    if (has("sandbox")) {
      const sandbox = createSandbox({ stateDir: config.SANDBOX_STATE_DIR ?? path.join(config.AGENCY_DATA_DIR, "sandbox"), publicOrigin: () => config.PUBLIC_ORIGIN, faultsEnabled: config.SANDBOX_FAULTS, networkNewsUrl: (network) => `${config.PUBLIC_ORIGIN}/api/v1/webhooks/networks/${network}` });
      parts.sandbox = sandbox.app.fetch as never;
      closers.push(async () => sandbox.close());
    }
    if (!has("api") && !has("web") && !has("worker")) {
      ready = true;
      return { origin: config.PUBLIC_ORIGIN, stop };
    }

    progress("connecting the rooms");
    const core = await composeCore({ config, log, databaseUrl: database.url, databaseDirectUrl: database.directUrl, sandbox: sandboxAddress(config, has("sandbox"), ownOrigin), superviseJobs: has("worker") });
    closers.push(() => core.close());
    const drains: (() => Promise<void>)[] = [() => core.jobs.stop(config.DRAIN_MS)];
    // All at once, each with the same time: one after the other they would outlast what a supervisor waits (R14).
    closers.push(async () => void (await Promise.all(drains.map((drain) => drain().catch((error: unknown) => log.warn({ err: error }, "work under way could not be finished"))))));
    await seedPromptsEverywhere(core.db);
    await seedEvaluationCasesEverywhere(core.db);
    await seedPlansEverywhere(core.db);
    closers.push(startHeartbeat(core, roles));

    parts.bucketOrigin = core.bucketOrigin;
    const rooms = composeRooms(core);
    if (has("worker")) await startWorkers(rooms, drains);
    if (has("api")) {
      const api = createApi(rooms, { readiness: { isReady: () => ready } });
      const sockets = createLiveSockets(core, api.authenticate);
      parts.api = api.app.fetch as never;
      parts.upgrade = sockets.upgrade;
      closers.push(async () => {
        sockets.closeAll();
        await api.close();
      });
    }
    ready = true;
    if (has("web")) {
      const web = await startWeb({ internalOrigin: ownOrigin, onProgress: progress, signal: aborter.signal });
      parts.web = web.handle;
      closers.push(() => web.close());
    }
    return { origin: config.PUBLIC_ORIGIN, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Our own Postgres, a running one of this data directory, or the one of `DATABASE_URL`; migrated where this process may. */
async function openDatabase(config: Config, roles: readonly Role[], progress: (line: string) => void): Promise<{ url: string; directUrl: string | undefined; stop: () => Promise<void> }> {
  const nothing = async () => {};
  const onlySandbox = roles.every((role) => role === "sandbox");
  if (onlySandbox) return { url: "", directUrl: undefined, stop: nothing };
  let url = config.DATABASE_URL;
  let stop = nothing;
  if (url === undefined) {
    const running = roles.includes("api") || roles.includes("web") ? undefined : await findRunningPostgres({ dataDir: config.AGENCY_DATA_DIR });
    if (running) url = running.url;
    else {
      progress("starting the database");
      const postgres = await startEmbeddedPostgres({ dataDir: config.AGENCY_DATA_DIR, log: () => {} });
      ({ url } = postgres);
      stop = () => postgres.stop();
    }
  }
  const directUrl = config.DATABASE_DIRECT_URL ?? url;
  try {
    await prepareDatabase(directUrl, progress);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, directUrl, stop };
}

/** Brings the schema up to this build; safe with several starters. */
export async function prepareDatabase(url: string, progress: (line: string) => void): Promise<void> {
  const { applied } = await migrate({ url, folders: migrationFolders, log: () => {} });
  if (applied.length > 0) progress(`the schema is up to date (${applied.length} migrations applied)`);
  await migrateJobs(url);
}

async function startWorkers(rooms: ComposedRooms, drains: (() => Promise<void>)[]): Promise<void> {
  const publisher = startPublisher(rooms);
  const generation = await startGenerationWorker(rooms);
  const media = await startMediaWorker(rooms);
  const campaigns = startCampaignFiller(rooms);
  const evaluation = startEvaluationWorker(rooms);
  const graphics = startGraphicsWorker(rooms);
  const metrics = startMetricsCollector(rooms);
  const onboarding = startOnboardingWorker(rooms);
  const alerts = startAlertSweeper({ db: rooms.db, log: rooms.log, everyMs: rooms.config.ECONOMICS_ALERT_MS });
  const assets = startAssetSweeper({ db: rooms.db, storage: rooms.storage, log: rooms.log, everyMs: rooms.config.ASSET_SWEEP_MS });
  const channels = startChannelKeeper(rooms);
  const plans = startPlanKeeper(rooms);
  drains.push(() => assets.stop(), () => channels.stop(), () => plans.stop());
  drains.push(() => alerts.stop(), () => onboarding.stop(rooms.config.DRAIN_MS));
  drains.push(() => publisher.stop(rooms.config.DRAIN_MS), () => campaigns.stop(rooms.config.DRAIN_MS), () => generation.stop(rooms.config.DRAIN_MS), () => media.stop(rooms.config.DRAIN_MS), () => evaluation.stop(rooms.config.DRAIN_MS), () => graphics.stop(rooms.config.DRAIN_MS), () => metrics.stop(rooms.config.DRAIN_MS));
}

function withOrigin(options: { environment: NodeJS.ProcessEnv; lan: boolean }, actualPort: number): Config {
  const overrides: Record<string, string> = { PORT: String(actualPort) };
  if (options.lan) {
    overrides["HOST"] = "0.0.0.0";
    const address = Object.values(networkInterfaces()).flat().find((entry) => entry && entry.family === "IPv4" && !entry.internal)?.address;
    if (address && !options.environment["PUBLIC_ORIGIN"]) overrides["PUBLIC_ORIGIN"] = `http://${address}:${actualPort}`;
  }
  return loadConfig(options.environment, overrides);
}

function sandboxAddress(config: Config, isHere: boolean, ownOrigin: string): { origin: string; publicOrigin: string } | null {
  if (config.SANDBOX_ORIGIN) return { origin: config.SANDBOX_ORIGIN, publicOrigin: config.SANDBOX_ORIGIN };
  return isHere ? { origin: ownOrigin, publicOrigin: config.PUBLIC_ORIGIN } : null;
}

function once(run: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= run());
}

