"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { languageNames } from "@/components/language-switch";
import { PageHeader } from "@/components/page-header";
import { ProblemAlert } from "@/components/problem-alert";
import { schemaIssues, templateIssues } from "@/components/prompts/prompt-form";
import type { PromptInput, VariableInput } from "@/components/prompts/prompt-form";
import { TemplateEditor } from "@/components/prompts/template-editor";
import { VariablesEditor } from "@/components/prompts/variables-editor";
import { SaveBar } from "@/components/save-bar";
import { Section } from "@/components/section";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { locales } from "@/lib/locale";
import { categories, platforms } from "@/lib/prompts";
import type { Prompt } from "@/lib/resources";
import { useIssueText } from "@/lib/use-field-error";
import { useUnsavedGuard } from "@/lib/use-unsaved-guard";

const anyPlatform = "any";

export function NewPromptView() {
  const t = useTranslations("prompts");
  const validation = useTranslations("validation");
  const issueText = useIssueText();
  const locale = useLocale();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [values, setValues] = useState<PromptInput>({ name: "", description: null, category: "social", platform: null, language: locale, template: t("editor.starter"), variables: [] });
  const [dirty, setDirty] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [issues, setIssues] = useState<ReturnType<typeof templateIssues>>({ template: undefined, variables: [] });
  const [nameMissing, setNameMissing] = useState(false);
  const [pending, setPending] = useState(false);
  useUnsavedGuard(dirty && !pending);
  const change = (part: Partial<PromptInput>) => {
    setDirty(true);
    setValues({ ...values, ...part });
  };
  const variables: VariableInput[] = values.variables ?? [];
  const save = async () => {
    setProblem(undefined);
    const { createPromptSchema } = await import("./prompt-schemas");
    const parsed = createPromptSchema.safeParse(values);
    setNameMissing(values.name.trim() === "");
    if (!parsed.success) {
      setIssues(schemaIssues(parsed.error, variables.length));
      return;
    }
    setPending(true);
    try {
      const prompt = await request<Prompt>("POST", "/prompts", { body: parsed.data });
      queryClient.setQueryData(["prompts", "one", prompt.id], prompt);
      void queryClient.invalidateQueries({ queryKey: ["prompts"] });
      toast.success(t("created", { name: prompt.name }));
      router.push(`/prompts/${prompt.id}`);
    } catch (error) {
      setPending(false);
      const found = templateIssues(error, variables.length);
      setIssues(found);
      if (found.template === undefined && found.variables.every((code) => code === undefined)) setProblem(error);
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <PageHeader title={t("newTitle")} description={t("newLead")} />
      {problem ? <ProblemAlert error={problem} className="mb-5" /> : null}
      <div className="grid gap-5 xl:grid-cols-[22rem_minmax(0,1fr)] xl:items-start">
        <Section title={t("about")}>
          <Field label={t("name")} error={nameMissing ? validation("required") : undefined} required>
            {(control) => <Input {...control} value={values.name} maxLength={200} placeholder={t("namePlaceholder")} onChange={(event) => change({ name: event.target.value })} />}
          </Field>
          <Field label={t("description")}>
            {(control) => (
              <Textarea {...control} value={values.description ?? ""} maxLength={1000} placeholder={t("descriptionPlaceholder")} onChange={(event) => change({ description: event.target.value.trim() === "" ? null : event.target.value })} className="min-h-20" />
            )}
          </Field>
          <Field label={t("category")}>
            {(control) => (
              <Select value={values.category} onValueChange={(category) => change({ category: category as PromptInput["category"] })}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {categories.map((category) => (
                    <SelectItem key={category} value={category}>
                      {t(`categories.${category}`)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
          <Field label={t("platform")}>
            {(control) => (
              <Select value={values.platform ?? anyPlatform} onValueChange={(platform) => change({ platform: platform === anyPlatform ? null : (platform as NonNullable<PromptInput["platform"]>) })}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  <SelectItem value={anyPlatform}>{t("anyPlatform")}</SelectItem>
                  {platforms.map((platform) => (
                    <SelectItem key={platform} value={platform}>
                      {t(`platforms.${platform}`)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
          <Field label={t("language")}>
            {(control) => (
              <Select value={values.language} onValueChange={(language) => change({ language: language as PromptInput["language"] })}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {locales.map((language) => (
                    <SelectItem key={language} value={language}>
                      {languageNames[language]}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
        </Section>
        <Section title={t("editor.template")}>
          <TemplateEditor value={values.template} onValueChange={(template) => change({ template })} names={variables.map(({ name }) => name)} error={issueText(issues.template)} disabled={false} />
          <VariablesEditor value={variables} onValueChange={(next) => change({ variables: next })} errors={issues.variables.map(issueText)} disabled={false} />
        </Section>
      </div>
      <SaveBar dirty={dirty} pending={pending} onDiscard={() => router.push("/prompts")} saveLabel={t("create")} />
    </form>
  );
}
