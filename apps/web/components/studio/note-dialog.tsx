"use client";
import { useState } from "react";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

interface NoteDialogProps {
  title: string;
  text: string;
  label: string;
  confirm: string;
  required?: boolean;
  maxLength?: number;
  pending: boolean;
  onConfirm: (note: string) => void;
  onClose: () => void;
}

/** A step that carries a note to whoever comes next. */
export function NoteDialog({ title, text, label, confirm, required, maxLength = 2_000, pending, onConfirm, onClose }: NoteDialogProps) {
  const t = useTranslations("common");
  const validation = useTranslations("validation");
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (required && note.trim() === "") return setMissing(true);
    if (!pending) onConfirm(note.normalize("NFC").trim());
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <form onSubmit={submit} noValidate className="grid gap-5">
          <DialogHeader>
            <DialogTitle>{title}</DialogTitle>
            <DialogDescription>{text}</DialogDescription>
          </DialogHeader>
          <Field label={label} {...(required ? { required } : {})} error={missing ? validation("required") : undefined}>
            {(control) => (
              <Textarea
                {...control}
                value={note}
                maxLength={maxLength}
                onChange={(event) => {
                  setNote(event.target.value);
                  setMissing(false);
                }}
              />
            )}
          </Field>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" pending={pending}>
              {confirm}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
