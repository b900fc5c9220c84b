import type { Metadata } from "next";
import { Allowed } from "@/components/allowed";
import { BudgetsView } from "@/components/settings/budgets-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("settingsBudgets");

export default function BudgetsPage() {
  return (
    <Allowed permission="economics.read">
      <BudgetsView />
    </Allowed>
  );
}
