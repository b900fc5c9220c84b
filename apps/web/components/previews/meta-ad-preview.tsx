"use client";
import type { Content, ContentDocument } from "@agency/core/contents/schema";
import { cutLine, metaAdsLimits, previewPrimaryText } from "@agency/providers/social/meta-ads/rules";
import { Globe, ImagePlus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ChoiceStrip } from "@/components/previews/choice-strip";
import { FoldedText } from "@/components/previews/folded-text";
import { picturesOf } from "@/components/previews/post-preview";
import { Avatar } from "@/components/ui/avatar";

interface MetaAdPreviewProps {
  document: Extract<ContentDocument, { type: "ads" }>;
  language: Content["language"];
  name: string;
  picture?: string | null | undefined;
  media: Content["media"];
}

/** The ad as Facebook's feed shows it, one headline and description at a time, cut where the feed cuts. */
export function MetaAdPreview({ document, language, name, picture, media }: MetaAdPreviewProps) {
  const t = useTranslations("previews");
  const headlines = document.headlines.filter((line) => line.trim() !== "");
  const descriptions = document.descriptions.filter((line) => line.trim() !== "");
  const [at, setAt] = useState(0);
  const count = Math.max(1, headlines.length);
  const headline = headlines[at % count] ?? "";
  const description = descriptions.length > 0 ? (descriptions[at % descriptions.length] ?? "") : "";
  const [photo] = picturesOf(media);
  const host = document.finalUrl && URL.canParse(document.finalUrl) ? new URL(document.finalUrl).host : "";
  return (
    <div className="grid gap-3">
      <article aria-label={t("adLabel", { name })} className="overflow-hidden rounded-xl border border-black/10 bg-white font-[system-ui,sans-serif] text-[#050505] shadow-card dark:border-white/10 dark:bg-[#242526] dark:text-[#e4e6eb]">
        <header className="flex items-center gap-2.5 px-4 pt-3 pb-2">
          <Avatar name={name} src={picture} className="size-10" />
          <span className="grid min-w-0 leading-tight">
            <span className="truncate text-[0.9375rem] font-semibold">{name}</span>
            <span className="flex items-center gap-1 text-[0.8125rem] text-[#5c5f65] dark:text-[#b0b3b8]">
              {t("sponsored")} <span aria-hidden>·</span> <Globe aria-hidden className="size-3" />
            </span>
          </span>
        </header>
        <p lang={language} className="px-4 pb-3 text-[0.9375rem] leading-snug break-words whitespace-pre-wrap">
          {document.primaryText.trim() === "" ? <span className="text-[#5c5f65] italic dark:text-[#b0b3b8]">{t("noText")}</span> : <FoldedText text={document.primaryText} folded={previewPrimaryText(document.primaryText, language)} linkClass="text-[#0064d1] dark:text-[#6ab4ff]" moreClass="font-semibold text-[#5c5f65] dark:text-[#b0b3b8]" />}
        </p>
        <div className="aspect-square bg-[#f0f2f5] dark:bg-[#3a3b3c]">
          {photo ? (
            // oxlint-disable-next-line nextjs/no-img-element -- files of the product, already sized
            <img src={photo.url} alt={photo.alt ?? ""} className="size-full object-cover" />
          ) : (
            <p className="grid size-full place-content-center justify-items-center gap-2 p-6 text-center text-sm text-[#5c5f65] dark:text-[#b0b3b8]">
              <ImagePlus aria-hidden className="size-8" />
              {t("needsPicture", { network: "Meta" })}
            </p>
          )}
        </div>
        <div className="flex items-center gap-3 bg-[#f0f2f5] px-4 py-3 dark:bg-[#3a3b3c]">
          <div lang={language} className="min-w-0 flex-1">
            {host ? <p className="truncate text-xs text-[#5c5f65] uppercase dark:text-[#b0b3b8]">{host}</p> : null}
            <p className="text-[0.9375rem] leading-tight font-semibold break-words">{cutLine(headline, metaAdsLimits.headline)}</p>
            <p className="text-[0.8125rem] break-words text-[#5c5f65] dark:text-[#b0b3b8]">{cutLine(description, metaAdsLimits.description)}</p>
          </div>
          {document.cta ? (
            <span lang={language} className="max-w-32 shrink-0 rounded-md bg-[#d8dadf] px-3 py-1.5 text-center text-sm font-semibold dark:bg-[#4e4f50]">
              {document.cta}
            </span>
          ) : null}
        </div>
      </article>
      <ChoiceStrip label={t("combinations")} count={count} at={at % count} onChange={setAt} />
    </div>
  );
}
