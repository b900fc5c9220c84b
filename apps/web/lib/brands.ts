"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { request } from "./api.ts";
import type { Brand, Product } from "./resources.ts";
import { usePreferences } from "./shell-store.ts";
import { useProblemToast } from "./use-problem.ts";
import { useUndo } from "./use-undo.ts";

export function useBrand(brandId: string) {
  return useQuery({ queryKey: ["brands", "one", brandId], queryFn: ({ signal }) => request<Brand>("GET", `/brands/${brandId}`, { signal }) });
}

export function useProduct(productId: string) {
  return useQuery({ queryKey: ["products", "one", productId], queryFn: ({ signal }) => request<Product>("GET", `/products/${productId}`, { signal }) });
}

export const demoBrands = ["cafe", "spa", "real-estate"] as const;
export type DemoBrand = (typeof demoBrands)[number];

/** Loads a demo brand with its products and pictures; the API answers the same brand when it is there already. */
export function useLoadDemo(onLoaded?: (brand: Brand) => void) {
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [loading, setLoading] = useState<DemoBrand>();
  const load = async (demo: DemoBrand) => {
    setLoading(demo);
    try {
      const brand = await request<Brand>("POST", "/brands/demo", { body: { demo } });
      await Promise.all([queryClient.invalidateQueries({ queryKey: ["brands"] }), queryClient.invalidateQueries({ queryKey: ["products"] })]);
      onLoaded?.(brand);
    } catch (error) {
      showProblem(error, () => void load(demo));
    } finally {
      setLoading(undefined);
    }
  };
  return { load, loading };
}

/** Archives a brand, goes back to the list and offers 10 s to take it back. */
export function useArchiveBrand() {
  const t = useTranslations("brands");
  const queryClient = useQueryClient();
  const router = useRouter();
  const offerUndo = useUndo();
  const preferences = usePreferences();
  return async (brand: Brand) => {
    const archived = await request<Brand>("DELETE", `/brands/${brand.id}`);
    if (preferences.brandId === brand.id) preferences.setBrandId(undefined);
    queryClient.setQueryData(["brands", "one", brand.id], archived);
    const refresh = () => queryClient.invalidateQueries({ queryKey: ["brands"] });
    void refresh();
    router.push("/brands");
    offerUndo(t("archived", { name: brand.name }), async () => {
      await request("POST", `/brands/${brand.id}/restore`);
      await refresh();
    });
  };
}

/** Archives a product, goes back to its brand and offers 10 s to take it back. */
export function useArchiveProduct() {
  const t = useTranslations("products");
  const queryClient = useQueryClient();
  const router = useRouter();
  const offerUndo = useUndo();
  return async (product: Product) => {
    const archived = await request<Product>("DELETE", `/products/${product.id}`);
    queryClient.setQueryData(["products", "one", product.id], archived);
    const refresh = () => queryClient.invalidateQueries({ queryKey: ["products"] });
    void refresh();
    router.push(`/brands/${product.brandId}/products`);
    offerUndo(t("archived", { name: product.name }), async () => {
      await request("POST", `/products/${product.id}/restore`);
      await refresh();
    });
  };
}
