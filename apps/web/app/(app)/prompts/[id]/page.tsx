import type { Metadata } from "next";
import { PromptView } from "@/components/prompts/prompt-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("prompt");

export default async function PromptPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <PromptView key={id} promptId={id} />;
}
