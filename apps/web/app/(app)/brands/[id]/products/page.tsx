import type { Metadata } from "next";
import { ProductsView } from "@/components/products/products-view";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("products");

export default async function ProductsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ProductsView brandId={id} />;
}
