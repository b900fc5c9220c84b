import type { ContentDocument } from "@agency/core/contents/schema";

/** One readable place of a document, by its JSON pointer; `kind` and `number` name it to a person. */
export interface DocumentField {
  pointer: string;
  kind: "body" | "hashtags" | "cta" | "link" | "altText" | "headlines" | "descriptions" | "primaryText" | "path" | "heading" | "text" | "points" | "hook" | "voiceover" | "onScreenText" | "visual" | "caption";
  /** Which section or scene it belongs to, from 1. */
  group?: { kind: "section" | "scene"; number: number };
  text: string;
}

/** Everything that a document says, place by place, in the order in which it is read. */
export function documentFields(document: ContentDocument): DocumentField[] {
  switch (document.type) {
    case "social":
      return [
        { pointer: "/body", kind: "body", text: document.body },
        { pointer: "/cta", kind: "cta", text: document.cta },
        { pointer: "/hashtags", kind: "hashtags", text: document.hashtags.join(" ") },
        { pointer: "/link", kind: "link", text: document.link ?? "" },
        { pointer: "/altText", kind: "altText", text: document.altText },
      ];
    case "ads":
      return [
        { pointer: "/headlines", kind: "headlines", text: document.headlines.join("\n") },
        { pointer: "/descriptions", kind: "descriptions", text: document.descriptions.join("\n") },
        { pointer: "/primaryText", kind: "primaryText", text: document.primaryText },
        { pointer: "/cta", kind: "cta", text: document.cta },
        { pointer: "/path", kind: "path", text: document.path },
      ];
    case "landing":
      return document.sections.flatMap((section, index) => {
        const group = { kind: "section" as const, number: index + 1 };
        const at = `/sections/${index}`;
        return [
          { pointer: `${at}/heading`, kind: "heading" as const, group, text: section.heading },
          { pointer: `${at}/body`, kind: "text" as const, group, text: section.body },
          { pointer: `${at}/items`, kind: "points" as const, group, text: section.items.join("\n") },
        ];
      });
    case "video":
      return [
        { pointer: "/hook", kind: "hook", text: document.hook },
        ...document.scenes.flatMap((scene, index) => {
          const group = { kind: "scene" as const, number: index + 1 };
          const at = `/scenes/${index}`;
          return [
            { pointer: `${at}/voiceover`, kind: "voiceover" as const, group, text: scene.voiceover },
            { pointer: `${at}/onScreenText`, kind: "onScreenText" as const, group, text: scene.onScreenText },
            { pointer: `${at}/visual`, kind: "visual" as const, group, text: scene.visual },
          ];
        }),
        { pointer: "/caption", kind: "caption", text: document.caption },
        { pointer: "/hashtags", kind: "hashtags", text: document.hashtags.join(" ") },
      ];
  }
}

/** Each place of either document with what stands there in both; a place that one lacks is empty there. */
export function pairFields(before: ContentDocument, after: ContentDocument): { field: DocumentField; before: string; after: string }[] {
  const [one, other] = [documentFields(before), documentFields(after)];
  const pointers = [...new Set([...other, ...one].map(({ pointer }) => pointer))];
  return pointers.flatMap((pointer) => {
    const [left, right] = [one.find((field) => field.pointer === pointer), other.find((field) => field.pointer === pointer)];
    const field = right ?? left;
    return field ? [{ field, before: left?.text ?? "", after: right?.text ?? "" }] : [];
  });
}
