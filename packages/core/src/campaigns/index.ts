export type { CampaignDesk } from "./desk.ts";
export { startCampaignFiller, type CampaignFiller } from "./fill-campaigns.ts";
export { campaignRoutes } from "./routes.ts";
export { campaigns, campaignSlots, type CampaignRow, type SlotRow } from "./table.ts";
