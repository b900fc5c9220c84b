import { createHash } from "node:crypto";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import sharp from "sharp";
import { createBrandHooks } from "@agency/core/brands";
import { channelRefreshAad, channels, channelTokenAad, createChannelHooks } from "@agency/core/channels";
import { createContent, createContentHooks, freezeContent, getContent } from "@agency/core/contents";
import { registerPublishing, type PublicationRow } from "@agency/core/publishing";
import { newId, type Database } from "@agency/platform/db";
import type { KeyRing } from "@agency/platform/secrets";
import { createDiskStorage } from "@agency/platform/storage";
import { makeSandboxVideo } from "@agency/sandbox";

export type Network = PublicationRow["network"];

/** Kinds of post that are measured. */
export const kinds = {
  "facebook text": { network: "facebook", format: "feed", media: [] },
  "facebook photo": { network: "facebook", format: "feed", media: ["photo"] },
  "facebook reel": { network: "facebook", format: "reel", media: ["video"] },
  "instagram photo": { network: "instagram", format: "feed", media: ["photo"] },
  "instagram carousel": { network: "instagram", format: "feed", media: ["photo", "second"] },
  "instagram reel": { network: "instagram", format: "reel", media: ["video"] },
  "tiktok video": { network: "tiktok", format: "feed", media: ["video"] },
  "linkedin text": { network: "linkedin", format: "feed", media: [] },
  "linkedin photo": { network: "linkedin", format: "feed", media: ["photo"] },
} as const satisfies Record<string, { network: Network; format: PublicationRow["format"]; media: readonly ("photo" | "second" | "video")[] }>;
export type Kind = keyof typeof kinds;

export interface Account {
  network: Network;
  channelId: string;
  remoteId: string;
}

export interface PlannedPost {
  account: Account;
  kind: Kind;
  /** Like no other. */
  text: string;
  dueAt: Date;
  prepareAt: Date;
}

interface Workshop {
  db: Database;
  /** Of the stand-ins. */
  sandbox: string;
  dataDir: string;
  keyRing: KeyRing;
  organizationId: string;
  userId: string;
  brandId: string;
}

interface NewAccount {
  remoteId: string;
  accessToken: string;
  refreshToken?: string;
  details: Record<string, string>;
}

const makers: Readonly<Record<Network, (admin: Admin, count: number) => Promise<NewAccount[]>>> = {
  facebook: async (admin, count) =>
    (await admin<{ id: string; accessToken: string }[]>("facebook/pages", { pages: many(count, (index) => ({ name: `Trang ${index}` })) })).map(({ id, accessToken }) => ({ remoteId: id, accessToken, details: {} })),
  instagram: async (admin, count) =>
    (await admin<{ id: string; accessToken: string }[]>("instagram/accounts", { accounts: many(count, (index) => ({ username: `quan.${index}` })) })).map(({ id, accessToken }) => ({ remoteId: id, accessToken, details: { login: "instagram" } })),
  tiktok: async (admin, count) =>
    (await admin<{ openId: string; username: string; accessToken: string; refreshToken: string }[]>("tiktok/creators", { creators: many(count, (index) => ({ nickname: `Quán ${index}`, initsPerMinute: 100_000, postsPerDay: 100_000 })) })).map(
      ({ openId, username, accessToken, refreshToken }) => ({ remoteId: openId, accessToken, refreshToken, details: { username } }),
    ),
  linkedin: async (admin, count) =>
    (await admin<{ urn: string; accessToken: string }[]>("linkedin/authors", { authors: many(count, (index) => ({ kind: "organization", name: `Quán ${index}` })) })).map(({ urn, accessToken }) => ({ remoteId: urn, accessToken, details: {} })),
};

type Admin = <Answer>(where: string, body: object) => Promise<Answer>;
const many = <Value>(count: number, make: (index: number) => Value): Value[] => Array.from({ length: count }, (_, index) => make(index + 1));
/** TikTok's access tokens live two hours. */
const tiktokLifeMinutes = 115;

export function adminOf(sandbox: string): Admin {
  return async <Answer>(where: string, body: object) => {
    const response = await fetch(`${sandbox}/sandbox/${where}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`sandbox ${where}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return (text === "" ? null : JSON.parse(text)) as Answer;
  };
}

/** Accounts of the stand-ins, connected to the brand. */
export async function addAccounts({ db, sandbox, keyRing, organizationId, brandId }: Workshop, counts: Readonly<Partial<Record<Network, number>>>): Promise<Account[]> {
  const accounts: Account[] = [];
  for (const [network, count] of Object.entries(counts) as [Network, number][]) {
    for (const made of await makers[network](adminOf(sandbox), count)) {
      const channelId = newId();
      accounts.push({ network, channelId, remoteId: made.remoteId });
      await db.system((tx) =>
        tx.execute(sql`insert into channels (id, organization_id, brand_id, network, environment, remote_id, name, sealed_token, details, sealed_refresh_token, token_expires_at, renew_at)
          values (${channelId}, ${organizationId}, ${brandId}, ${network}, 'sandbox', ${made.remoteId}, ${made.remoteId}, ${keyRing.seal(made.accessToken, channelTokenAad(channelId))}, ${JSON.stringify(made.details)},
            ${made.refreshToken ? keyRing.seal(made.refreshToken, channelRefreshAad(channelId)) : null},
            ${made.refreshToken ? sql`agency.now() + ${tiktokLifeMinutes} * interval '1 minute'` : null}, ${made.refreshToken ? sql`agency.now() + ${tiktokLifeMinutes / 2} * interval '1 minute'` : null})`),
      );
    }
  }
  return accounts;
}

const hooks = createChannelHooks();
registerPublishing({ contents: createContentHooks(), channels: hooks, brands: createBrandHooks() });

/** What a person does whose account has lost its access: grants it anew. @returns how many accounts go on */
export async function reconnectAccounts({ db, sandbox, keyRing }: Workshop): Promise<number> {
  const lost = await db.system((tx) => tx.select().from(channels).where(eq(channels.status, "needs_auth")));
  for (const { id, network, remoteId } of lost) {
    if (network !== "tiktok") throw new Error(`${network}: nothing here takes an account's access away`);
    const granted = await adminOf(sandbox)<{ accessToken: string; refreshToken: string }>("tiktok/tokens/mint", { account: remoteId });
    await db.system(async (tx) => {
      await tx.execute(sql`update channels set status = 'connected', sealed_token = ${keyRing.seal(granted.accessToken, channelTokenAad(id))}, sealed_refresh_token = ${keyRing.seal(granted.refreshToken, channelRefreshAad(id))},
        token_expires_at = agency.now() + ${tiktokLifeMinutes} * interval '1 minute', renew_at = agency.now() + ${tiktokLifeMinutes / 2} * interval '1 minute' where id = ${id}`);
      for (const hook of hooks.afterConnect) await hook(tx, id, { kind: "system", id: null });
    });
  }
  return lost.length;
}

/** The files that all posts share. @returns their asset ids */
export async function addFiles({ db, dataDir, organizationId, brandId }: Workshop): Promise<Record<"photo" | "second" | "video", string>> {
  const storage = createDiskStorage(path.join(dataDir, "files"));
  const photo = (red: number) => sharp({ create: { width: 640, height: 640, channels: 3, background: { r: red, g: 120, b: 60 } } }).jpeg().toBuffer();
  const files = {
    photo: { bytes: await photo(40), mimeType: "image/jpeg", kind: "image", extension: "jpg", width: 640, height: 640, seconds: null },
    second: { bytes: await photo(200), mimeType: "image/jpeg", kind: "image", extension: "jpg", width: 640, height: 640, seconds: null },
    video: { bytes: Buffer.from(await makeSandboxVideo({ width: 1080, height: 1920, seconds: 3, title: "Bench" })), mimeType: "video/mp4", kind: "video", extension: "mp4", width: 1080, height: 1920, seconds: 3 },
  };
  const ids = {} as Record<keyof typeof files, string>;
  for (const [name, file] of Object.entries(files) as [keyof typeof files, (typeof files)[keyof typeof files]][]) {
    const id = newId();
    const storageKey = `org/${organizationId}/${id}.${file.extension}`;
    await storage.put(storageKey, file.bytes, { contentType: file.mimeType });
    await db.system((tx) =>
      tx.execute(sql`insert into assets (id, organization_id, brand_id, kind, mime_type, byte_length, sha256, width, height, duration_seconds, file_name, storage_key)
        values (${id}, ${organizationId}, ${brandId}, ${file.kind}, ${file.mimeType}, ${file.bytes.length}, ${createHash("sha256").update(file.bytes).digest("hex")}, ${file.width}, ${file.height}, ${file.seconds}, ${`${name}.${file.extension}`}, ${storageKey})`),
    );
    ids[name] = id;
  }
  return ids;
}

/** Contents, approvals and publications as the use cases leave them. */
export async function planPosts({ db, organizationId, userId, brandId }: Workshop, files: Awaited<ReturnType<typeof addFiles>>, posts: readonly PlannedPost[]): Promise<void> {
  const atOnce = 50;
  const writeSome = (from: number) =>
    db.system(async (tx) => {
      for (const post of posts.slice(from, from + atOnce)) {
        const { network, format, media } = kinds[post.kind];
        const document = { type: "social" as const, body: post.text, hashtags: [], cta: "", altText: "Một tách cà phê", link: null };
        const { id } = await createContent(tx, { organizationId, brandId, productId: null, type: "social", platform: network, language: "vi", topic: "Bench", actor: { kind: "user", id: userId }, document });
        for (const [position, file] of media.entries()) {
          await tx.execute(sql`insert into content_media (organization_id, content_id, asset_id, position, alt) values (${organizationId}, ${id}, ${files[file]}, ${position}, 'Một tách cà phê')`);
        }
        await tx.execute(sql`insert into placements (id, organization_id, content_id, network, format, title, options)
          values (${newId()}, ${organizationId}, ${id}, ${network}, ${format}, ${media.length > 0 ? "Một tách cà phê" : null}, ${network === "tiktok" ? JSON.stringify({ privacyLevel: "PUBLIC_TO_EVERYONE" }) : null})`);
        const frozen = await freezeContent(tx, await getContent(tx, id), network);
        const approvalId = newId();
        await tx.execute(sql`insert into approval_requests (id, organization_id, content_id, version_id, revision_id, frozen_hash, status, requested_by, decided_by, decided_at)
          values (${approvalId}, ${organizationId}, ${id}, ${frozen.versionId}, ${frozen.revisionId}, ${frozen.contentHash}, 'approved', ${userId}, ${userId}, agency.now())`);
        await tx.execute(sql`update contents set status = 'scheduled', scheduled_at = ${post.dueAt.toISOString()} where id = ${id}`);
        await tx.execute(sql`insert into publications (id, organization_id, brand_id, content_id, channel_id, network, environment, lane, format, scheduled_wall, time_zone, due_at, prepare_at, next_step_at, approval_request_id, created_by)
          values (${newId()}, ${organizationId}, ${brandId}, ${id}, ${post.account.channelId}, ${network}, 'sandbox', ${`${network}:sandbox:${post.account.remoteId}`}, ${format},
            ${post.dueAt.toISOString()}::timestamptz at time zone 'UTC', 'UTC', ${post.dueAt.toISOString()}, ${post.prepareAt.toISOString()}, ${post.prepareAt.toISOString()}, ${approvalId}, ${userId})`);
      }
    });
  const starts = Array.from({ length: Math.ceil(posts.length / atOnce) }, (_, index) => index * atOnce);
  await Promise.all(Array.from({ length: 3 }, async () => {
    for (let from = starts.shift(); from !== undefined; from = starts.shift()) await writeSome(from);
  }));
}
