import type { Metadata } from "next";
import { BrandGraphicsView } from "@/components/brands/brand-graphics-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("brandGraphics");

export default async function BrandGraphicsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <BrandGraphicsView brandId={id} />;
}
