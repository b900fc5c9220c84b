"use client";
import { linkedinRules } from "@agency/providers/social/linkedin/rules";
import { Globe, MessageSquareText, Repeat2, Send, ThumbsUp } from "lucide-react";
import { useTranslations } from "use-intl";
import { FacebookPhotos } from "@/components/previews/facebook-photos";
import { FoldedText } from "@/components/previews/folded-text";
import { shownFilesOf, type PostPreviewProps } from "@/components/previews/post-preview";
import { Avatar } from "@/components/ui/avatar";

/** The post as LinkedIn's feed shows it, folded after three lines. */
export function LinkedInPreview({ name, picture, text, media, language, link, isPerson = false }: PostPreviewProps & { link: string | null; isPerson?: boolean }) {
  const t = useTranslations("previews");
  const pictures = shownFilesOf(media);
  const host = link && URL.canParse(link) ? new URL(link).host : link;
  const actions = [
    { icon: ThumbsUp, label: t("like") },
    { icon: MessageSquareText, label: t("comment") },
    { icon: Repeat2, label: t("repost") },
    { icon: Send, label: t("send") },
  ];
  return (
    <article aria-label={t("postLabel", { name, network: "LinkedIn" })} className="overflow-hidden rounded-lg border border-black/10 bg-white font-[system-ui,sans-serif] text-[#191919] shadow-card dark:border-white/10 dark:bg-[#1b1f23] dark:text-[#e9e9ea]">
      <header className="flex items-center gap-2.5 px-4 pt-3 pb-2">
        <Avatar name={name} src={picture} shape={isPerson ? "round" : "square"} className="size-12" />
        <span className="grid min-w-0 leading-tight">
          <span className="truncate text-sm font-semibold">{name}</span>
          {isPerson ? null : <span className="text-xs text-[#5e5e5e] dark:text-[#b0b2b5]">{t("company")}</span>}
          <span className="flex items-center gap-1 text-xs text-[#5e5e5e] dark:text-[#b0b2b5]">
            {t("justNow")} <span aria-hidden>·</span> <Globe aria-hidden className="size-3" />
          </span>
        </span>
      </header>
      <p lang={language} className="px-4 pb-3 text-sm leading-snug break-words whitespace-pre-wrap">
        {text.trim() === "" ? <span className="text-[#5e5e5e] italic dark:text-[#b0b2b5]">{t("noText")}</span> : <FoldedText text={text} folded={linkedinRules.preview(text, language)} linkClass="font-semibold text-[#0a66c2] dark:text-[#71b7fb]" moreClass="text-[#5e5e5e] dark:text-[#b0b2b5]" />}
      </p>
      {pictures.length > 0 ? (
        <FacebookPhotos photos={pictures} />
      ) : link ? (
        <div className="border-y border-black/10 bg-[#edf3f8] px-4 py-3 dark:border-white/10 dark:bg-[#283036]">
          <p className="truncate text-sm font-semibold">{link.replace(/^https?:\/\//, "")}</p>
          <p className="text-xs text-[#5e5e5e] dark:text-[#b0b2b5]">{host}</p>
        </div>
      ) : null}
      <footer aria-hidden className="mx-2 grid grid-cols-4 border-t border-black/10 py-1 text-xs font-semibold text-[#5e5e5e] dark:border-white/10 dark:text-[#b0b2b5]">
        {actions.map(({ icon: Icon, label }) => (
          <span key={label} className="flex items-center justify-center gap-1 py-2">
            <Icon className="size-4" />
            {label}
          </span>
        ))}
      </footer>
    </article>
  );
}
