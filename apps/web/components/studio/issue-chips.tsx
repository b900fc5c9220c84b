"use client";
import { isEdit, valueAt } from "@agency/core/contents/rules";
import type { ContentDocument, ContentIssue, IssueFix } from "@agency/core/contents/schema";
import { CircleCheck, Sparkles, Wrench } from "lucide-react";
import { useTranslations } from "use-intl";
import { issueLook } from "@/components/studio/issue-look";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { fieldName } from "@/lib/field-name";

interface IssueChipsProps {
  issues: readonly ContentIssue[];
  /** Where the issues were found; shows the words they speak of. */
  document?: ContentDocument | undefined;
  /** One click repairs exactly this; absent where the text is locked. */
  onFix?: ((fix: IssueFix) => void) | undefined;
  /** All exact repairs at once; absent where the text is locked. */
  onFixAll?: (() => void) | undefined;
  /** Asks the writer; absent where nobody may. */
  onRewrite?: ((issue: ContentIssue) => void) | undefined;
}

/** What the network, the brand, the law or the catalogue has against a text, each with its place and its repair; renewed while a person types. */
export function IssueChips({ issues, document, onFix, onFixAll, onRewrite }: IssueChipsProps) {
  const t = useTranslations("issues");
  const shown = issues.slice(0, mostShown);
  const repairable = issues.filter(({ fixes }) => fixes?.[0] && isEdit(fixes[0])).length;
  return (
    <div aria-live="polite" className="grid gap-2">
      {issues.every(({ severity }) => severity === "notice") ? (
        <p className="flex items-center gap-2 text-sm text-tone-success-foreground">
          <CircleCheck aria-hidden className="size-4 shrink-0" />
          {t("none")}
        </p>
      ) : null}
      {issues.length > 0 ? (
        <>
        {onFixAll && repairable > 1 ? (
          <Button size="sm" variant="outline" className="w-fit" onClick={onFixAll}>
            <Wrench aria-hidden />
            {t("fixAll", { count: repairable })}
          </Button>
        ) : null}
        <ul aria-label={t("label")} className="grid gap-1.5">
          {shown.map((issue, index) => (
            <IssueChip key={`${issue.code}${issue.pointer}${index}`} issue={issue} document={document} onFix={onFix} onRewrite={onRewrite} />
          ))}
        </ul>
        </>
      ) : null}
      {issues.length > shown.length ? <p className="text-sm text-muted-foreground">{t("more", { count: issues.length - shown.length })}</p> : null}
    </div>
  );
}

const mostShown = 20;

function IssueChip({ issue, document, onFix, onRewrite }: Omit<IssueChipsProps, "issues" | "onFixAll"> & { issue: ContentIssue }) {
  const t = useTranslations("issues");
  const edit = useTranslations("studio.edit");
  const { Icon, tone } = issueLook[issue.severity];
  const fix = issue.fixes?.find(isEdit);
  const mayRewrite = issue.fixes?.some(({ kind }) => kind === "rewrite");
  const place = fieldName(issue.pointer, edit);
  return (
    <li data-issue={issue.code} className={cn("grid gap-2 rounded-lg px-3 py-2 text-sm", tone)}>
      <p className="flex items-start gap-2">
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span className="min-w-0 break-words">
          <span className="font-semibold">{t(issue.severity)}: </span>
          {issue.detail}
        </span>
      </p>
      {document && issue.range ? <Excerpt text={String(valueAt(document, issue.pointer) ?? "").normalize("NFC")} range={issue.range} place={place} /> : null}
      {(fix && onFix) || (mayRewrite && onRewrite) ? (
        <p className="flex flex-wrap gap-2 pl-6">
          {fix && onFix ? (
            <Button size="sm" variant="outline" className="h-auto min-h-8 bg-card py-1 text-left text-foreground whitespace-normal" onClick={() => onFix(fix)}>
              <Wrench aria-hidden />
              {fixWords(fix, t)}
            </Button>
          ) : null}
          {mayRewrite && onRewrite ? (
            <Button size="sm" variant="outline" className="bg-card text-foreground" onClick={() => onRewrite(issue)}>
              <Sparkles aria-hidden />
              {t("fix.rewrite")}
            </Button>
          ) : null}
        </p>
      ) : null}
    </li>
  );
}

/** The words around the place, the place itself marked. */
function Excerpt({ text, range: { start, end }, place }: { text: string; range: { start: number; end: number }; place: string | null }) {
  const before = text.slice(Math.max(0, start - 28), start).replaceAll("\n", " ");
  const after = text.slice(end, end + 28).replaceAll("\n", " ");
  return (
    <p className="pl-6 text-xs break-words">
      {place ? <span className="font-medium">{place}: </span> : null}
      {start > 28 ? "…" : ""}
      {before}
      <mark className="rounded bg-transparent font-bold text-inherit underline decoration-2 underline-offset-2">{text.slice(start, end)}</mark>
      {after}
      {end + 28 < text.length ? "…" : ""}
    </p>
  );
}

function fixWords(fix: IssueFix, t: ReturnType<typeof useTranslations<"issues">>): string {
  if (fix.kind === "drop") return t("fix.drop");
  if (fix.kind === "set") return Array.isArray(fix.value) ? t("fix.keep", { count: fix.value.length }) : fix.value ? t("fix.replace", { text: fix.value }) : t("fix.remove");
  if (fix.kind !== "replace") return t("fix.rewrite");
  const text = fix.text.trim();
  if (text === "" || (text.length === 1 && fix.end - fix.start > 1)) return t("fix.remove");
  return fix.start === fix.end ? t("fix.add") : t("fix.replace", { text });
}
