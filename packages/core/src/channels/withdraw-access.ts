import { and, eq, inArray, or, sql } from "drizzle-orm";
import { recordEvents, systemActor } from "@agency/platform/live";
import type { NetworkName, SocialEnvironment } from "@agency/providers/spec";
import { recordAudit } from "../audit/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { channelEvent } from "./channel-events.ts";
import { disconnectChannel } from "./choose-destinations.ts";
import type { ChannelHooks } from "./hooks.ts";
import { channels } from "./table.ts";

export interface Withdrawal {
  networks: readonly NetworkName[];
  environment: SocialEnvironment;
  /** The network's id of the person (or of the account that is one). */
  remoteUserId: string;
  /** `access`: the app was removed; posts wait until somebody connects again. `everything`: what the network gave us of the person goes too, and the plans with it. */
  what: "access" | "everything";
}

/**
 * A person took the app's rights away on the network itself. All accounts that came with this person lose their tokens, in whichever
 * organization they are. May be told again at any time. @returns how many accounts were touched
 */
export async function withdrawAccess(deps: Pick<CoreDependencies, "db"> & { channelHooks: ChannelHooks }, { networks, environment, remoteUserId, what }: Withdrawal): Promise<number> {
  const found = await deps.db.readSystem((tx) =>
    tx
      .select({ id: channels.id, organizationId: channels.organizationId })
      .from(channels)
      .where(and(inArray(channels.network, [...networks]), eq(channels.environment, environment), or(eq(channels.remoteUserId, remoteUserId), eq(channels.remoteId, remoteUserId)))),
  );
  for (const { id, organizationId } of found) {
    await deps.db.forOrganization(organizationId, async (tx) => {
      const [before] = await tx.select().from(channels).where(eq(channels.id, id)).for("no key update");
      if (!before) return;
      if (what === "everything") {
        if (before.status !== "disconnected") await disconnectChannel(tx, deps.channelHooks, { channel: before, actor: systemActor });
        await tx.update(channels).set({ remoteUserId: null, pictureUrl: null, details: {}, connectedBy: null }).where(eq(channels.id, id));
      } else {
        const [row] = await tx
          .update(channels)
          .set({
            ...(before.status === "connected" ? { status: "needs_auth" as const, statusReason: "The app was removed in the settings of the account.", version: sql`${channels.version} + 1` } : {}),
            sealedToken: null, sealedRefreshToken: null, renewAt: null, updatedAt: sql`agency.now()`,
          })
          .where(eq(channels.id, id))
          .returning();
        if (before.status === "connected") await recordEvents(tx, channelEvent("channel.needs_auth", row!, systemActor));
      }
      await recordAudit(tx, { organizationId, action: what === "access" ? "channel.deauthorized" : "channel.data_deleted", subjectType: "channel", subjectId: id, actor: systemActor, detail: { network: before.network, environment } });
    });
  }
  return found.length;
}
