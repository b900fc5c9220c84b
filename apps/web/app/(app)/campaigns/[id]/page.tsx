import type { Metadata } from "next";
import { CampaignView } from "@/components/campaigns/campaign-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("campaign");

export default async function CampaignPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <CampaignView key={id} campaignId={id} />;
}
