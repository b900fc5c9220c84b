import type { Metadata } from "next";
import { Allowed } from "@/components/allowed";
import { NewCampaign } from "@/components/campaigns/new-campaign";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("campaignNew");

export default function NewCampaignPage() {
  return (
    <Allowed permission="contents.generate">
      <NewCampaign />
    </Allowed>
  );
}
