"use client";
import { X } from "lucide-react";
import { useRef, useState } from "react";
import type { ClipboardEvent, KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import type { FieldControlProps } from "@/components/ui/field";
import { inputClasses } from "@/components/ui/input";
import { cn } from "@/lib/cn";

interface TagInputProps extends Partial<FieldControlProps> {
  value: string[];
  onValueChange: (value: string[]) => void;
  placeholder?: string;
  max?: number;
  disabled?: boolean;
  className?: string;
}

/** A list of words or short phrases: Enter or a comma adds, Backspace in the empty field removes the last. */
export function TagInput({ value, onValueChange, placeholder, max, disabled, className, ...control }: TagInputProps) {
  const t = useTranslations("common");
  const [draft, setDraft] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const full = max !== undefined && value.length >= max;

  const add = (text: string) => {
    const words = text.normalize("NFC").split(/[,;\n]/).map((word) => word.trim().replaceAll(/\s+/g, " "));
    const known = new Set(value.map((word) => word.toLocaleLowerCase()));
    const fresh = words.filter((word) => {
      const key = word.toLocaleLowerCase();
      if (word === "" || known.has(key)) return false;
      known.add(key);
      return true;
    });
    setDraft("");
    if (fresh.length > 0) onValueChange([...value, ...fresh].slice(0, max));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // While an input method composes a Vietnamese word, Enter belongs to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" || event.key === ",") {
      if (draft.trim() === "" && event.key === "Enter") return;
      event.preventDefault();
      add(draft);
    } else if (event.key === "Backspace" && draft === "" && value.length > 0) {
      onValueChange(value.slice(0, -1));
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text");
    if (!/[,;\n]/.test(text)) return;
    event.preventDefault();
    add(draft + text);
  };

  return (
    // The whole box focuses its field; the keyboard reaches the field itself.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      data-slot="tag-input"
      onClick={() => field.current?.focus()}
      className={cn(
        inputClasses,
        "min-h-11 cursor-text flex-wrap items-center gap-1.5 p-1.5 focus-within:border-ring focus-within:ring-3 focus-within:ring-ring/45 md:min-h-10 pointer-coarse:gap-y-2",
        disabled && "cursor-not-allowed bg-muted text-muted-foreground",
        control["aria-invalid"] && "border-destructive",
        className,
      )}
    >
      {value.map((word) => (
        <span key={word} className={cn("inline-flex items-center gap-0.5 rounded-md bg-secondary py-0.5 pr-0.5 pl-2.5 text-sm text-secondary-foreground", disabled && "border bg-transparent pr-2.5 text-muted-foreground")}>
          {word}
          {disabled ? null : (
            // Under a finger the button reaches beyond its tag, so that the tag itself stays slim.
            <button
              type="button"
              aria-label={t("removeItem", { item: word })}
              onClick={() => onValueChange(value.filter((other) => other !== word))}
              className="focus-ring grid size-6 place-items-center rounded-md border border-transparent hover:bg-foreground/10 pointer-coarse:-my-1.5 pointer-coarse:size-11"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          )}
        </span>
      ))}
      <input
        {...control}
        ref={field}
        value={draft}
        disabled={disabled || full}
        placeholder={value.length === 0 ? placeholder : undefined}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => add(draft)}
        enterKeyHint="done"
        className="h-7 min-w-28 flex-1 bg-transparent px-1.5 outline-none disabled:cursor-not-allowed placeholder:text-muted-foreground/85"
      />
    </div>
  );
}
