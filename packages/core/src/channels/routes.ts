import { z } from "zod";
import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { actorOf, notFound, pageOf, pageQuery, toPage, type Api } from "@agency/platform/http";
import { assertBrandAccess } from "../brands/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { checkChannel } from "./check-channel.ts";
import { chooseDestinations, disconnectChannel, readGrant } from "./choose-destinations.ts";
import { finishDialog } from "./finish-dialog.ts";
import { getChannel } from "./get-channel.ts";
import type { ChannelHooks } from "./hooks.ts";
import { listNetworks } from "./list-networks.ts";
import { revokeSoon } from "./revoke-access.ts";
import { accessEnd, namesOf, profileUrl, sandboxProfilePath } from "./rules.ts";
import { channelSchema, chooseDestinationsSchema, connectChannelSchema, connectReplySchema, networkOptionsSchema, networkSchema, oauthGrantSchema, type Channel } from "./schema.ts";
import { startConnecting } from "./start-connecting.ts";
import { channels, type ChannelRow } from "./table.ts";

const params = z.object({ channelId: z.uuid() });
const tag = "Channels";

type Dependencies = Pick<CoreDependencies, "db" | "config" | "cursors" | "keyRing" | "socialNetwork" | "sandboxPublicOrigin" | "log"> & { channelHooks: ChannelHooks };

export function channelRoutes(api: Api, deps: Dependencies): void {
  const { cursors, keyRing, channelHooks: hooks } = deps;
  const present = async (tx: Transaction, row: ChannelRow) => presentChannel(row, await laneWaits(tx, [row]), deps);

  api.read(
    { method: "get", path: "/channels", summary: "List channels", tag, permission: "channels.read", query: z.strictObject({ ...pageQuery, brandId: z.uuid().optional() }), reply: pageOf(channelSchema) },
    async (tx, { principal, query }) => {
      const scope = `channels:${principal.organizationId}`;
      const after = query.cursor ? (cursors.decode(scope, query.cursor)[0] as string) : null;
      const found = await tx
        .select()
        .from(channels)
        .where(
          and(
            query.brandId ? eq(channels.brandId, query.brandId) : undefined,
            principal.brandIds === null ? undefined : inArray(channels.brandId, [...principal.brandIds]),
            after ? lt(channels.id, after) : undefined,
          ),
        )
        .orderBy(desc(channels.id))
        .limit(query.limit + 1);
      const waits = await laneWaits(tx, found);
      return { body: toPage(found, { limit: query.limit, signer: cursors, scope, key: (row) => [row.id], present: (row) => presentChannel(row, waits, deps) }) };
    },
  );

  // Before the address of one channel: it is no channel's id.
  api.read({ method: "get", path: "/channels/networks", summary: "List the networks that can be connected here", tag, permission: "channels.read", reply: networkOptionsSchema }, async () => ({ body: { data: listNetworks(deps) } }));

  api.write(
    { method: "post", path: "/channels/connect", summary: "Start connecting an account", tag, permission: "channels.connect", body: connectChannelSchema, reply: connectReplySchema },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      return { body: await startConnecting(tx, deps, { network: body.network, brandId: body.brandId, environment: body.environment, login: body.login, principal }) };
    },
  );

  api.raw(
    {
      method: "get",
      path: "/channels/callback/{network}",
      summary: "Where a network's dialog returns to",
      tag,
      permission: "channels.connect",
      params: z.object({ network: networkSchema }),
      query: z.object({ state: z.string().max(200).default(""), code: z.string().max(2_000).optional(), error: z.string().max(200).optional() }),
      produces: "text/html",
    },
    async ({ c, principal, params, query }) => {
      const end = await finishDialog(deps, { network: params.network, state: query.state, code: query.code, error: query.error, principal });
      const search = new URLSearchParams("grantId" in end ? { grant: end.grantId } : { error: end.error });
      search.set("network", params.network);
      if (end.brandId) search.set("brandId", end.brandId);
      return c.redirect(`${deps.config.PUBLIC_ORIGIN}/channels?${search}`, 303);
    },
  );

  api.read(
    { method: "get", path: "/channels/grants/{grantId}", summary: "Read what a dialog granted", tag, permission: "channels.connect", params: z.object({ grantId: z.uuid() }), reply: oauthGrantSchema },
    async (tx, { principal, params }) => ({ body: await readGrant(tx, keyRing, { grantId: params.grantId, principal }) }),
  );

  api.write(
    {
      method: "post",
      path: "/channels/grants/{grantId}/connect",
      summary: "Connect the chosen pages",
      tag,
      permission: "channels.connect",
      params: z.object({ grantId: z.uuid() }),
      body: chooseDestinationsSchema,
      reply: z.object({ data: z.array(channelSchema) }),
      status: 201,
    },
    async (tx, { principal, params, body }) => {
      const connected = await chooseDestinations(tx, { keyRing, hooks, socialNetwork: deps.socialNetwork }, { grantId: params.grantId, remoteIds: body.remoteIds, principal });
      const waits = await laneWaits(tx, connected);
      return { body: { data: connected.map((row) => presentChannel(row, waits, deps)) } };
    },
  );

  api.read({ method: "get", path: "/channels/{channelId}", summary: "Read a channel", tag, permission: "channels.read", params, reply: channelSchema }, async (tx, { principal, params }) => {
    const row = await getChannel(tx, params.channelId);
    assertBrandAccess(principal, row.brandId);
    return { body: await present(tx, row), version: row.version };
  });

  api.raw(
    { method: "post", path: "/channels/{channelId}/check", summary: "Ask the network whether posting will work", tag, permission: "channels.connect", params, reply: channelSchema },
    async ({ principal, params }) => {
      const before = await deps.db.readForOrganization(principal.organizationId, (tx) => getChannel(tx, params.channelId));
      assertBrandAccess(principal, before.brandId);
      await checkChannel(deps, before);
      return deps.db.readForOrganization(principal.organizationId, async (tx) => {
        const row = await getChannel(tx, params.channelId);
        return { body: await present(tx, row), version: row.version };
      });
    },
  );

  api.write(
    { method: "delete", path: "/channels/{channelId}", summary: "Disconnect a channel and cancel its plans", tag, permission: "channels.connect", params, reply: channelSchema },
    async (tx, { principal, params, ifMatch }) => {
      const row = await getChannel(tx, params.channelId, { lock: true, ifMatch });
      if (principal.brandIds !== null && !principal.brandIds.includes(row.brandId)) throw notFound("This channel");
      revokeSoon(deps, row);
      const gone = await disconnectChannel(tx, hooks, { channel: row, actor: actorOf(principal) });
      return { body: await present(tx, gone), version: gone.version };
    },
  );
}

interface LaneWait extends Record<string, unknown> {
  lane: string;
  blocked_until: Date | string;
  blocked_reason: string | null;
}

async function laneWaits(tx: Transaction, found: ChannelRow[]): Promise<Map<string, LaneWait>> {
  if (found.length === 0) return new Map();
  const waits = await rows<LaneWait>(tx, sql`select lane, blocked_until, blocked_reason from publishing_lanes where lane in ${found.flatMap((row) => [laneOf(row), appLaneOf(row)])} and blocked_until > agency.now() order by blocked_until`);
  // An account rests alone or with all of its network; the longer rest counts.
  return new Map(found.flatMap((row) => {
    const wait = waits.findLast(({ lane }) => lane === laneOf(row) || lane === appLaneOf(row));
    return wait ? [[laneOf(row), wait]] : [];
  }));
}

const appLaneOf = (row: ChannelRow): string => `${row.network}:${row.environment}`;
const laneOf = (row: ChannelRow): string => `${row.network}:${row.environment}:${row.remoteId}`;

function presentChannel(row: ChannelRow, waits: Map<string, LaneWait>, deps: Pick<CoreDependencies, "sandboxPublicOrigin">): Channel {
  const wait = waits.get(laneOf(row));
  return {
    id: row.id,
    brandId: row.brandId,
    network: row.network,
    environment: row.environment,
    remoteId: row.remoteId,
    name: row.name,
    ...namesOf(row.details),
    pictureUrl: row.pictureUrl,
    status: row.status,
    statusReason: row.statusReason,
    scopes: row.scopes,
    tokenExpiresAt: row.tokenExpiresAt?.toISOString() ?? null,
    accessEndsAt: row.status === "disconnected" ? null : (accessEnd(row)?.toISOString() ?? null),
    renewsItself: row.renewAt !== null,
    login: row.details["login"] ?? null,
    limits: row.limits,
    limitsAt: row.limitsAt?.toISOString() ?? null,
    lastCheckedAt: row.lastCheckedAt?.toISOString() ?? null,
    waitingUntil: wait ? new Date(wait.blocked_until).toISOString() : null,
    waitingReason: wait?.blocked_reason ?? null,
    pageUrl: pageUrlOf(row, deps.sandboxPublicOrigin),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  };
}

function pageUrlOf({ network, environment, remoteId, details }: ChannelRow, sandboxPublicOrigin: string | null): string | null {
  if (environment === "live") return profileUrl(network, remoteId, details);
  const path = sandboxProfilePath(network, remoteId, details);
  return sandboxPublicOrigin === null || path === null ? null : `${sandboxPublicOrigin}${path}`;
}
