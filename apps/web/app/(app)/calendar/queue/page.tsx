import type { Metadata } from "next";
import { Allowed } from "@/components/allowed";
import { QueueView } from "@/components/planning/queue-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("calendarQueue");

export default function Page() {
  return (
    <Allowed permission="publications.write">
      <QueueView />
    </Allowed>
  );
}
