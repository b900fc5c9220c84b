"use client";
import type { Content, ContentDocument } from "@agency/core/contents/schema";
import { EllipsisVertical } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ChoiceStrip } from "@/components/previews/choice-strip";
import { searchAdAt } from "@/lib/search-ad";

interface SearchAdPreviewProps {
  document: Extract<ContentDocument, { type: "ads" }>;
  language: Content["language"];
}

/** The ad as Google's results show it: three headlines and two descriptions of the many, pinned ones in their place. */
export function SearchAdPreview({ document, language }: SearchAdPreviewProps) {
  const t = useTranslations("previews");
  const [at, setAt] = useState(0);
  const count = Math.max(1, document.headlines.filter((line) => line.trim() !== "").length);
  const { headlines, descriptions } = searchAdAt(document, at);
  const host = document.finalUrl && URL.canParse(document.finalUrl) ? new URL(document.finalUrl).host : t("yourSite");
  const address = [host, document.path, document.path === "" ? "" : document.path2].filter((part) => part.trim() !== "");
  return (
    <div className="grid gap-3">
      <article aria-label={t("searchAdLabel")} className="rounded-xl border border-black/10 bg-white p-4 font-[arial,sans-serif] text-[#4d5156] shadow-card dark:border-white/10 dark:bg-[#202124] dark:text-[#bdc1c6]">
        <p className="text-sm font-bold text-[#202124] dark:text-[#e8eaed]">{t("sponsored")}</p>
        <p className="mt-2 flex items-center gap-2 text-sm text-[#202124] dark:text-[#dadce0]">
          <span aria-hidden className="grid size-7 shrink-0 place-content-center rounded-full border border-black/10 bg-[#f1f3f4] text-xs font-bold uppercase dark:border-white/15 dark:bg-[#303134]">
            {host.replace(/^www\./, "").charAt(0)}
          </span>
          <span className="min-w-0 break-all">{address.join(" › ")}</span>
          <EllipsisVertical aria-hidden className="ml-auto size-4 shrink-0" />
        </p>
        <p lang={language} className="mt-1 text-xl leading-snug break-words text-[#1a0dab] dark:text-[#99c3ff]">
          {headlines.length > 0 ? headlines.join(" | ") : t("noText")}
        </p>
        <p lang={language} className="mt-1 text-sm leading-relaxed break-words">
          {descriptions.join(" ")}
        </p>
      </article>
      <ChoiceStrip label={t("combinations")} count={count} at={at % count} onChange={setAt} />
      <p className="text-xs text-muted-foreground">{t("searchAdHint")}</p>
    </div>
  );
}
