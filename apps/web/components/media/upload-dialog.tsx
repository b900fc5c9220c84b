"use client";
import { Link2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Input } from "@/components/ui/input";
import { request } from "@/lib/api";
import { useRefreshAssets } from "@/lib/assets";
import type { UploadTarget } from "@/lib/upload-store";

export const mediaTypes = "image/jpeg,image/png,image/webp,image/gif,video/mp4,video/quicktime,audio/mpeg,audio/wav,application/pdf";

interface UploadDialogProps {
  target: UploadTarget;
  onFiles: (files: File[]) => void;
  onClose: () => void;
}

/** Files from this machine or from a public address. */
export function UploadDialog({ target, onFiles, onClose }: UploadDialogProps) {
  const t = useTranslations("media");
  const refresh = useRefreshAssets();
  const [address, setAddress] = useState("");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const fetchAddress = async () => {
    if (address.trim() === "" || pending) return;
    setPending(true);
    setProblem(undefined);
    try {
      await request("POST", "/assets/import", { body: { url: address.trim(), ...target } });
      refresh();
      onClose();
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("upload")}</DialogTitle>
          <DialogDescription>{t("uploadText")}</DialogDescription>
        </DialogHeader>
        <FileDrop accept={mediaTypes} multiple hint={t("uploadHint")} onFiles={onFiles} />
        <Field label={t("fromAddress")} hint={t("fromAddressHint")}>
          {(control) => (
            <div className="flex gap-2">
              <Input
                {...control}
                type="url"
                inputMode="url"
                placeholder="https://"
                maxLength={2000}
                value={address}
                onChange={(event) => setAddress(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === "Enter") void fetchAddress();
                }}
              />
              <Button variant="outline" pending={pending} disabled={address.trim() === ""} onClick={() => void fetchAddress()}>
                <Link2 aria-hidden />
                {t("fetch")}
              </Button>
            </div>
          )}
        </Field>
        {problem ? <ProblemAlert error={problem} /> : null}
      </DialogContent>
    </Dialog>
  );
}
