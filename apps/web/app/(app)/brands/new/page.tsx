import type { Metadata } from "next";
import { BrandStart } from "@/components/onboarding/brand-start";
import { pageTitle } from "@/lib/page-title";
import { readSetup } from "@/lib/server-api";

export const generateMetadata = (): Promise<Metadata> => pageTitle("brandNew");

export default async function NewBrandPage() {
  const setup = await readSetup();
  return <BrandStart samples={setup?.sandbox ?? false} />;
}
