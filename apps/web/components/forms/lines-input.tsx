"use client";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface LinesInputProps {
  /** What the lines are: "Features". */
  label: string;
  hint?: string;
  placeholder?: string;
  value: readonly string[];
  onValueChange: (value: string[]) => void;
  /** What is wrong, by line. */
  errors: (string | undefined)[];
  max: number;
  disabled?: boolean;
}

/** A short list that is edited line by line: Enter begins the next line, Backspace in an empty one removes it. */
export function LinesInput({ label, hint, placeholder, value, onValueChange, errors, max, disabled }: LinesInputProps) {
  const t = useTranslations("forms");
  const list = useRef<HTMLOListElement>(null);
  const focus = (index: number) => requestAnimationFrame(() => list.current?.querySelectorAll<HTMLInputElement>("input")[index]?.focus());
  const insert = (index: number) => {
    if (value.length >= max) return;
    onValueChange([...value.slice(0, index), "", ...value.slice(index)]);
    focus(index);
  };
  const remove = (index: number) => {
    onValueChange(value.filter((_, at) => at !== index));
    focus(Math.max(0, index - 1));
  };
  const swap = (index: number, other: number) => {
    const next = [...value];
    [next[index], next[other]] = [next[other] ?? "", next[index] ?? ""];
    onValueChange(next);
  };
  return (
    <fieldset disabled={disabled} className="grid min-w-0 content-start gap-2">
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      {hint ? <p className="-mt-1 text-xs leading-relaxed text-muted-foreground">{hint}</p> : null}
      <ol ref={list} className="grid gap-2">
        {value.map((line, index) => (
          <li key={index} className="grid gap-1">
            <div className="flex items-center gap-1">
              <Input
                aria-label={t("lineName", { list: label, number: index + 1 })}
                aria-invalid={errors[index] ? true : undefined}
                value={line}
                maxLength={300}
                placeholder={index === 0 ? placeholder : undefined}
                onChange={(event) => onValueChange(value.map((other, at) => (at === index ? event.target.value : other)))}
                onKeyDown={(event) => {
                  if (event.nativeEvent.isComposing) return;
                  if (event.key === "Enter") {
                    event.preventDefault();
                    insert(index + 1);
                  } else if (event.key === "Backspace" && line === "") {
                    event.preventDefault();
                    remove(index);
                  }
                }}
                onPaste={(event) => {
                  const pasted = event.clipboardData.getData("text").split(/\r?\n/).map(withoutBullet).filter(Boolean);
                  if (pasted.length < 2) return;
                  event.preventDefault();
                  onValueChange([...value.slice(0, index), ...(line.trim() === "" ? [] : [line]), ...pasted, ...value.slice(index + 1)].slice(0, max));
                }}
              />
              <Button variant="ghost" size="iconSm" className="hidden sm:inline-flex" disabled={index === 0} aria-label={t("moveUp")} onClick={() => swap(index, index - 1)}>
                <ArrowUp aria-hidden />
              </Button>
              <Button variant="ghost" size="iconSm" className="hidden sm:inline-flex" disabled={index === value.length - 1} aria-label={t("moveDown")} onClick={() => swap(index, index + 1)}>
                <ArrowDown aria-hidden />
              </Button>
              <Button variant="ghost" size="iconSm" aria-label={t("removeLine", { number: index + 1 })} onClick={() => remove(index)}>
                <X aria-hidden />
              </Button>
            </div>
            {errors[index] ? <FieldError>{errors[index]}</FieldError> : null}
          </li>
        ))}
      </ol>
      <Button variant="outline" size="sm" className="w-fit" disabled={value.length >= max} aria-label={`${t("addLine")}: ${label}`} onClick={() => insert(value.length)}>
        <Plus aria-hidden />
        {t("addLine")}
      </Button>
    </fieldset>
  );
}

/** Lists copied from elsewhere bring their bullets along. */
const withoutBullet = (line: string) => line.replace(/^\s*(?:[-•*–]|\d+[.)])\s+/, "").trim();
