"use client";
import type { Content, ContentIssue } from "@agency/core/contents/schema";
import { useQueryClient } from "@tanstack/react-query";
import { Archive, ArchiveRestore, CalendarPlus, CalendarX, Check, Copy, Ellipsis, History, MessageSquareWarning, Rocket, Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { isGuardError, isPublishable } from "@agency/core/contents/rules";
import { NoteDialog } from "@/components/studio/note-dialog";
import { OverrideDialog } from "@/components/studio/override-dialog";
import { RevisionsSheet } from "@/components/studio/revisions-sheet";
import { ScheduleDialog } from "@/components/studio/schedule-dialog";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { toast, undoDurationMs } from "@/components/ui/toast";
import { contentKey, duplicateContent, useContentAction } from "@/lib/contents";
import type { ContentAction, ContentVersion } from "@/lib/contents";
import type { Autosave } from "@/lib/contents-autosave";
import { useCan } from "@/lib/contents-permissions";
import { useWordedToast } from "@/lib/contents-problem";
import { useUrlFilters } from "@/lib/contents-url";

interface ContentActionsProps {
  content: Content;
  version: ContentVersion;
  autosave: Autosave;
  issues: readonly ContentIssue[];
  /** Saves what is not part of the text. */
  beforeAction?: () => Promise<void>;
}

type Open = "submit" | "overrideSubmit" | "overrideApprove" | "changes" | "schedule" | "publish" | "revisions";

/** What can be done next with this content; the most likely step stands first. */
export function ContentActions({ content, version, autosave, issues, beforeAction }: ContentActionsProps) {
  const t = useTranslations("studio.actions");
  const common = useTranslations("common");
  const can = useCan();
  const router = useRouter();
  const url = useUrlFilters();
  const queryClient = useQueryClient();
  const toastProblem = useWordedToast();
  const action = useContentAction(content.id);
  const [open, setOpen] = useState<Open | undefined>(url.get("do") === "schedule" ? "schedule" : undefined);
  const { status } = content;

  /** Saves first: nobody approves or submits something else than what stands on the screen. */
  const run = async (wanted: ContentAction, done?: string, undo?: ContentAction) => {
    await autosave.flush();
    await beforeAction?.();
    if (autosave.isDirty()) return;
    const current = queryClient.getQueryData<Content>(contentKey(content.id)) ?? content;
    try {
      await action.mutateAsync({ action: wanted, version: current.version });
    } catch (error) {
      toastProblem(error);
      void queryClient.invalidateQueries({ queryKey: contentKey(content.id) });
      return;
    }
    if (done === undefined) return;
    const takeBack = undo ? { duration: undoDurationMs, action: { label: common("undo"), onClick: () => void action.mutateAsync({ action: undo }).catch(toastProblem) } } : undefined;
    toast.success(done, takeBack);
  };
  const duplicate = async () => {
    await autosave.flush();
    try {
      router.push(`/studio/${(await duplicateContent(content.id)).id}`);
    } catch (error) {
      toastProblem(error);
    }
  };
  const busy = action.isPending;
  const isDraft = status === "draft" || status === "changes_requested";
  // Nobody may answer for a text that its network refuses; a picture may still come.
  const broken = issues.some((issue) => issue.severity === "error" && !isGuardError(issue) && !issue.pointer.startsWith("/media"));
  // For the rules of the brand, the law and the catalogue an owner or editor may.
  const guardErrors = issues.filter(isGuardError);
  const blocked = guardErrors.length > 0;
  const revisionId = status === "in_review" ? content.versions.find(({ id }) => id === content.currentVersionId)?.revisionId : undefined;
  const plans = can("publications.write") && isPublishable(version.document);
  const approve = can("contents.approve") && (isDraft || status === "in_review");
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isDraft && can("contents.write") ? (
        <Button variant={approve ? "outline" : "primary"} disabled={broken} onClick={() => setOpen(blocked ? "overrideSubmit" : "submit")}>
          <Send aria-hidden />
          {t("submit")}
        </Button>
      ) : null}
      {status === "in_review" && can("contents.approve") ? (
        <Button variant="outline" onClick={() => setOpen("changes")}>
          <MessageSquareWarning aria-hidden />
          {t("requestChanges")}
        </Button>
      ) : null}
      {approve ? (
        <Button
          pending={busy}
          disabled={broken}
          onClick={() => (blocked && isDraft ? setOpen("overrideApprove") : void run({ kind: "approve", revisionId }, t("approved")))}
        >
          <Check aria-hidden />
          {t("approve")}
        </Button>
      ) : null}
      {status === "approved" && plans ? (
        <>
          <Button variant="outline" onClick={() => setOpen("publish")}>
            <Rocket aria-hidden />
            {t("publishNow")}
          </Button>
          <Button onClick={() => setOpen("schedule")}>
            <CalendarPlus aria-hidden />
            {t("schedule")}
          </Button>
        </>
      ) : null}
      {status === "scheduled" && plans ? (
        <Button variant="outline" pending={busy} onClick={() => void run({ kind: "unschedule" }, t("unscheduled"))}>
          <CalendarX aria-hidden />
          {t("unschedule")}
        </Button>
      ) : null}
      {status === "published" && can("contents.write") ? (
        <Button variant="outline" onClick={() => void duplicate()}>
          <Copy aria-hidden />
          {t("duplicate")}
        </Button>
      ) : null}
      {status === "archived" && can("contents.write") ? (
        <Button pending={busy} onClick={() => void run({ kind: "restore" }, t("restored"))}>
          <ArchiveRestore aria-hidden />
          {t("restore")}
        </Button>
      ) : null}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={t("more")}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setOpen("revisions")}>
            <History aria-hidden />
            {t("revisions")}
          </DropdownMenuItem>
          {["approved", "scheduled"].includes(status) && can("contents.approve") ? (
            <DropdownMenuItem onSelect={() => setOpen("changes")}>
              <MessageSquareWarning aria-hidden />
              {t("requestChanges")}
            </DropdownMenuItem>
          ) : null}
          {status === "scheduled" && plans ? (
            <DropdownMenuItem onSelect={() => setOpen("schedule")}>
              <CalendarPlus aria-hidden />
              {t("scheduleMore")}
            </DropdownMenuItem>
          ) : null}
          {can("contents.write") ? (
            <DropdownMenuItem onSelect={() => void duplicate()}>
              <Copy aria-hidden />
              {t("duplicate")}
            </DropdownMenuItem>
          ) : null}
          {can("contents.write") && status !== "archived" ? (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem variant="destructive" onSelect={() => void run({ kind: "archive" }, t("archived"), { kind: "restore" })}>
                <Archive aria-hidden />
                {t("archive")}
              </DropdownMenuItem>
            </>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      {open === "submit" ? (
        <NoteDialog
          title={t("submitTitle")}
          text={t("submitText")}
          label={t("noteOptional")}
          confirm={t("submit")}
          pending={busy}
          onClose={() => setOpen(undefined)}
          onConfirm={(note) => void run({ kind: "submit", note: note || null }, t("submitted")).then(() => setOpen(undefined))}
        />
      ) : null}
      {open === "overrideSubmit" || open === "overrideApprove" ? (
        <OverrideDialog
          issues={guardErrors}
          document={autosave.document}
          confirm={open === "overrideSubmit" ? t("submit") : t("approve")}
          pending={busy}
          mayOverride={can("contents.override_guard")}
          onClose={() => setOpen(undefined)}
          onConfirm={(reason) =>
            void (open === "overrideSubmit" ? run({ kind: "submit", note: null, override: { reason } }, t("submitted")) : run({ kind: "approve", revisionId, override: { reason } }, t("approved"))).then(() => setOpen(undefined))
          }
        />
      ) : null}
      {open === "changes" ? (
        <NoteDialog
          required
          title={t("changesTitle")}
          text={["approved", "scheduled"].includes(status) ? t("changesVoidText") : t("changesText")}
          label={t("changesLabel")}
          confirm={t("requestChanges")}
          pending={busy}
          onClose={() => setOpen(undefined)}
          onConfirm={(note) => void run({ kind: "request-changes", note }, t("changesSent")).then(() => setOpen(undefined))}
        />
      ) : null}
      {open === "schedule" || open === "publish" ? (
        <ScheduleDialog
          content={content}
          now={open === "publish"}
          day={url.get("date")}
          onClose={() => {
            setOpen(undefined);
            if (url.get("do")) url.set({ do: undefined });
          }}
        />
      ) : null}
      {open === "revisions" ? (
        <RevisionsSheet
          content={content}
          onClose={() => setOpen(undefined)}
          onRestore={
            can("contents.write") && ["draft", "changes_requested"].includes(status)
              ? (document) => {
                  autosave.change(document);
                  setOpen(undefined);
                }
              : undefined
          }
          versionId={version.id}
        />
      ) : null}
    </div>
  );
}
