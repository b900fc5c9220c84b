import type { ContentDocument } from "@agency/core/contents/schema";

export type ContentType = ContentDocument["type"];

/** Where a type of content may stand. */
export const platformsByType = {
  social: ["facebook", "instagram", "tiktok", "linkedin"],
  ads: ["meta_ads", "google_ads"],
  landing: ["website"],
  video: ["facebook", "tiktok", "youtube", "instagram"],
} as const satisfies Record<ContentType, readonly string[]>;
export type PlatformName = (typeof platformsByType)[ContentType][number];

export const contentTypes = ["social", "ads", "landing", "video"] as const satisfies readonly ContentType[];

/** What a person starts from who writes by hand. */
export function emptyDocument(type: ContentType): ContentDocument {
  switch (type) {
    case "social":
      return { type, body: "", hashtags: [], cta: "", altText: "", link: null };
    case "ads":
      return { type, headlines: [""], descriptions: [""], primaryText: "", cta: "", path: "", path2: "", finalUrl: null, headlinePins: [], descriptionPins: [] };
    case "landing":
      return {
        type,
        sections: [
          { kind: "hero", heading: "", body: "", items: [] },
          { kind: "benefits", heading: "", body: "", items: [] },
          { kind: "cta", heading: "", body: "", items: [] },
        ],
      };
    case "video":
      return { type, hook: "", scenes: [{ voiceover: "", onScreenText: "", visual: "", seconds: 4 }], caption: "", hashtags: [] };
  }
}

/**
 * What the API would keep: composed letters, no spaces at the ends, no empty lines in lists, `#` before tags.
 * Typing works on the raw text, saving on this.
 */
export function cleanDocument(document: ContentDocument): ContentDocument {
  switch (document.type) {
    case "social":
      return {
        ...document,
        body: clean(document.body),
        cta: clean(document.cta),
        altText: clean(document.altText),
        hashtags: document.hashtags.map(asHashtag).filter((tag) => tag !== "#"),
        link: linkOrNull(document.link),
      };
    case "ads":
      return {
        ...document,
        headlines: lines(document.headlines),
        headlinePins: pinsOf(document.headlines, document.headlinePins),
        descriptions: lines(document.descriptions),
        descriptionPins: pinsOf(document.descriptions, document.descriptionPins),
        primaryText: clean(document.primaryText),
        cta: clean(document.cta),
        path: clean(document.path),
        path2: clean(document.path2),
        finalUrl: linkOrNull(document.finalUrl),
      };
    case "landing":
      return { ...document, sections: document.sections.map((section) => ({ ...section, heading: clean(section.heading), body: clean(section.body), items: lines(section.items) })) };
    case "video":
      return {
        ...document,
        hook: clean(document.hook),
        caption: clean(document.caption),
        hashtags: document.hashtags.map(asHashtag).filter((tag) => tag !== "#"),
        scenes: document.scenes.map((scene) => ({ ...scene, voiceover: clean(scene.voiceover), onScreenText: clean(scene.onScreenText), visual: clean(scene.visual) })),
      };
  }
}

export const sameDocument = (one: ContentDocument, other: ContentDocument): boolean => canonical(one) === canonical(other);

/** A tag as networks link it: one `#`, no spaces. */
export function asHashtag(text: string): string {
  return `#${text.normalize("NFC").trim().replace(/^#+/, "").replaceAll(/\s+/g, "")}`;
}

export function isWebLink(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\//i.test(text);
}

function linkOrNull(link: string | null): string | null {
  const trimmed = link?.trim() ?? "";
  return isWebLink(trimmed) ? trimmed : null;
}

const clean = (text: string): string => text.normalize("NFC").trim();

const lines = (list: readonly string[]): string[] => list.map(clean).filter((line) => line !== "");

/** The pins of the lines that stay; none at all where nothing is pinned. */
function pinsOf(list: readonly string[], pins: readonly (number | null)[]): (number | null)[] {
  const kept = list.map((line, index) => ({ line: clean(line), pin: pins[index] ?? null })).filter(({ line }) => line !== "");
  return kept.some(({ pin }) => pin !== null) ? kept.map(({ pin }) => pin) : [];
}

/** Keys in a fixed order, so that two equal documents are equal texts. */
function canonical(document: ContentDocument): string {
  return JSON.stringify(document, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value,
  );
}
