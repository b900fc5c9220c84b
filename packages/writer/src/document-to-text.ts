import type { WriterDocument } from "./types.ts";

/** What a person would read or post: text, request and hashtags; for a script, its scenes with their seconds. */
export function documentToText(document: WriterDocument): string {
  switch (document.type) {
    case "social":
      return paragraphs([document.body, document.cta, document.hashtags.join(" ")]);
    case "ads":
      return paragraphs([document.primaryText, document.headlines.join("\n"), document.descriptions.join("\n"), document.cta]);
    case "landing":
      return paragraphs(document.sections.map(({ heading, body, items }) => [heading, body, ...items.map((item) => `• ${item}`)].filter(Boolean).join("\n")));
    case "video": {
      let start = 0;
      const scenes = document.scenes.map(({ voiceover, onScreenText, visual, seconds }) => {
        const from = start;
        start += seconds;
        return `${from}–${start}s  ${voiceover}\n[${onScreenText}] ${visual}`;
      });
      return paragraphs([...scenes, document.caption, document.hashtags.join(" ")]);
    }
  }
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
