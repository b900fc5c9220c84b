"use client";
import type { Content, ContentDocument } from "@agency/core/contents/schema";
import { RotateCcw } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { DocumentText } from "@/components/previews/document-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { useRevisions } from "@/lib/contents";
import { useMe } from "@/lib/queries";
import { defaultTimeZone, formatTime } from "@/lib/time";

interface RevisionsSheetProps {
  content: Content;
  versionId: string;
  onRestore: ((document: ContentDocument) => void) | undefined;
  onClose: () => void;
}

/** Every saved state of this version, newest first. */
export function RevisionsSheet({ content, versionId, onRestore, onClose }: RevisionsSheetProps) {
  const t = useTranslations("studio.revisions");
  const locale = useLocale();
  const { data: me } = useMe();
  const revisions = useRevisions(content.id, true);
  const zone = me?.organization.timeZone ?? defaultTimeZone;
  const version = content.versions.find((candidate) => candidate.id === versionId);
  const own = (revisions.data ?? []).filter((revision) => revision.versionId === versionId);
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>{t("title", { name: version?.versionName ?? "" })}</SheetTitle>
          <SheetDescription>{t("text")}</SheetDescription>
        </SheetHeader>
        {revisions.isError ? <ProblemAlert error={revisions.error} onRetry={() => void revisions.refetch()} /> : null}
        {revisions.isPending ? <Skeleton className="h-40" /> : null}
        <ol className="grid gap-4">
          {own.map((revision) => (
            <li key={revision.id} className="grid gap-3 rounded-xl border p-4">
              <div className="flex flex-wrap items-center gap-2 text-sm">
                <span className="font-semibold tabular-nums">{t("number", { number: revision.number })}</span>
                <Badge tone={revision.origin === "generated" ? "review" : "neutral"}>{t(`origins.${revision.origin}`)}</Badge>
                <span className="text-xs text-muted-foreground tabular-nums">{formatTime(revision.createdAt, "dateTime", zone, locale)}</span>
                {revision.authorId !== null && revision.authorId === me?.user.id ? <span className="text-xs text-muted-foreground">{t("you")}</span> : null}
              </div>
              <DocumentText document={revision.document} language={content.language} />
              {revision.id === version?.revisionId ? (
                <Badge tone="success">{t("current")}</Badge>
              ) : onRestore ? (
                <Button variant="outline" size="sm" className="w-fit" onClick={() => onRestore(revision.document)}>
                  <RotateCcw aria-hidden />
                  {t("restore")}
                </Button>
              ) : null}
            </li>
          ))}
        </ol>
      </SheetContent>
    </Sheet>
  );
}
