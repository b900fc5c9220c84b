import type { Metadata } from "next";
import { Allowed } from "@/components/allowed";
import { ProvidersView } from "@/components/settings/providers-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("settingsProviders");

export default function ProvidersPage() {
  return (
    <Allowed permission="providers.read">
      <ProvidersView />
    </Allowed>
  );
}
