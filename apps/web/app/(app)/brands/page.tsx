import type { Metadata } from "next";
import { BrandsView } from "@/components/brands/brands-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("brands");

export default function BrandsPage() {
  return <BrandsView />;
}
