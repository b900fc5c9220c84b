import type { Metadata } from "next";
import { BudgetsView } from "@/components/economics/budgets-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("economicsBudgets");

export default function EconomicsBudgetsPage() {
  return <BudgetsView />;
}
