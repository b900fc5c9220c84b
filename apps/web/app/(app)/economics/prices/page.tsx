import type { Metadata } from "next";
import { PricesView } from "@/components/economics/prices-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("economicsPrices");

export default function EconomicsPricesPage() {
  return <PricesView />;
}
