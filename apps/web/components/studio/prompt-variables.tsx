"use client";
import type { PromptVariable } from "@agency/core/prompts/schema";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import type { Prompt } from "@/lib/generation";

type Value = string | number | boolean;

interface PromptVariablesProps {
  prompt: Prompt;
  values: Record<string, Value>;
  onChange: (name: string, value: Value) => void;
}

/** The blanks of a template, each by its type. */
export function PromptVariables({ prompt, values, onChange }: PromptVariablesProps) {
  const { variables } = prompt.activeVersion;
  if (variables.length === 0) return null;
  return (
    <div className="grid gap-4 rounded-xl bg-muted/60 p-4 sm:grid-cols-2">
      {variables.map((variable) => (
        <Field key={variable.name} label={variable.label} required={variable.required} className={variable.type === "long_text" ? "sm:col-span-2" : ""}>
          {(control) => <VariableControl control={control} variable={variable} value={values[variable.name] ?? variable.default ?? emptyOf(variable)} onChange={(value) => onChange(variable.name, value)} />}
        </Field>
      ))}
    </div>
  );
}

/** Defaults of a template's variables; what has none and is not required stays out. */
export function startValues(prompt: Prompt): Record<string, Value> {
  return Object.fromEntries(prompt.activeVersion.variables.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])));
}

interface VariableControlProps {
  control: Parameters<Parameters<typeof Field>[0]["children"]>[0];
  variable: PromptVariable;
  value: Value;
  onChange: (value: Value) => void;
}

function VariableControl({ control, variable, value, onChange }: VariableControlProps) {
  switch (variable.type) {
    case "boolean":
      return <Switch id={control.id} checked={value === true} onCheckedChange={onChange} />;
    case "number":
      return <Input {...control} type="number" value={String(value)} onChange={(event) => onChange(event.target.value === "" ? "" : Number(event.target.value))} />;
    case "choice":
      return (
        <Select value={String(value)} onValueChange={onChange}>
          <SelectTrigger {...control}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {(variable.options ?? []).map((option) => (
              <SelectItem key={option} value={option}>
                {option}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      );
    case "long_text":
      return <Textarea {...control} maxLength={2000} value={String(value)} onChange={(event) => onChange(event.target.value)} />;
    default:
      return <Input {...control} maxLength={2000} value={String(value)} onChange={(event) => onChange(event.target.value)} />;
  }
}

function emptyOf(variable: PromptVariable): Value {
  if (variable.type === "boolean") return false;
  return variable.type === "choice" ? (variable.options?.[0] ?? "") : "";
}
