import type { Metadata } from "next";
import { PublicationList } from "@/components/publications/publication-list";
import { publicationsTitle } from "@/lib/publications-title";

export const generateMetadata = (): Promise<Metadata> => publicationsTitle();

export default function PublicationsPage() {
  return <PublicationList />;
}
