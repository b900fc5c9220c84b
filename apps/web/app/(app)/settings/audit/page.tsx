import type { Metadata } from "next";
import { Allowed } from "@/components/allowed";
import { AuditView } from "@/components/settings/audit-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("settingsAudit");

export default function AuditPage() {
  return (
    <Allowed permission="audit.read">
      <AuditView />
    </Allowed>
  );
}
