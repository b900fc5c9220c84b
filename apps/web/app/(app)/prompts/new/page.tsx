import type { Metadata } from "next";
import { NewPromptView } from "@/components/prompts/new-prompt-view";
import { Allowed } from "@/components/allowed";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("promptNew");

export default function NewPromptPage() {
  return (
    <Allowed permission="prompts.write">
      <NewPromptView />
    </Allowed>
  );
}
