"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ConflictAlert } from "@/components/conflict-alert";
import { ProblemAlert } from "@/components/problem-alert";
import { schemaIssues, templateIssues } from "@/components/prompts/prompt-form";
import type { VariableInput } from "@/components/prompts/prompt-form";
import { TemplateEditor } from "@/components/prompts/template-editor";
import type { UnsavedDraft } from "@/components/prompts/try-tab";
import { VariablesEditor } from "@/components/prompts/variables-editor";
import { SaveBar } from "@/components/save-bar";
import { Section } from "@/components/section";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { ApiProblem } from "@/lib/api-problem";
import type { Prompt, PromptVersion } from "@/lib/resources";
import { useIssueText } from "@/lib/use-field-error";
import { useUnsavedGuard } from "@/lib/use-unsaved-guard";

interface VersionEditorProps {
  prompt: Prompt;
  /** The version that editing starts from. */
  version: PromptVersion;
  onSaved: () => void;
  /** Told while there is something unsaved, and undefined when there is not. */
  onDraft: (draft: UnsavedDraft | undefined) => void;
  disabled: boolean;
}

/** A version is never changed: saving adds the next one, which serves from then on or stays a draft. */
export function VersionEditor({ prompt, version, onSaved, onDraft, disabled }: VersionEditorProps) {
  const t = useTranslations("prompts.editor");
  const words = useTranslations("evaluations.draft");
  const queryClient = useQueryClient();
  const issueText = useIssueText();
  const [template, setTemplate] = useState(version.template);
  const [variables, setVariables] = useState<VariableInput[]>(version.variables);
  const [note, setNote] = useState("");
  const [activate, setActivate] = useState(true);
  const [baseVersion, setBaseVersion] = useState(prompt.version);
  const [problem, setProblem] = useState<unknown>();
  const [issues, setIssues] = useState<ReturnType<typeof templateIssues>>({ template: undefined, variables: [] });
  const [pending, setPending] = useState(false);
  const dirty = template !== version.template || JSON.stringify(variables) !== JSON.stringify(version.variables);
  const isOutdated = dirty && prompt.version > baseVersion;
  useUnsavedGuard(dirty);

  const reset = () => {
    setTemplate(version.template);
    setVariables(version.variables);
    setNote("");
    setProblem(undefined);
    setIssues({ template: undefined, variables: [] });
    setBaseVersion(prompt.version);
    onDraft(undefined);
  };
  const isSame = (text: string, questions: readonly VariableInput[]) => text === version.template && JSON.stringify(questions) === JSON.stringify(version.variables);
  const tell = (text: string, questions: VariableInput[]) => onDraft(isSame(text, questions) ? undefined : { template: text, variables: questions });
  const write = (text: string) => {
    setTemplate(text);
    tell(text, variables);
  };
  const ask = (questions: VariableInput[]) => {
    setVariables(questions);
    tell(template, questions);
  };
  const save = async () => {
    setProblem(undefined);
    const { createPromptVersionSchema } = await import("./prompt-schemas");
    const parsed = createPromptVersionSchema.safeParse({ template, variables, note: note.trim() === "" ? null : note, activate });
    if (!parsed.success) {
      setIssues(schemaIssues(parsed.error, variables.length));
      return;
    }
    setPending(true);
    try {
      const added = await request<PromptVersion>("POST", `/prompts/${prompt.id}/versions`, { body: parsed.data, ifMatch: dirty && !isOutdated ? baseVersion : prompt.version });
      await queryClient.invalidateQueries({ queryKey: ["prompts"] });
      toast.success(activate ? t("saved", { number: added.number }) : words("saved", { number: added.number }));
      onDraft(undefined);
      onSaved();
    } catch (error) {
      const found = templateIssues(error, variables.length);
      setIssues(found);
      if (error instanceof ApiProblem && error.code === "stale_version") await queryClient.invalidateQueries({ queryKey: ["prompts", "one", prompt.id] });
      else if (found.template === undefined && found.variables.every((code) => code === undefined)) setProblem(error);
    } finally {
      setPending(false);
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
      <Section title={t("versionTitle", { number: version.number })} description={version.id === prompt.activeVersion.id ? t("servingText") : t("oldText")}>
        {isOutdated ? <ConflictAlert onLoadTheirs={onSaved} onKeepMine={() => setBaseVersion(prompt.version)} /> : null}
        {problem ? <ProblemAlert error={problem} /> : null}
        <TemplateEditor value={template} onValueChange={write} names={variables.map(({ name }) => name)} error={issueText(issues.template)} disabled={disabled} />
        <VariablesEditor value={variables} onValueChange={ask} errors={issues.variables.map(issueText)} disabled={disabled} />
        {dirty ? (
          <>
            <Field label={t("note")} hint={t("noteHint")}>
              {(control) => <Input {...control} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />}
            </Field>
            <div className="flex items-start gap-2.5">
              <Checkbox id="serve-at-once" aria-describedby="serve-at-once-hint" className="mt-0.5" checked={activate} onCheckedChange={(on) => setActivate(on === true)} />
              <div className="grid gap-0.5">
                <Label htmlFor="serve-at-once">{words("serve")}</Label>
                <p id="serve-at-once-hint" className="text-xs text-muted-foreground">
                  {words("serveHint")}
                </p>
              </div>
            </div>
          </>
        ) : null}
      </Section>
      {disabled ? null : <SaveBar dirty={dirty} pending={pending} onDiscard={reset} saveLabel={t("saveVersion", { number: prompt.versionCount + 1 })} />}
    </form>
  );
}
