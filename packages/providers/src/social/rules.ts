import { z } from "zod";
import { disclosureSchema, postFormats, postOptionsSchema, type PostFormat } from "./post-options.ts";

/** Languages in which issues are worded. */
export type RuleLanguage = "vi" | "en";

/** What a person is about to publish on one network, before it is frozen. */
export const postDraft = z.object({
  /** A feed post when absent. */
  format: z.enum(postFormats).optional(),
  title: z.string().nullable().optional(),
  firstComment: z.string().nullable().optional(),
  disclosure: disclosureSchema.optional(),
  options: postOptionsSchema.optional(),
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
      /** Videos only, where it is known; what is unknown is not judged. */
      durationSeconds: z.number().positive().nullable().optional(),
      framesPerSecond: z.number().positive().nullable().optional(),
      /** In mediabunny's words: `avc`, `hevc`, `vp9`; `aac`, `opus`. */
      videoCodec: z.string().nullable().optional(),
      audioCodec: z.string().nullable().optional(),
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
  | { action: "crop_media"; index: number }
  | { action: "keep_hashtags"; most: number }
  /** Puts `text` in place of `range` of the field at the issue's pointer. */
  | { action: "replace_range"; text: string }
  /** Takes the entry at the issue's pointer out of its list. */
  | { action: "remove_entry" }
  /** Gives the field at the issue's pointer this value. */
  | { action: "set_field"; value: string }
  | { action: "append_link_to_text"; link: string }
  | { action: "remove_link" };

/** One thing that the network would refuse (`error`), that will look worse than it could (`warning`), or that is seen to without anybody (`notice`). */
export interface Issue {
  /** Stable, e.g. `facebook.text_too_long`. */
  code: string;
  severity: "error" | "warning" | "notice";
  /** JSON pointer into the draft. */
  pointer: string;
  message: { key: string; params: Record<string, string | number> };
  /** Where in the text at `pointer` (its NFC form), in UTF-16 units. */
  range?: { start: number; end: number };
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

/** What a network takes of files, as far as their encoding decides it. A copy is made into this; never cropped, cut or enlarged. */
export interface MediaEncoding {
  /** JPEG. Sides in pixels. */
  picture: { maxBytes: number; maxLongSide: number; maxShortSide: number };
  /** MP4 with H.264 and AAC. */
  video: { maxBytes: number; maxSide: number; maxFramesPerSecond: number };
}

/** The rules of one network, as the composer, the scheduler and the server all use them. */
export interface NetworkRules {
  /** Length as that network counts it. */
  countText(text: string): number;
  maxTextLength: number;
  /** Null where the network names no number. */
  maxHashtags: number | null;
  maxMedia: number;
  validate(draft: PostDraft): Issue[];
  /** Into what a file is encoded that the network refuses as it is. */
  encoding(format: PostFormat): MediaEncoding;
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

/** An issue of one network, its code and message key being `<network>.<name>`. */
export function issueOf(network: string, name: string, severity: Issue["severity"], pointer: string, params: Issue["message"]["params"], more: { fix?: IssueFix; range?: { start: number; end: number } } = {}): Issue {
  const code = `${network}.${name}`;
  return { code, severity, pointer, message: { key: code, params }, ...more };
}

/** A text as both sides would write it, whatever its Unicode form, line ends and outer spaces: for telling whether two are the same. */
export const comparableText = (text: string): string => text.normalize("NFC").replace(/\r\n?/g, "\n").trim();

/** UTF-16 units after composition. */
export const countUtf16 = (text: string): number => text.normalize("NFC").length;

/** Mentions such as `@quan.moc`, in the order of the text. */
export function mentionsIn(text: string): string[] {
  return [...text.normalize("NFC").matchAll(/(?<![\p{L}\p{N}_@.])@[A-Za-z0-9_.]{1,40}/gu)].map(([mention]) => mention);
}

/** The first codec of a video that is not among those taken; what is unknown is not judged. */
export function foreignCodec({ videoCodec, audioCodec }: Pick<PostDraft["media"][number], "videoCodec" | "audioCodec">, taken: { videoCodecs: readonly string[]; audioCodecs: readonly string[] | null }): string | null {
  if (videoCodec && !taken.videoCodecs.includes(videoCodec)) return videoCodec;
  return audioCodec && taken.audioCodecs !== null && !taken.audioCodecs.includes(audioCodec) ? audioCodec : null;
}

export const isWebAddress = (link: string): boolean => URL.canParse(link) && /^https?:\/\//i.test(link);

/** What a feed shows before the fold: so many characters at a whole word, or so many lines, whichever ends first. */
export function foldText(text: string, fold: { characters: number; lines: number }, moreLabel: string): FeedPreview {
  const composed = text.normalize("NFC").trim();
  const byLines = composed.split("\n").slice(0, fold.lines).join("\n");
  const points = [...byLines];
  const shown = points.length > fold.characters ? upToWord(points.slice(0, fold.characters).join("")) : byLines;
  const truncated = shown.length < composed.length;
  return { shown: truncated ? shown.trimEnd() : shown, truncated, moreLabel: truncated ? moreLabel : null };
}

/** Back to the end of the last whole word, when there is one. */
function upToWord(text: string): string {
  const end = text.search(/\s\S*$/u);
  return end > 0 ? text.slice(0, end) : text;
}
