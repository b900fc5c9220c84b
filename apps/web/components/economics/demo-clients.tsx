"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { economicsKeys, usePlans, type Client, type Plan } from "@/lib/economics";
import { referencePlanInput } from "@/lib/economics-reference";
import { useBrandChoices } from "@/lib/queries";
import { useProblemToast } from "@/lib/use-problem";

/** Makes a client of each of the first brands, on the reference plan. */
export function DemoClients() {
  const t = useTranslations("economics");
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const { data: brands = [] } = useBrandChoices();
  const plans = usePlans();
  const [pending, setPending] = useState(false);
  if (brands.length === 0) {
    return (
      <Button variant="outline" asChild>
        <Link href="/brands">{t("clients.demoNeedsBrands")}</Link>
      </Button>
    );
  }
  const load = async () => {
    setPending(true);
    try {
      const plan = plans.data?.[0] ?? (await request<Plan>("POST", "/economics/plans", { body: referencePlanInput(t("plans.referenceName")) }));
      const chosen = brands.slice(0, 3);
      for (const brand of chosen) await request<Client>("POST", "/clients", { body: { name: brand.name, brandIds: [brand.id], planId: plan.id } });
      toast.success(t("clients.demoDone", { count: chosen.length }));
    } catch (error) {
      showProblem(error, () => void load());
    } finally {
      setPending(false);
      await Promise.all(economicsKeys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    }
  };
  return (
    <Button variant="outline" pending={pending} onClick={() => void load()}>
      <Sparkles aria-hidden />
      {t("clients.demo")}
    </Button>
  );
}
