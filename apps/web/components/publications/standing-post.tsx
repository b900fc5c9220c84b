"use client";
import type { PublicPost } from "@agency/core/publishing/schema";
import { Eraser, PenLine } from "lucide-react";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { useCan } from "@/lib/contents-permissions";
import { networkNames } from "@/lib/networks";
import type { Publication } from "@/lib/publications";
import { usePublicPost, usePublicPostChange } from "@/lib/public-post";
import { formatTime } from "@/lib/time";

/** What stands on the network, and what may still be done to it. */
export function StandingPost({ publication }: { publication: Publication }) {
  const t = useTranslations("publications.standing");
  const post = usePublicPost(publication.id);
  return (
    <Card>
      <CardTitle>{t("title", { network: networkNames[publication.network] })}</CardTitle>
      {post.isError ? <ProblemAlert error={post.error} onRetry={() => void post.refetch()} /> : post.isPending ? <Skeleton className="h-16 rounded-xl" /> : <Loaded publication={publication} post={post.data} />}
    </Card>
  );
}

function Loaded({ publication, post }: { publication: Publication; post: PublicPost }) {
  const t = useTranslations("publications.standing");
  const locale = useLocale();
  const can = useCan();
  const network = networkNames[publication.network];
  const [open, setOpen] = useState<"edit" | "remove">();
  const at = (instant: string) => formatTime(instant, "dateTime", publication.timeZone, locale);
  if (post.removedAt) return <p className="text-sm">{t("removed", { time: at(post.removedAt) })}</p>;
  const missing = [post.can.edit ? null : t("cannotEdit", { network }), post.can.remove ? null : t("cannotRemove", { network })].filter((words) => words !== null);
  return (
    <>
      {post.editedAt ? <p className="text-sm text-muted-foreground">{t("edited", { time: at(post.editedAt) })}</p> : null}
      {post.change ? <Alert tone="info" title={t(`working.${post.change.kind}`, { network })} /> : null}
      {post.changeError ? <Alert tone="danger" title={t("failed", { network, reason: post.changeError })} /> : null}
      {post.firstComment ? <FirstComment publication={publication} post={post} /> : null}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {post.can.edit && can("contents.approve") ? (
          <Button variant="outline" disabled={post.change !== null} onClick={() => setOpen("edit")}>
            <PenLine aria-hidden />
            {t("edit")}
          </Button>
        ) : null}
        {post.can.remove && can("publications.resolve") ? (
          <Button variant="outline" disabled={post.change !== null} onClick={() => setOpen("remove")}>
            <Eraser aria-hidden />
            {t("remove")}
          </Button>
        ) : null}
      </div>
      {missing.map((words) => (
        <p key={words} className="text-xs text-muted-foreground">
          {words}
        </p>
      ))}
      {open === "edit" ? <EditDialog network={network} publicationId={publication.id} post={post} onClose={() => setOpen(undefined)} /> : null}
      {open === "remove" ? <RemoveDialog network={network} publicationId={publication.id} post={post} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

function FirstComment({ publication, post }: { publication: Publication; post: PublicPost }) {
  const t = useTranslations("publications.standing");
  const can = useCan();
  const change = usePublicPostChange(publication.id);
  const { text, status, error } = post.firstComment!;
  const decide = (decision: { stands: true } | { sendAgain: true }) => change.mutate({ kind: "comment", decision, version: post.version });
  return (
    <section aria-label={t("comment")} className="grid gap-2 rounded-xl border p-4 text-sm">
      <h3 className="font-semibold">{t("comment")}</h3>
      <p className="whitespace-pre-line">{text}</p>
      <p className="text-xs text-muted-foreground">
        {t(`commentStates.${status}`)}
        {error ? ` · ${error}` : ""}
      </p>
      {(status === "uncertain" || status === "failed") && can("publications.resolve") ? (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="outline" pending={change.isPending} onClick={() => decide({ stands: true })}>
            {t("commentStands")}
          </Button>
          <Button size="sm" variant="outline" pending={change.isPending} onClick={() => decide({ sendAgain: true })}>
            {t("commentAgain")}
          </Button>
        </div>
      ) : null}
      {change.isError ? <ProblemAlert error={change.error} /> : null}
    </section>
  );
}

interface ChangeProps {
  network: string;
  publicationId: string;
  post: PublicPost;
  onClose: () => void;
}

function EditDialog({ network, publicationId, post, onClose }: ChangeProps) {
  const t = useTranslations("publications.standing");
  const common = useTranslations("common");
  const change = usePublicPostChange(publicationId);
  const [text, setText] = useState(post.text);
  const save = () => change.mutate({ kind: "edit", text, version: post.version }, { onSuccess: () => (toast.success(t("asked")), onClose()) });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("editTitle")}</DialogTitle>
          <DialogDescription>{t("editText", { network })}</DialogDescription>
        </DialogHeader>
        <form
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== "") save();
          }}
        >
          {change.isError ? <ProblemAlert error={change.error} /> : null}
          <Field label={t("text")} required>
            {(control) => <Textarea {...control} rows={10} value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" pending={change.isPending} disabled={text.trim() === "" || text === post.text}>
              {t("save", { network })}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function RemoveDialog({ network, publicationId, post, onClose }: ChangeProps) {
  const t = useTranslations("publications.standing");
  const common = useTranslations("common");
  const change = usePublicPostChange(publicationId);
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("removeTitle", { network })}</DialogTitle>
          <DialogDescription>{t("removeText")}</DialogDescription>
        </DialogHeader>
        {change.isError ? <ProblemAlert error={change.error} /> : null}
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button variant="destructive" pending={change.isPending} onClick={() => change.mutate({ kind: "remove", version: post.version }, { onSuccess: () => (toast.success(t("asked")), onClose()) })}>
            {t("removeConfirm", { network })}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
