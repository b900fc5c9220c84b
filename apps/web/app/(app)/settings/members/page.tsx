import type { Metadata } from "next";
import { Allowed } from "@/components/allowed";
import { MembersView } from "@/components/settings/members-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("settingsMembers");

export default function MembersPage() {
  return (
    <Allowed permission="members.read">
      <MembersView />
    </Allowed>
  );
}
