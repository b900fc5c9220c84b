import type { Metadata } from "next";
import { ContentView } from "@/components/studio/content-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("studio");

export default async function ContentPage({ params }: { params: Promise<{ id: string }> }) {
  return <ContentView contentId={(await params).id} />;
}
