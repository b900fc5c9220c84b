import type { Transaction } from "@agency/platform/db";
import type { Actor } from "@agency/platform/live";

/** What rooms above do for a campaign, handed in at composition; campaigns never imports them. Each throws Problem when it cannot. */
export interface CampaignDesk {
  /** Asks for approval of a draft as it stands. */
  submit(tx: Transaction, input: { contentId: string; actor: Actor }): Promise<void>;
  /** Plans approved content on the brand's connected channels of a network. */
  schedule(tx: Transaction, input: { contentId: string; brandId: string; network: string; scheduledAt: string; timeZone: string; actor: Actor }): Promise<void>;
}
