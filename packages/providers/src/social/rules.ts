import { z } from "zod";

/** Languages in which issues are worded. */
export type RuleLanguage = "vi" | "en";

/** What a person is about to publish on one network, before it is frozen. */
export const postDraft = z.object({
  text: z.string(),
  /** The link to show as a card. */
  link: z.string().nullable(),
  media: z.array(
    z.object({
      mimeType: z.string(),
      byteLength: z.int().nonnegative(),
      width: z.int().positive().nullable(),
      height: z.int().positive().nullable(),
      alt: z.string().nullable(),
    }),
  ),
});
export type PostDraft = z.infer<typeof postDraft>;

/** What one click may do about an issue. */
export type IssueFix =
  | { action: "shorten_text"; toLength: number }
  | { action: "remove_media"; index: number }
  | { action: "describe_media"; index: number }
  | { action: "convert_media"; index: number; toMimeType: string }
  | { action: "append_link_to_text"; link: string }
  | { action: "remove_link" };

/** One thing that the network would refuse (`error`) or that will look worse than it could (`warning`). */
export interface Issue {
  /** Stable, e.g. `facebook.text_too_long`. */
  code: string;
  severity: "error" | "warning";
  /** JSON pointer into the draft. */
  pointer: string;
  message: { key: string; params: Record<string, string | number> };
  fix?: IssueFix;
}

/** Wordings by message key; `{name}` stands for a parameter. */
export type IssueMessages = Readonly<Record<string, Readonly<Record<RuleLanguage, string>>>>;

/** How a post looks in the feed before it is opened. */
export interface FeedPreview {
  /** What stands before the fold. */
  shown: string;
  truncated: boolean;
  /** The words of the fold, null when nothing is hidden. */
  moreLabel: string | null;
}

/** The rules of one network, as the composer, the scheduler and the server all use them. */
export interface NetworkRules {
  /** Length as that network counts it. */
  countText(text: string): number;
  maxTextLength: number;
  maxMedia: number;
  validate(draft: PostDraft): Issue[];
  preview(text: string, language: RuleLanguage): FeedPreview;
  messages: IssueMessages;
}

/** The issue in words. Falls back to the key when nobody worded it. */
export function describeIssue(issue: Issue, messages: IssueMessages, language: RuleLanguage): string {
  const template = messages[issue.message.key]?.[language] ?? issue.message.key;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = issue.message.params[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? value.toLocaleString(language === "vi" ? "vi-VN" : "en-US") : value;
  });
}

/** Hashtags in the order of the text, with `#`, as networks link them: letters, digits and `_`, not digits alone. */
export function hashtagsIn(text: string): string[] {
  return hashWords(text).filter((tag) => !/^#[\d_]+$/.test(tag));
}

/** Words that begin with `#` but that no network links, e.g. `#2026`. */
export function unlinkedHashtagsIn(text: string): string[] {
  return hashWords(text).filter((tag) => /^#[\d_]+$/.test(tag));
}

/** http(s) addresses in the order of the text, without the punctuation that follows them. */
export function linksIn(text: string): string[] {
  return [...text.normalize("NFC").matchAll(/\bhttps?:\/\/[^\s<>"“”]+/gi)]
    .map(([link]) => link.replace(/[.,;:!?'’)\]}…]+$/u, ""))
    .filter((link) => URL.canParse(link));
}

function hashWords(text: string): string[] {
  return [...text.normalize("NFC").matchAll(/(?<![\p{L}\p{N}_&/#])#[\p{L}\p{M}\p{N}_]+/gu)].map(([tag]) => tag);
}
