import type { Metadata } from "next";
import { ClientsView } from "@/components/economics/clients-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("clients");

export default function ClientsPage() {
  return <ClientsView />;
}
