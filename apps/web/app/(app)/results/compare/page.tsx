import type { Metadata } from "next";
import { CompareView } from "@/components/results/compare-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("resultsCompare");

export default function ResultsComparePage() {
  return <CompareView />;
}
