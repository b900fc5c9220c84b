import type { Metadata } from "next";
import { ChannelsView } from "@/components/channels/channels-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("channels");

export default function ChannelsPage() {
  return <ChannelsView />;
}
