import type { ContentDocument } from "../schema.ts";

/** One text of a document that a reader will meet. */
export interface DocumentField {
  /** JSON pointer into the document. */
  pointer: string;
  /** NFC. */
  text: string;
  kind: "prose" | "hashtag";
}

/** Every text that readers meet, in reading order, each as a field of its own. */
export function documentFields(document: ContentDocument): DocumentField[] {
  return allFields(document).map((field) => ({ ...field, text: field.text.normalize("NFC") }));
}

/** Where a sentence that must stand in the piece is added; null where only the writer finds room for it. */
export function mainField(document: ContentDocument): string | null {
  switch (document.type) {
    case "social":
      return "/body";
    case "video":
      return "/caption";
    case "ads":
      return document.primaryText.trim() === "" ? null : "/primaryText";
    case "landing":
      return document.sections.length === 0 ? null : `/sections/${document.sections.length - 1}/body`;
  }
}

/** The value at a JSON pointer; undefined where nothing is, or where the path leads outside of the document's own fields. */
export function valueAt(document: ContentDocument, pointer: string): unknown {
  let value: unknown = document;
  for (const key of keysOf(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

export const keysOf = (pointer: string): string[] => (pointer === "" ? [] : pointer.slice(1).split("/"));

function allFields(document: ContentDocument): DocumentField[] {
  const prose = (pointer: string, text: string): DocumentField => ({ pointer, text, kind: "prose" });
  const list = (pointer: string, lines: readonly string[], kind: DocumentField["kind"] = "prose"): DocumentField[] => lines.map((text, index) => ({ pointer: `${pointer}/${index}`, text, kind }));
  switch (document.type) {
    case "social":
      return [prose("/body", document.body), prose("/cta", document.cta), ...list("/hashtags", document.hashtags, "hashtag"), prose("/altText", document.altText)];
    case "ads":
      return [prose("/primaryText", document.primaryText), ...list("/headlines", document.headlines), ...list("/descriptions", document.descriptions), prose("/cta", document.cta)];
    case "landing":
      return document.sections.flatMap((section, index) => [
        prose(`/sections/${index}/heading`, section.heading),
        prose(`/sections/${index}/body`, section.body),
        ...list(`/sections/${index}/items`, section.items),
      ]);
    case "video":
      return [
        prose("/hook", document.hook),
        ...document.scenes.flatMap((scene, index) => [prose(`/scenes/${index}/voiceover`, scene.voiceover), prose(`/scenes/${index}/onScreenText`, scene.onScreenText)]),
        prose("/caption", document.caption),
        ...list("/hashtags", document.hashtags, "hashtag"),
      ];
  }
}
