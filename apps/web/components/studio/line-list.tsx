"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { RewriteField } from "@/components/studio/rewrite/rewrite-context";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/cn";

interface LineListProps {
  legend: string;
  /** Where the list stands in its document, where a line may be written anew. */
  pointer?: string;
  lines: readonly string[];
  onChange: (lines: string[]) => void;
  disabled?: boolean;
  /** Characters that the network shows; longer lines are marked. */
  limit?: number;
  max: number;
}

/** Short lines, each with its counter: headlines, descriptions, points. */
export function LineList({ legend, pointer, lines, onChange, disabled, limit, max }: LineListProps) {
  const t = useTranslations("studio.edit");
  return (
    <fieldset disabled={disabled} className="grid min-w-0 gap-2">
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      {lines.map((line, index) => {
        const long = limit !== undefined && line.normalize("NFC").length > limit;
        return (
          <div key={index} className="flex items-center gap-2">
            <div className="relative min-w-0 flex-1">
              <Input
                aria-label={t("line", { list: legend, number: index + 1 })}
                aria-invalid={long || undefined}
                value={line}
                onChange={(event) => onChange(lines.map((other, at) => (at === index ? event.target.value : other)))}
                className={limit === undefined ? "" : "pr-16"}
              />
              {limit === undefined ? null : (
                <span className={cn("pointer-events-none absolute inset-y-0 right-3 flex items-center text-xs tabular-nums", long ? "font-semibold text-destructive" : "text-muted-foreground")}>
                  {line.normalize("NFC").length}/{limit}
                </span>
              )}
            </div>
            {pointer === undefined || line.trim() === "" ? null : <RewriteField pointer={`${pointer}/${index}`} name={t("line", { list: legend, number: index + 1 })} />}
            <Button variant="ghost" size="icon" aria-label={t("removeLine", { list: legend, number: index + 1 })} onClick={() => onChange(lines.filter((_, at) => at !== index))}>
              <X aria-hidden />
            </Button>
          </div>
        );
      })}
      {lines.length < max && !disabled ? (
        <Button variant="outline" size="sm" className="w-fit" onClick={() => onChange([...lines, ""])}>
          <Plus aria-hidden />
          {t("addLine")}
        </Button>
      ) : null}
    </fieldset>
  );
}
