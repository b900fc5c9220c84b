import type { Metadata } from "next";
import { MediaView } from "@/components/media/media-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("media");

export default function MediaPage() {
  return <MediaView />;
}
