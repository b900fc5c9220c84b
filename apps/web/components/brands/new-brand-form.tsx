"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { BrandFields } from "@/components/brands/brand-fields";
import { emptyBrand, useBrandForm } from "@/components/brands/brand-form";
import { BrandPreview } from "@/components/brands/brand-preview";
import { ProblemAlert } from "@/components/problem-alert";
import { SaveBar } from "@/components/save-bar";
import { toast } from "@/components/ui/toast";
import { newIdempotencyKey, request } from "@/lib/api";
import { showProblemInForm } from "@/lib/form-problem";
import { useMe } from "@/lib/queries";
import type { Brand } from "@/lib/resources";
import { defaultTimeZone } from "@/lib/time";
import { useUnsavedGuard } from "@/lib/use-unsaved-guard";

/** A brand by hand. */
export function NewBrandForm() {
  const t = useTranslations("brands");
  const locale = useLocale();
  const { data: me } = useMe();
  const router = useRouter();
  const queryClient = useQueryClient();
  const form = useBrandForm(emptyBrand(me?.organization.locale ?? locale, me?.organization.timeZone ?? defaultTimeZone));
  const [problem, setProblem] = useState<unknown>();
  const [leaving, setLeaving] = useState(false);
  // One key for one brand: pressing again after a lost answer adds nothing twice.
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const { isDirty, isSubmitting } = form.formState;
  useUnsavedGuard(isDirty && !leaving);

  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      const brand = await request<Brand>("POST", "/brands", { body: values, idempotencyKey });
      setLeaving(true);
      queryClient.setQueryData(["brands", "one", brand.id], brand);
      void queryClient.invalidateQueries({ queryKey: ["brands"] });
      toast.success(t("created", { name: brand.name }));
      router.push(`/brands/${brand.id}/products`);
    } catch (error) {
      setIdempotencyKey(newIdempotencyKey());
      setProblem(showProblemInForm(form, error));
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      {problem ? <ProblemAlert error={problem} className="mb-5" /> : null}
      <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <BrandFields form={form} brandId={null} disabled={false} />
        <BrandPreview form={form} />
      </div>
      <SaveBar dirty={isDirty} pending={isSubmitting || leaving} onDiscard={() => form.reset()} saveLabel={t("create")} />
    </form>
  );
}
