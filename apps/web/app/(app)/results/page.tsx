import type { Metadata } from "next";
import { PostsView } from "@/components/results/posts-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("results");

export default function ResultsPage() {
  return <PostsView />;
}
