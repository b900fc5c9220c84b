import type { Metadata } from "next";
import { SimulatorView } from "@/components/economics/simulator/simulator-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("economicsSimulator");

export default function EconomicsSimulatorPage() {
  return <SimulatorView />;
}
