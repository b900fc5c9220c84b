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
  /** With pins where the list has them: a pin goes with its line. */
  onChange: (lines: string[], pins: (number | null)[]) => void;
  disabled?: boolean;
  /** Characters that the network takes or shows; longer lines are marked. */
  limit?: number;
  /** Length as that network counts it; UTF-16 units of the composed text when absent. */
  count?: (line: string) => number;
  /** Where a line may be pinned to a place: the pins by line, and how many places there are. */
  pins?: { value: readonly (number | null)[]; places: number };
  max: number;
}

/** Short lines, each with its counter: headlines, descriptions, points. */
export function LineList({ legend, pointer, lines, onChange, disabled, limit, count = composedLength, pins, max }: LineListProps) {
  const t = useTranslations("studio.edit");
  const pinsNow = lines.map((_, index) => pins?.value[index] ?? null);
  const put = (next: string[], nextPins = pinsNow) => onChange(next, nextPins.some((pin) => pin !== null) ? nextPins : []);
  return (
    <fieldset disabled={disabled} className="grid min-w-0 gap-2">
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      {lines.map((line, index) => {
        const long = limit !== undefined && count(line) > limit;
        return (
          <div key={index} className={cn("flex items-center gap-2", pins && "max-sm:flex-wrap max-sm:justify-end")}>
            <div className={cn("relative min-w-0 flex-1", pins && "max-sm:basis-full")}>
              <Input
                aria-label={t("line", { list: legend, number: index + 1 })}
                aria-invalid={long || undefined}
                value={line}
                onChange={(event) => put(lines.map((other, at) => (at === index ? event.target.value : other)))}
                className={limit === undefined ? "" : "pr-16"}
              />
              {limit === undefined ? null : (
                <span className={cn("pointer-events-none absolute inset-y-0 right-3 flex items-center text-xs tabular-nums", long ? "font-semibold text-destructive" : "text-muted-foreground")}>
                  {count(line)}/{limit}
                </span>
              )}
            </div>
            {pins ? (
              <select
                aria-label={t("pin", { list: legend, number: index + 1 })}
                value={pinsNow[index] ?? ""}
                disabled={disabled}
                onChange={(event) => put([...lines], pinsNow.map((pin, at) => (at === index ? (event.target.value === "" ? null : Number(event.target.value)) : pin)))}
                className="focus-ring h-10 w-20 shrink-0 rounded-lg border border-input bg-card px-1.5 text-sm"
              >
                <option value="">{t("unpinned")}</option>
                {Array.from({ length: pins.places }, (_, place) => (
                  <option key={place} value={place + 1}>
                    {t("pinned", { place: place + 1 })}
                  </option>
                ))}
              </select>
            ) : null}
            {pointer === undefined || line.trim() === "" ? null : <RewriteField pointer={`${pointer}/${index}`} name={t("line", { list: legend, number: index + 1 })} />}
            <Button variant="ghost" size="icon" aria-label={t("removeLine", { list: legend, number: index + 1 })} onClick={() => put(lines.filter((_, at) => at !== index), pinsNow.filter((_, at) => at !== index))}>
              <X aria-hidden />
            </Button>
          </div>
        );
      })}
      {lines.length < max && !disabled ? (
        <Button variant="outline" size="sm" className="w-fit" onClick={() => put([...lines, ""], [...pinsNow, null])}>
          <Plus aria-hidden />
          {t("addLine")}
        </Button>
      ) : null}
    </fieldset>
  );
}

const composedLength = (line: string): number => line.normalize("NFC").length;
