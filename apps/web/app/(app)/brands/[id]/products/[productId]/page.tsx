import type { Metadata } from "next";
import { ProductView } from "@/components/products/product-editor";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("product");

export default async function ProductPage({ params }: { params: Promise<{ id: string; productId: string }> }) {
  const { id, productId } = await params;
  return <ProductView key={productId} brandId={id} productId={productId} />;
}
