import type { Metadata } from "next";
import { HomeView } from "@/components/home/home-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("home");

export default function HomePage() {
  return <HomeView />;
}
