import type { Metadata } from "next";
import { NewProductView } from "@/components/products/product-editor";
import { pageTitle } from "@/lib/page-title";

export const generateMetadata = (): Promise<Metadata> => pageTitle("productNew");

export default async function NewProductPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <NewProductView brandId={id} />;
}
