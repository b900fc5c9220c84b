"use client";
import { Crop } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { request } from "@/lib/api";
import { useRefreshAssets } from "@/lib/assets";
import type { ContentMedia } from "@/lib/contents";
import { networkNames, type Network } from "@/lib/networks";
import type { Asset } from "@/lib/resources";
import { useProblemToast } from "@/lib/use-problem";

interface FitPicturesProps {
  network: Network;
  format: "feed" | "reel" | "story" | "draft";
  media: readonly ContentMedia[];
  /** Places of pictures that the network does not take as they are. */
  unfit: readonly number[];
  onMade: (media: ContentMedia[]) => void;
}

/** Copies of pictures in the type, size and shape that the network takes; the originals stay. */
export function FitPictures({ network, format, media, unfit, onMade }: FitPicturesProps) {
  const t = useTranslations("planning.media");
  const refresh = useRefreshAssets();
  const showProblem = useProblemToast();
  const [pending, setPending] = useState(false);
  const places = unfit.filter((place) => media[place]?.kind === "image");
  if (places.length === 0) return null;
  const fit = async () => {
    setPending(true);
    try {
      const next = [...media];
      for (const place of places) {
        const made: Asset = await request("POST", `/assets/${media[place]!.assetId}/fit`, { body: { network, format } });
        const { id: assetId, url, mimeType, byteLength, width, height } = made;
        next[place] = { ...media[place]!, assetId, url, mimeType, byteLength, width, height };
      }
      onMade(next);
      refresh();
    } catch (error) {
      showProblem(error, () => void fit());
    } finally {
      setPending(false);
    }
  };
  return (
    <Button variant="outline" size="sm" className="w-fit" pending={pending} onClick={() => void fit()}>
      <Crop aria-hidden />
      {t("fit", { count: places.length, network: networkNames[network] })}
    </Button>
  );
}
