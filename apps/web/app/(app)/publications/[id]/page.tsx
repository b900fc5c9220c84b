import type { Metadata } from "next";
import { PublicationView } from "@/components/publications/publication-view";
import { publicationsTitle } from "@/lib/publications-title";

export const generateMetadata = (): Promise<Metadata> => publicationsTitle();

export default async function PublicationPage({ params }: { params: Promise<{ id: string }> }) {
  return <PublicationView publicationId={(await params).id} />;
}
