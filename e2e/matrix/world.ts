import { spawn } from "node:child_process";
import { createHash, randomBytes, randomInt } from "node:crypto";
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
import { makeSandboxVideo, type Ledger } from "@agency/sandbox";
import type { Fault } from "./cases.ts";
import { startMediaServer, type MediaServer } from "./media-server.ts";
import type { Subject } from "./subjects.ts";
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
  PUBLISH_POLL_MS: "200",
  PUBLISH_RETRY_BASE_MS: scaled(2_000),
  PUBLISH_RETRY_MAX_MS: scaled(20_000),
  PUBLISH_RECONCILE_SETTLE_MS: scaled(10_000),
  PUBLISH_RECONCILE_WINDOW_MS: scaled(60_000),
  PUBLISH_BREAKER_OPEN_MS: scaled(15_000),
  PUBLISH_ACCEPTED_PATIENCE_MS: scaled(120_000),
  PUBLISH_LIMITS_MS: scaled(300_000),
  DRAIN_MS: "3000",
};

/** An account of a stand-in, connected as a channel. */
export interface Account {
  remoteId: string;
  channelId: string;
  subject: Subject;
}

export interface PublicationState extends Record<string, unknown> {
  id: string;
  status: string;
  remoteId: string | null;
  waitReason: string | null;
  errorDetail: string | null;
  accountId: string;
  text: string;
  /** Of its files. */
  sha256: string[];
  refs: Record<string, string>;
  commentStatus: string | null;
  wantsComment: boolean;
  isHeld: boolean;
  /** Until its next step, and until its account or network may go on; null when nothing but a person moves it. */
  nextInMs: number | null;
}

/** Statuses that only a person or nobody changes. */
const settled = new Set(["published", "failed", "uncertain", "needs_auth", "missed", "cancelled"]);
/** Nothing is left to do: the outcome is known, and of a published post its comment's as well. */
export const isSettled = ({ status, wantsComment, commentStatus }: PublicationState): boolean =>
  settled.has(status) && !(status === "published" && wantsComment && (commentStatus === null || commentStatus === "sending"));

/** Stand-ins in a process of their own, which no killed worker can wipe, and the processes to be killed; shared by all cases. */
export interface Judge {
  origin: string;
  pool: WorkerPool;
  media: MediaServer;
  /** A real video, made once; every publication's copy differs in its last bytes. */
  video: Uint8Array;
  admin<Answer>(method: string, where: string, body?: object): Promise<Answer>;
  close(): Promise<void>;
}

/** How long the stand-ins work on videos, and moderate them. */
const workMs = 300;
const workingHosts = ["graph.facebook.com", "graph.instagram.com", "rupload.facebook.com", "open.tiktokapis.com", "www.tiktok.com", "api.linkedin.com"];

export async function startJudge(): Promise<Judge> {
  const directory = await mkdtemp(path.join(tmpdir(), "matrix-judge-"));
  const main = fileURLToPath(new URL("./main.ts", import.meta.resolve("@agency/sandbox")));
  const child = spawn(process.execPath, [main, "--state-dir", directory, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const { origin } = JSON.parse(line) as { origin: string };
  const pool = await createWorkerPool();
  const media = await startMediaServer(deriveKey(secret, "media"));
  const judge: Judge = {
    origin,
    pool,
    media,
    video: await makeSandboxVideo({ width: 1080, height: 1920, seconds: 3, title: "Matrix" }),
    async admin<Answer>(method: string, where: string, body?: object) {
      const response = await fetch(`${origin}/sandbox/${where}`, { method, headers: { "content-type": "application/json" }, body: body ? JSON.stringify(body) : null });
      if (!response.ok) throw new Error(`sandbox ${where}: ${response.status} ${await response.text()}`);
      const text = await response.text();
      return (text === "" ? null : JSON.parse(text)) as Answer;
    },
    async close() {
      await pool.close();
      await media.close();
      child.kill();
      await once(child, "exit");
      await rm(directory, { recursive: true, force: true });
    },
  };
  for (const host of workingHosts) await judge.admin("POST", "processing", { host, processingMs: workMs });
  return judge;
}

interface NewAccount {
  remoteId: string;
  accessToken: string;
  details: Record<string, string>;
}

/** Accounts of the stand-ins, made by their own hands. */
const accounts: Readonly<Record<string, (judge: Judge) => Promise<NewAccount>>> = {
  async page(judge) {
    const [page] = await judge.admin<{ id: string; accessToken: string }[]>("POST", "facebook/pages", { pages: [{ name: "Cà Phê Sông Hàn" }] });
    return { remoteId: page!.id, accessToken: page!.accessToken, details: {} };
  },
  async business(judge) {
    const username = `cafe.${randomBytes(6).toString("hex")}`;
    const [account] = await judge.admin<{ id: string; accessToken: string }[]>("POST", "instagram/accounts", { accounts: [{ username }] });
    return { remoteId: account!.id, accessToken: account!.accessToken, details: { login: "instagram" } };
  },
  async creator(judge) {
    const [creator] = await judge.admin<{ openId: string; username: string; accessToken: string }[]>("POST", "tiktok/creators", { creators: [{ nickname: "Cà Phê Sông Hàn", initsPerMinute: 1_000 }] });
    return { remoteId: creator!.openId, accessToken: creator!.accessToken, details: { username: creator!.username } };
  },
  organization: (judge) => newAuthor(judge, "organization"),
  person: (judge) => newAuthor(judge, "person"),
};

async function newAuthor(judge: Judge, kind: "person" | "organization"): Promise<NewAccount> {
  const [author] = await judge.admin<{ urn: string; accessToken: string }[]>("POST", "linkedin/authors", { authors: [{ kind, name: "Cà Phê Sông Hàn" }] });
  return { remoteId: author!.urn, accessToken: author!.accessToken, details: {} };
}

interface File {
  bytes: Uint8Array;
  kind: "image" | "video" | "document";
  mimeType: string;
  extension: string;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
}

/** A file like no other. */
async function newFile(judge: Judge, kind: Subject["media"][number]): Promise<File> {
  switch (kind) {
    case "photo": {
      const [r, g, b] = randomBytes(3);
      const exif = { IFD0: { ImageDescription: randomBytes(12).toString("hex") } };
      const bytes = await sharp({ create: { width: 640, height: 640, channels: 3, background: { r: r!, g: g!, b: b! } } }).withExif(exif).jpeg().toBuffer();
      return { bytes, kind: "image", mimeType: "image/jpeg", extension: "jpg", width: 640, height: 640, durationSeconds: null };
    }
    case "video":
      return { bytes: Buffer.concat([judge.video, freeBox(randomBytes(16))]), kind: "video", mimeType: "video/mp4", extension: "mp4", width: 1080, height: 1920, durationSeconds: 3 };
    case "document":
      return { bytes: emptyDocument(randomInt(2 ** 40)), kind: "document", mimeType: "application/pdf", extension: "pdf", width: null, height: null, durationSeconds: null };
  }
}

/** A part of an MP4 that players skip. */
function freeBox(payload: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + payload.length, 0);
  header.write("free", 4, "latin1");
  return Buffer.concat([header, payload]);
}

function emptyDocument(number: number): Buffer {
  return Buffer.from(
    `%PDF-1.4\n% ${number}\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 500] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
  );
}

export const firstComment = "Đặt bàn: 0905 123 456";

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
  const assetIds: string[] = [];
  await db.system(async (tx) => {
    await tx.execute(sql`insert into organizations (id, name) values (${organizationId}, 'Matrix')`);
    await tx.execute(sql`insert into brands (id, organization_id, name, search_text) values (${brandId}, ${organizationId}, 'Cà Phê Sông Hàn', '')`);
  });

  async function addMedia(contentId: string, kinds: Subject["media"]): Promise<void> {
    for (const [position, kind] of kinds.entries()) {
      const id = newId();
      const file = await newFile(judge, kind);
      const storageKey = `org/${organizationId}/${id}.${file.extension}`;
      await storage.put(storageKey, file.bytes, { contentType: file.mimeType });
      judge.media.serve(id, { bytes: file.bytes, mimeType: file.mimeType });
      assetIds.push(id);
      await db.forOrganization(organizationId, async (tx) => {
        await tx.execute(
          sql`insert into assets (id, organization_id, brand_id, kind, mime_type, byte_length, sha256, width, height, duration_seconds, file_name, storage_key)
              values (${id}, ${organizationId}, ${brandId}, ${file.kind}, ${file.mimeType}, ${file.bytes.length}, ${createHash("sha256").update(file.bytes).digest("hex")}, ${file.width}, ${file.height}, ${file.durationSeconds}, ${`x.${file.extension}`}, ${storageKey})`,
        );
        await tx.execute(sql`insert into content_media (organization_id, content_id, asset_id, position, alt) values (${organizationId}, ${contentId}, ${id}, ${position}, ${kind === "photo" ? "Ly cà phê" : null})`);
      });
    }
  }

  const world = {
    async newAccount(subject: Subject): Promise<Account> {
      const { remoteId, accessToken, details } = await accounts[subject.account]!(judge);
      const channelId = newId();
      await db.system((tx) =>
        tx.execute(
          sql`insert into channels (id, organization_id, brand_id, network, environment, remote_id, name, sealed_token, details)
              values (${channelId}, ${organizationId}, ${brandId}, ${subject.network}, 'sandbox', ${remoteId}, 'Cà Phê Sông Hàn', ${keyRing.seal(accessToken, channelTokenAad(channelId))}, ${JSON.stringify(details)})`,
        ),
      );
      return { remoteId, channelId, subject };
    },
    /** Approved and due at once; its words and files are like no others. */
    async publish({ channelId, subject }: Account): Promise<string> {
      const content = await db.forOrganization(organizationId, (tx) =>
        createContent(tx, {
          organizationId, brandId, productId: null, type: "social", platform: subject.network, language: "vi", topic: "Cà phê", actor: systemActor,
          document: { type: "social", body: `Sáng nay uống gì? ${newId()}`, hashtags: ["#càphê"], cta: "", altText: "Ly cà phê", link: subject.link ?? null },
        }),
      );
      await addMedia(content.id, subject.media);
      return db.forOrganization(organizationId, async (tx) => {
        await tx.execute(
          sql`insert into placements (id, organization_id, content_id, network, format, title, first_comment, options)
              values (${newId()}, ${organizationId}, ${content.id}, ${subject.network}, ${subject.format}, ${subject.title ?? null}, ${subject.comment ? firstComment : null}, ${subject.options ? JSON.stringify(subject.options) : null})`,
        );
        await approveContent(tx, { contentId: content.id, actor: systemActor, note: null });
        const plan = await scheduleContent(tx, config, { contentId: content.id, channelIds: [channelId], scheduledAt: "now", actor: systemActor });
        return plan.publications[0]!.id;
      });
    },
    /** Lets the stand-in fail the next such call of the account. */
    async arm({ remoteId, subject }: Account, fault: Fault, more: { times?: number; probability?: number; seed?: number } = {}): Promise<void> {
      const call = fault.hits(subject);
      if (fault.kind === "none" || call === null) return;
      const delayMs = fault.delayMs === undefined ? {} : { delayMs: fault.kind === "rate_limit" ? fault.delayMs : Math.round(fault.delayMs / timeScale) };
      await judge.admin("POST", "faults", { ...call, account: remoteId, fault: fault.kind, ...delayMs, ...more });
      if (fault.name === "stale_listing") await judge.admin("POST", "faults", { ...subject.list!, account: remoteId, fault: "stale_listing", times: 1_000, delayMs: 600_000 });
    },
    ledger: ({ remoteId, subject }: Account): Promise<Ledger> => judge.admin<Ledger>("GET", `ledger?network=${subject.network}&account=${encodeURIComponent(remoteId)}`),
    async states(): Promise<PublicationState[]> {
      const result = await db.system((tx) =>
        tx.execute<PublicationState>(
          sql`select p.id, p.status, p.remote_id as "remoteId", p.wait_reason as "waitReason", p.error_detail as "errorDetail", c.remote_id as "accountId", b.body as text, p.refs,
                p.comment_status as "commentStatus", p.snapshot->>'firstComment' <> '' as "wantsComment", p.lease_owner is not null as "isHeld",
                (extract(epoch from case when p.status in ('scheduled', 'preparing', 'armed', 'published') then greatest(p.next_step_at, (
                  select max(b.blocked_until) from publishing_lanes b where b.lane in (p.lane, p.network || ':' || p.environment)
                )) else p.next_step_at end - agency.now()) * 1000)::float8 as "nextInMs",
                array(select a.sha256 from content_media m join assets a on a.id = m.asset_id where m.content_id = p.content_id) as sha256
              from publications p join channels c on c.id = p.channel_id join contents b on b.id = p.content_id order by p.id`,
        ),
      );
      return result.rows;
    },
    /** Steps of a publication that have more than one live attempt; the schema forbids them (R4). */
    async doubledAttempts(): Promise<number> {
      const result = await db.system((tx) =>
        tx.execute<{ count: number }>(sql`select count(*)::int as count from (select 1 from publication_attempts where outcome is null or outcome in ('ambiguous', 'accepted') group by publication_id, step having count(*) > 1) doubled`),
      );
      return result.rows[0]!.count;
    },
    /** Lets a limit of minutes pass in no time. */
    async passTime(ms: number): Promise<void> {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await client.query("update agency.clock set anchor_virtual = anchor_virtual + $1 * interval '1 millisecond'", [Math.ceil(ms)]);
      await client.end();
    },
    /** A worker process of this installation; answers once it claims. */
    async startWorker(failpoint?: string): Promise<Worker> {
      const worker = await judge.pool.run({ ...settings, AGENCY_DATA_DIR: directory, DATABASE_URL: database.url, SANDBOX_ORIGIN: judge.origin, PUBLIC_MEDIA_BASE_URL: judge.media.origin, ...(failpoint ? { AGENCY_FAILPOINT: failpoint } : {}) });
      workers.add(worker);
      return worker;
    },
    async close(): Promise<void> {
      await Promise.all([...workers].map((worker) => worker.release()));
      for (const id of assetIds) judge.media.forget(id);
      await db.close();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
  return world;
}
