"use client";
import type { ContentDocument } from "@agency/core/contents/schema";
import { useTranslations } from "use-intl";

/** A version to read and compare: everything it says, in the order in which it is met. */
export function DocumentText({ document, language }: { document: ContentDocument; language: string }) {
  return (
    <div lang={language} className="grid gap-3 text-sm leading-relaxed break-words">
      <Body document={document} />
    </div>
  );
}

function Body({ document }: { document: ContentDocument }) {
  const t = useTranslations("previews");
  switch (document.type) {
    case "social":
      return (
        <>
          <p className="whitespace-pre-wrap">{document.body}</p>
          {document.cta ? <p className="font-semibold">{document.cta}</p> : null}
          {document.hashtags.length > 0 ? <p className="text-primary">{document.hashtags.join(" ")}</p> : null}
        </>
      );
    case "ads":
      return (
        <>
          <p className="whitespace-pre-wrap">{document.primaryText}</p>
          <Lines label={t("headlines")} lines={document.headlines} />
          <Lines label={t("descriptions")} lines={document.descriptions} />
          {document.cta ? <p className="font-semibold">{document.cta}</p> : null}
        </>
      );
    case "landing":
      return document.sections.map((section, index) => (
        <section key={index} className="grid gap-1 border-l-2 border-primary/40 pl-3">
          <p className="text-xs font-medium text-muted-foreground">{t(`sections.${section.kind}`)}</p>
          <p className="font-semibold">{section.heading}</p>
          {section.body ? <p className="whitespace-pre-wrap">{section.body}</p> : null}
          {section.items.length > 0 ? <Bullets lines={section.items} /> : null}
        </section>
      ));
    case "video":
      return (
        <>
          <p className="font-semibold">{document.hook}</p>
          <ol className="grid gap-2">
            {document.scenes.map((scene, index) => (
              <li key={index} className="grid gap-0.5 rounded-lg bg-muted/70 p-2.5">
                <span className="text-xs text-muted-foreground tabular-nums">{t("scene", { number: index + 1, seconds: scene.seconds })}</span>
                <span>{scene.voiceover}</span>
                {scene.onScreenText ? <span className="font-medium">“{scene.onScreenText}”</span> : null}
                {scene.visual ? <span className="text-muted-foreground">{scene.visual}</span> : null}
              </li>
            ))}
          </ol>
          <p className="whitespace-pre-wrap">{document.caption}</p>
          {document.hashtags.length > 0 ? <p className="text-primary">{document.hashtags.join(" ")}</p> : null}
        </>
      );
  }
}

function Lines({ label, lines }: { label: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="grid gap-1">
      <p className="text-xs font-medium text-muted-foreground">{label}</p>
      <Bullets lines={lines} />
    </div>
  );
}

function Bullets({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="grid list-disc gap-0.5 pl-5">
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
