"use client";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { builtInVariables } from "@/lib/prompts";

interface TemplateEditorProps {
  value: string;
  onValueChange: (value: string) => void;
  /** The template's own variables. */
  names: readonly string[];
  error: string | undefined;
  disabled: boolean;
}

/** The template's text, with buttons that put a variable where the cursor is. */
export function TemplateEditor({ value, onValueChange, names, error, disabled }: TemplateEditorProps) {
  const t = useTranslations("prompts.editor");
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => {
    const field = area.current;
    if (!field) return;
    const tag = `{{${name}}}`;
    const [start, end] = [field.selectionStart, field.selectionEnd];
    onValueChange(value.slice(0, start) + tag + value.slice(end));
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(start + tag.length, start + tag.length);
    });
  };
  return (
    <div className="grid gap-3">
      <Field label={t("template")} hint={t("templateHint")} error={error} aside={`${value.length.toLocaleString("en")}/20,000`} required>
        {(control) => (
          <Textarea
            {...control}
            ref={area}
            value={value}
            disabled={disabled}
            maxLength={20_000}
            spellCheck={false}
            onChange={(event) => onValueChange(event.target.value)}
            className="min-h-80 font-mono text-[0.8125rem] leading-6 md:text-[0.8125rem]"
          />
        )}
      </Field>
      {disabled ? null : (
        <div className="grid gap-2">
          {names.length > 0 ? <Chips label={t("ownVariables")} names={names} onInsert={insert} own /> : null}
          <Chips label={t("builtIn")} names={builtInVariables} onInsert={insert} />
        </div>
      )}
    </div>
  );
}

function Chips({ label, names, onInsert, own }: { label: string; names: readonly string[]; onInsert: (name: string) => void; own?: boolean }) {
  const t = useTranslations("prompts.editor");
  return (
    <div role="group" aria-label={label} className="grid gap-1.5">
      <p className="text-xs font-medium text-muted-foreground">{label}</p>
      <div className="flex flex-wrap gap-1.5">
        {names.map((name) => (
          <button
            key={name}
            type="button"
            aria-label={t("insert", { name })}
            onClick={() => onInsert(name)}
            className={`focus-ring min-h-7 rounded-md border px-2 font-mono text-xs transition-colors hover:bg-accent pointer-coarse:min-h-11 ${own ? "border-primary/40 bg-secondary" : "bg-card"}`}
          >
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}
