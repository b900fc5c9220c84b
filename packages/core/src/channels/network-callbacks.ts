import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { databaseNow, newId, rows } from "@agency/platform/db";
import { notFound, Problem, type Api } from "@agency/platform/http";
import { isSignedByLinkedIn, isSignedByMeta, linkedinChallengeResponse, readCommentNews, readSignedRequest } from "@agency/providers/callbacks";
import { isTikTokSignature, readTikTokEvent } from "@agency/providers/social";
import type { NetworkName, SocialEnvironment } from "@agency/providers/spec";
import type { CoreDependencies } from "../dependencies.ts";
import type { ChannelHooks } from "./hooks.ts";
import { dataDeletionReplySchema, dataDeletionSchema, networkSchema } from "./schema.ts";
import { withdrawAccess } from "./withdraw-access.ts";

/** A secret by which a network signs what it tells one of our apps. */
export interface SigningApp {
  environment: SocialEnvironment;
  secret: string;
}

type Dependencies = Pick<CoreDependencies, "db" | "config" | "log"> & {
  channelHooks: ChannelHooks;
  /** The apps that a network may speak to, live ones first. */
  signingApps: (network: NetworkName) => readonly SigningApp[];
};

const params = z.object({ network: networkSchema });
const tag = "Channels";
/** News are short; nobody documents more than a few kilobytes. */
const mostBytes = 1024 * 1024;
/** One app of Meta serves both networks, so its callbacks may mean either. */
const metaNetworks = ["facebook", "instagram"] as const satisfies readonly NetworkName[];

/** Where networks tell us things: that a person took the app away, wants their data gone, or that a post is ready. Nothing is believed without its signature. */
export function networkCallbackRoutes(api: Api, deps: Dependencies): void {
  const { db, config } = deps;

  api.raw(
    {
      method: "get",
      path: "/webhooks/networks/{network}",
      summary: "Prove to a network that this address is ours",
      tag,
      permission: "public",
      params,
      query: z.object({ "hub.mode": z.string().max(40).optional(), "hub.challenge": z.string().max(500).optional(), "hub.verify_token": z.string().max(500).optional(), challengeCode: z.string().max(200).optional() }),
      produces: "text/plain",
    },
    async ({ c, params: { network }, query }) => {
      if (isMeta(network)) {
        const challenge = query["hub.challenge"];
        const isKnown = config.META_WEBHOOK_VERIFY_TOKEN !== undefined && isSame(query["hub.verify_token"] ?? "", config.META_WEBHOOK_VERIFY_TOKEN);
        if (query["hub.mode"] !== "subscribe" || challenge === undefined || !isKnown) throw new Problem(403, "webhook_refused", "The verify token is not the one that is set here.");
        return c.text(challenge);
      }
      const [app] = deps.signingApps(network);
      if (network !== "linkedin" || !app || !query.challengeCode) throw notFound("This webhook");
      return c.json({ challengeCode: query.challengeCode, challengeResponse: linkedinChallengeResponse(query.challengeCode, app.secret) });
    },
  );

  api.raw(
    {
      method: "post",
      path: "/webhooks/networks/{network}",
      summary: "Take a network's signed news",
      tag,
      permission: "public",
      params,
      // As raw bytes: a signature is of the bytes, not of what they mean.
      consumes: "application/octet-stream",
      reply: z.object({ received: z.literal(true) }),
    },
    async ({ c, params: { network } }) => {
      const body = await readBytes(c.req.raw);
      const now = await db.readSystem((tx) => databaseNow(tx));
      const app = deps.signingApps(network).find(({ secret }) => isSigned(network, { body, headers: c.req.raw.headers, secret, now }));
      if (!app) throw refusedSignature();
      if (await isNew(network, body)) await takeNews(network, app.environment, Buffer.from(body).toString("utf8"));
      return { body: { received: true as const } };
    },
  );

  api.raw(
    {
      method: "post",
      path: "/webhooks/networks/{network}/deauthorize",
      summary: "Take the news that a person removed the app on Facebook or Instagram",
      tag,
      permission: "public",
      params,
      consumes: "application/octet-stream",
      reply: z.object({ received: z.literal(true) }),
    },
    async ({ c, params: { network } }) => {
      const { environment, userId } = await readSigned(network, c.req.raw);
      const accounts = await withdrawAccess(deps, { networks: metaNetworks, environment, remoteUserId: userId, what: "access" });
      deps.log.info({ network, accounts }, "a person removed the app");
      return { body: { received: true as const } };
    },
  );

  api.raw(
    {
      method: "post",
      path: "/webhooks/networks/{network}/data-deletion",
      summary: "Delete what Facebook or Instagram gave us of a person",
      tag,
      permission: "public",
      params,
      consumes: "application/octet-stream",
      reply: dataDeletionReplySchema,
    },
    async ({ c, params: { network } }) => {
      const { environment, userId } = await readSigned(network, c.req.raw);
      const code = randomBytes(18).toString("base64url");
      const accounts = await withdrawAccess(deps, { networks: metaNetworks, environment, remoteUserId: userId, what: "everything" });
      await db.system((tx) =>
        tx.execute(
          sql`insert into data_deletions (id, code_hash, network, environment, subject_hash, channels, completed_at)
              values (${newId()}, ${hash(code)}, ${network}, ${environment}, ${hash(`${network}:${environment}:${userId}`)}, ${accounts}, agency.now())`,
        ),
      );
      return { body: { url: `${config.PUBLIC_ORIGIN}/data-deletion/${code}`, confirmation_code: code } };
    },
  );

  api.raw(
    {
      method: "get",
      path: "/data-deletions/{code}",
      summary: "Read what became of a request to delete a person's data",
      tag,
      permission: "public",
      params: z.object({ code: z.string().regex(/^[\w-]{10,60}$/) }),
      reply: dataDeletionSchema,
    },
    async ({ params: { code } }) => {
      const [found] = await db.directory((tx) => rows<{ network: NetworkName; requested_at: Date | string; completed_at: Date | string | null }>(tx, sql`select network, requested_at, completed_at from data_deletions where code_hash = ${hash(code)}`));
      if (!found) throw notFound("This request");
      return { body: { network: found.network, status: found.completed_at ? ("done" as const) : ("under_way" as const), requestedAt: new Date(found.requested_at).toISOString(), completedAt: found.completed_at ? new Date(found.completed_at).toISOString() : null } };
    },
  );

  /** @throws Problem 404 for networks without such callbacks, 401 for a wrong signature */
  async function readSigned(network: NetworkName, request: Request): Promise<{ environment: SocialEnvironment; userId: string }> {
    if (!isMeta(network)) throw notFound("This webhook");
    const signed = new URLSearchParams(Buffer.from(await readBytes(request)).toString("utf8")).get("signed_request") ?? "";
    for (const { environment, secret } of deps.signingApps(network)) {
      const opened = readSignedRequest(signed, secret);
      if (opened) return { environment, userId: opened.userId };
    }
    throw refusedSignature();
  }

  /** Networks tell everything at least once. */
  async function isNew(network: NetworkName, body: Uint8Array): Promise<boolean> {
    const digest = createHash("sha256").update(`${network}:`).update(body).digest("hex");
    const added = await db.system((tx) => rows(tx, sql`insert into network_news (digest, network) values (${digest}, ${network}) on conflict do nothing returning digest`));
    return added.length > 0;
  }

  async function takeNews(network: NetworkName, environment: SocialEnvironment, body: string): Promise<void> {
    if (isMeta(network)) {
      const told = readCommentNews(body);
      await db.system(async (tx) => {
        for (const news of told) for (const hook of deps.channelHooks.afterCommentNews) await hook(tx, { ...news, environment });
      });
      return;
    }
    // What LinkedIn tells, and what else Meta does, is read from them when it is wanted.
    const news = network === "tiktok" ? readTikTokEvent(body) : null;
    if (news === null) return;
    if (news.event === "authorization.removed") {
      await withdrawAccess(deps, { networks: ["tiktok"], environment, remoteUserId: news.openId, what: "access" });
    } else {
      const handle = news.publishId;
      await db.system(async (tx) => {
        for (const hook of deps.channelHooks.afterPostNews) await hook(tx, { network, environment, accountId: news.openId, handle });
      });
    }
  }
}

const isMeta = (network: NetworkName): boolean => (metaNetworks as readonly NetworkName[]).includes(network);

function isSigned(network: NetworkName, { body, headers, secret, now }: { body: Uint8Array; headers: Headers; secret: string; now: Date }): boolean {
  const header = (name: string) => headers.get(name) ?? undefined;
  switch (network) {
    case "facebook":
    case "instagram":
      return isSignedByMeta({ body, signature: header("x-hub-signature-256"), appSecret: secret });
    case "tiktok":
      return isTikTokSignature({ rawBody: Buffer.from(body).toString("utf8"), header: header("tiktok-signature"), clientSecret: secret, now });
    case "linkedin":
      return isSignedByLinkedIn({ body, signature: header("x-li-signature"), clientSecret: secret });
  }
}

const refusedSignature = (): Problem => new Problem(401, "webhook_refused", "The signature is not right, or too old.");

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Of texts of any length, without telling by its time where they differ. */
const isSame = (given: string, expected: string): boolean => timingSafeEqual(Buffer.from(hash(given)), Buffer.from(hash(expected)));

async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new Problem(413, "body_too_large", "The body is larger than any webhook.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
