import type { Metadata } from "next";
import { AppearanceView } from "@/components/settings/appearance-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("settingsAppearance");

export default function AppearancePage() {
  return <AppearanceView />;
}
