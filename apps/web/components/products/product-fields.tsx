"use client";
import { Controller } from "react-hook-form";
import { useTranslations } from "use-intl";
import { ImageField } from "@/components/forms/image-field";
import { LinesInput } from "@/components/forms/lines-input";
import { PriceField } from "@/components/products/price-field";
import type { ProductForm } from "@/components/products/product-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { blankAsNull } from "@/lib/blank";
import { useFieldError } from "@/lib/use-field-error";

interface ProductFieldsProps {
  form: ProductForm;
  brandId: string;
  disabled: boolean;
}

const mostLines = 50;

export function ProductFields({ form, brandId, disabled }: ProductFieldsProps) {
  const t = useTranslations("products.form");
  const errorText = useFieldError();
  const { errors } = form.formState;
  return (
    <div className="grid min-w-0 gap-5 xl:grid-cols-[minmax(0,1fr)_24rem] xl:items-start">
      <Card>
        <Field label={t("name")} error={errorText(errors.name)} required>
          {(control) => <Input {...control} {...form.register("name")} disabled={disabled} maxLength={200} placeholder={t("namePlaceholder")} autoComplete="off" />}
        </Field>
        <Field label={t("description")} error={errorText(errors.description)}>
          {(control) => <Textarea {...control} {...form.register("description", blankAsNull)} disabled={disabled} maxLength={4000} placeholder={t("descriptionPlaceholder")} />}
        </Field>
        {(["features", "benefits"] as const).map((name) => (
          <Controller
            key={name}
            control={form.control}
            name={name}
            render={({ field }) => (
              <LinesInput
                label={t(name)}
                hint={t(`${name}Hint`)}
                placeholder={t(`${name}Placeholder`)}
                max={mostLines}
                disabled={disabled}
                value={field.value ?? []}
                onValueChange={field.onChange}
                errors={(field.value ?? []).map((_, index) => errorText(errors[name]?.[index]))}
              />
            )}
          />
        ))}
      </Card>
      <Card>
        <Controller
          control={form.control}
          name="price"
          render={({ field }) => <PriceField value={field.value ?? null} onValueChange={field.onChange} error={errors.price ? t("priceWrong") : undefined} disabled={disabled} />}
        />
        <Field label={t("url")} hint={t("urlHint")} error={errorText(errors.url)}>
          {(control) => <Input {...control} {...form.register("url", blankAsNull)} type="url" inputMode="url" disabled={disabled} maxLength={2000} placeholder="https://" />}
        </Field>
        <Controller
          control={form.control}
          name="imageAssetIds"
          render={({ field }) => <ImageField label={t("images")} hint={t("imagesHint")} max={20} brandId={brandId} disabled={disabled} value={field.value ?? []} onValueChange={field.onChange} />}
        />
      </Card>
    </div>
  );
}
