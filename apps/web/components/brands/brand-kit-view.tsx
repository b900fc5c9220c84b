"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ArchiveCard } from "@/components/archive-card";
import { BrandFields } from "@/components/brands/brand-fields";
import { brandValues, useBrandForm } from "@/components/brands/brand-form";
import { BrandPage } from "@/components/brands/brand-page";
import { BrandPreview } from "@/components/brands/brand-preview";
import { ConflictAlert } from "@/components/conflict-alert";
import { ProblemAlert } from "@/components/problem-alert";
import { SaveBar } from "@/components/save-bar";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { ApiProblem } from "@/lib/api-problem";
import { useArchiveBrand } from "@/lib/brands";
import { showProblemInForm } from "@/lib/form-problem";
import type { Brand } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useVersionedForm } from "@/lib/use-versioned-form";

export function BrandKitView({ brandId }: { brandId: string }) {
  return <BrandPage brandId={brandId}>{(brand) => <BrandKit brand={brand} />}</BrandPage>;
}

function BrandKit({ brand }: { brand: Brand }) {
  const t = useTranslations("brands");
  const common = useTranslations("common");
  const can = useCan();
  const queryClient = useQueryClient();
  const archive = useArchiveBrand();
  const form = useBrandForm(brandValues(brand));
  const { isDirty, baseVersion, isOutdated, follow, keepMine } = useVersionedForm(form, brand, brandValues);
  const [problem, setProblem] = useState<unknown>();
  const writable = can("brands.write") && brand.archivedAt === null;

  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      const saved = await request<Brand>("PATCH", `/brands/${brand.id}`, { body: values, ifMatch: baseVersion });
      queryClient.setQueryData(["brands", "one", brand.id], saved);
      follow(saved);
      void queryClient.invalidateQueries({ queryKey: ["brands"], refetchType: "active" });
      toast.success(common("saved"));
    } catch (error) {
      // The banner above the form asks what to do about it.
      if (error instanceof ApiProblem && error.code === "stale_version") await queryClient.invalidateQueries({ queryKey: ["brands", "one", brand.id] });
      else setProblem(showProblemInForm(form, error));
    }
  });

  return (
    <>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <div className="grid gap-5 empty:hidden [&:not(:empty)]:mb-5">
          {isOutdated ? <ConflictAlert onLoadTheirs={() => follow(brand)} onKeepMine={keepMine} /> : null}
          {problem ? <ProblemAlert error={problem} /> : null}
        </div>
        <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
          <BrandFields form={form} brandId={brand.id} disabled={!writable} />
          <BrandPreview form={form} />
        </div>
        {writable ? <SaveBar dirty={isDirty} pending={form.formState.isSubmitting} onDiscard={() => follow(brand)} /> : null}
      </form>
      {writable ? <ArchiveCard title={t("archiveTitle")} description={t("archiveText")} action={t("archive")} onArchive={() => archive(brand)} /> : null}
    </>
  );
}
