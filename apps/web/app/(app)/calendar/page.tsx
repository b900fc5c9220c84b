import type { Metadata } from "next";
import { CalendarView } from "@/components/calendar/calendar-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("calendar");

export default function CalendarPage() {
  return <CalendarView />;
}
