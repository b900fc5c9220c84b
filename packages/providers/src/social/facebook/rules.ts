import { foldText, hashtagsIn, isWebAddress, linksIn, unlinkedHashtagsIn } from "../rules.ts";
import type { FeedPreview, Issue, IssueFix, IssueMessages, NetworkRules, PostDraft, RuleLanguage } from "../rules.ts";

export { describeIssue } from "../rules.ts";
export type { FeedPreview, Issue, IssueFix, NetworkRules, PostDraft, RuleLanguage } from "../rules.ts";
export { hashtagsIn, linksIn };

/** Limits of a page's feed post. */
export const facebookLimits = {
  /** Source: in wide use; Meta documents no number (checked 2026-11-22). */
  maxTextLength: 63_206,
  /** Source: the practice of publishing tools; Meta documents no number (checked 2026-11-22). */
  maxPhotos: 10,
  /** Source: Graph API photo upload, 10 MB. */
  maxPhotoBytes: 10_000_000,
  /** Above this some accounts are refused (error subcode 1366046). */
  safePhotoBytes: 4_000_000,
  /** Source: Graph API photo guide: PNG over 1 MB may look pixelated. */
  advisedPngBytes: 1_000_000,
  photoMimeTypes: ["image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff", "image/heif", "image/heic", "image/webp"],
  /** Where the feed folds a text, as seen in the feed; whichever comes first. */
  foldAfterCharacters: 477,
  foldAfterLines: 5,
} as const;

/** UTF-16 units after composition: never fewer than Facebook can count. */
export function countText(text: string): number {
  return text.normalize("NFC").length;
}

/** What Facebook would refuse, and what would look worse than it could. Empty when the post is fine. */
export function validateFacebookPost(draft: PostDraft): Issue[] {
  return [...textIssues(draft), ...linkIssues(draft), ...mediaIssues(draft)];
}

/** The text as the feed shows it before a person opens it. */
export function previewFacebookText(text: string, language: RuleLanguage): FeedPreview {
  return foldText(text, { characters: facebookLimits.foldAfterCharacters, lines: facebookLimits.foldAfterLines }, moreLabels[language]);
}

/** Wordings of every issue above, for screens and for the API's problem details. */
export const facebookIssueMessages: IssueMessages = {
  "facebook.empty_post": {
    vi: "Bài viết cần có nội dung, liên kết hoặc ảnh.",
    en: "A post needs text, a link or a photo.",
  },
  "facebook.text_too_long": {
    vi: "Nội dung dài {count} ký tự, Facebook cho tối đa {limit}.",
    en: "The text has {count} characters; Facebook allows {limit}.",
  },
  "facebook.hashtag_not_linked": {
    vi: "{tag} sẽ không thành hashtag: cần có ít nhất một chữ cái.",
    en: "{tag} will not become a hashtag: it needs a letter.",
  },
  "facebook.link_invalid": {
    vi: "Liên kết phải là địa chỉ http hoặc https đầy đủ.",
    en: "The link must be a full http or https address.",
  },
  "facebook.link_with_photos": {
    vi: "Bài có ảnh thì không hiện thẻ liên kết. Hãy đưa liên kết vào nội dung.",
    en: "A post with photos shows no link card. Put the link into the text.",
  },
  "facebook.too_many_photos": {
    vi: "Có {count} ảnh, một bài chỉ đăng được tối đa {limit}.",
    en: "There are {count} photos; one post takes {limit}.",
  },
  "facebook.media_type_unsupported": {
    vi: "Tệp {number} có định dạng {mimeType}, chưa đăng được lên Facebook từ đây. Hãy dùng ảnh JPEG hoặc PNG.",
    en: "File {number} is {mimeType}, which cannot be posted to Facebook from here. Use a JPEG or PNG photo.",
  },
  "facebook.photo_empty": {
    vi: "Ảnh {number} không có dữ liệu.",
    en: "Photo {number} is empty.",
  },
  "facebook.photo_too_large": {
    vi: "Ảnh {number} nặng {megabytes} MB, Facebook cho tối đa {limit} MB.",
    en: "Photo {number} has {megabytes} MB; Facebook allows {limit} MB.",
  },
  "facebook.photo_large": {
    vi: "Ảnh {number} nặng {megabytes} MB. Trên {limit} MB có thể bị Facebook từ chối.",
    en: "Photo {number} has {megabytes} MB. Facebook may refuse more than {limit} MB.",
  },
  "facebook.png_large": {
    vi: "Ảnh PNG {number} nặng hơn {limit} MB có thể bị vỡ nét. JPEG sẽ đẹp hơn.",
    en: "PNG {number} is over {limit} MB and may look pixelated. JPEG will look better.",
  },
  "facebook.alt_missing": {
    vi: "Ảnh {number} chưa có mô tả cho người khiếm thị.",
    en: "Photo {number} has no description for people who cannot see it.",
  },
};

/** Facebook's rules in the shape that every network shares. */
export const facebookRules: NetworkRules = {
  countText,
  maxTextLength: facebookLimits.maxTextLength,
  maxHashtags: null,
  maxMedia: facebookLimits.maxPhotos,
  validate: validateFacebookPost,
  preview: previewFacebookText,
  messages: facebookIssueMessages,
};

const moreLabels: Record<RuleLanguage, string> = { vi: "Xem thêm", en: "See more" };

function textIssues({ text, link, media }: PostDraft): Issue[] {
  const issues: Issue[] = [];
  const count = countText(text);
  if (text.trim() === "" && link === null && media.length === 0) issues.push(issue("empty_post", "error", "/text", {}));
  if (count > facebookLimits.maxTextLength) {
    const limit = facebookLimits.maxTextLength;
    issues.push(issue("text_too_long", "error", "/text", { count, limit }, { action: "shorten_text", toLength: limit }));
  }
  for (const tag of unlinkedHashtagsIn(text)) issues.push(issue("hashtag_not_linked", "warning", "/text", { tag }));
  return issues;
}

function linkIssues({ text, link, media }: PostDraft): Issue[] {
  if (link === null) return [];
  if (!isWebAddress(link)) return [issue("link_invalid", "error", "/link", {}, { action: "remove_link" })];
  if (media.length > 0 && !text.includes(link)) {
    return [issue("link_with_photos", "error", "/link", {}, { action: "append_link_to_text", link })];
  }
  return [];
}

function mediaIssues({ media }: PostDraft): Issue[] {
  const { maxPhotos: limit } = facebookLimits;
  const tooMany = media.length > limit
    ? [issue("too_many_photos", "error", "/media", { count: media.length, limit }, { action: "remove_media", index: media.length - 1 })]
    : [];
  return [...tooMany, ...media.flatMap((photo, index) => photoIssues(photo, index))];
}

function photoIssues({ mimeType, byteLength, alt }: PostDraft["media"][number], index: number): Issue[] {
  const at = `/media/${index}`;
  const number = index + 1;
  if (!facebookLimits.photoMimeTypes.some((type) => type === mimeType)) {
    return [issue("media_type_unsupported", "error", at, { number, mimeType }, { action: "remove_media", index })];
  }
  if (byteLength === 0) return [issue("photo_empty", "error", at, { number }, { action: "remove_media", index })];
  const toJpeg: IssueFix = { action: "convert_media", index, toMimeType: "image/jpeg" };
  const sized = (code: string, severity: Issue["severity"], limit: number) =>
    issue(code, severity, at, { number, megabytes: Math.ceil(byteLength / 100_000) / 10, limit: limit / 1_000_000 }, toJpeg);
  const issues: Issue[] = [];
  if (byteLength > facebookLimits.maxPhotoBytes) issues.push(sized("photo_too_large", "error", facebookLimits.maxPhotoBytes));
  else if (byteLength > facebookLimits.safePhotoBytes) issues.push(sized("photo_large", "warning", facebookLimits.safePhotoBytes));
  else if (mimeType === "image/png" && byteLength > facebookLimits.advisedPngBytes) issues.push(sized("png_large", "warning", facebookLimits.advisedPngBytes));
  if (!alt?.trim()) issues.push(issue("alt_missing", "warning", `${at}/alt`, { number }, { action: "describe_media", index }));
  return issues;
}

function issue(name: string, severity: Issue["severity"], pointer: string, params: Issue["message"]["params"], fix?: IssueFix): Issue {
  const code = `facebook.${name}`;
  return { code, severity, pointer, message: { key: code, params }, ...(fix ? { fix } : {}) };
}
