import type { Metadata } from "next";
import { Allowed } from "@/components/allowed";
import { ImportView } from "@/components/planning/import-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("calendarImport");

export default function Page() {
  return (
    <Allowed permission="publications.write">
      <ImportView />
    </Allowed>
  );
}
