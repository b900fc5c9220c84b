import { facebookIssueMessages, validateFacebookPost, type Issue } from "@agency/providers/social/facebook/rules";
import { describeIssue } from "@agency/providers/social/facebook/rules";
import type { ContentDocument, ContentIssue } from "./schema.ts";
import { isPublishable, postText } from "./post-text.ts";

/** What a check needs to know; `media` as far as known. */
export interface CheckInput {
  document: ContentDocument;
  platform: string;
  dontWords: readonly string[];
  language: "vi" | "en";
  media: { mimeType: string; byteLength: number; width: number | null; height: number | null; alt: string | null }[];
}

/** Broken rules of the network and of the brand. The studio runs this while a person types; the server before it schedules (R15). */
export function checkContent(input: CheckInput): ContentIssue[] {
  return [...networkIssues(input), ...brandIssues(input)];
}

function networkIssues({ document, platform, media, language }: CheckInput): ContentIssue[] {
  if (platform !== "facebook" || !isPublishable(document)) return [];
  return validateFacebookPost({ text: postText(document), link: document.link ?? null, media }).map((issue) => presentNetworkIssue(issue, language));
}

/** One issue of a network's rules in the API's form, worded in the given language. */
export function presentNetworkIssue(issue: Issue, language: "vi" | "en"): ContentIssue {
  return { code: issue.code, severity: issue.severity, pointer: issue.pointer, params: issue.message.params, detail: describeIssue(issue, facebookIssueMessages, language) };
}

function brandIssues({ document, dontWords, language }: CheckInput): ContentIssue[] {
  const text = documentText(document).normalize("NFC").toLowerCase();
  return dontWords
    .filter((word) => containsWord(text, word.normalize("NFC").toLowerCase()))
    .map((word) => ({
      code: "brand.word_not_wanted",
      severity: "warning" as const,
      pointer: "/text",
      params: { word },
      detail: language === "vi" ? `Thương hiệu không dùng từ “${word}”.` : `The brand does not use the word “${word}”.`,
    }));
}

/** Everything that a reader will read, for checks over the whole. */
export function documentText(document: ContentDocument): string {
  switch (document.type) {
    case "social":
      return postText(document);
    case "ads":
      return [...document.headlines, ...document.descriptions, document.primaryText, document.cta].join("\n");
    case "landing":
      return document.sections.flatMap((section) => [section.heading, section.body, ...section.items]).join("\n");
    case "video":
      return [document.hook, ...document.scenes.flatMap((scene) => [scene.voiceover, scene.onScreenText]), document.caption].join("\n");
  }
}

function containsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const before = text.slice(0, at).at(-1) ?? " ";
    const after = text.at(at + word.length) ?? " ";
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
