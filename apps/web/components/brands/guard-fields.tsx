"use client";
import { emojiPolicies, formalities } from "@agency/core/brands/schema";
import { Controller } from "react-hook-form";
import type { FieldError } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { BrandForm } from "@/components/brands/brand-form";
import { GuardTest } from "@/components/brands/guard-test";
import { LinesInput } from "@/components/forms/lines-input";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useFieldError } from "@/lib/use-field-error";

interface GuardFieldsProps {
  form: BrandForm;
  brandId: string | null;
  disabled: boolean;
}

/** What every text of the brand is held to, with a box to try it. */
export function GuardFields({ form, brandId, disabled }: GuardFieldsProps) {
  const t = useTranslations("guard");
  const errorText = useFieldError();
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        <CardDescription>{t("lead")}</CardDescription>
      </CardHeader>
      <div className="grid gap-5 sm:grid-cols-2">
        <Controller
          control={form.control}
          name="formality"
          render={({ field }) => (
            <Field label={t("formality")} hint={t("formalityHint")}>
              {(control) => (
                <Select value={field.value ?? "any"} onValueChange={field.onChange} disabled={disabled}>
                  <SelectTrigger {...control}>
                    <SelectValue />
                  </SelectTrigger>
                  <SelectContent>
                    {formalities.map((formality) => (
                      <SelectItem key={formality} value={formality}>
                        {t(`formalities.${formality}`)}
                      </SelectItem>
                    ))}
                  </SelectContent>
                </Select>
              )}
            </Field>
          )}
        />
        <Controller
          control={form.control}
          name="emojiPolicy"
          render={({ field }) => (
            <Field label={t("emoji")}>
              {(control) => (
                <Select value={field.value ?? "any"} onValueChange={field.onChange} disabled={disabled}>
                  <SelectTrigger {...control}>
                    <SelectValue />
                  </SelectTrigger>
                  <SelectContent>
                    {emojiPolicies.map((policy) => (
                      <SelectItem key={policy} value={policy}>
                        {t(`emojiPolicies.${policy}`)}
                      </SelectItem>
                    ))}
                  </SelectContent>
                </Select>
              )}
            </Field>
          )}
        />
      </div>
      <Controller control={form.control} name="requiredWords" render={({ field }) => <LinesInput label={t("required")} hint={t("requiredHint")} value={field.value ?? []} onValueChange={field.onChange} errors={linesOf(form.formState.errors.requiredWords, errorText)} max={20} disabled={disabled} />} />
      <Controller control={form.control} name="claims" render={({ field }) => <LinesInput label={t("claims")} hint={t("claimsHint")} value={field.value ?? []} onValueChange={field.onChange} errors={linesOf(form.formState.errors.claims, errorText)} max={50} disabled={disabled} />} />
      {brandId === null ? null : <GuardTest form={form} brandId={brandId} />}
    </Card>
  );
}

function linesOf(errors: unknown, word: (error: FieldError | undefined) => string | undefined): (string | undefined)[] {
  return Array.isArray(errors) ? Array.from(errors as (FieldError | undefined)[], word) : [];
}
