import type { Metadata } from "next";
import { PromptsView } from "@/components/prompts/prompts-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("prompts");

export default function PromptsPage() {
  return <PromptsView />;
}
