import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import pg from "pg";
import sharp from "sharp";
import { approveContent } from "@agency/core/approvals";
import { channelTokenAad } from "@agency/core/channels";
import { createContent } from "@agency/core/contents";
import { scheduleContent } from "@agency/core/publishing";
import { loadConfig } from "@agency/platform/config";
import { createDatabase, newId } from "@agency/platform/db";
import { systemActor } from "@agency/platform/live";
import { createKeyRing, deriveKey } from "@agency/platform/secrets";
import { createDiskStorage } from "@agency/platform/storage";
import { createTestDatabase } from "@agency/platform/testing";
import type { FaultPlan, Ledger } from "@agency/sandbox";
import type { MatrixCase } from "./cases.ts";
import { createWorkerPool, type Worker, type WorkerPool } from "./worker-pool.ts";

/** Every interval of production divided by this. */
export const timeScale = 40;
const scaled = (ms: number) => String(ms / timeScale);
const secret = "matrix-secret-of-no-importance-0123456789";

/** The product's settings, in the proportions of production. */
const settings = {
  AGENCY_ENV: "test",
  LOG_LEVEL: process.env["MATRIX_LOG_LEVEL"] ?? "fatal",
  AGENCY_SECRET_KEY: secret,
  NETWORK_TIMEOUT_MS: scaled(20_000),
  PUBLISH_LEASE_MS: scaled(45_000),
  PUBLISH_POLL_MS: "100",
  PUBLISH_RETRY_BASE_MS: scaled(2_000),
  PUBLISH_RETRY_MAX_MS: scaled(20_000),
  PUBLISH_RECONCILE_SETTLE_MS: scaled(10_000),
  PUBLISH_RECONCILE_WINDOW_MS: scaled(60_000),
  PUBLISH_BREAKER_OPEN_MS: scaled(15_000),
  DRAIN_MS: "3000",
};

export interface Page {
  remoteId: string;
  channelId: string;
}

export interface PublicationState extends Record<string, unknown> {
  id: string;
  status: string;
  remoteId: string | null;
  waitReason: string | null;
  errorDetail: string | null;
  pageId: string;
  text: string;
}

/** Statuses that only a person or nobody changes. */
export const settled = new Set(["published", "failed", "uncertain", "needs_auth", "missed", "cancelled"]);

/** A stand-in in a process of its own, which no killed worker can wipe, and the processes to be killed; shared by all cases. */
export interface Judge {
  origin: string;
  pool: WorkerPool;
  admin<Answer>(method: string, where: string, body?: object): Promise<Answer>;
  close(): Promise<void>;
}

export async function startJudge(): Promise<Judge> {
  const directory = await mkdtemp(path.join(tmpdir(), "matrix-judge-"));
  const main = fileURLToPath(new URL("./main.ts", import.meta.resolve("@agency/sandbox")));
  const child = spawn(process.execPath, [main, "--state-dir", directory, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const { origin } = JSON.parse(line) as { origin: string };
  const pool = await createWorkerPool();
  return {
    origin,
    pool,
    async admin<Answer>(method: string, where: string, body?: object) {
      const response = await fetch(`${origin}/sandbox/${where}`, { method, headers: { "content-type": "application/json" }, body: body ? JSON.stringify(body) : null });
      if (!response.ok) throw new Error(`sandbox ${where}: ${response.status} ${await response.text()}`);
      const text = await response.text();
      return (text === "" ? null : JSON.parse(text)) as Answer;
    },
    async close() {
      await pool.close();
      child.kill();
      await once(child, "exit");
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** An installation of its own: database, files, one organization; workers are processes. */
export type World = Awaited<ReturnType<typeof createWorld>>;

export async function createWorld(judge: Judge) {
  const database = await createTestDatabase();
  const directory = await mkdtemp(path.join(tmpdir(), "matrix-"));
  const config = loadConfig({ ...settings, AGENCY_DATA_DIR: directory });
  const db = createDatabase({ url: database.url, poolSize: 2, onError: () => {} });
  const storage = createDiskStorage(path.join(directory, "files"));
  const keyRing = createKeyRing({ keys: [{ id: "matrix", key: deriveKey(secret, "seal") }] });
  const organizationId = newId();
  const brandId = newId();
  const workers = new Set<Worker>();
  await db.system(async (tx) => {
    await tx.execute(sql`insert into organizations (id, name) values (${organizationId}, 'Matrix')`);
    await tx.execute(sql`insert into brands (id, organization_id, name, search_text) values (${brandId}, ${organizationId}, 'Cà Phê Sông Hàn', '')`);
  });

  async function addPhotos(contentId: string, count: number): Promise<void> {
    for (let position = 0; position < count; position += 1) {
      const id = newId();
      const [r, g, b] = randomBytes(3);
      const bytes = await sharp({ create: { width: 24, height: 24, channels: 3, background: { r: r!, g: g!, b: b! } } }).png().toBuffer();
      const storageKey = `org/${organizationId}/${id}.png`;
      await storage.put(storageKey, bytes, { contentType: "image/png" });
      await db.forOrganization(organizationId, async (tx) => {
        await tx.execute(
          sql`insert into assets (id, organization_id, brand_id, kind, mime_type, byte_length, sha256, width, height, file_name, storage_key)
              values (${id}, ${organizationId}, ${brandId}, 'image', 'image/png', ${bytes.length}, ${createHash("sha256").update(bytes).digest("hex")}, 24, 24, 'x.png', ${storageKey})`,
        );
        await tx.execute(sql`insert into content_media (organization_id, content_id, asset_id, position) values (${organizationId}, ${contentId}, ${id}, ${position})`);
      });
    }
  }

  const world = {
    async newPage(): Promise<Page> {
      const [page] = await judge.admin<{ id: string; name: string; accessToken: string }[]>("POST", "facebook/pages", { pages: [{ name: "Cà Phê Sông Hàn" }] });
      const channelId = newId();
      await db.system((tx) =>
        tx.execute(
          sql`insert into channels (id, organization_id, brand_id, network, environment, remote_id, name, sealed_token)
              values (${channelId}, ${organizationId}, ${brandId}, 'facebook', 'sandbox', ${page!.id}, ${page!.name}, ${keyRing.seal(page!.accessToken, channelTokenAad(channelId))})`,
        ),
      );
      return { remoteId: page!.id, channelId };
    },
    /** Approved and due at once; its text is like no other. */
    async publish(page: Page, kind: MatrixCase["kind"]): Promise<string> {
      const link = kind === "link" ? "https://caphesonghan.vn/menu" : null;
      const content = await db.forOrganization(organizationId, (tx) =>
        createContent(tx, {
          organizationId, brandId, productId: null, type: "social", platform: "facebook", language: "vi", topic: "Cà phê", actor: systemActor,
          document: { type: "social", body: `Sáng nay uống gì? ${newId()}`, hashtags: ["#càphê"], cta: "", altText: "Ly cà phê", link },
        }),
      );
      await addPhotos(content.id, kind === "one photo" ? 1 : kind === "several photos" ? 3 : 0);
      return db.forOrganization(organizationId, async (tx) => {
        await approveContent(tx, { contentId: content.id, actor: systemActor, note: null });
        const plan = await scheduleContent(tx, config, { contentId: content.id, channelIds: [page.channelId], scheduledAt: "now", actor: systemActor });
        return plan.publications[0]!.id;
      });
    },
    arm: (page: Page, plan: Partial<FaultPlan> & Pick<FaultPlan, "fault">) => judge.admin("POST", "faults", { host: "graph.facebook.com", account: page.remoteId, ...plan }),
    async posts(page: Page): Promise<Ledger["posts"]> {
      return (await judge.admin<Ledger>("GET", `ledger?account=${page.remoteId}`)).posts;
    },
    async states(): Promise<PublicationState[]> {
      const result = await db.system((tx) =>
        tx.execute<PublicationState>(
          sql`select p.id, p.status, p.remote_id as "remoteId", p.wait_reason as "waitReason", p.error_detail as "errorDetail", c.remote_id as "pageId", b.body as text
              from publications p join channels c on c.id = p.channel_id join contents b on b.id = p.content_id order by p.id`,
        ),
      );
      return result.rows;
    },
    /** Steps of a publication that have more than one live attempt; the schema forbids them (R4). */
    async doubledAttempts(): Promise<number> {
      const result = await db.system((tx) =>
        tx.execute<{ count: number }>(sql`select count(*)::int as count from (select 1 from publication_attempts where outcome is null or outcome = 'ambiguous' group by publication_id, step having count(*) > 1) doubled`),
      );
      return result.rows[0]!.count;
    },
    /** Lets a limit of minutes pass in no time. */
    async passTime(ms: number): Promise<void> {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await client.query("update agency.clock set anchor_virtual = anchor_virtual + $1 * interval '1 millisecond'", [ms]);
      await client.end();
    },
    /** A worker process of this installation; answers once it claims. */
    async startWorker(failpoint?: string): Promise<Worker> {
      const worker = await judge.pool.run({ ...settings, AGENCY_DATA_DIR: directory, DATABASE_URL: database.url, SANDBOX_ORIGIN: judge.origin, ...(failpoint ? { AGENCY_FAILPOINT: failpoint } : {}) });
      workers.add(worker);
      return worker;
    },
    async close(): Promise<void> {
      await Promise.all([...workers].map((worker) => worker.release()));
      await db.close();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
  return world;
}
