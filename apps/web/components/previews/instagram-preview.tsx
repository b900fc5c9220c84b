"use client";
import { instagramRules } from "@agency/providers/social/instagram/rules";
import { Bookmark, Ellipsis, Heart, ImagePlus, MessageCircle, Send } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { FoldedText } from "@/components/previews/folded-text";
import { handleOf, shownFilesOf, type PostPreviewProps } from "@/components/previews/post-preview";
import { PreviewFile } from "@/components/previews/preview-file";
import { Avatar } from "@/components/ui/avatar";

/** The post as Instagram's feed shows it: the picture first, the caption folded after two lines. */
export function InstagramPreview({ name, picture, text, media, language }: PostPreviewProps) {
  const t = useTranslations("previews");
  const pictures = shownFilesOf(media);
  const [at, setAt] = useState(0);
  const shown = pictures[Math.min(at, pictures.length - 1)];
  const handle = handleOf(name);
  return (
    <article aria-label={t("postLabel", { name, network: "Instagram" })} className="overflow-hidden rounded-xl border border-black/10 bg-white font-[system-ui,sans-serif] text-[#0c1014] shadow-card dark:border-white/10 dark:bg-black dark:text-[#f3f5f7]">
      <header className="flex items-center gap-2.5 px-3 py-2.5">
        <Avatar name={name} src={picture} className="size-8" />
        <span className="truncate text-sm font-semibold">{handle}</span>
        <Ellipsis aria-hidden className="ml-auto size-5" />
      </header>
      <div className="relative aspect-[4/5] bg-[#efefef] dark:bg-[#1c1e21]">
        {shown ? (
          <PreviewFile key={shown.assetId} file={shown} playable className="size-full object-cover" />
        ) : (
          <p className="grid size-full place-content-center justify-items-center gap-2 p-6 text-center text-sm text-[#5b6168] dark:text-[#a8adb3]">
            <ImagePlus aria-hidden className="size-8" />
            {t("needsPicture", { network: "Instagram" })}
          </p>
        )}
        {pictures.length > 1 ? <span className="absolute top-3 right-3 rounded-full bg-black/70 px-2 py-0.5 text-xs text-white tabular-nums">{`${Math.min(at, pictures.length - 1) + 1}/${pictures.length}`}</span> : null}
      </div>
      {pictures.length > 1 ? (
        <div role="group" aria-label={t("pictures")} className="flex justify-center gap-0.5 pt-1">
          {pictures.map((entry, index) => (
            <button key={entry.assetId} type="button" aria-label={t("picture", { number: index + 1 })} aria-pressed={index === at} onClick={() => setAt(index)} className="focus-ring grid size-6 place-content-center rounded-full border border-transparent">
              <span className={`size-1.5 rounded-full ${index === at ? "bg-[#0095f6]" : "bg-black/25 dark:bg-white/30"}`} />
            </button>
          ))}
        </div>
      ) : null}
      <div aria-hidden className="flex items-center gap-3.5 px-3 pt-2.5">
        <Heart className="size-6" />
        <MessageCircle className="size-6 -scale-x-100" />
        <Send className="size-6" />
        <Bookmark className="ml-auto size-6" />
      </div>
      <p lang={language} className="px-3 pt-2 pb-3 text-sm leading-snug break-words whitespace-pre-wrap">
        {text.trim() === "" ? (
          <span className="text-[#5b6168] italic dark:text-[#a8adb3]">{t("noText")}</span>
        ) : (
          <>
            <span className="font-semibold">{handle}</span> <FoldedText text={text} folded={instagramRules.preview(text, language)} linkClass="text-[#00376b] dark:text-[#b3d7ff]" moreClass="text-[#5b6168] dark:text-[#a8adb3]" />
          </>
        )}
      </p>
    </article>
  );
}
