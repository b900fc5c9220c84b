"use client";
import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/cn";

interface SearchInputProps {
  label: string;
  value: string;
  onSearch: (value: string) => void;
  className?: string;
}

const pauseMs = 250;

/** Searches once the typing pauses. */
export function SearchInput({ label, value, onSearch, className }: SearchInputProps) {
  const t = useTranslations("common");
  const [draft, setDraft] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shown = draft ?? value;
  const search = (text: string, waitMs: number) => {
    setDraft(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      onSearch(text.normalize("NFC").trim());
      if (waitMs === 0) setDraft(undefined);
    }, waitMs);
  };
  return (
    <div role="search" className={cn("relative min-w-0", className)}>
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground" />
      <Input
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label={label}
        placeholder={label}
        maxLength={200}
        value={shown}
        onChange={(event) => search(event.target.value, pauseMs)}
        onBlur={() => {
          if (draft === value) setDraft(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape" && shown !== "") {
            event.stopPropagation();
            search("", 0);
          }
        }}
        className="pr-11 pl-9"
      />
      {shown === "" ? null : (
        <Button variant="ghost" size="iconSm" aria-label={t("clearSearch")} onClick={() => search("", 0)} className="absolute top-1/2 right-1 -translate-y-1/2 text-muted-foreground active:-translate-y-1/2 max-md:right-0">
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}
