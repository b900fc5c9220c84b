"use client";
import { Gem } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Skeleton } from "@/components/ui/skeleton";
import { useHydrated } from "@/lib/contents-brands";
import { useBrandChoices } from "@/lib/queries";

type Brands = NonNullable<ReturnType<typeof useBrandChoices>["data"]>;

interface WithBrandsProps {
  /** What a person reads who has no brand yet. */
  words: (key: "noBrandTitle" | "noBrandText" | "noBrandAction") => string;
  children: (brands: Brands) => ReactNode;
}

/** Forms that begin with a brand: they wait for the list, and lead to making one where there is none. */
export function WithBrands({ words, children }: WithBrandsProps) {
  const brands = useBrandChoices();
  const hydrated = useHydrated();
  if (brands.isPending || !hydrated) return <Skeleton className="h-96 rounded-2xl" />;
  if (brands.isError) return <ProblemAlert error={brands.error} onRetry={() => void brands.refetch()} />;
  if (brands.data.length > 0) return children(brands.data);
  return (
    <Empty
      icon={Gem}
      heading="h1"
      title={words("noBrandTitle")}
      description={words("noBrandText")}
      actions={
        <Button asChild>
          <Link href="/brands">{words("noBrandAction")}</Link>
        </Button>
      }
    />
  );
}
