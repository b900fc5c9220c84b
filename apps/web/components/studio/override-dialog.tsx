"use client";
import type { ContentDocument, ContentIssue } from "@agency/core/contents/schema";
import { useState } from "react";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { IssueChips } from "@/components/studio/issue-chips";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

interface OverrideDialogProps {
  issues: readonly ContentIssue[];
  document: ContentDocument;
  confirm: string;
  pending: boolean;
  mayOverride: boolean;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

const shortestReason = 5;

/** A text breaks rules of the brand: go back and repair it, or answer for it with a reason that the audit log keeps. */
export function OverrideDialog({ issues, document, confirm, pending, mayOverride, onConfirm, onClose }: OverrideDialogProps) {
  const t = useTranslations("guard.override");
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length < shortestReason) return setMissing(true);
    if (!pending) onConfirm(reason.normalize("NFC").trim());
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <form onSubmit={submit} noValidate className="grid gap-5">
          <DialogHeader>
            <DialogTitle>{t("title", { count: issues.length })}</DialogTitle>
            <DialogDescription>{mayOverride ? t("text") : t("notAllowed")}</DialogDescription>
          </DialogHeader>
          <div className="max-h-60 overflow-y-auto scrollbar-slim" tabIndex={0} role="group" aria-label={t("list")}>
            <IssueChips issues={issues} document={document} />
          </div>
          {mayOverride ? (
            <Field label={t("reason")} hint={t("reasonHint")} required error={missing ? t("reasonMissing") : undefined}>
              {(control) => (
                <Textarea
                  {...control}
                  value={reason}
                  maxLength={500}
                  onChange={(event) => {
                    setReason(event.target.value);
                    setMissing(false);
                  }}
                />
              )}
            </Field>
          ) : null}
          <DialogFooter>
            <Button variant={mayOverride ? "outline" : "primary"} onClick={onClose}>
              {t("back")}
            </Button>
            {mayOverride ? (
              <Button type="submit" pending={pending}>
                {confirm}
              </Button>
            ) : null}
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
