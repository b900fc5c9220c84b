import type { Metadata } from "next";
import { PlansView } from "@/components/economics/plans-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("economicsPlans");

export default function EconomicsPlansPage() {
  return <PlansView />;
}
