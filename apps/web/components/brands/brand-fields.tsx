"use client";
import type { ReactNode } from "react";
import { Controller } from "react-hook-form";
import type { FieldError } from "react-hook-form";
import { useTranslations } from "use-intl";
import { BrandColors } from "@/components/brands/brand-colors";
import type { BrandForm } from "@/components/brands/brand-form";
import { GuardFields } from "@/components/brands/guard-fields";
import { ImageField } from "@/components/forms/image-field";
import { ZoneField } from "@/components/forms/zone-field";
import { languageNames } from "@/components/language-switch";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { TagInput } from "@/components/ui/tag-input";
import { Textarea } from "@/components/ui/textarea";
import { blankAsNull } from "@/lib/blank";
import { locales } from "@/lib/locale";
import { useFieldError } from "@/lib/use-field-error";

interface BrandFieldsProps {
  form: BrandForm;
  /** Null while the brand does not exist yet. */
  brandId: string | null;
  disabled: boolean;
}

/** Everything that makes a brand, in the order in which a writer needs it. */
export function BrandFields({ form, brandId, disabled }: BrandFieldsProps) {
  const t = useTranslations("brands.form");
  const errorText = useFieldError();
  const { errors } = form.formState;
  return (
    <div className="grid min-w-0 gap-5">
      <Section title={t("basics")} description={t("basicsHint")}>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label={t("name")} error={errorText(errors.name)} required>
            {(control) => <Input {...control} {...form.register("name")} disabled={disabled} maxLength={200} placeholder={t("namePlaceholder")} autoComplete="off" />}
          </Field>
          <Field label={t("industry")} error={errorText(errors.industry)}>
            {(control) => <Input {...control} {...form.register("industry", blankAsNull)} disabled={disabled} maxLength={200} placeholder={t("industryPlaceholder")} />}
          </Field>
        </div>
        <Field label={t("description")} hint={t("descriptionHint")} error={errorText(errors.description)}>
          {(control) => <Textarea {...control} {...form.register("description", blankAsNull)} disabled={disabled} maxLength={4000} placeholder={t("descriptionPlaceholder")} />}
        </Field>
        <Field label={t("website")} error={errorText(errors.websiteUrl)}>
          {(control) => <Input {...control} {...form.register("websiteUrl", blankAsNull)} type="url" inputMode="url" disabled={disabled} maxLength={2000} placeholder="https://" />}
        </Field>
      </Section>

      <Section title={t("voice")} description={t("voiceHint")}>
        <Field label={t("tone")} hint={t("toneHint")} error={errorText(errors.toneOfVoice)}>
          {(control) => <Textarea {...control} {...form.register("toneOfVoice", blankAsNull)} disabled={disabled} maxLength={4000} placeholder={t("tonePlaceholder")} />}
        </Field>
        <Field label={t("audience")} error={errorText(errors.targetAudience)}>
          {(control) => <Textarea {...control} {...form.register("targetAudience", blankAsNull)} disabled={disabled} maxLength={4000} placeholder={t("audiencePlaceholder")} className="min-h-20" />}
        </Field>
        <div className="grid gap-5 sm:grid-cols-2">
          <Controller
            control={form.control}
            name="doWords"
            render={({ field }) => (
              <Field label={t("doWords")} hint={t("wordsHint")} error={errorText(firstError(errors.doWords))}>
                {(control) => <TagInput {...control} value={field.value ?? []} onValueChange={field.onChange} max={100} disabled={disabled} placeholder={t("doPlaceholder")} />}
              </Field>
            )}
          />
          <Controller
            control={form.control}
            name="dontWords"
            render={({ field }) => (
              <Field label={t("dontWords")} hint={t("dontHint")} error={errorText(firstError(errors.dontWords))}>
                {(control) => <TagInput {...control} value={field.value ?? []} onValueChange={field.onChange} max={100} disabled={disabled} placeholder={t("dontPlaceholder")} />}
              </Field>
            )}
          />
        </div>
      </Section>

      <GuardFields form={form} brandId={brandId} disabled={disabled} />

      <Section title={t("look")} description={t("lookHint")}>
        <Controller
          control={form.control}
          name="logoAssetId"
          render={({ field }) => (
            <ImageField label={t("logo")} max={1} brandId={brandId} disabled={disabled} value={field.value ? [field.value] : []} onValueChange={([id]) => field.onChange(id ?? null)} />
          )}
        />
        <Controller
          control={form.control}
          name="brandColors"
          render={({ field }) => <BrandColors value={field.value ?? []} onValueChange={field.onChange} error={errorText(firstError(errors.brandColors))} disabled={disabled} />}
        />
      </Section>

      <Section title={t("where")} description={t("whereHint")}>
        <Controller
          control={form.control}
          name="language"
          render={({ field }) => (
            <FieldSet legend={t("language")}>
              <RadioGroup aria-label={t("language")} value={field.value ?? "vi"} onValueChange={field.onChange} disabled={disabled} className="grid-cols-2">
                {locales.map((language) => (
                  <RadioCard key={language} value={language} label={languageNames[language]} lang={language} />
                ))}
              </RadioGroup>
            </FieldSet>
          )}
        />
        <Controller
          control={form.control}
          name="timeZone"
          render={({ field }) => (
            <ZoneField label={t("timeZone")} hint={t("timeZoneHint")} error={errorText(errors.timeZone)} value={field.value ?? ""} onValueChange={field.onChange} disabled={disabled} />
          )}
        />
      </Section>
    </div>
  );
}

function Section({ title, description, children }: { title: string; description: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        <CardDescription>{description}</CardDescription>
      </CardHeader>
      {children}
    </Card>
  );
}

/** A list is one control here; the first wrong entry speaks for it. */
function firstError(errors: unknown): FieldError | undefined {
  if (Array.isArray(errors)) return errors.find(Boolean) as FieldError | undefined;
  return errors as FieldError | undefined;
}
