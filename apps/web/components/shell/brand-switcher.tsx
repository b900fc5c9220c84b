"use client";
import { Check, ChevronsUpDown, Layers, Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuLabel, DropdownMenuSeparator, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { useBrandChoices } from "@/lib/queries";
import { usePreferences } from "@/lib/shell-store";

/** Narrows every page to one brand. */
export function BrandSwitcher() {
  const t = useTranslations("shell.brands");
  const { data: brands = [], isPending, isError } = useBrandChoices();
  const brandId = usePreferences((state) => state.brandId);
  const setBrandId = usePreferences((state) => state.setBrandId);
  const selected = brands.find((brand) => brand.id === brandId);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="touch-target focus-ring flex h-12 w-full items-center gap-3 rounded-xl border border-sidebar-border bg-sidebar-accent/50 px-2.5 text-left transition-colors hover:bg-sidebar-accent">
        {selected ? (
          <Avatar name={selected.name} src={selected.logoUrl} shape="square" className="size-8" />
        ) : (
          <span className="grid size-8 place-items-center rounded-lg bg-sidebar-accent text-sidebar-accent-foreground">
            <Layers aria-hidden className="size-4" />
          </span>
        )}
        <span className="grid min-w-0 flex-1">
          <span className="text-[0.6875rem] leading-4 text-sidebar-muted">{t("label")}</span>
          <span className="truncate text-sm leading-5 font-medium text-sidebar-accent-foreground">{selected?.name ?? t("all")}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-sidebar-muted" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-(--radix-dropdown-menu-trigger-width) min-w-56">
        <DropdownMenuItem onSelect={() => setBrandId(undefined)}>
          <Layers aria-hidden />
          <span className="flex-1">{t("all")}</span>
          {selected ? null : <Check aria-hidden className="text-primary" />}
        </DropdownMenuItem>
        {brands.map((brand) => (
          <DropdownMenuItem key={brand.id} onSelect={() => setBrandId(brand.id)}>
            <Avatar name={brand.name} src={brand.logoUrl} shape="square" className="size-6 text-[0.625rem]" />
            <span className="min-w-0 flex-1 truncate">{brand.name}</span>
            {brand.id === brandId ? <Check aria-hidden className="text-primary" /> : null}
          </DropdownMenuItem>
        ))}
        {brands.length === 0 ? <DropdownMenuLabel>{isPending ? t("loading") : isError ? t("failed") : t("none")}</DropdownMenuLabel> : null}
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/brands/new">
            <Plus aria-hidden />
            {t("add")}
          </Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
