"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { TagInput } from "@/components/ui/tag-input";
import { variableTypes } from "@/lib/prompts";
import type { VariableInput } from "@/components/prompts/prompt-form";

interface VariablesEditorProps {
  value: readonly VariableInput[];
  onValueChange: (value: VariableInput[]) => void;
  /** What is wrong with a variable, by position. */
  errors: (string | undefined)[];
  disabled: boolean;
}

const most = 30;

/** The questions that a template asks before it writes. */
export function VariablesEditor({ value, onValueChange, errors, disabled }: VariablesEditorProps) {
  const t = useTranslations("prompts.editor");
  const change = (index: number, part: Partial<VariableInput>) => onValueChange(value.map((variable, at) => (at === index ? { ...variable, ...part } : variable)));
  const add = () => onValueChange([...value, { name: freeName(value), label: "", type: "text", required: false }]);
  return (
    <fieldset disabled={disabled} className="grid min-w-0 gap-3">
      <legend className="mb-1.5 text-sm font-medium">{t("variables")}</legend>
      <p className="-mt-2 text-xs leading-relaxed text-muted-foreground">{t("variablesHint")}</p>
      <ul className="grid gap-3">
        {value.map((variable, index) => (
          <li key={index} className="grid gap-3 rounded-xl border bg-muted/40 p-3.5">
            <div className="grid gap-3 sm:grid-cols-2">
              <Field label={t("variableLabel")} required>
                {(control) => <Input {...control} value={variable.label} maxLength={120} placeholder={t("variableLabelPlaceholder")} onChange={(event) => change(index, { label: event.target.value })} />}
              </Field>
              <Field label={t("variableName")} required>
                {(control) => (
                  <Input {...control} value={variable.name} maxLength={41} spellCheck={false} autoCapitalize="off" onChange={(event) => change(index, { name: event.target.value.trim() })} className="font-mono" />
                )}
              </Field>
              <Field label={t("variableType")}>
                {(control) => (
                  <Select value={variable.type} onValueChange={(type) => change(index, { type: type as VariableInput["type"], default: undefined })}>
                    <SelectTrigger {...control}>
                      <SelectValue />
                    </SelectTrigger>
                    <SelectContent>
                      {variableTypes.map((type) => (
                        <SelectItem key={type} value={type}>
                          {t(`types.${type}`)}
                        </SelectItem>
                      ))}
                    </SelectContent>
                  </Select>
                )}
              </Field>
              <DefaultField variable={variable} onValueChange={(next) => change(index, { default: next })} />
            </div>
            {variable.type === "choice" ? (
              <Field label={t("options")} hint={t("optionsHint")}>
                {(control) => <TagInput {...control} value={variable.options ?? []} max={30} onValueChange={(options) => change(index, { options })} />}
              </Field>
            ) : null}
            {errors[index] ? <FieldError>{errors[index]}</FieldError> : null}
            <div className="flex items-center justify-between gap-3">
              <span className="flex min-h-9 items-center gap-2.5">
                <Checkbox id={`required-${index}`} checked={variable.required ?? false} onCheckedChange={(checked) => change(index, { required: checked === true })} />
                <Label htmlFor={`required-${index}`} className="font-normal">
                  {t("required")}
                </Label>
              </span>
              <Button variant="ghost" size="sm" aria-label={t("removeVariable", { name: variable.label || variable.name })} onClick={() => onValueChange(value.filter((_, at) => at !== index))}>
                <Trash2 aria-hidden />
                {t("remove")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Button variant="outline" size="sm" className="w-fit" disabled={value.length >= most} onClick={add}>
        <Plus aria-hidden />
        {t("addVariable")}
      </Button>
    </fieldset>
  );
}

function DefaultField({ variable, onValueChange }: { variable: VariableInput; onValueChange: (value: VariableInput["default"]) => void }) {
  const t = useTranslations("prompts.editor");
  const common = useTranslations("common");
  const none = "none";
  const choices = variable.type === "boolean" ? ["true", "false"] : variable.type === "choice" ? (variable.options ?? []) : null;
  return (
    <Field label={t("default")}>
      {(control) =>
        choices ? (
          <Select
            value={variable.default === undefined ? none : String(variable.default)}
            onValueChange={(next) => onValueChange(next === none ? undefined : variable.type === "boolean" ? next === "true" : next)}
          >
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              <SelectItem value={none}>{common("none")}</SelectItem>
              {choices.map((choice) => (
                <SelectItem key={choice} value={choice}>
                  {variable.type === "boolean" ? common(choice === "true" ? "yes" : "no") : choice}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        ) : (
          <Input
            {...control}
            type={variable.type === "number" ? "number" : "text"}
            maxLength={2000}
            value={variable.default === undefined ? "" : String(variable.default)}
            onChange={(event) => onValueChange(event.target.value === "" ? undefined : variable.type === "number" ? Number(event.target.value) : event.target.value)}
          />
        )
      }
    </Field>
  );
}

function freeName(variables: readonly VariableInput[]): string {
  for (let number = variables.length + 1; ; number += 1) {
    const name = `variable${number}`;
    if (!variables.some((variable) => variable.name === name)) return name;
  }
}
