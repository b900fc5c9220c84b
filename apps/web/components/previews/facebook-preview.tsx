"use client";
import { previewFacebookText } from "@agency/providers/social/facebook/rules";
import { Globe, MessageCircle, Share2, ThumbsUp } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { FacebookPhotos } from "@/components/previews/facebook-photos";
import { shownFilesOf } from "@/components/previews/post-preview";
import { LinkedText } from "@/components/previews/linked-text";
import { Avatar } from "@/components/ui/avatar";
import type { ContentMedia } from "@/lib/contents";
import type { AppLocale } from "@/lib/locale";

interface FacebookPreviewProps {
  pageName: string;
  pagePicture?: string | null | undefined;
  /** The whole text of the post, hashtags included. */
  text: string;
  link: string | null;
  media: readonly ContentMedia[];
  /** Language of the post: the words of the fold follow it. */
  language: AppLocale;
  /** Under the page's name; "just now" when absent. */
  time?: string;
}

/** The post as Facebook's feed shows it, folded where Facebook folds it. */
export function FacebookPreview({ pageName, pagePicture, text, link, media, language, time }: FacebookPreviewProps) {
  const t = useTranslations("previews");
  const [open, setOpen] = useState(false);
  const folded = previewFacebookText(text, language);
  const shown = open || !folded.truncated ? text.trim() : folded.shown;
  const pictures = shownFilesOf(media);
  return (
    <article
      aria-label={t("facebookLabel", { page: pageName })}
      className="overflow-hidden rounded-xl border border-black/10 bg-white font-[system-ui,sans-serif] text-[#050505] shadow-card dark:border-white/10 dark:bg-[#242526] dark:text-[#e4e6eb]"
    >
      <header className="flex items-center gap-2.5 px-4 pt-3 pb-2">
        <Avatar name={pageName} src={pagePicture} className="size-10" />
        <span className="grid min-w-0 leading-tight">
          <span className="truncate text-[0.9375rem] font-semibold">{pageName}</span>
          <span className="flex items-center gap-1 text-[0.8125rem] text-[#5c5f65] dark:text-[#b0b3b8]">
            {time ?? t("justNow")}
            <span aria-hidden>·</span>
            <Globe aria-hidden className="size-3" />
          </span>
        </span>
      </header>
      {text.trim() === "" ? (
        <p className="px-4 pb-3 text-[0.9375rem] text-[#5c5f65] italic dark:text-[#b0b3b8]">{t("noText")}</p>
      ) : (
        <div lang={language} className="px-4 pb-3 text-[0.9375rem] leading-snug break-words whitespace-pre-wrap">
          <LinkedText text={shown} className="text-[#0064d1] dark:text-[#6ab4ff]" />
          {folded.truncated && !open ? (
            <>
              {"… "}
              <button type="button" onClick={() => setOpen(true)} className="focus-ring rounded border border-transparent font-semibold text-[#5c5f65] hover:underline dark:text-[#b0b3b8]">
                {folded.moreLabel}
              </button>
            </>
          ) : null}
        </div>
      )}
      {pictures.length > 0 ? <FacebookPhotos photos={pictures} /> : link ? <LinkCard link={link} /> : null}
      <footer aria-hidden className="mx-3 grid grid-cols-3 border-t border-black/10 py-1 text-[0.8125rem] font-semibold text-[#5c5f65] dark:border-white/10 dark:text-[#b0b3b8]">
        {[
          { icon: ThumbsUp, label: t("like") },
          { icon: MessageCircle, label: t("comment") },
          { icon: Share2, label: t("share") },
        ].map(({ icon: Icon, label }) => (
          <span key={label} className="flex items-center justify-center gap-1.5 py-1.5">
            <Icon className="size-4" />
            {label}
          </span>
        ))}
      </footer>
    </article>
  );
}

function LinkCard({ link }: { link: string }) {
  const t = useTranslations("previews");
  const host = URL.canParse(link) ? new URL(link).host : link;
  return (
    <div className="border-y border-black/10 bg-[#f0f2f5] px-4 py-3 dark:border-white/10 dark:bg-[#3a3b3c]">
      <p className="text-xs text-[#5c5f65] uppercase dark:text-[#b0b3b8]">{host}</p>
      <p className="truncate text-[0.9375rem] font-semibold">{link.replace(/^https?:\/\//, "")}</p>
      <p className="text-xs text-[#5c5f65] dark:text-[#b0b3b8]">{t("linkCard")}</p>
    </div>
  );
}
