import type { Metadata } from "next";
import { NewBrandView } from "@/components/brands/new-brand-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("brandNew");

export default function NewBrandPage() {
  return <NewBrandView />;
}
