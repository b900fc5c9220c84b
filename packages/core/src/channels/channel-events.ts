import type { Actor, NewEvent } from "@agency/platform/live";
import type { ChannelRow } from "./table.ts";

export const channelEvent = (type: string, channel: ChannelRow, actor: Actor): NewEvent => ({
  organizationId: channel.organizationId,
  type,
  subjectType: "channel",
  subjectId: channel.id,
  brandId: channel.brandId,
  actor,
  payload: { network: channel.network, status: channel.status },
});
