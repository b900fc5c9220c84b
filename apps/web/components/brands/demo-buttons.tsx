"use client";
import { Building2, Coffee, Flower2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { demoBrands, useLoadDemo } from "@/lib/brands";
import { cn } from "@/lib/cn";

const icons = { cafe: Coffee, spa: Flower2, "real-estate": Building2 };

interface DemoButtonsProps {
  /** Goes to the brand once it is there; otherwise the page stays. */
  open?: boolean;
  className?: string;
}

/** One click brings a brand with its voice, colours, products and pictures. */
export function DemoButtons({ open, className }: DemoButtonsProps) {
  const t = useTranslations("brands.demo");
  const router = useRouter();
  const { load, loading } = useLoadDemo((brand) => {
    toast.success(t("loaded", { name: brand.name }));
    if (open) router.push(`/brands/${brand.id}`);
  });
  return (
    <div role="group" aria-label={t("label")} className={cn("flex flex-wrap gap-2", className)}>
      {demoBrands.map((demo) => {
        const Icon = icons[demo];
        return (
          <Button key={demo} variant="outline" pending={loading === demo} disabled={loading !== undefined && loading !== demo} onClick={() => void load(demo)}>
            {loading === demo ? null : <Icon aria-hidden />}
            {t(demo)}
          </Button>
        );
      })}
    </div>
  );
}
