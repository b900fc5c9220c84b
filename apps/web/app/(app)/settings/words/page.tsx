import type { Metadata } from "next";
import { Allowed } from "@/components/allowed";
import { WordsView } from "@/components/settings/words-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("settingsWords");

export default function WordsPage() {
  return (
    <Allowed permission="brands.read">
      <WordsView />
    </Allowed>
  );
}
