import type { ContentDocument, ContentStatus } from "./schema.ts";

export * from "./check-content.ts";
export * from "./check-placement.ts";
export { applyFix, checkGuard, documentFields, isEdit, isGuardError, repairAll, valueAt } from "./guard/rules.ts";
export * from "./post-text.ts";

/** What lists, search and previews show of a document. */
export interface Projection {
  title: string;
  body: string;
  hashtags: string[];
  cta: string;
}

const titleLength = 120;

export function projectDocument(document: ContentDocument): Projection {
  switch (document.type) {
    case "social":
      return { title: firstLine(document.body), body: document.body, hashtags: document.hashtags, cta: document.cta };
    case "ads":
      return { title: firstLine(document.headlines[0] ?? document.primaryText), body: document.primaryText, hashtags: [], cta: document.cta };
    case "landing":
      return {
        title: firstLine(document.sections[0]?.heading ?? ""),
        body: document.sections.map((section) => [section.heading, section.body, ...section.items].filter(Boolean).join("\n")).join("\n\n"),
        hashtags: [],
        cta: document.sections.findLast((section) => section.kind === "cta")?.heading ?? "",
      };
    case "video":
      return { title: firstLine(document.hook), body: document.caption, hashtags: document.hashtags, cta: "" };
  }
}

/** Statuses in which the text may change; `published` and `archived` content is duplicated instead. */
export const isEditable = (status: ContentStatus): boolean => status !== "published" && status !== "archived";

/** An edit voids what was decided about the former text. */
export const statusAfterEdit = (_status: ContentStatus): ContentStatus => "draft";

/** A, B … Z, then A2, B2 … for alternatives by position from 0. */
export function versionName(position: number): string {
  const round = Math.floor(position / 26);
  return String.fromCharCode(65 + (position % 26)) + (round === 0 ? "" : String(round + 1));
}

/** Content is published when one of its publications is and none is open; scheduled while one is open. */
export function statusFromPublications(input: { approved: boolean; open: number; published: number }): ContentStatus | null {
  if (input.open > 0) return input.approved ? "scheduled" : null;
  if (input.published > 0) return "published";
  return input.approved ? "approved" : null;
}

function firstLine(text: string): string {
  const line = text.split("\n").find((candidate) => candidate.trim() !== "")?.trim() ?? "";
  if (line.length <= titleLength) return line;
  const cut = line.slice(0, titleLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 60)).trimEnd()}…`;
}
