import type { Metadata } from "next";
import { SessionsView } from "@/components/settings/sessions-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("settingsSessions");

export default function SessionsPage() {
  return <SessionsView />;
}
