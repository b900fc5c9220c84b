"use client";
import type { Content, ContentDocument } from "@agency/core/contents/schema";
import { ChevronDown, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { DocumentText } from "@/components/previews/document-text";
import { LearnButton } from "@/components/prompts/learn-button";
import { DiffView } from "@/components/studio/diff-view";
import { useOriginName } from "@/components/studio/rewrite/origin-name";
import { WrittenBy } from "@/components/studio/written-by";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";
import { useRevisions } from "@/lib/contents";
import type { ContentRevision, ContentVersion } from "@/lib/contents";
import { useCan } from "@/lib/contents-permissions";
import { formatMoney } from "@/lib/money";
import { useMe } from "@/lib/queries";
import { defaultTimeZone, formatTime } from "@/lib/time";
import { useList } from "@/lib/use-list";

interface RevisionsSheetProps {
  content: Content;
  versionId: string;
  onRestore: ((document: ContentDocument) => void) | undefined;
  onClose: () => void;
}

/** Where a version came from and every saved state of it, newest first, each against the one before. */
export function RevisionsSheet({ content, versionId, onRestore, onClose }: RevisionsSheetProps) {
  const t = useTranslations("rewrite.history");
  const revisions = useRevisions(content.id, true);
  const version = content.versions.find((candidate) => candidate.id === versionId);
  const own = (revisions.data ?? []).filter((revision) => revision.versionId === versionId);
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>{t("title", { name: version?.versionName ?? "" })}</SheetTitle>
          <SheetDescription>{t("text")}</SheetDescription>
        </SheetHeader>
        {version ? <VersionOrigin content={content} version={version} /> : null}
        {revisions.isError ? <ProblemAlert error={revisions.error} onRetry={() => void revisions.refetch()} /> : null}
        {revisions.isPending ? <Skeleton className="h-40" /> : null}
        <ol className="grid gap-4">
          {own.map((revision, index) => (
            <Revision key={revision.id} revision={revision} before={own[index + 1]} language={content.language} current={revision.id === version?.revisionId} onRestore={onRestore} />
          ))}
        </ol>
      </SheetContent>
    </Sheet>
  );
}

/** A person's name for "by …": the reader's own, a member's, or a former one's. */
function useNames(): (userId: string, words: { you: string; other: (name: string) => string }) => string {
  const t = useTranslations("rewrite.history");
  const can = useCan();
  const { data: me } = useMe();
  const { rows: members } = useList<{ userId: string; name: string }>(["members"], "/members", { limit: 100 }, { enabled: can("members.read") });
  return (userId, words) => (userId === me?.user.id ? words.you : words.other(members.find((member) => member.userId === userId)?.name ?? t("someone")));
}

function VersionOrigin({ content, version }: { content: Content; version: ContentVersion }) {
  const t = useTranslations("rewrite.history");
  const locale = useLocale();
  const originName = useOriginName();
  const nameOf = useNames();
  const source = content.versions.find(({ id }) => id === version.sourceVersionId);
  const facts = [
    version.origin ? originName(version.origin) : undefined,
    source ? t("from", { name: source.versionName }) : version.sourceVersionId === null ? undefined : t("fromElsewhere"),
    version.requestedBy ? nameOf(version.requestedBy, { you: t("askedByYou"), other: (name) => t("asked", { name }) }) : undefined,
    version.cost ? t("cost", { amount: formatMoney(version.cost, locale) }) : undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <div className="grid gap-1.5 rounded-xl bg-muted/60 p-4 text-sm">
      <WrittenBy provider={version.provider} model={version.model} />
      {facts.length > 0 ? <p className="text-muted-foreground">{facts.join(" · ")}</p> : null}
      {version.promptVersionId ? <LearnButton contentId={content.id} versionId={version.id} className="mt-1 w-fit" /> : null}
    </div>
  );
}

interface RevisionProps {
  revision: ContentRevision;
  before: ContentRevision | undefined;
  language: string;
  current: boolean;
  onRestore: RevisionsSheetProps["onRestore"];
}

function Revision({ revision, before, language, current, onRestore }: RevisionProps) {
  const t = useTranslations("studio.revisions");
  const history = useTranslations("rewrite.history");
  const locale = useLocale();
  const { data: me } = useMe();
  const nameOf = useNames();
  const [whole, setWhole] = useState(before === undefined);
  const zone = me?.organization.timeZone ?? defaultTimeZone;
  return (
    <li className="grid gap-3 rounded-xl border p-4">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <span className="font-semibold tabular-nums">{t("number", { number: revision.number })}</span>
        <Badge tone={revision.origin === "generated" ? "review" : "neutral"}>{t(`origins.${revision.origin}`)}</Badge>
        {current ? <Badge tone="success">{t("current")}</Badge> : null}
        <span className="text-xs text-muted-foreground tabular-nums">{formatTime(revision.createdAt, "dateTime", zone, locale)}</span>
        {revision.authorId === null ? null : (
          <span className="text-xs text-muted-foreground">{nameOf(revision.authorId, { you: history("byYou"), other: (name) => history("by", { name }) })}</span>
        )}
      </div>
      {before ? (
        <section aria-label={history("changes")}>
          <DiffView inline before={before.document} after={revision.document} language={language} names={{ before: t("number", { number: before.number }), after: t("number", { number: revision.number }) }} />
        </section>
      ) : (
        <p className="text-xs text-muted-foreground">{history("first")}</p>
      )}
      {whole ? <DocumentText document={revision.document} language={language} /> : null}
      <div className="flex flex-wrap gap-2">
        {before ? (
          <Button variant="ghost" size="sm" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            <ChevronDown aria-hidden className={cn("transition-transform", whole && "rotate-180")} />
            {whole ? history("hideText") : history("showText")}
          </Button>
        ) : null}
        {!current && onRestore ? (
          <Button variant="outline" size="sm" onClick={() => onRestore(revision.document)}>
            <RotateCcw aria-hidden />
            {t("restore")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
