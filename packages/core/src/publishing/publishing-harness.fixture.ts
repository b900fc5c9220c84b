import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import pg from "pg";
import { Hono } from "hono";
import sharp from "sharp";
import { loadConfig, type Config } from "@agency/platform/config";
import { newId } from "@agency/platform/db";
import { createEgress } from "@agency/platform/egress";
import { createFailpoint } from "@agency/platform/failpoint";
import { createLiveHub, systemActor } from "@agency/platform/live";
import { createLog } from "@agency/platform/log";
import { createMediaInspector } from "@agency/platform/media";
import type { Principal } from "@agency/platform/http";
import { createKeyRing } from "@agency/platform/secrets";
import { createDiskStorage } from "@agency/platform/storage";
import { createFacebook, createInstagram } from "@agency/providers/social";
import type { SocialNetwork } from "@agency/providers/spec";
import { startSandboxServer, type FaultPlan, type Ledger } from "@agency/sandbox";
import { approvalRoutes, registerApprovals } from "../approvals/index.ts";
import { addAsset, createMediaLinks, createRenditions, mediaRoutes, type AssetRow } from "../assets/index.ts";
import type { AssetAi } from "../assets/schema.ts";
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
  // Where networks fetch files, as the product serves them below `/media`.
  const mediaServer = createServer();
  mediaServer.listen(0, "127.0.0.1");
  await once(mediaServer, "listening");
  const mediaLinks = createMediaLinks({ secret: Buffer.alloc(32, 7), baseUrl: `http://127.0.0.1:${(mediaServer.address() as AddressInfo).port}` });
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
  const at = (host: string) => `${sandbox.origin}/sandbox/${host}`;
  const instagram = createInstagram({
    environment: "sandbox",
    facebook: { appId: "sandbox-app", appSecret: "sandbox-secret", graphUrl: at("graph.facebook.com"), dialogUrl: at("www.facebook.com"), ruploadUrl: at("rupload.facebook.com") },
    instagram: { appId: "sandbox-app", appSecret: "sandbox-secret", graphUrl: at("graph.instagram.com"), dialogUrl: at("www.instagram.com"), oauthUrl: at("api.instagram.com") },
    version: "v26.0",
    fetch: egress.trusted(sandbox.origin, { timeoutMs: config.NETWORK_TIMEOUT_MS * 4 }),
    timeoutMs: config.NETWORK_TIMEOUT_MS,
  });
  const socialNetwork = (name: string, environment: string): SocialNetwork | null => (environment === "sandbox" ? (name === "instagram" ? instagram : facebook) : null);
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
  const inspector = createMediaInspector();
  const renditions = createRenditions({ db, storage });
  const serveMedia = mediaRoutes({ db, storage, renditions, mediaLinks });
  const mediaApp = new Hono().get("/media/:token/:name", serveMedia).onError((_error, c) => c.text("not here", 404));
  mediaServer.on("request", (request, response) => {
    void (async () => {
      const answer = await mediaApp.request(`http://media${request.url}`, { method: request.method ?? "GET", headers: request.headers as Record<string, string> });
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(request.method === "HEAD" ? undefined : Buffer.from(await answer.arrayBuffer()));
    })();
  });
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
    storage,
    live,
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

    /** The same with an Instagram account. */
    async newInstagram(): Promise<Page> {
      const person = await room.newOrganization();
      const brand = good(await room.call(person, "POST", "/brands", { name: "Cà Phê Sông Hàn" }));
      const [account] = await admin<{ id: string; username: string; accessToken: string }[]>("POST", "instagram/accounts", { accounts: [{ username: `song.han.${newId().slice(-8)}`, name: "Cà Phê Sông Hàn" }], login: "instagram" });
      const { id: remoteId, username, accessToken } = account!;
      const channelId = newId();
      const row = { id: channelId, organizationId: person.organizationId, brandId: brand.id, network: "instagram" as const, environment: "sandbox" as const, remoteId, name: username, details: { login: "instagram", username }, sealedToken: keyRing.seal(accessToken, channelTokenAad(channelId)), scopes: [], status: "connected" as const, version: 1 };
      await db.forOrganization(person.organizationId, (tx) => tx.insert(channels).values({ ...row, createdAt: sql`agency.now()`, updatedAt: sql`agency.now()` }));
      return { owner: person, brandId: brand.id, channelId, remoteId, lane: `instagram:sandbox:${remoteId}` };
    },
    /** An upload as the library keeps it. */
    async addFile(page: Page, bytes: Uint8Array, fileName: string, ai: AssetAi | null = null): Promise<AssetRow> {
      const media = await inspector.inspectUpload(bytes, { fileName, ...(ai ? { ai: ai.kind } : {}) });
      const { organizationId } = page.owner;
      const { asset } = await addAsset({ db, storage }, { organizationId, brandId: page.brandId, actor: systemActor, media, fileName, ai, quotaBytes: 1e9 });
      return asset;
    },
    /** A draft with these files, for its channel's network. */
    async newContentOf(page: Page, assetIds: readonly string[]): Promise<string> {
      const [network] = page.lane.split(":");
      const document = { type: "social", body: `Sáng nay uống gì? ${newId()}`, hashtags: [], cta: "", altText: "Một ly cà phê", link: null };
      const content = good(await room.call(page.owner, "POST", "/contents", { brandId: page.brandId, platform: network, document }));
      good(await room.call(page.owner, "PUT", `/contents/${content.id}/media`, { media: assetIds.map((assetId) => ({ assetId })) }));
      return content.id as string;
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
      const publisher = startPublisher({
        db,
        config: { ...config, ...overrides.config } as Config,
        log,
        storage,
        mediaLinks,
        keyRing,
        failpoint: createFailpoint(overrides.failpoint),
        socialNetwork: (name, environment) => (environment !== "sandbox" ? null : overrides.network ? { ...facebook, ...overrides.network } : socialNetwork(name, environment)),
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
      await renditions.close();
      await inspector.close();
      mediaServer.closeAllConnections();
      mediaServer.close();
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
