import { redirect } from "next/navigation";

/** Budgets stand with the other pages about money; old links still lead there. */
export default function SettingsBudgetsPage() {
  redirect("/economics/budgets");
}
