import type { createProductSchema } from "@agency/core/products/schema";
import { useForm } from "react-hook-form";
import type { UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import { lazyResolver } from "@/lib/lazy-resolver";
import type { Product } from "@/lib/resources";

export type ProductInput = z.input<typeof createProductSchema>;
export type ProductOutput = z.output<typeof createProductSchema>;
export type ProductForm = UseFormReturn<ProductInput, unknown, ProductOutput>;

export function useProductForm(defaultValues: ProductInput): ProductForm {
  return useForm<ProductInput, unknown, ProductOutput>({ resolver: lazyResolver(async () => (await import("./product-resolver")).productResolver), defaultValues });
}

export const emptyProduct: ProductInput = { name: "", description: null, features: [], benefits: [], price: null, url: null, imageAssetIds: [] };

/** The part of a product that the form edits. */
export function productValues(product: Product): ProductInput {
  const { name, description, features, benefits, price, url, images } = product;
  return { name, description, features, benefits, price, url, imageAssetIds: images.map((image) => image.assetId) };
}
