"use client";
import type { ContentDocument } from "@agency/core/contents/schema";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import { pairFields } from "@/lib/document-fields";
import type { DocumentField } from "@/lib/document-fields";
import { diffText } from "@/lib/text-diff";
import type { DiffPart } from "@/lib/text-diff";

interface DiffViewProps {
  before: ContentDocument;
  after: ContentDocument;
  language: string;
  /** What the two are called, e.g. "Version A". */
  names: { before: string; after: string };
  /** Always in one column, as in a narrow sheet. */
  inline?: boolean;
}

/** What changed, place by place: side by side where there is room, in one text on a phone. Never by colour alone. */
export function DiffView({ before, after, language, names, inline = false }: DiffViewProps) {
  const t = useTranslations("rewrite.diff");
  const pairs = useMemo(() => pairFields(before, after).map((pair) => ({ ...pair, parts: diffText(pair.before, pair.after, language) })), [before, after, language]);
  const changed = pairs.filter((pair) => pair.parts.some(({ kind }) => kind !== "same"));
  if (changed.length === 0) return <p className="text-sm text-muted-foreground">{t("same")}</p>;
  const untouched = pairs.filter((pair) => !changed.includes(pair) && pair.after !== "").length;
  return (
    <div className="grid gap-4">
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted-foreground">
        <span>
          <ins className={addedClasses}>{t("legendAdded")}</ins>
        </span>
        <span>
          <del className={removedClasses}>{t("legendRemoved")}</del>
        </span>
      </p>
      {changed.map(({ field, parts }) => (
        <section key={field.pointer} className="grid min-w-0 gap-1.5">
          <FieldName field={field} />
          <div className={cn("text-sm leading-relaxed", !inline && "md:hidden")}>
            <Words parts={parts} language={language} />
          </div>
          {inline ? null : (
            <div className="hidden gap-4 text-sm leading-relaxed md:grid md:grid-cols-2">
              <Side name={names.before}>
                <Words parts={parts.filter(({ kind }) => kind !== "added")} language={language} />
              </Side>
              <Side name={names.after}>
                <Words parts={parts.filter(({ kind }) => kind !== "removed")} language={language} />
              </Side>
            </div>
          )}
        </section>
      ))}
      {untouched > 0 ? <p className="text-xs text-muted-foreground">{t("untouched", { count: untouched })}</p> : null}
    </div>
  );
}

function Side({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div role="group" aria-label={name} className="min-w-0 rounded-lg bg-muted/60 p-3">
      {children}
    </div>
  );
}

function FieldName({ field }: { field: DocumentField }) {
  const t = useTranslations("studio.edit");
  const group = field.group ? `${t(field.group.kind, { number: field.group.number })} · ` : "";
  return (
    <h3 className="text-xs font-medium text-muted-foreground">
      {group}
      {t(field.kind)}
    </h3>
  );
}

const addedClasses = "rounded-xs bg-tone-success px-0.5 text-tone-success-foreground decoration-2 underline-offset-2 [text-decoration-line:underline]";
const removedClasses = "rounded-xs bg-tone-danger px-0.5 text-tone-danger-foreground decoration-2 [text-decoration-line:line-through]";

/** Added words are underlined, removed ones struck through; both are named for those who hear the page. */
export function Words({ parts, language }: { parts: readonly DiffPart[]; language: string }) {
  const t = useTranslations("rewrite.diff");
  if (parts.length === 0) return <p className="text-muted-foreground">{t("empty")}</p>;
  return (
    <p lang={language} className="break-words whitespace-pre-wrap">
      {parts.map(({ kind, text }, index) =>
        // A blank line that came or went needs no mark of its own.
        kind === "same" || text.trim() === "" ? (
          <span key={index}>{text}</span>
        ) : kind === "added" ? (
          <ins key={index} className={addedClasses}>
            <span className="sr-only">{t("added")} </span>
            {text}
          </ins>
        ) : (
          <del key={index} className={removedClasses}>
            <span className="sr-only">{t("removed")} </span>
            {text}
          </del>
        ),
      )}
    </p>
  );
}
