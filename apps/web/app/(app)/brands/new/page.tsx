import type { Metadata } from "next";
import { BrandStart } from "@/components/onboarding/brand-start";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("brandNew");

export default function NewBrandPage() {
  return <BrandStart />;
}
