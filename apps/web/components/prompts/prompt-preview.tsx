"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Eye, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Section } from "@/components/section";
import { Alert } from "@/components/ui/alert";
import { Choice } from "@/components/studio/choice";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import type { UnsavedDraft } from "@/components/prompts/try-tab";
import { request } from "@/lib/api";
import { useBrandChoices } from "@/lib/queries";
import type { Page, Product, PromptVersion, RenderedPrompt } from "@/lib/resources";
import { usePreferences } from "@/lib/shell-store";

type Value = string | number | boolean;
const none = "none";

/** What a model would read for a real brand and product, before anything is spent. */
export function PromptPreview({ promptId, version: saved, unsaved }: { promptId: string; version: PromptVersion; unsaved?: UnsavedDraft | undefined }) {
  const t = useTranslations("prompts.preview");
  // What is being written shows as it would be read, before it is saved.
  const draft = useDeferredValue(unsaved);
  const version = draft ? { ...saved, variables: draft.variables.map((variable) => ({ ...variable, required: variable.required ?? false })) } : saved;
  const { data: brands, isPending: loadingBrands } = useBrandChoices();
  const preferred = usePreferences((state) => state.brandId);
  const [chosenBrand, setChosenBrand] = useState<string>();
  const [chosenProduct, setChosenProduct] = useState<string>();
  const [topic, setTopic] = useState("");
  const [values, setValues] = useState<Record<string, Value>>({});
  const brandId = (brands?.find((brand) => brand.id === (chosenBrand ?? preferred)) ?? brands?.[0])?.id;
  const products = useQuery({
    queryKey: ["products", brandId, "choices"],
    queryFn: async ({ signal }) => (await request<Page<Product>>("GET", `/brands/${brandId}/products`, { query: { limit: 100 }, signal })).data,
    enabled: brandId !== undefined,
  });
  const productId = chosenProduct === none ? undefined : (products.data?.find((product) => product.id === chosenProduct) ?? products.data?.[0])?.id;
  const body = { brandId, productId: productId ?? null, topic: useDeferredValue(topic), ...(draft ? { unsaved: draft } : { versionId: version.id }), variables: useDeferredValue(filled(values)) };
  const rendered = useQuery({
    queryKey: ["prompts", "render", promptId, body],
    queryFn: ({ signal }) => request<RenderedPrompt>("POST", `/prompts/${promptId}/render`, { body, signal }),
    enabled: brandId !== undefined && products.data !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
  return (
    <Section title={t("title")} description={t("lead")}>
      {brands?.length === 0 && !loadingBrands ? (
        <Alert title={t("noBrand")}>
          <Button variant="link" asChild>
            <Link href="/brands">{t("addBrand")}</Link>
          </Button>
        </Alert>
      ) : (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <Choice
              label={t("brand")}
              value={brandId ?? ""}
              onChange={(next) => {
                setChosenBrand(next);
                setChosenProduct(undefined);
              }}
              options={(brands ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Choice label={t("product")} value={productId ?? none} onChange={setChosenProduct} options={[{ value: none, label: t("noProduct") }, ...(products.data ?? []).map(({ id, name }) => ({ value: id, label: name }))]} />
          </div>
          <Field label={t("topic")}>{(control) => <Input {...control} value={topic} maxLength={1000} placeholder={t("topicPlaceholder")} onChange={(event) => setTopic(event.target.value)} />}</Field>
          {version.variables.map((variable) => (
            <VariableField key={variable.name} variable={variable} value={values[variable.name]} onValueChange={(value) => setValues({ ...values, [variable.name]: value })} />
          ))}
          <Result rendered={rendered.data} error={rendered.error} isPending={rendered.isPending} onRetry={() => void rendered.refetch()} />
        </>
      )}
    </Section>
  );
}

function Result({ rendered, error, isPending, onRetry }: { rendered: RenderedPrompt | undefined; error: unknown; isPending: boolean; onRetry: () => void }) {
  const t = useTranslations("prompts.preview");
  if (error) return <ProblemAlert error={error} onRetry={onRetry} />;
  if (!rendered) return isPending ? <Skeleton className="h-48" /> : null;
  return (
    <div className="grid gap-4">
      <p className="flex items-center gap-2 text-sm text-muted-foreground">
        <Eye aria-hidden className="size-4" />
        {t("tokens", { count: rendered.estimatedInputTokens })}
      </p>
      {rendered.missing.length > 0 ? (
        <p className="flex items-start gap-2 rounded-xl bg-tone-warning px-3.5 py-2.5 text-sm text-tone-warning-foreground">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 break-words">{t("missing", { names: rendered.missing.join(", ") })}</span>
        </p>
      ) : null}
      <Text label={t("prompt")} text={rendered.prompt} open />
      <Text label={t("system")} text={rendered.system} />
    </div>
  );
}

function Text({ label, text, open }: { label: string; text: string; open?: boolean }) {
  return (
    <details open={open} className="group min-w-0 rounded-xl border bg-muted/40">
      <summary className="focus-ring flex min-h-11 cursor-pointer items-center rounded-xl border border-transparent px-3.5 text-sm font-medium">{label}</summary>
      <pre tabIndex={0} role="region" aria-label={label} className="focus-ring max-h-[28rem] overflow-auto rounded-b-xl border border-transparent px-3.5 pb-3.5 font-mono text-xs leading-5 break-words whitespace-pre-wrap scrollbar-slim">
        {text}
      </pre>
    </details>
  );
}

export function VariableField({ variable, value, onValueChange }: { variable: PromptVersion["variables"][number]; value: Value | undefined; onValueChange: (value: Value) => void }) {
  const t = useTranslations("prompts.preview");
  const shown = value ?? variable.default;
  if (variable.type === "boolean") {
    return (
      <span className="flex min-h-9 items-center gap-2.5">
        <Checkbox id={`variable-${variable.name}`} checked={shown === true} onCheckedChange={(checked) => onValueChange(checked === true)} />
        <Label htmlFor={`variable-${variable.name}`} className="font-normal">
          {variable.label}
        </Label>
      </span>
    );
  }
  return (
    <Field label={variable.label} aside={variable.required ? t("required") : undefined}>
      {(control) =>
        variable.type === "choice" ? (
          <Select value={shown === undefined ? "" : String(shown)} onValueChange={onValueChange}>
            <SelectTrigger {...control}>
              <SelectValue placeholder={t("choose")} />
            </SelectTrigger>
            <SelectContent>
              {(variable.options ?? []).map((option) => (
                <SelectItem key={option} value={option}>
                  {option}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        ) : variable.type === "long_text" ? (
          <Textarea {...control} value={String(shown ?? "")} maxLength={2000} onChange={(event) => onValueChange(event.target.value)} className="min-h-16" />
        ) : (
          <Input
            {...control}
            type={variable.type === "number" ? "number" : "text"}
            maxLength={2000}
            value={String(shown ?? "")}
            onChange={(event) => onValueChange(variable.type === "number" && event.target.value !== "" ? Number(event.target.value) : event.target.value)}
          />
        )
      }
    </Field>
  );
}

/** What was left empty is not sent: the template's default stands for it. */
export const filled = (values: Record<string, Value>) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
