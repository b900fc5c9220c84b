"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ImagePlus, Images, X } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { AssetPicker } from "@/components/studio/asset-picker";
import { Button } from "@/components/ui/button";
import { assetUrl, imageTypes, uploadAsset } from "@/lib/upload-asset";
import { useProblemToast } from "@/lib/use-problem";

interface PictureSlotProps {
  brandId: string;
  label: string;
  assetId: string | null;
  /** The picture that belongs to the post, offered with one press. */
  offered?: string | null | undefined;
  onChange: (assetId: string | null) => void;
}

/** One picture of a graphic: from the library, from this device, or none. */
export function PictureSlot({ brandId, label, assetId, offered, onChange }: PictureSlotProps) {
  const t = useTranslations("graphics.photo");
  const id = useId();
  const queryClient = useQueryClient();
  const showProblem = useProblemToast();
  const [picking, setPicking] = useState(false);
  const upload = useMutation({
    mutationFn: (file: File) => uploadAsset(file, brandId),
    onSuccess: (asset) => {
      onChange(asset.id);
      void queryClient.invalidateQueries({ queryKey: ["assets"] });
    },
    onError: (error) => showProblem(error),
  });
  return (
    <div role="group" aria-labelledby={id} className="grid gap-2">
      <p id={id} className="text-sm font-medium">
        {label}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {assetId === null ? null : <img src={assetUrl(assetId)} alt="" className="size-12 rounded-lg bg-muted object-cover shadow-card" />}
        <Button variant="outline" size="sm" onClick={() => setPicking(true)}>
          <Images aria-hidden />
          {t("library")}
        </Button>
        <Button variant="outline" size="sm" asChild={!upload.isPending} pending={upload.isPending}>
          {upload.isPending ? (
            t("uploading")
          ) : (
            <label className="cursor-pointer has-focus-visible:border-ring has-focus-visible:ring-3 has-focus-visible:ring-ring/45">
              <ImagePlus aria-hidden />
              {t("upload")}
              <input
                type="file"
                accept={imageTypes}
                className="sr-only"
                onChange={(event) => {
                  const file = event.target.files?.[0];
                  if (file) upload.mutate(file);
                  event.target.value = "";
                }}
              />
            </label>
          )}
        </Button>
        {assetId === null ? null : (
          <Button variant="ghost" size="sm" aria-label={t("removeOf", { name: label })} onClick={() => onChange(null)}>
            <X aria-hidden />
            {t("remove")}
          </Button>
        )}
        {offered && offered !== assetId ? (
          <Button variant="ghost" size="sm" onClick={() => onChange(offered)}>
            {t("useOwn")}
          </Button>
        ) : null}
      </div>
      {picking ? (
        <AssetPicker
          brandId={brandId}
          chosen={assetId === null ? [] : [assetId]}
          onClose={() => setPicking(false)}
          onPick={([asset]) => {
            setPicking(false);
            if (asset) onChange(asset.id);
          }}
        />
      ) : null}
    </div>
  );
}
