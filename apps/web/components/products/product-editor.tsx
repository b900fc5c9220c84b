"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ArchiveCard } from "@/components/archive-card";
import { ConflictAlert } from "@/components/conflict-alert";
import { PageHeader } from "@/components/page-header";
import { PageSkeleton } from "@/components/page-skeleton";
import { ProblemAlert } from "@/components/problem-alert";
import { ProductFields } from "@/components/products/product-fields";
import { emptyProduct, productValues, useProductForm } from "@/components/products/product-form";
import { SaveBar } from "@/components/save-bar";
import { Alert } from "@/components/ui/alert";
import { toast } from "@/components/ui/toast";
import { newIdempotencyKey, request } from "@/lib/api";
import { ApiProblem } from "@/lib/api-problem";
import { useArchiveProduct, useBrand, useProduct } from "@/lib/brands";
import { showProblemInForm } from "@/lib/form-problem";
import type { Product } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useUnsavedGuard } from "@/lib/use-unsaved-guard";
import { useVersionedForm } from "@/lib/use-versioned-form";

export function NewProductView({ brandId }: { brandId: string }) {
  const t = useTranslations("products");
  const router = useRouter();
  const queryClient = useQueryClient();
  const form = useProductForm(emptyProduct);
  const [problem, setProblem] = useState<unknown>();
  const [leaving, setLeaving] = useState(false);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const { isDirty, isSubmitting } = form.formState;
  useUnsavedGuard(isDirty && !leaving);
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      const product = await request<Product>("POST", `/brands/${brandId}/products`, { body: values, idempotencyKey });
      setLeaving(true);
      void queryClient.invalidateQueries({ queryKey: ["products"] });
      toast.success(t("created", { name: product.name }));
      router.push(`/brands/${brandId}/products`);
    } catch (error) {
      setIdempotencyKey(newIdempotencyKey());
      setProblem(showProblemInForm(form, error));
    }
  });
  return (
    <>
      <BackToProducts brandId={brandId} />
      <PageHeader title={t("newTitle")} description={t("newLead")} />
      <form noValidate onSubmit={(event) => void submit(event)}>
        {problem ? <ProblemAlert error={problem} className="mb-5" /> : null}
        <ProductFields form={form} brandId={brandId} disabled={false} />
        <SaveBar dirty={isDirty} pending={isSubmitting || leaving} onDiscard={() => form.reset()} saveLabel={t("create")} />
      </form>
    </>
  );
}

export function ProductView({ brandId, productId }: { brandId: string; productId: string }) {
  const { data: product, error, refetch } = useProduct(productId);
  if (!product) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  return <ProductEditor brandId={brandId} product={product} />;
}

function ProductEditor({ brandId, product }: { brandId: string; product: Product }) {
  const t = useTranslations("products");
  const common = useTranslations("common");
  const can = useCan();
  const queryClient = useQueryClient();
  const archive = useArchiveProduct();
  const form = useProductForm(productValues(product));
  const { isDirty, baseVersion, isOutdated, follow, keepMine } = useVersionedForm(form, product, productValues);
  const [problem, setProblem] = useState<unknown>();
  const writable = can("products.write") && product.archivedAt === null;
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      const saved = await request<Product>("PATCH", `/products/${product.id}`, { body: values, ifMatch: baseVersion });
      queryClient.setQueryData(["products", "one", product.id], saved);
      follow(saved);
      void queryClient.invalidateQueries({ queryKey: ["products", brandId] });
      toast.success(common("saved"));
    } catch (error) {
      if (error instanceof ApiProblem && error.code === "stale_version") await queryClient.invalidateQueries({ queryKey: ["products", "one", product.id] });
      else setProblem(showProblemInForm(form, error));
    }
  });
  return (
    <>
      <BackToProducts brandId={brandId} />
      <PageHeader title={product.name} />
      {product.archivedAt === null ? null : (
        <Alert tone="warning" title={t("isArchived")} className="mb-5">
          {t("isArchivedText")}
        </Alert>
      )}
      <form noValidate onSubmit={(event) => void submit(event)}>
        <div className="grid gap-5 empty:hidden [&:not(:empty)]:mb-5">
          {isOutdated ? <ConflictAlert onLoadTheirs={() => follow(product)} onKeepMine={keepMine} /> : null}
          {problem ? <ProblemAlert error={problem} /> : null}
        </div>
        <ProductFields form={form} brandId={brandId} disabled={!writable} />
        {writable ? <SaveBar dirty={isDirty} pending={form.formState.isSubmitting} onDiscard={() => follow(product)} /> : null}
      </form>
      {writable ? <ArchiveCard title={t("archiveTitle")} description={t("archiveText")} action={t("archive")} onArchive={() => archive(product)} /> : null}
    </>
  );
}

function BackToProducts({ brandId }: { brandId: string }) {
  const t = useTranslations("products");
  const { data: brand } = useBrand(brandId);
  return (
    <Link href={`/brands/${brandId}/products`} className="focus-ring mb-3 inline-flex min-h-11 items-center gap-1.5 rounded-md border border-transparent text-sm font-medium text-muted-foreground hover:text-foreground md:min-h-8">
      <ArrowLeft aria-hidden className="size-4" />
      {brand ? t("backTo", { brand: brand.name }) : t("title")}
    </Link>
  );
}
