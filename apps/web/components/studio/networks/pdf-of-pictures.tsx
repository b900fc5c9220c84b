"use client";
import { maxPicturePages } from "@agency/core/assets/schema";
import { FileText } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { request } from "@/lib/api";
import { useRefreshAssets } from "@/lib/assets";
import type { ContentMedia } from "@/lib/contents";
import type { Asset } from "@/lib/resources";
import { useProblemToast } from "@/lib/use-problem";

interface PdfOfPicturesProps {
  brandId: string;
  pictures: readonly ContentMedia[];
  /** What the document is called, in the library and above the post. */
  title: string;
  onMade: (document: ContentMedia) => void;
}

/** Several pictures of a post as one PDF, which LinkedIn shows page by page. */
export function PdfOfPictures({ brandId, pictures, title, onMade }: PdfOfPicturesProps) {
  const t = useTranslations("media.pdf");
  const refresh = useRefreshAssets();
  const showProblem = useProblemToast();
  const [pending, setPending] = useState(false);
  if (pictures.length < 2 || pictures.length > maxPicturePages || pictures.some(({ kind }) => kind !== "image")) return null;
  const make = async () => {
    setPending(true);
    try {
      const made: Asset = await request("POST", "/assets/documents", { body: { assetIds: pictures.map(({ assetId }) => assetId), title: (title.trim() || t("untitled")).slice(0, 200), brandId } });
      const { id: assetId, url, kind, mimeType, byteLength, alt, width, height, durationSeconds } = made;
      onMade({ assetId, url, kind, mimeType, byteLength, alt, width, height, durationSeconds, aiGenerated: made.ai !== null });
      refresh();
    } catch (error) {
      showProblem(error, () => void make());
    } finally {
      setPending(false);
    }
  };
  return (
    <Button variant="outline" size="sm" className="w-fit" pending={pending} onClick={() => void make()}>
      <FileText aria-hidden />
      {t("asCarousel")}
    </Button>
  );
}
