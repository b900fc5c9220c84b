import type { Metadata } from "next";
import { NewContent } from "@/components/studio/new-content";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("studio");

export default function NewContentPage() {
  return <NewContent />;
}
