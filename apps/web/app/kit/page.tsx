import type { Metadata } from "next";
import { KitView } from "@/components/kit/kit-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("kit");

/** The component kit on one page: for people who build pages, and for accessibility tests. Shows no data. */
export default function KitPage() {
  return <KitView />;
}
