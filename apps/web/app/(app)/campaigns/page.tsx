import type { Metadata } from "next";
import { CampaignsView } from "@/components/campaigns/campaigns-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("campaigns");

export default function CampaignsPage() {
  return <CampaignsView />;
}
