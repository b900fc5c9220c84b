"use client";
import { ImagePlus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { AssetPicker } from "@/components/studio/asset-picker";
import { FitPictures } from "@/components/studio/networks/fit-pictures";
import { PdfOfPictures } from "@/components/studio/networks/pdf-of-pictures";
import { BlockTools } from "@/components/studio/block-tools";
import { MediaThumb } from "@/components/studio/networks/media-thumb";
import { OwnSwitch } from "@/components/studio/networks/own-switch";
import { Button } from "@/components/ui/button";
import type { ContentMedia } from "@/lib/contents";
import type { Network } from "@/lib/networks";
import type { PlacementDraft } from "@/lib/placements";

interface PlacementMediaProps {
  brandId: string;
  /** Of the content. */
  media: readonly ContentMedia[];
  own: PlacementDraft["media"];
  most: number;
  /** Where the network shows a document as a carousel: the words that name it. */
  documentTitle?: string | undefined;
  network: Network;
  format: "feed" | "reel" | "story" | "draft";
  /** Places of pictures that the network does not take as they are. */
  unfit: readonly number[];
  disabled: boolean;
  onChange: (media: ContentMedia[] | null) => void;
}

/** The files that one network gets: the content's, or others in another order. */
export function PlacementMedia({ brandId, media, own, most, documentTitle, network, format, unfit, disabled, onChange }: PlacementMediaProps) {
  const t = useTranslations("planning.media");
  const pictures = useTranslations("studio.pictures");
  const [picking, setPicking] = useState(false);
  const shown = own ?? media;
  return (
    <section className="grid gap-3" aria-label={t("title")}>
      <OwnSwitch label={t("title")} isOwn={own !== null} disabled={disabled} onChange={(isOwn) => onChange(isOwn ? [...media] : null)} />
      {shown.length === 0 ? <p className="text-sm text-muted-foreground">{t("none")}</p> : null}
      <ol className="flex flex-wrap gap-3">
        {shown.map((entry, index) => (
          <li key={`${entry.assetId}${index}`} className="grid gap-1">
            <MediaThumb media={entry} />
            {own && !disabled ? <BlockTools name={pictures("number", { number: index + 1 })} list={own} index={index} onChange={(next) => onChange([...next])} /> : null}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2 empty:hidden">
        {own && !disabled && own.length < most ? (
          <Button variant="outline" size="sm" className="w-fit" onClick={() => setPicking(true)}>
            <ImagePlus aria-hidden />
            {t("add")}
          </Button>
        ) : null}
        {disabled ? null : <FitPictures network={network} format={format} media={shown} unfit={unfit} onMade={onChange} />}
        {documentTitle !== undefined && !disabled ? <PdfOfPictures brandId={brandId} pictures={shown} title={documentTitle} onMade={(made) => onChange([made])} /> : null}
      </div>
      {picking && own ? (
        <AssetPicker
          brandId={brandId}
          kinds={["image", "video", "document"]}
          chosen={own.map(({ assetId }) => assetId)}
          onClose={() => setPicking(false)}
          onPick={(assets) => {
            setPicking(false);
            const added = assets.map((asset) => ({
              assetId: asset.id,
              url: asset.url,
              kind: asset.kind,
              mimeType: asset.mimeType,
              byteLength: asset.byteLength,
              alt: asset.alt,
              width: asset.width,
              height: asset.height,
              durationSeconds: asset.durationSeconds,
              videoCodec: asset.videoCodec,
              audioCodec: asset.audioCodec,
              aiGenerated: asset.ai !== null,
            }));
            onChange([...own, ...added].slice(0, most));
          }}
        />
      ) : null}
    </section>
  );
}
