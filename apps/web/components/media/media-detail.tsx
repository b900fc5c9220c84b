"use client";
import { Archive, ArchiveRestore, Download, Sparkles, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { DetailFields } from "@/components/media/detail-fields";
import { DetailHistory } from "@/components/media/detail-history";
import { DetailSizes } from "@/components/media/detail-sizes";
import { DetailUses } from "@/components/media/detail-uses";
import { ProblemAlert } from "@/components/problem-alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { clock, deleteAsset, formatBytes, setArchived, titleOf, useAsset, useRefreshAssets } from "@/lib/assets";
import type { Asset } from "@/lib/resources";
import { useCan } from "@/lib/use-can";
import { useProblemToast } from "@/lib/use-problem";
import { useUndo } from "@/lib/use-undo";

/** Everything about one file, beside the library. */
export function MediaDetail({ assetId, onClose }: { assetId: string; onClose: () => void }) {
  const t = useTranslations("media.detail");
  const asset = useAsset(assetId);
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent className="content-start gap-4">
        {asset.isError ? (
          <>
            <SheetHeader>
              <SheetTitle>{t("gone")}</SheetTitle>
              <SheetDescription className="sr-only">{t("gone")}</SheetDescription>
            </SheetHeader>
            <ProblemAlert error={asset.error} onRetry={() => void asset.refetch()} />
          </>
        ) : asset.data ? (
          <Detail asset={asset.data} onClose={onClose} />
        ) : (
          <>
            <SheetHeader>
              <SheetTitle>{t("loading")}</SheetTitle>
              <SheetDescription className="sr-only">{t("loading")}</SheetDescription>
            </SheetHeader>
            <Skeleton className="h-64" />
            <Skeleton className="h-40" />
          </>
        )}
      </SheetContent>
    </Sheet>
  );
}

function Detail({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const t = useTranslations("media.detail");
  const kinds = useTranslations("media.kinds");
  const locale = useLocale();
  const can = useCan();
  const refresh = useRefreshAssets();
  const showProblem = useProblemToast();
  const offerUndo = useUndo();
  const editable = can("assets.write");
  const isPicture = asset.kind === "image";
  const facts = [
    kinds(asset.kind),
    asset.pages !== null ? t("pages", { count: asset.pages }) : asset.width && asset.height ? `${asset.width} × ${asset.height}` : null,
    asset.durationSeconds === null ? null : clock(asset.durationSeconds),
    [asset.videoCodec, asset.audioCodec].filter(Boolean).join(" + ") || null,
    formatBytes(asset.byteLength, locale),
  ].filter(Boolean);

  const archive = async (archived: boolean) => {
    try {
      await setArchived(asset.id, archived);
      offerUndo(t(archived ? "archived" : "restored"), () => setArchived(asset.id, !archived).finally(refresh));
      if (archived) onClose();
    } catch (error) {
      showProblem(error);
    }
    refresh();
  };
  const remove = async () => {
    try {
      await deleteAsset(asset.id);
      onClose();
    } catch (error) {
      showProblem(error);
    }
    refresh();
  };

  return (
    <>
      <SheetHeader className="pr-8">
        <SheetTitle className="break-words">{titleOf(asset)}</SheetTitle>
        <SheetDescription>{facts.join(" · ")}</SheetDescription>
      </SheetHeader>
      <div className="flex flex-wrap gap-2 empty:hidden">
        {asset.ai ? (
          <Badge tone="review">
            <Sparkles aria-hidden />
            {t(`ai.${asset.ai.kind}`)}
          </Badge>
        ) : null}
        {asset.archivedAt ? <Badge tone="neutral">{t("isArchived")}</Badge> : null}
      </div>
      {asset.kind === "video" ? (
        // What was uploaded has no captions of its own.
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <video controls preload="metadata" src={asset.url} aria-label={titleOf(asset)} className="max-h-80 w-full rounded-xl border bg-black" />
      ) : asset.kind === "audio" ? (
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <audio controls preload="metadata" src={asset.url} aria-label={titleOf(asset)} className="w-full" />
      ) : null}
      <Tabs key={asset.id} defaultValue="about" className="min-w-0">
        <TabsList>
          <TabsTrigger value="about">{t("tabs.about")}</TabsTrigger>
          {isPicture ? <TabsTrigger value="sizes">{t("tabs.sizes")}</TabsTrigger> : null}
          <TabsTrigger value="uses">{t("tabs.uses")}</TabsTrigger>
          <TabsTrigger value="history">{t("tabs.history")}</TabsTrigger>
        </TabsList>
        <TabsContent value="about" className="grid gap-4">
          {asset.previewUrl ? <img src={asset.previewUrl} alt={asset.alt ?? ""} className="h-64 w-full rounded-xl border bg-muted object-contain" /> : null}
          <DetailFields key={asset.version} asset={asset} editable={editable} />
        </TabsContent>
        {isPicture ? (
          <TabsContent value="sizes">
            <DetailSizes asset={asset} editable={editable} />
          </TabsContent>
        ) : null}
        <TabsContent value="uses">
          <DetailUses asset={asset} />
        </TabsContent>
        <TabsContent value="history">
          <DetailHistory asset={asset} editable={editable} />
        </TabsContent>
      </Tabs>
      <div className="mt-auto flex flex-wrap gap-2 border-t pt-4">
        <Button asChild variant="outline">
          <a href={`${asset.url}${asset.url.includes("?") ? "&" : "?"}download=1`} download={asset.fileName}>
            <Download aria-hidden />
            {t("download")}
          </a>
        </Button>
        {editable ? (
          <>
            <Button variant="outline" onClick={() => void archive(asset.archivedAt === null)}>
              {asset.archivedAt ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
              {asset.archivedAt ? t("restore") : t("archive")}
            </Button>
            {asset.archivedAt ? (
              <ConfirmButton variant="ghost" confirmLabel={t("deleteConfirm")} onConfirm={() => void remove()}>
                <Trash2 aria-hidden />
                {t("delete")}
              </ConfirmButton>
            ) : null}
          </>
        ) : null}
      </div>
    </>
  );
}
