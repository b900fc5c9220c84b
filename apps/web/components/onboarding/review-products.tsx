"use client";
import { useLocale, useTranslations } from "use-intl";
import { SourceBadge } from "@/components/onboarding/review-field";
import type { DraftProduct } from "@/components/onboarding/review-draft";
import { Section } from "@/components/section";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/cn";
import { formatMoney } from "@/lib/money";

interface ReviewProductsProps {
  products: readonly DraftProduct[];
  onChange: (products: DraftProduct[]) => void;
}

/** Products that were found, to tick; a price is shown only where the site says one. */
export function ReviewProducts({ products, onChange }: ReviewProductsProps) {
  const t = useTranslations("onboarding");
  const locale = useLocale();
  const put = (index: number, changes: Partial<DraftProduct>) => onChange(products.map((product, at) => (at === index ? { ...product, ...changes } : product)));
  return (
    <Section title={t("products")} description={products.length > 0 ? t("productsHint") : t("noProducts")}>
      {products.length === 0 ? null : (
        <ul className="grid gap-3 lg:grid-cols-2">
          {products.map((product, index) => (
            <li key={product.key} className={cn("flex min-w-0 items-start gap-3 rounded-xl border p-3", product.chosen ? "bg-card" : "border-dashed")}>
              <Checkbox className="mt-3" aria-label={t("takeProduct", { name: product.name })} checked={product.chosen} onCheckedChange={(on) => put(index, { chosen: on === true })} />
              {product.image ? <img src={product.image.url} alt="" width={64} height={64} className="size-16 shrink-0 rounded-lg border object-cover" /> : null}
              <div className="grid min-w-0 flex-1 gap-1.5">
                <Input aria-label={t("productName", { number: index + 1 })} value={product.name} maxLength={200} disabled={!product.chosen} onChange={(event) => put(index, { name: event.target.value })} />
                {product.description ? <p className="line-clamp-2 text-sm text-muted-foreground">{product.description}</p> : null}
                <div className="flex flex-wrap items-center gap-2 text-sm">
                  <span className={product.price ? "font-medium tabular-nums" : "text-muted-foreground"}>{product.price ? formatMoney(product.price, locale) : t("noPrice")}</span>
                  <SourceBadge source={product.source} />
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
