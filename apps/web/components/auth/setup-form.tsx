"use client";
import { signUpSchema } from "@agency/core/identity/schema";
import { zodResolver } from "@hookform/resolvers/zod";
import { ArrowRight } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useLocale, useTranslations } from "use-intl";
import type { z } from "zod";
import { PasswordInput } from "@/components/auth/password-input";
import { languageNames, useLanguage } from "@/components/language-switch";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { request } from "@/lib/api";
import { showProblemInForm } from "@/lib/form-problem";
import { locales } from "@/lib/locale";
import { browserTimeZone, defaultTimeZone, zoneOptions } from "@/lib/time";
import { useFieldError } from "@/lib/use-field-error";

/** The first owner: one set of fields, then the dashboard. */
export function SetupForm() {
  const t = useTranslations("auth");
  const locale = useLocale();
  const { setLocale } = useLanguage();
  const errorText = useFieldError();
  const [problem, setProblem] = useState<unknown>();
  const [leaving, setLeaving] = useState(false);
  const form = useForm<z.input<typeof signUpSchema>, unknown, z.output<typeof signUpSchema>>({
    resolver: zodResolver(signUpSchema),
    defaultValues: { name: "", email: "", password: "", organizationName: "", locale, timeZone: defaultTimeZone },
  });
  const { errors, isSubmitting } = form.formState;
  const zones = useMemo(() => zoneOptions(), []);
  // Only the browser knows where it is.
  useEffect(() => form.setValue("timeZone", browserTimeZone()), [form]);

  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      await request("POST", "/api/auth/sign-up/email", { body: values });
      setLeaving(true);
      window.location.assign("/welcome");
    } catch (error) {
      setProblem(showProblemInForm(form, error));
    }
  });
  const pending = isSubmitting || leaving;

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {problem ? <ProblemAlert error={problem} /> : null}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("name")} error={errorText(errors.name)} required>
          {(control) => <Input {...control} {...form.register("name")} autoComplete="name" autoFocus placeholder={t("namePlaceholder")} />}
        </Field>
        <Field label={t("organizationName")} error={errorText(errors.organizationName)} required>
          {(control) => <Input {...control} {...form.register("organizationName")} autoComplete="organization" placeholder={t("organizationPlaceholder")} />}
        </Field>
      </div>
      <Field label={t("email")} error={errorText(errors.email)} required>
        {(control) => <Input {...control} {...form.register("email", { setValueAs: trim })} type="email" inputMode="email" autoComplete="username" placeholder="lan@agency.vn" />}
      </Field>
      <Field label={t("password")} hint={t("passwordHint")} error={errorText(errors.password)} required>
        {(control) => <PasswordInput {...control} {...form.register("password")} autoComplete="new-password" />}
      </Field>
      <Controller
        control={form.control}
        name="locale"
        render={({ field }) => (
          <FieldSet legend={t("language")}>
            <RadioGroup
              aria-label={t("language")}
              value={field.value ?? locale}
              onValueChange={(language) => {
                field.onChange(language);
                setLocale(language);
              }}
              className="grid-cols-2"
            >
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
          <Field label={t("timeZone")} hint={t("timeZoneHint")} error={errorText(errors.timeZone)}>
            {(control) => <Combobox {...control} options={zones} value={field.value} onValueChange={field.onChange} searchPlaceholder={t("timeZoneSearch")} />}
          </Field>
        )}
      />
      <Button type="submit" size="lg" pending={pending} className="mt-1 w-full">
        {pending ? t("creating") : t("createOwner")}
        {pending ? null : <ArrowRight aria-hidden />}
      </Button>
    </form>
  );
}

/** Phones add a space after a suggested address. */
const trim = (value: string) => value.trim();
