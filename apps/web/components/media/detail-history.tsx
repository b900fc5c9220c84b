"use client";
import { Download, RotateCcw, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { formatBytes, replaceFile, restoreVersion, useRefreshAssets, useVersions } from "@/lib/assets";
import type { Asset } from "@/lib/resources";
import { useUndo } from "@/lib/use-undo";

const acceptOf = { image: "image/jpeg,image/png,image/webp,image/gif", video: "video/mp4,video/quicktime", audio: "audio/mpeg,audio/wav", document: "application/pdf" };

/** The files that an asset has had, and a way to give it a new one. */
export function DetailHistory({ asset, editable }: { asset: Asset; editable: boolean }) {
  const t = useTranslations("media.history");
  const locale = useLocale();
  const versions = useVersions(asset.id);
  const refresh = useRefreshAssets();
  const offerUndo = useUndo();
  const input = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const run = async (change: () => Promise<unknown>, said: string) => {
    const before = asset.fileNumber;
    setPending(true);
    setProblem(undefined);
    try {
      await change();
      offerUndo(said, () => restoreVersion(asset.id, before).finally(refresh));
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
      refresh();
    }
  };
  return (
    <div className="grid gap-4">
      {editable ? (
        <div className="grid gap-2">
          <input
            ref={input}
            type="file"
            tabIndex={-1}
            aria-label={t("replace")}
            accept={acceptOf[asset.kind]}
            className="sr-only"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = "";
              if (file) void run(() => replaceFile(asset.id, file), t("replaced"));
            }}
          />
          <Button variant="outline" pending={pending} className="w-fit" onClick={() => input.current?.click()}>
            <Upload aria-hidden />
            {t("replace")}
          </Button>
          <p className="text-xs leading-relaxed text-muted-foreground">{t("hint")}</p>
          {problem ? <ProblemAlert error={problem} /> : null}
        </div>
      ) : null}
      {versions.isError ? (
        <ProblemAlert error={versions.error} onRetry={() => void versions.refetch()} />
      ) : versions.isPending ? (
        <Skeleton className="h-24" />
      ) : (
        <ol className="grid gap-2">
          {versions.data.data.map((version) => (
            <li key={version.number} className="flex items-center gap-3 rounded-xl border p-2">
              {asset.kind === "image" ? <img src={version.url} alt="" loading="lazy" className="size-14 shrink-0 rounded-lg bg-muted object-cover" /> : null}
              <span className="min-w-0 flex-1 text-sm">
                <span className="flex items-center gap-2 font-medium">
                  {t("number", { number: version.number })}
                  {version.isCurrent ? <Badge tone="success">{t("current")}</Badge> : null}
                </span>
                <span className="block truncate text-xs text-muted-foreground">
                  {version.fileName} · {formatBytes(version.byteLength, locale)}
                </span>
              </span>
              <Button asChild variant="ghost" size="iconSm">
                <a href={`${version.url}&download=1`} download={version.fileName} aria-label={t("download", { number: version.number })}>
                  <Download aria-hidden />
                </a>
              </Button>
              {editable && !version.isCurrent ? (
                <Button variant="ghost" size="iconSm" aria-label={t("restore", { number: version.number })} disabled={pending} onClick={() => void run(() => restoreVersion(asset.id, version.number), t("restored", { number: version.number }))}>
                  <RotateCcw aria-hidden />
                </Button>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
