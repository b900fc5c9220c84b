"use client";
import { ImageOff, Package, Plus } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { BrandPage } from "@/components/brands/brand-page";
import { CardsSkeleton, ListView } from "@/components/list-view";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { SearchInput } from "@/components/ui/search-input";
import { formatMoney } from "@/lib/money";
import type { Brand, Product } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useList } from "@/lib/use-list";
import { useSearchParam } from "@/lib/use-search-param";

export function ProductsView({ brandId }: { brandId: string }) {
  return <BrandPage brandId={brandId}>{(brand) => <Products brand={brand} />}</BrandPage>;
}

function Products({ brand }: { brand: Brand }) {
  const t = useTranslations("products");
  const can = useCan();
  const [search, setSearch] = useSearchParam("q");
  const list = useList<Product>(["products", brand.id], `/brands/${brand.id}/products`, { q: search, limit: 30 });
  const writable = can("products.write") && brand.archivedAt === null;
  const add = writable ? (
    <Button asChild>
      <Link href={`/brands/${brand.id}/products/new`}>
        <Plus aria-hidden />
        {t("add")}
      </Link>
    </Button>
  ) : undefined;
  const filled = search !== "" || list.isPending || list.rows.length > 0;
  return (
    <section aria-label={t("title")}>
      {filled ? (
        <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
          <SearchInput label={t("search")} value={search} onSearch={setSearch} className="w-full sm:w-80" />
          {add}
        </div>
      ) : null}
      <ListView
        list={list}
        skeleton={<CardsSkeleton cards={3} />}
        empty={
          <Empty
            icon={Package}
            heading="h2"
            title={search === "" ? t("emptyTitle") : t("nothingFound", { search })}
            description={search === "" ? t("emptyText") : undefined}
            actions={
              search === "" ? (
                add
              ) : (
                <Button variant="outline" onClick={() => setSearch("")}>
                  {t("clearSearch")}
                </Button>
              )
            }
          />
        }
      >
        {(products) => (
          <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
            {products.map((product) => (
              <li key={product.id} className="min-w-0">
                <ProductCard product={product} />
              </li>
            ))}
          </ul>
        )}
      </ListView>
    </section>
  );
}

function ProductCard({ product }: { product: Product }) {
  const t = useTranslations("products");
  const locale = useLocale();
  const picture = product.images[0];
  return (
    <Link
      href={`/brands/${product.brandId}/products/${product.id}`}
      prefetch={false}
      className="focus-ring group flex h-full overflow-hidden rounded-2xl border bg-card shadow-card transition-[box-shadow,border-color] hover:border-primary/40 hover:shadow-raised"
    >
      <span className="grid w-28 shrink-0 place-items-center self-stretch bg-muted text-muted-foreground">
        {picture ? <img src={picture.url} alt="" loading="lazy" className="size-full min-h-32 object-cover" /> : <ImageOff aria-hidden className="size-6" />}
      </span>
      <span className="flex min-w-0 flex-1 flex-col gap-1.5 p-4">
        <span className="font-semibold break-words">{product.name}</span>
        <span className="line-clamp-2 text-sm text-muted-foreground">{product.benefits[0] ?? product.description ?? t("noBenefits")}</span>
        <span className="mt-auto text-sm font-semibold tabular-nums">{product.price ? formatMoney(product.price, locale) : <span className="font-normal text-muted-foreground">{t("noPrice")}</span>}</span>
      </span>
    </Link>
  );
}
