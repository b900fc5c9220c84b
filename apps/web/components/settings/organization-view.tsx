"use client";
import type { updateOrganizationSchema } from "@agency/core/identity/schema";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { z } from "zod";
import { ConflictAlert } from "@/components/conflict-alert";
import { ZoneField } from "@/components/forms/zone-field";
import { languageNames } from "@/components/language-switch";
import { ProblemAlert } from "@/components/problem-alert";
import { SaveBar } from "@/components/save-bar";
import { Section } from "@/components/section";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { ApiProblem } from "@/lib/api-problem";
import { showProblemInForm } from "@/lib/form-problem";
import { lazyResolver } from "@/lib/lazy-resolver";
import { locales } from "@/lib/locale";
import type { Me } from "@/lib/me";
import { useMe } from "@/lib/queries";
import { useFieldError } from "@/lib/use-field-error";
import { useVersionedForm } from "@/lib/use-versioned-form";

type Organization = Me["organization"];
type Values = z.input<typeof updateOrganizationSchema>;

export function OrganizationView() {
  const { data: me } = useMe();
  return me ? <OrganizationForm organization={me.organization} /> : null;
}

function OrganizationForm({ organization }: { organization: Organization }) {
  const t = useTranslations("settings.organization");
  const common = useTranslations("common");
  const errorText = useFieldError();
  const queryClient = useQueryClient();
  const form = useForm<Values, unknown, z.output<typeof updateOrganizationSchema>>({ resolver: lazyResolver(async () => (await import("./organization-resolver")).organizationResolver), defaultValues: valuesOf(organization) });
  const { isDirty, baseVersion, isOutdated, follow, keepMine } = useVersionedForm(form, organization, valuesOf);
  const [problem, setProblem] = useState<unknown>();
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      const saved = await request<Organization>("PATCH", "/organization", { body: values, ifMatch: baseVersion });
      queryClient.setQueryData<Me>(["me"], (me) => me && { ...me, organization: saved });
      follow(saved);
      toast.success(common("saved"));
    } catch (error) {
      if (error instanceof ApiProblem && error.code === "stale_version") await queryClient.invalidateQueries({ queryKey: ["me"] });
      else setProblem(showProblemInForm(form, error));
    }
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid max-w-3xl gap-5">
      {isOutdated ? <ConflictAlert onLoadTheirs={() => follow(organization)} onKeepMine={keepMine} /> : null}
      {problem ? <ProblemAlert error={problem} /> : null}
      <Section title={t("title")} description={t("lead")}>
        <Field label={t("name")} error={errorText(errors.name)} required>
          {(control) => <Input {...control} {...form.register("name")} maxLength={200} autoComplete="organization" />}
        </Field>
        <Controller
          control={form.control}
          name="locale"
          render={({ field }) => (
            <FieldSet legend={t("language")} hint={t("languageHint")}>
              <RadioGroup aria-label={t("language")} value={field.value ?? "vi"} onValueChange={field.onChange} className="grid-cols-2">
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
          render={({ field }) => <ZoneField label={t("timeZone")} hint={t("timeZoneHint")} error={errorText(errors.timeZone)} value={field.value ?? ""} onValueChange={field.onChange} />}
        />
      </Section>
      <SaveBar dirty={isDirty} pending={isSubmitting} onDiscard={() => follow(organization)} />
    </form>
  );
}

function valuesOf({ name, locale, timeZone }: Organization): Values {
  return { name, locale, timeZone };
}
