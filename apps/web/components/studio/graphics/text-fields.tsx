"use client";
import { RotateCcw, Type } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { Tooltip } from "@/components/ui/tooltip";
import type { GraphicFields, GraphicTextField, GraphicWarning, ListedTemplate } from "@/lib/graphics";

interface TextFieldsProps {
  template: ListedTemplate;
  texts: GraphicFields["texts"];
  /** What the post says in each place. */
  fromContent: GraphicFields["texts"];
  warnings: readonly GraphicWarning[];
  language: string;
  onChange: (texts: GraphicFields["texts"]) => void;
}

const longFields: ReadonlySet<GraphicTextField> = new Set(["headline", "body", "items", "before", "after"]);

/** The words on the picture: the post's own, until a person writes others. */
export function TextFields({ template, texts, fromContent, warnings, language, onChange }: TextFieldsProps) {
  const t = useTranslations("graphics.texts");
  const locale = useLocale() as "vi" | "en";
  const cut = new Set(warnings.flatMap((warning) => (warning.code === "text_overflow" ? [warning.field] : [])));
  const set = (field: GraphicTextField, text: string | undefined) => {
    const { [field]: _former, ...others } = texts;
    onChange(text === undefined ? others : { ...others, [field]: text });
  };
  return (
    <div className="grid gap-4">
      {template.fields.map(({ field, label, maxLength, maxItems, required }) => {
        const own = texts[field];
        const value = own ?? fromContent[field] ?? "";
        const count = [...value].length;
        const Control = longFields.has(field) ? Textarea : Input;
        return (
          <Field
            key={field}
            label={label[locale]}
            tools={
              own === undefined ? null : (
                <Tooltip label={t("follow")}>
                  <Button variant="ghost" size="iconSm" className="size-6" aria-label={t("followOf", { name: label[locale] })} onClick={() => set(field, undefined)}>
                    <RotateCcw aria-hidden className="size-3.5" />
                  </Button>
                </Tooltip>
              )
            }
            aside={field === "items" && maxItems ? t("items", { count: value.split("\n").filter((line) => line.trim() !== "").length, max: maxItems }) : `${count}/${maxLength}`}
            hint={cut.has(field) ? <Cut>{t("cut")}</Cut> : required && value.trim() === "" ? t("needed") : field === "items" ? t("itemsHint") : undefined}
          >
            {(control) => (
              <Control {...control} lang={language} value={value} maxLength={2000} onChange={(event: { target: { value: string } }) => set(field, event.target.value)} {...(Control === Textarea ? { className: "min-h-11" } : {})} />
            )}
          </Field>
        );
      })}
    </div>
  );
}

function Cut({ children }: { children: string }) {
  return (
    <span className="flex items-start gap-1.5 font-medium text-tone-warning-foreground">
      <Type aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      {children}
    </span>
  );
}
