"use client";
import { CircleAlert } from "lucide-react";
import { useId } from "react";
import type { ReactNode } from "react";
import { Label } from "@/components/ui/label";
import { cn } from "@/lib/cn";

/** What a control inside a field spreads onto itself, so that label, hint and error are announced with it. */
export interface FieldControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
}

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Beside the label: a counter, "optional". */
  aside?: ReactNode;
  /** Small buttons beside the label, for the field as a whole. */
  tools?: ReactNode;
  required?: boolean;
  className?: string;
  children: (control: FieldControlProps) => ReactNode;
}

export function Field({ label, hint, error, aside, tools, required, className, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [error ? errorId : "", hint ? hintId : ""].filter(Boolean).join(" ");
  return (
    <div data-slot="field" data-invalid={error ? true : undefined} className={cn("grid min-w-0 content-start gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3">
        {tools ? (
          <span className="flex min-w-0 items-center gap-1">
            <Label htmlFor={id}>{label}</Label>
            {tools}
          </span>
        ) : (
          <Label htmlFor={id}>{label}</Label>
        )}
        {aside ? <span className="text-xs text-muted-foreground tabular-nums">{aside}</span> : null}
      </div>
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error ? true : undefined,
        "aria-required": required ? true : undefined,
      })}
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
      {hint ? (
        <p id={hintId} className="text-xs leading-relaxed text-muted-foreground">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} data-slot="field-error" role="alert" className="flex items-start gap-1.5 text-sm text-destructive">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}

/** Groups fields that are one question: radio lists, checkbox lists. */
export function FieldSet({ legend, hint, className, children }: { legend: ReactNode; hint?: ReactNode; className?: string; children: ReactNode }) {
  return (
    <fieldset data-slot="field-set" className={cn("grid min-w-0 gap-2", className)}>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      {hint ? <p className="-mt-1 text-xs text-muted-foreground">{hint}</p> : null}
      {children}
    </fieldset>
  );
}
