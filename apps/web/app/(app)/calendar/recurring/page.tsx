import type { Metadata } from "next";
import { Allowed } from "@/components/allowed";
import { RecurringView } from "@/components/planning/recurring-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("calendarRecurring");

export default function Page() {
  return (
    <Allowed permission="publications.read">
      <RecurringView />
    </Allowed>
  );
}
