import type { Metadata } from "next";
import { StudioList } from "@/components/studio/studio-list";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("studio");

export default function StudioPage() {
  return <StudioList />;
}
