import type { Metadata } from "next";
import { Allowed } from "@/components/allowed";
import { OrganizationView } from "@/components/settings/organization-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("settingsOrganization");

export default function OrganizationPage() {
  return (
    <Allowed permission="organization.write">
      <OrganizationView />
    </Allowed>
  );
}
