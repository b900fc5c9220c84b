"use client";
import { CheckCircle2, CircleAlert, RotateCcw, X } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { formatBytes } from "@/lib/assets";
import { useUploads, type Upload } from "@/lib/upload-store";
import { useProblemText } from "@/lib/use-problem";

/** Files on their way: how far each is, and how to stop it or try again. */
export function UploadTray() {
  const t = useTranslations("media.uploads");
  const { uploads, clear } = useUploads();
  if (uploads.length === 0) return null;
  const open = uploads.filter(({ state }) => state !== "done" && state !== "failed").length;
  return (
    <section aria-label={t("title")} className="mb-5 grid gap-3 rounded-2xl border bg-card p-4 shadow-card">
      <div className="flex items-center justify-between gap-3">
        <p role="status" className="text-sm font-semibold">
          {open > 0 ? t("open", { count: open }) : t("allDone")}
        </p>
        <Button variant="ghost" size="sm" onClick={clear} disabled={open === uploads.length}>
          {t("clear")}
        </Button>
      </div>
      <ul className="grid max-h-64 gap-2 overflow-y-auto pr-1 scrollbar-slim">
        {uploads.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </ul>
    </section>
  );
}

function UploadRow({ upload }: { upload: Upload }) {
  const t = useTranslations("media.uploads");
  const locale = useLocale();
  const { cancel, retry } = useUploads();
  const textOf = useProblemText();
  const { id, name, byteLength, sentBytes, state } = upload;
  const share = byteLength === 0 ? 0 : sentBytes / byteLength;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1">
      <span className="flex min-w-0 items-center gap-2 text-sm">
        {state === "done" ? <CheckCircle2 aria-hidden className="size-4 shrink-0 text-tone-success-foreground" /> : state === "failed" ? <CircleAlert aria-hidden className="size-4 shrink-0 text-destructive" /> : null}
        <span className="truncate">{name}</span>
        <span className="shrink-0 text-xs text-muted-foreground tabular-nums">{formatBytes(byteLength, locale)}</span>
      </span>
      <span className="flex gap-1">
        {state === "failed" ? (
          <Button variant="ghost" size="iconSm" aria-label={t("retry", { name })} onClick={() => retry(id)}>
            <RotateCcw aria-hidden />
          </Button>
        ) : null}
        <Button variant="ghost" size="iconSm" aria-label={state === "done" || state === "failed" ? t("remove", { name }) : t("cancel", { name })} onClick={() => cancel(id)}>
          <X aria-hidden />
        </Button>
      </span>
      {state === "failed" ? (
        <p role="alert" className="col-span-2 text-xs text-destructive">
          {textOf(upload.problem).title}. {textOf(upload.problem).advice}
        </p>
      ) : state === "done" ? null : (
        <span className="col-span-2 flex items-center gap-3">
          <Progress label={t("progress", { name })} value={Math.round(share * 100)} className="h-1.5" />
          <span className="w-24 shrink-0 text-right text-xs text-muted-foreground tabular-nums">{state === "checking" ? t("checking") : state === "waiting" ? t("waiting") : `${Math.round(share * 100)} %`}</span>
        </span>
      )}
    </li>
  );
}
