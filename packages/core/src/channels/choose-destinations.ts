import { and, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { databaseNow, newId, type Transaction } from "@agency/platform/db";
import { actorOf, invalid, Problem, type Principal } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import type { KeyRing } from "@agency/platform/secrets";
import { recordAudit } from "../audit/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { channelEvent } from "./channel-events.ts";
import { grantAad, grantOver } from "./finish-dialog.ts";
import type { ChannelHooks } from "./hooks.ts";
import { namesOf, renewalTime } from "./rules.ts";
import type { oauthGrantSchema } from "./schema.ts";
import { channels, oauthGrants, type ChannelRow, type OAuthGrantRow } from "./table.ts";
import { channelRefreshAad, channelTokenAad } from "./token-aad.ts";

const sealedDestinations = z.array(
  z.object({ remoteId: z.string(), name: z.string(), pictureUrl: z.string().nullable(), accessToken: z.string(), expiresAt: z.coerce.date().nullable(), refreshToken: z.string().nullable().default(null), refreshExpiresAt: z.coerce.date().nullable().default(null), details: z.record(z.string(), z.string()).default({}), canPublish: z.boolean() }),
);

/** What the dialog granted, without its tokens. @throws Problem 404 */
export async function readGrant(tx: Transaction, keyRing: KeyRing, input: { grantId: string; principal: Principal }): Promise<z.infer<typeof oauthGrantSchema>> {
  const grant = await getGrant(tx, input);
  const destinations = openDestinations(keyRing, grant);
  const connected = await tx
    .select({ id: channels.id, remoteId: channels.remoteId })
    .from(channels)
    .where(and(eq(channels.brandId, grant.brandId), eq(channels.network, grant.network), eq(channels.environment, grant.environment), eq(channels.status, "connected")));
  return {
    id: grant.id,
    brandId: grant.brandId,
    network: grant.network,
    environment: grant.environment,
    missingScopes: grant.missingScopes,
    destinations: destinations.map(({ remoteId, name, pictureUrl, details, canPublish }) => ({
      remoteId,
      name,
      ...namesOf(details),
      pictureUrl,
      canPublish,
      connectedChannelId: connected.find((channel) => channel.remoteId === remoteId)?.id ?? null,
    })),
    expiresAt: grant.expiresAt.toISOString(),
  };
}

/**
 * Connects the chosen pages; a page that was connected before keeps its row, and its waiting posts go on (R8).
 * @throws Problem 404, 422 (a page that was not granted or may not be posted to), 409 (a needed permission was left unticked)
 */
export async function chooseDestinations(
  tx: Transaction,
  deps: Pick<CoreDependencies, "keyRing" | "socialNetwork"> & { hooks: ChannelHooks },
  input: { grantId: string; remoteIds: string[]; principal: Principal },
): Promise<ChannelRow[]> {
  const grant = await getGrant(tx, input, { lock: true });
  if (grant.missingScopes.length > 0) {
    throw new Problem(409, "scopes_missing", `Permissions were left unticked: ${grant.missingScopes.join(", ")}. Connect again and allow them.`, { extra: { missingScopes: grant.missingScopes } });
  }
  const destinations = openDestinations(deps.keyRing, grant);
  const actor = actorOf(input.principal);
  const now = await databaseNow(tx);
  const network = deps.socialNetwork(grant.network, grant.environment);
  // Where there are refresh tokens and none came, only a person renews.
  const renews = (refreshToken: string | null) => network?.refresh !== undefined && (refreshToken !== null || network.renewsWithoutRefreshToken === true);
  const connected: ChannelRow[] = [];
  for (const [index, remoteId] of input.remoteIds.entries()) {
    const destination = destinations.find((candidate) => candidate.remoteId === remoteId);
    if (!destination) throw invalid("unknown_page", `/remoteIds/${index}`, "This page was not granted in the dialog.");
    if (!destination.canPublish) throw invalid("page_not_publishable", `/remoteIds/${index}`, `Your role on ${destination.name} does not allow posting.`);
    const [existing] = await tx
      .select({ id: channels.id })
      .from(channels)
      .where(and(eq(channels.brandId, grant.brandId), eq(channels.network, grant.network), eq(channels.environment, grant.environment), eq(channels.remoteId, remoteId)));
    const id = existing?.id ?? newId();
    const fresh = {
      name: destination.name,
      pictureUrl: destination.pictureUrl,
      sealedToken: deps.keyRing.seal(destination.accessToken, channelTokenAad(id)),
      tokenExpiresAt: destination.expiresAt,
      sealedRefreshToken: destination.refreshToken === null ? null : deps.keyRing.seal(destination.refreshToken, channelRefreshAad(id)),
      refreshExpiresAt: destination.refreshExpiresAt,
      details: destination.details,
      remoteUserId: grant.remoteUserId,
      renewedAt: now,
      renewAt: renews(destination.refreshToken) ? renewalTime({ now, expiresAt: destination.expiresAt }) : null,
      renewFailures: 0,
      warnedDays: null,
      // What the account may do is asked at the next look.
      checkAt: now,
      limits: null,
      limitsAt: null,
      scopes: grant.grantedScopes,
      status: "connected" as const,
      statusReason: null,
      lastCheckedAt: sql`agency.now()`,
      connectedBy: grant.userId,
      updatedAt: sql`agency.now()`,
    };
    const [row] = existing
      ? await tx.update(channels).set({ ...fresh, version: sql`${channels.version} + 1` }).where(eq(channels.id, id)).returning()
      : await tx
          .insert(channels)
          .values({ ...fresh, id, organizationId: grant.organizationId, brandId: grant.brandId, network: grant.network, environment: grant.environment, remoteId, version: 1, createdAt: sql`agency.now()` })
          .returning();
    connected.push(row!);
    for (const hook of deps.hooks.afterConnect) await hook(tx, row!.id, actor);
    await recordAudit(tx, { organizationId: grant.organizationId, action: "channel.connected", subjectType: "channel", subjectId: row!.id, actor, detail: { network: grant.network, environment: grant.environment, remoteId } });
    await recordEvents(tx, channelEvent("channel.connected", row!, actor));
  }
  await tx.delete(oauthGrants).where(eq(oauthGrants.id, grant.id));
  return connected;
}

/** Forgets the token and stops every planned post of the channel (R12). The row stays, for its history and a later reconnect. */
export async function disconnectChannel(tx: Transaction, hooks: ChannelHooks, input: { channel: Pick<ChannelRow, "id">; actor: Actor }): Promise<ChannelRow> {
  const { actor } = input;
  const [row] = await tx
    .update(channels)
    .set({ status: "disconnected", statusReason: null, sealedToken: null, sealedRefreshToken: null, renewAt: null, limits: null, limitsAt: null, version: sql`${channels.version} + 1`, updatedAt: sql`agency.now()` })
    .where(eq(channels.id, input.channel.id))
    .returning();
  for (const hook of hooks.afterDisconnect) await hook(tx, row!.id, actor);
  await recordAudit(tx, { organizationId: row!.organizationId, action: "channel.disconnected", subjectType: "channel", subjectId: row!.id, actor });
  await recordEvents(tx, channelEvent("channel.disconnected", row!, actor));
  return row!;
}

async function getGrant(tx: Transaction, input: { grantId: string; principal: Principal }, options: { lock?: boolean } = {}): Promise<OAuthGrantRow> {
  const query = tx
    .select()
    .from(oauthGrants)
    .where(and(eq(oauthGrants.id, input.grantId), gt(oauthGrants.expiresAt, sql`agency.now()`)));
  const [grant] = options.lock ? await query.for("update") : await query;
  if (!grant || grant.userId !== input.principal.userId) throw grantOver();
  return grant;
}

const openDestinations = (keyRing: KeyRing, grant: OAuthGrantRow) => sealedDestinations.parse(JSON.parse(keyRing.open(grant.sealedDestinations, grantAad(grant.id))));
