"use client";
import type { Content, ContentDocument } from "@agency/core/contents/schema";
import { useTranslations } from "use-intl";
import { Card, CardTitle } from "@/components/ui/card";

type Video = Extract<ContentDocument, { type: "video" }>;

/** The script as a storyboard: what is seen, what stands on the screen, what is said, and when. */
export function Storyboard({ document, language }: { document: Video; language: Content["language"] }) {
  const t = useTranslations("previews");
  const total = document.scenes.reduce((sum, { seconds }) => sum + seconds, 0);
  const starts = document.scenes.map((_, index) => document.scenes.slice(0, index).reduce((sum, { seconds }) => sum + seconds, 0));
  return (
    <Card className="gap-4">
      <CardTitle className="flex items-baseline justify-between gap-3">
        {t("storyboard")}
        <span className="text-sm font-normal text-muted-foreground tabular-nums">{clock(total)}</span>
      </CardTitle>
      <div aria-hidden className="flex h-2 gap-0.5 overflow-hidden rounded-full">
        {document.scenes.map(({ seconds }, index) => (
          <span key={index} style={{ flexGrow: seconds }} className={index % 2 === 0 ? "bg-primary" : "bg-primary/50"} />
        ))}
      </div>
      <ol lang={language} className="grid gap-3">
        {document.scenes.map((scene, index) => (
          <li key={index} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-3">
            <div className="relative grid aspect-[9/16] place-content-center overflow-hidden rounded-lg bg-gradient-to-b from-stone-700 to-stone-900 p-2 text-center text-[0.6875rem] leading-tight font-bold break-words text-white">
              {scene.onScreenText}
              <span className="absolute top-1 left-1 rounded bg-black/70 px-1 text-[0.625rem] font-medium tabular-nums">{clock(starts[index] ?? 0)}</span>
            </div>
            <div className="grid content-start gap-1 text-sm break-words">
              <p className="text-xs text-muted-foreground tabular-nums">{t("scene", { number: index + 1, seconds: scene.seconds })}</p>
              <p className="whitespace-pre-wrap">{scene.voiceover}</p>
              {scene.visual ? <p className="text-xs text-muted-foreground">{scene.visual}</p> : null}
            </div>
          </li>
        ))}
      </ol>
      {document.caption || document.hashtags.length > 0 ? (
        <div lang={language} className="grid gap-1 border-t pt-3 text-sm break-words">
          <p className="whitespace-pre-wrap">{document.caption}</p>
          <p className="text-primary">{document.hashtags.join(" ")}</p>
        </div>
      ) : null}
    </Card>
  );
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
