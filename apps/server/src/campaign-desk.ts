import { and, eq } from "drizzle-orm";
import { submitContent } from "@agency/core/approvals";
import type { CampaignDesk } from "@agency/core/campaigns";
import { channels } from "@agency/core/channels";
import { scheduleContent } from "@agency/core/publishing";
import { conflict } from "@agency/platform/http";
import type { Config } from "@agency/platform/config";
import type { NetworkName } from "@agency/providers/spec";

/** What approvals and publishing do for a campaign, which stands below them. */
export function campaignDesk(config: Config): CampaignDesk {
  return {
    async submit(tx, { contentId, actor }) {
      await submitContent(tx, { contentId, actor, note: null, override: null, mayOverride: false });
    },
    async schedule(tx, { contentId, brandId, network, scheduledAt, timeZone, actor }) {
      const connected = await tx.select({ id: channels.id }).from(channels).where(and(eq(channels.brandId, brandId), eq(channels.network, network as NetworkName), eq(channels.status, "connected")));
      if (connected.length === 0) throw conflict("no_channel", `No channel of ${network} is connected for this brand. Connect one under Channels.`);
      await scheduleContent(tx, config, { contentId, channelIds: connected.map(({ id }) => id), scheduledAt, timeZone, actor });
    },
  };
}
