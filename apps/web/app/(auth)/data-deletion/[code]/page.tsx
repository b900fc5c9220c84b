import type { Metadata } from "next";
import { DataDeletionView } from "@/components/channels/data-deletion-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = async (): Promise<Metadata> => ({ ...(await pageTitle("dataDeletion")), referrer: "no-referrer", robots: { index: false } });

/** Where a network sends people who asked it to have their data deleted here. */
export default async function DataDeletionPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  return <DataDeletionView code={code} />;
}
