import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import pg from "pg";
import sharp from "sharp";
import { loadConfig, type Config } from "@agency/platform/config";
import { newId } from "@agency/platform/db";
import { createEgress } from "@agency/platform/egress";
import { createFailpoint } from "@agency/platform/failpoint";
import { createLiveHub } from "@agency/platform/live";
import { createLog } from "@agency/platform/log";
import type { Principal } from "@agency/platform/http";
import { createKeyRing } from "@agency/platform/secrets";
import { createDiskStorage } from "@agency/platform/storage";
import { createFacebook } from "@agency/providers/social";
import type { SocialNetwork } from "@agency/providers/spec";
import { startSandboxServer, type FaultPlan, type Ledger } from "@agency/sandbox";
import { approvalRoutes, registerApprovals } from "../approvals/index.ts";
import { createMediaLinks } from "../assets/index.ts";
import { brandRoutes, createBrandHooks } from "../brands/index.ts";
import { createTestRoom, type TestReply, type TestRoom } from "../brands/testing.ts";
import { channels, channelRoutes, channelTokenAad, createChannelHooks } from "../channels/index.ts";
import { contentRoutes, createContentHooks } from "../contents/index.ts";
import { publicationAttempts, publications, publicPostRoutes, publishingRoutes, registerPublishing, resumeAfterApproval, startPublisher, type PublicationRow, type Publisher } from "./index.ts";
import type { PublicationAttemptRow } from "./table.ts";

/** Intervals short enough for tests, in the same proportions as in production. */
const quick = {
  AGENCY_ENV: "test",
  LOG_LEVEL: "silent",
  NETWORK_TIMEOUT_MS: "700",
  PUBLISH_PREPARE_LEAD_MS: "60000",
  PUBLISH_LEASE_MS: "1500",
  PUBLISH_POLL_MS: "100",
  PUBLISH_RETRY_BASE_MS: "50",
  PUBLISH_RETRY_MAX_MS: "400",
  PUBLISH_RECONCILE_SETTLE_MS: "200",
  PUBLISH_RECONCILE_WINDOW_MS: "1500",
  PUBLISH_BREAKER_OPEN_MS: "400",
};

export interface Page {
  owner: Principal;
  brandId: string;
  channelId: string;
  /** The network's id of the page. */
  remoteId: string;
  lane: string;
}

export interface PostInput {
  body?: string;
  link?: string | null;
  photos?: number;
  firstComment?: string;
}

export type PublishingHarness = Awaited<ReturnType<typeof startPublishingHarness>>;

/** The rooms of publishing behind the real edge, on a Postgres of their own, with Facebook's stand-in over real HTTP. */
export async function startPublishingHarness(settings: Record<string, string> = {}) {
  const directory = await mkdtemp(path.join(tmpdir(), "publishing-"));
  const sandbox = await startSandboxServer({ stateDir: path.join(directory, "sandbox"), faultsEnabled: true });
  const config = loadConfig({ ...quick, AGENCY_DATA_DIR: directory, PUBLIC_ORIGIN: "http://localhost:3000", ...settings });
  const log = createLog({ level: "silent" });
  const storage = createDiskStorage(path.join(directory, "files"));
  const mediaLinks = createMediaLinks({ secret: Buffer.alloc(32, 7), baseUrl: "http://localhost:3000" });
  const keyRing = createKeyRing({ keys: [{ id: "test", key: randomBytes(32) }] });
  const egress = createEgress({ allow: [], trustedOrigins: [sandbox.origin], timeoutMs: config.NETWORK_TIMEOUT_MS });
  const facebook = createFacebook({
    environment: "sandbox",
    appId: "sandbox-app",
    appSecret: "sandbox-secret",
    graphUrl: `${sandbox.origin}/sandbox/graph.facebook.com`,
    dialogUrl: `${sandbox.origin}/sandbox/www.facebook.com`,
    videoUrl: `${sandbox.origin}/sandbox/graph-video.facebook.com`,
    ruploadUrl: `${sandbox.origin}/sandbox/rupload.facebook.com`,
    version: "v26.0",
    // The adapter keeps its own patience for each call; an upload gets four times as much.
    fetch: egress.trusted(sandbox.origin, { timeoutMs: config.NETWORK_TIMEOUT_MS * 4 }),
    timeoutMs: config.NETWORK_TIMEOUT_MS,
  });
  const socialNetwork = (_name: string, environment: string): SocialNetwork | null => (environment === "sandbox" ? facebook : null);
  /** What the routes may believe of the network, for tests of what it cannot do. */
  let shown: Partial<SocialNetwork> = {};
  const contentHooks = createContentHooks();
  const channelHooks = createChannelHooks();
  registerApprovals(contentHooks);
  const brandHooks = createBrandHooks();
  registerPublishing({ contents: contentHooks, channels: channelHooks, brands: brandHooks });
  const room: TestRoom = await createTestRoom((api, { db, cursors }) => {
    const deps = { db, cursors, config, keyRing, log, socialNetwork, sandboxPublicOrigin: sandbox.origin, contentHooks, channelHooks };
    brandRoutes(api, { ...deps, brandHooks });
    contentRoutes(api, deps);
    approvalRoutes(api, { contentHooks, afterApproval: resumeAfterApproval });
    channelRoutes(api, deps);
    publishingRoutes(api, deps);
    publicPostRoutes(api, { db, keyRing, log, config, socialNetwork: (_name, environment) => (environment === "sandbox" ? { ...facebook, ...shown } : null) });
  });
  const { db } = room;
  const live = createLiveHub({ db, log });
  const publishers = new Set<Publisher>();

  const admin = async <Answer>(method: string, where: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${sandbox.origin}/sandbox/${where}`, { method, headers: { "content-type": "application/json" }, body: body ? JSON.stringify(body) : null });
    if (!response.ok) throw new Error(`sandbox ${where}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return (text === "" ? null : JSON.parse(text)) as Answer;
  };
  const asSuperuser = async (statement: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: db.directUrl });
    await client.connect();
    try {
      return (await client.query(statement, values)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  const good = (reply: TestReply): TestReply["body"] => {
    if (reply.status >= 300) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  };

  const harness = {
    room,
    db,
    config,
    keyRing,
    sandbox,
    facebook,
    admin,
    asSuperuser,
    call: room.call,

    /** A brand of a fresh organization with a page of the stand-in connected to it. */
    async newPage(owner?: Principal): Promise<Page> {
      const person = owner ?? (await room.newOrganization());
      const brand = good(await room.call(person, "POST", "/brands", { name: "Cà Phê Sông Hàn" }));
      const [page] = await admin<{ id: string; name: string; accessToken: string }[]>("POST", "facebook/pages", { pages: [{ name: "Cà Phê Sông Hàn" }] });
      const channelId = newId();
      await db.forOrganization(person.organizationId, (tx) =>
        tx.insert(channels).values({
          id: channelId,
          organizationId: person.organizationId,
          brandId: brand.id,
          network: "facebook",
          environment: "sandbox",
          remoteId: page!.id,
          name: page!.name,
          sealedToken: keyRing.seal(page!.accessToken, channelTokenAad(channelId)),
          scopes: [],
          status: "connected",
          version: 1,
          createdAt: sql`agency.now()`,
          updatedAt: sql`agency.now()`,
        }),
      );
      return { owner: person, brandId: brand.id, channelId, remoteId: page!.id, lane: `facebook:sandbox:${page!.id}` };
    },

    /** A draft; photos are stored files of their own. */
    async newContent(page: Page, { body = `Sáng nay uống gì? ${newId()}`, link = null, photos = 0, firstComment }: PostInput = {}): Promise<string> {
      const document = { type: "social", body, hashtags: [], cta: "", altText: "Một ly cà phê", link };
      const content = good(await room.call(page.owner, "POST", "/contents", { brandId: page.brandId, platform: "facebook", document }));
      const media = [];
      for (let index = 0; index < photos; index += 1) media.push({ assetId: await addPhoto(page) });
      if (media.length > 0) good(await room.call(page.owner, "PUT", `/contents/${content.id}/media`, { media }));
      if (firstComment !== undefined) await asSuperuser("insert into placements (id, organization_id, content_id, network, first_comment) values (gen_random_uuid(), $1, $2, 'facebook', $3)", [page.owner.organizationId, content.id, firstComment]);
      return content.id as string;
    },
    async newApproved(page: Page, post: PostInput = {}): Promise<string> {
      const contentId = await harness.newContent(page, post);
      good(await room.call(page.owner, "POST", `/contents/${contentId}/approve`, {}));
      return contentId;
    },
    /** An approved content planned on the page; `inMs` from now on the database's clock. */
    async newPlan(page: Page, post: PostInput = {}, inMs = 0): Promise<PublicationRow> {
      const contentId = await harness.newApproved(page, post);
      return harness.plan(page, contentId, inMs);
    },
    async plan(page: Page, contentId: string, inMs = 0): Promise<PublicationRow> {
      const reply = good(await room.call(page.owner, "POST", `/contents/${contentId}/publish-now`, { channelIds: [page.channelId] }));
      const id = reply.publications[0].id as string;
      if (inMs !== 0) await asSuperuser(`update publications set due_at = due_at + $2 * interval '1 millisecond', prepare_at = prepare_at + ($2 - $3::int) * interval '1 millisecond', next_step_at = next_step_at + ($2 - $3::int) * interval '1 millisecond' where id = $1`, [id, inMs, config.PUBLISH_PREPARE_LEAD_MS]);
      return harness.publication(id);
    },
    async publication(id: string): Promise<PublicationRow> {
      const [row] = await db.system((tx) => tx.select().from(publications).where(eq(publications.id, id)));
      return row!;
    },
    attempts: (id: string): Promise<PublicationAttemptRow[]> => db.system((tx) => tx.select().from(publicationAttempts).where(eq(publicationAttempts.publicationId, id)).orderBy(publicationAttempts.id)),
    /** Waits until the publication is as wanted. */
    async until(id: string, wanted: PublicationRow["status"] | ((row: PublicationRow) => boolean), timeoutMs = 10_000): Promise<PublicationRow> {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const row = await harness.publication(id);
        if (typeof wanted === "string" ? row.status === wanted : wanted(row)) return row;
        if (Date.now() > deadline) throw new Error(`publication is ${row.status} (${row.errorKind}: ${row.errorDetail}, waiting for ${row.waitReason}), not ${String(wanted)}`);
        await sleep(20);
      }
    },
    /** Lets the routes see a network of these abilities. */
    show(network: Partial<SocialNetwork>): void {
      shown = network;
    },
    startWorker(overrides: { failpoint?: string; config?: Partial<Config>; network?: Partial<SocialNetwork> } = {}): Publisher {
      const network = overrides.network ? { ...facebook, ...overrides.network } : facebook;
      const publisher = startPublisher({
        db,
        config: { ...config, ...overrides.config } as Config,
        log,
        storage,
        mediaLinks,
        keyRing,
        failpoint: createFailpoint(overrides.failpoint),
        socialNetwork: (_name, environment) => (environment === "sandbox" ? network : null),
        live,
      });
      publishers.add(publisher);
      return publisher;
    },
    async stopWorkers(): Promise<void> {
      await Promise.all([...publishers].map((publisher) => publisher.stop(3_000)));
      publishers.clear();
    },
    arm: (page: Page, fault: FaultPlan["fault"], plan: Partial<FaultPlan> = {}) => admin("POST", "faults", { host: "graph.facebook.com", operation: "feed.create", account: page.remoteId, fault, ...plan }),
    clearFaults: () => admin("DELETE", "faults"),
    async posts(page: Page): Promise<Ledger["posts"]> {
      return (await admin<Ledger>("GET", `ledger?account=${page.remoteId}`)).posts;
    },
    /** Moves the database's clock. */
    moveClock: (ms: number) => asSuperuser("update agency.clock set anchor_virtual = anchor_virtual + $1 * interval '1 millisecond'", [ms]),
    async resetClock() {
      await asSuperuser("update agency.clock set anchor_real = clock_timestamp(), anchor_virtual = anchor_real");
      await asSuperuser("update agency.clock set anchor_virtual = anchor_real");
    },
    async close() {
      await harness.stopWorkers();
      await live.close();
      await room.close();
      await egress.close();
      await sandbox.close();
      await rm(directory, { recursive: true, force: true });
    },
  };

  async function addPhoto(page: Page): Promise<string> {
    const id = newId();
    const [r, g, b] = randomBytes(3);
    const bytes = await sharp({ create: { width: 48, height: 48, channels: 3, background: { r: r!, g: g!, b: b! } } }).png().toBuffer();
    const storageKey = `org/${page.owner.organizationId}/${id}.png`;
    await storage.put(storageKey, bytes, { contentType: "image/png" });
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await db.forOrganization(page.owner.organizationId, (tx) =>
      tx.execute(
        sql`insert into assets (id, organization_id, brand_id, kind, mime_type, byte_length, sha256, width, height, file_name, storage_key)
            values (${id}, ${page.owner.organizationId}, ${page.brandId}, 'image', 'image/png', ${bytes.length}, ${sha256}, 48, 48, 'ly.png', ${storageKey})`,
      ),
    );
    return id;
  }

  return harness;
}
