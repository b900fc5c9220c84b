import type { Metadata } from "next";
import { TestsView } from "@/components/results/tests-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("resultsTests");

export default function ResultsTestsPage() {
  return <TestsView />;
}
