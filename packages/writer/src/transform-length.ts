import { fits, lengthOf, OTHER_NETWORK, SOCIAL_LIMITS, VIDEO } from "./limits.ts";
import { overlapOf, shortenText } from "./transform-texts.ts";
import type { WriterDocument, WriterRequest } from "./types.ts";
import { writeDraft } from "./write-draft.ts";

const shorter = 0.6;
const longer = 1.45;
/** Above this share of common words two texts say the same. */
const sameness = 0.6;

/** About half as long: sentences, points and scenes that carry least are left out, none is cut in two. */
export function makeShorter(request: WriterRequest, document: WriterDocument): WriterDocument {
  const shorten = (text: string) => shortenText(text, shorter, request.language);
  switch (document.type) {
    case "social":
      return { ...document, body: shorten(document.body) };
    case "ads":
      return { ...document, primaryText: shorten(document.primaryText), descriptions: document.descriptions.map(shorten) };
    case "landing":
      return { ...document, sections: document.sections.map((section) => ({ ...section, body: shorten(section.body), items: section.items.slice(0, Math.max(2, Math.ceil(section.items.length * shorter))) })) };
    case "video": {
      const scenes = [...document.scenes];
      const total = () => scenes.reduce((sum, { seconds }) => sum + seconds, 0);
      const target = total() * shorter;
      // The hook and the closing request carry a video; what stands between them gives way.
      while (scenes.length > 2 && total() > target) scenes.splice(-2, 1);
      return { ...document, scenes, caption: shorten(document.caption) };
    }
  }
}

/** About half as long again, from facts of the brand and the product that the text does not tell yet. Without such facts it stays. */
export function makeLonger(request: WriterRequest, document: WriterDocument): WriterDocument {
  const drafts = Array.from({ length: 8 }, (_, index) => writeDraft({ ...withoutTransform(request), seed: request.seed + index * 7 + 1 }));
  switch (document.type) {
    case "social": {
      const limits = SOCIAL_LIMITS[request.platform] ?? OTHER_NETWORK;
      const room = limits.text - lengthOf(document.cta) - lengthOf(document.hashtags.join(" ")) - 4;
      const target = Math.min(room, lengthOf(document.body) * longer);
      const more = drafts.flatMap((draft) => (draft.type === "social" ? draft.body.split("\n\n").slice(1) : []));
      const paragraphs = document.body.split("\n\n");
      for (const candidate of more) {
        if (lengthOf(paragraphs.join("\n\n")) >= target) break;
        if (paragraphs.some((paragraph) => overlapOf(paragraph, candidate) > sameness) || !fits([...paragraphs, candidate].join("\n\n"), room)) continue;
        paragraphs.push(candidate);
      }
      return { ...document, body: paragraphs.join("\n\n") };
    }
    case "ads": {
      const more = drafts.flatMap((draft) => (draft.type === "ads" ? [draft] : []));
      const fill = (own: readonly string[], others: readonly string[], most: number) => [...new Set([...own, ...others])].slice(0, Math.max(own.length, most));
      return {
        ...document,
        headlines: fill(document.headlines, more.flatMap(({ headlines }) => headlines), request.platform === "google_ads" ? 15 : 5),
        descriptions: fill(document.descriptions, more.flatMap(({ descriptions }) => descriptions), request.platform === "google_ads" ? 4 : 5),
        primaryText: [document.primaryText, ...more.map(({ primaryText }) => primaryText).filter((text) => overlapOf(text, document.primaryText) <= sameness).slice(0, 1)].join(" "),
      };
    }
    case "landing": {
      const more = drafts.flatMap((draft) => (draft.type === "landing" ? draft.sections : []));
      const kinds = new Set(document.sections.map(({ kind }) => kind));
      const grown = document.sections.map((section) => {
        const items = more.filter(({ kind }) => kind === section.kind).flatMap((other) => other.items).filter((item) => section.items.every((own) => overlapOf(own, item) <= sameness));
        return { ...section, items: [...section.items, ...new Set(items)].slice(0, section.items.length + 2) };
      });
      const missing = more.filter(({ kind }, index) => !kinds.has(kind) && more.findIndex((other) => other.kind === kind) === index).slice(0, 2);
      return { ...document, sections: [...grown.slice(0, -1), ...missing, ...grown.slice(-1)] };
    }
    case "video": {
      const more = drafts.flatMap((draft) => (draft.type === "video" ? draft.scenes.slice(1, -1) : []));
      const scenes = [...document.scenes];
      const total = () => scenes.reduce((sum, { seconds }) => sum + seconds, 0);
      const target = Math.min(VIDEO.longest, total() * longer);
      for (const scene of more) {
        if (total() >= target) break;
        if (total() + scene.seconds > VIDEO.longest || scenes.some(({ voiceover }) => overlapOf(voiceover, scene.voiceover) > sameness)) continue;
        scenes.splice(-1, 0, scene);
      }
      return { ...document, scenes };
    }
  }
}

/** The request as it would be for a fresh draft. */
export function withoutTransform({ transform: _transform, ...request }: WriterRequest): WriterRequest {
  return request;
}
