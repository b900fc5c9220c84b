import { createProductSchema } from "@agency/core/products/schema";
import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import type { UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import type { Product } from "@/lib/resources";

export type ProductInput = z.input<typeof createProductSchema>;
export type ProductOutput = z.output<typeof createProductSchema>;
export type ProductForm = UseFormReturn<ProductInput, unknown, ProductOutput>;

export function useProductForm(defaultValues: ProductInput): ProductForm {
  const resolver = zodResolver(createProductSchema);
  return useForm<ProductInput, unknown, ProductOutput>({
    // A line left empty is a line not written.
    resolver: (values, context, options) => resolver({ ...values, features: written(values.features), benefits: written(values.benefits) }, context, options),
    defaultValues,
  });
}

export const emptyProduct: ProductInput = { name: "", description: null, features: [], benefits: [], price: null, url: null, imageAssetIds: [] };

/** The part of a product that the form edits. */
export function productValues(product: Product): ProductInput {
  const { name, description, features, benefits, price, url, images } = product;
  return { name, description, features, benefits, price, url, imageAssetIds: images.map((image) => image.assetId) };
}

const written = (lines: string[] | undefined) => (lines ?? []).filter((line) => line.trim() !== "");
