"use client";
import type { Content } from "@agency/core/contents/schema";
import { Images, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { AssetPicker } from "@/components/studio/asset-picker";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { useBrandOf } from "@/lib/contents";
import { assetUrl } from "@/lib/upload-asset";
import type { ReelDefinition } from "@/lib/videos";

interface ScenePicturesProps {
  content: Content;
  scenes: ReelDefinition["scenes"];
  disabled: boolean;
  /** Null: the brand's colours. */
  onChange: (index: number, assetId: string | null) => void;
}

/** The film scene by scene, each with what fills the frame. The words are changed in the text. */
export function ScenePictures({ content, scenes, disabled, onChange }: ScenePicturesProps) {
  const t = useTranslations("video.scenes");
  const { data: brand } = useBrandOf(content.brandId);
  const [picking, setPicking] = useState<number>();
  const [first = "#0F766E", second = first] = brand?.brandColors ?? [];
  return (
    <Card>
      <CardTitle>{t("title", { count: scenes.length })}</CardTitle>
      <ol className="grid gap-3">
        {scenes.map((scene, index) => {
          const assetId = scene.picture.type === "asset" ? scene.picture.assetId : null;
          return (
            <li key={index} className="grid grid-cols-[4.5rem_1fr] gap-3 rounded-xl border p-3">
              {assetId === null ? <span aria-hidden className="h-24 rounded-lg" style={{ background: `linear-gradient(160deg, ${first}, ${second})` }} /> : <img src={assetUrl(assetId)} alt="" className="h-24 w-full rounded-lg bg-muted object-cover" />}
              <div className="grid min-w-0 content-start gap-1">
                <h3 className="text-sm font-semibold">{t("scene", { number: index + 1, seconds: Math.round(scene.seconds * 10) / 10 })}</h3>
                <p lang={content.language} className="line-clamp-2 text-sm text-muted-foreground">
                  {scene.onScreenText || scene.voiceover}
                </p>
                {disabled ? null : (
                  <span className="mt-1 flex flex-wrap gap-2">
                    <Button variant="outline" size="sm" aria-label={t("pickOf", { number: index + 1 })} onClick={() => setPicking(index)}>
                      <Images aria-hidden />
                      {t("pick")}
                    </Button>
                    {assetId === null ? null : (
                      <Button variant="ghost" size="sm" aria-label={t("colorsOf", { number: index + 1 })} onClick={() => onChange(index, null)}>
                        <X aria-hidden />
                        {t("colors")}
                      </Button>
                    )}
                  </span>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {picking === undefined ? null : (
        <AssetPicker
          brandId={content.brandId}
          chosen={[]}
          onClose={() => setPicking(undefined)}
          onPick={(assets) => {
            // Several pictures go to this scene and those after it.
            for (const [offset, asset] of assets.entries()) if (picking + offset < scenes.length) onChange(picking + offset, asset.id);
            setPicking(undefined);
          }}
        />
      )}
    </Card>
  );
}
