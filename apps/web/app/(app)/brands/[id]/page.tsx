import type { Metadata } from "next";
import { BrandKitView } from "@/components/brands/brand-kit-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("brand");

export default async function BrandPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <BrandKitView key={id} brandId={id} />;
}
