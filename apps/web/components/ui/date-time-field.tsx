"use client";
import { useLocale, useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import type { FieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { fromWallTime, toWallTime, zoneLabel } from "@/lib/time";
import { useViewerTimeZone } from "@/lib/use-viewer-time-zone";

interface DateTimeFieldProps extends Omit<FieldProps, "children" | "aside"> {
  /** ISO instant; empty when nothing is chosen. */
  value: string;
  /** The brand's zone: the clock the person is choosing on, wherever the browser is. */
  timeZone: string;
  onValueChange: (instant: string) => void;
  /** Earliest instant that may be chosen. */
  min?: string;
  disabled?: boolean;
}

export function DateTimeField({ value, timeZone, onValueChange, min, disabled, hint, ...field }: DateTimeFieldProps) {
  const locale = useLocale();
  const t = useTranslations("time");
  const viewerZone = useViewerTimeZone();
  const at = instantOf(value);
  const zone = zoneLabel(timeZone, at, locale);
  const elsewhere = viewerZone !== undefined && zoneLabel(viewerZone, at, locale) !== zone;
  return (
    <Field {...field} hint={hint ?? (elsewhere ? t("brandZone", { zone, city: timeZone.replaceAll("_", " ") }) : undefined)} aside={zone}>
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          disabled={disabled}
          value={value === "" ? "" : toWallTime(value, timeZone)}
          min={min === undefined ? undefined : toWallTime(min, timeZone)}
          onChange={(event) => onValueChange(fromWallTime(event.target.value, timeZone)?.toISOString() ?? "")}
          className="tabular-nums dark:[color-scheme:dark]"
        />
      )}
    </Field>
  );
}

/** The chosen instant; the zone label of an empty field is that of this moment. */
function instantOf(value: string): Date {
  return value === "" ? new Date() : new Date(value);
}
