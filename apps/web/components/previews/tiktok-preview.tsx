"use client";
import { tiktokRules } from "@agency/providers/social/tiktok/rules";
import { Bookmark, Heart, MessageCircle, Music2, Share2, Video } from "lucide-react";
import { useTranslations } from "use-intl";
import { FoldedText } from "@/components/previews/folded-text";
import { handleOf, shownFilesOf, type PostPreviewProps } from "@/components/previews/post-preview";
import { PreviewFile } from "@/components/previews/preview-file";
import { Avatar } from "@/components/ui/avatar";

/** The post as TikTok shows it: upright, the caption over the picture, folded after two lines. */
export function TikTokPreview({ name, picture, text, media, language }: PostPreviewProps) {
  const t = useTranslations("previews");
  const [first] = shownFilesOf(media);
  return (
    <article aria-label={t("postLabel", { name, network: "TikTok" })} className="relative mx-auto aspect-[9/16] w-full max-w-72 overflow-hidden rounded-2xl bg-[#121212] font-[system-ui,sans-serif] text-white shadow-card">
      {first ? (
        <PreviewFile file={first} className="absolute inset-0 size-full object-cover" />
      ) : (
        <p className="absolute inset-x-0 top-1/3 grid justify-items-center gap-2 px-12 text-center text-sm text-white/80">
          <Video aria-hidden className="size-8" />
          {t("needsPicture", { network: "TikTok" })}
        </p>
      )}
      <div aria-hidden className="absolute right-2.5 bottom-4 z-10 grid justify-items-center gap-4">
        <Avatar name={name} src={picture} className="size-10 border-2 border-white" />
        {[Heart, MessageCircle, Bookmark, Share2].map((Icon, index) => (
          <Icon key={index} className="size-7 fill-white/95 drop-shadow" />
        ))}
      </div>
      <div className="absolute inset-x-0 bottom-0 max-h-[60%] overflow-y-auto bg-gradient-to-t from-black/90 via-black/75 to-black/40 p-3 pr-16 pt-6 scrollbar-slim">
        <p className="text-sm font-semibold">@{handleOf(name)}</p>
        <p lang={language} className="mt-1 text-[0.8125rem] leading-snug break-words whitespace-pre-wrap">
          {text.trim() === "" ? <span className="text-white/80 italic">{t("noText")}</span> : <FoldedText text={text} folded={tiktokRules.preview(text, language)} linkClass="font-semibold" moreClass="font-semibold text-white" />}
        </p>
        <p aria-hidden className="mt-2 flex items-center gap-1.5 text-xs text-white/90">
          <Music2 className="size-3" />
          {t("originalSound", { name })}
        </p>
      </div>
    </article>
  );
}
