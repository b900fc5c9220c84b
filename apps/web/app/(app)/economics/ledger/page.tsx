import type { Metadata } from "next";
import { LedgerView } from "@/components/economics/ledger-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("economicsLedger");

export default function EconomicsLedgerPage() {
  return <LedgerView />;
}
