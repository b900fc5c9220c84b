import { countUtf16, foldText, isWebAddress, issueOf, unlinkedHashtagsIn } from "../rules.ts";
import type { Issue, IssueMessages, NetworkRules, PostDraft } from "../rules.ts";

/** Limits of a post by a member or a page. Source: LinkedIn Posts and Images API 202609 (checked 2026-11-22). */
export const linkedinLimits = {
  /** Counted on the escaped "little text" that is sent, so never fewer than LinkedIn can count. */
  maxTextLength: 3_000,
  maxPhotos: 20,
  /** LinkedIn names no number of megabytes; publishing tools stay under eight. */
  maxPhotoBytes: 8_000_000,
  maxPhotoPixels: 36_152_320,
  maxAltLength: 4_086,
  photoMimeTypes: ["image/jpeg", "image/png", "image/gif"],
  /** Of a video, document or link card. */
  maxTitleLength: 400,
  /** Of a text's first line that stands for a title. */
  shownTitleLength: 200,
  /** Comments are plain text. */
  maxCommentLength: 1_250,
  /** Source: LinkedIn help, documents (seen 2026-11-22). Pages are counted when a file comes into the library. */
  maxDocumentBytes: 100_000_000,
  minVideoBytes: 75_000,
  maxVideoBytes: 500_000_000,
  minVideoSeconds: 3,
  maxVideoSeconds: 30 * 60,
  /** Where the feed folds a text, as seen in the feed. */
  foldAfterCharacters: 210,
  foldAfterLines: 3,
} as const;

/**
 * The text as the API wants it: reserved characters escaped, or LinkedIn silently cuts the post at the first of them.
 * Hashtags stay as they are, so that they are linked; so do mentions written as `@[Name](urn:li:organization:1)`.
 */
export function toLittleText(text: string): string {
  return text.normalize("NFC").replace(special, (found) => (found.startsWith("@[") ? escapeMention(found) : found.length > 1 ? found : `\\${found}`));
}

/** What readers see of a "little text" that the API tells, where hashtags come as `{hashtag|\#|word}`. */
export function fromLittleText(commentary: string): string {
  return commentary
    .replace(/\{hashtag\|\\#\|([^{}|]+)\}/g, "#$1")
    .replace(/\\([\\|{}@[\]()<>#*_~])/gu, "$1");
}

/** A mention, a hashtag as networks link it (see `hashtagsIn`), or one reserved character. */
const special = /@\[[^\]\n]{1,200}\]\(urn:li:(?:organization|person):[A-Za-z0-9_-]+\)|(?<![\p{L}\p{N}_&/#])#(?![\d_]+(?![\p{L}\p{M}\p{N}_]))[\p{L}\p{M}\p{N}_]+|[\\|{}@[\]()<>#*_~]/gu;

const escapeMention = (mention: string): string => {
  const end = mention.lastIndexOf("](");
  return `@[${mention.slice(2, end).replace(/[\\|{}@[\]()<>#*_~]/gu, "\\$&")}${mention.slice(end)}`;
};

/** What LinkedIn makes of a file; null where it takes none of that type. */
export function mediaKindOf(mimeType: string): "image" | "video" | "document" | null {
  if (linkedinLimits.photoMimeTypes.some((type) => type === mimeType)) return "image";
  return mimeType === "video/mp4" ? "video" : mimeType === "application/pdf" ? "document" : null;
}

/** The title that stands above a video or document: the given one, else the first line of the text. */
export function postTitleOf({ title, text }: { title?: string | null | undefined; text: string }): string | null {
  const given = title?.trim().normalize("NFC");
  if (given) return given;
  const firstLine = text.trim().split("\n")[0]?.trim().normalize("NFC") ?? "";
  return firstLine === "" ? null : [...firstLine].slice(0, linkedinLimits.shownTitleLength).join("");
}

/** The title of a link's card, which LinkedIn does not read from the page. */
export function linkTitleOf({ title, link }: { title?: string | null | undefined; link: string }): string {
  return title?.trim().normalize("NFC") || new URL(link).hostname.replace(/^www\./, "");
}

/** A link shows a card of its own; with one picture, and its address not in the text, that picture stands on the card. */
export function showsLinkCard({ link, text, media }: { link: string | null; text: string; media: readonly { mimeType: string }[] }): boolean {
  if (link === null) return false;
  return media.length === 0 || (media.length === 1 && mediaKindOf(media[0]?.mimeType ?? "") === "image" && !text.includes(link));
}

/** UTF-16 units of what is sent. */
export const countText = (text: string): number => toLittleText(text).length;

/** What LinkedIn would refuse, and what would look worse than it could. */
export function validateLinkedInPost(draft: PostDraft): Issue[] {
  return [...formatIssues(draft), ...textIssues(draft), ...linkIssues(draft), ...mediaIssues(draft)];
}

export const linkedinIssueMessages: IssueMessages = {
  "linkedin.format_unsupported": { vi: "LinkedIn chỉ có bài trên bảng tin.", en: "LinkedIn has posts in the feed only." },
  "linkedin.comment_too_long": { vi: "Bình luận đầu dài {count} ký tự, LinkedIn cho tối đa {limit}.", en: "The first comment has {count} characters; LinkedIn allows {limit}." },
  "linkedin.partnership_unlabelled": { vi: "LinkedIn không có nhãn hợp tác trả phí qua API. Hãy nói rõ trong nội dung.", en: "LinkedIn's API has no label for paid partnerships. Say so in the text." },
  "linkedin.title_missing": { vi: "Video hoặc tài liệu cần tiêu đề, hoặc dòng đầu của nội dung làm tiêu đề.", en: "A video or document needs a title, or a first line of text to stand for it." },
  "linkedin.title_too_long": { vi: "Tiêu đề dài {count} ký tự, LinkedIn cho tối đa {limit}.", en: "The title has {count} characters; LinkedIn allows {limit}." },
  "linkedin.link_untitled": { vi: "LinkedIn không đọc trang web: thẻ liên kết chỉ hiện tên miền. Hãy đặt tiêu đề.", en: "LinkedIn does not read the page: the card shows its domain only. Give it a title." },
  "linkedin.empty_post": { vi: "Bài viết cần có nội dung.", en: "A post needs text." },
  "linkedin.text_too_long": { vi: "Nội dung dài {count} ký tự theo cách LinkedIn đếm, tối đa {limit}.", en: "The text has {count} characters as LinkedIn counts; it allows {limit}." },
  "linkedin.hashtag_not_linked": { vi: "{tag} sẽ không thành hashtag: cần có ít nhất một chữ cái.", en: "{tag} will not become a hashtag: it needs a letter." },
  "linkedin.link_invalid": { vi: "Liên kết phải là địa chỉ http hoặc https đầy đủ.", en: "The link must be a full http or https address." },
  "linkedin.link_with_media": { vi: "Bài có nhiều ảnh, video hoặc tài liệu thì không hiện thẻ liên kết. Hãy đưa liên kết vào nội dung.", en: "A post with several pictures, a video or a document shows no link card. Put the link into the text." },
  "linkedin.media_mixed": { vi: "LinkedIn không đăng ảnh, video và tài liệu chung một bài.", en: "LinkedIn takes pictures, one video or one document, never together." },
  "linkedin.several_videos": { vi: "Có {count} video, LinkedIn đăng mỗi bài một video.", en: "There are {count} videos; LinkedIn takes one in a post." },
  "linkedin.several_documents": { vi: "Có {count} tài liệu, LinkedIn đăng mỗi bài một tài liệu.", en: "There are {count} documents; LinkedIn takes one in a post." },
  "linkedin.document_too_large": { vi: "Tài liệu {number} nặng {megabytes} MB, LinkedIn nhận tối đa {limit} MB.", en: "Document {number} has {megabytes} MB; LinkedIn takes {limit} MB." },
  "linkedin.too_many_photos": { vi: "Có {count} ảnh, một bài chỉ đăng được tối đa {limit}.", en: "There are {count} pictures; one post takes {limit}." },
  "linkedin.media_type_unsupported": { vi: "Tệp {number} có định dạng {mimeType}. LinkedIn nhận ảnh JPEG, PNG, GIF, video MP4 và tài liệu PDF.", en: "File {number} is {mimeType}. LinkedIn takes JPEG, PNG and GIF pictures, MP4 videos and PDF documents." },
  "linkedin.photo_too_large": { vi: "Ảnh {number} nặng {megabytes} MB, nên giữ dưới {limit} MB.", en: "Picture {number} has {megabytes} MB; keep it under {limit} MB." },
  "linkedin.photo_too_many_pixels": { vi: "Ảnh {number} quá lớn ({width} × {height} px).", en: "Picture {number} is too large ({width} × {height} px)." },
  "linkedin.alt_missing": { vi: "Ảnh {number} chưa có mô tả cho người khiếm thị.", en: "Picture {number} has no description for people who cannot see it." },
  "linkedin.alt_too_long": { vi: "Mô tả ảnh {number} dài {count} ký tự, LinkedIn cho tối đa {limit}.", en: "The description of picture {number} has {count} characters; LinkedIn allows {limit}." },
  "linkedin.video_bytes": { vi: "Video {number} nặng {megabytes} MB. LinkedIn nhận từ 75 KB đến {limit} MB.", en: "Video {number} has {megabytes} MB. LinkedIn takes 75 KB to {limit} MB." },
  "linkedin.video_length": { vi: "Video {number} dài {seconds} giây. LinkedIn nhận từ {shortest} đến {longest} giây.", en: "Video {number} runs {seconds} seconds. LinkedIn takes {shortest} to {longest}." },
};

export const linkedinRules: NetworkRules = {
  countText,
  maxTextLength: linkedinLimits.maxTextLength,
  maxHashtags: null,
  maxMedia: linkedinLimits.maxPhotos,
  validate: validateLinkedInPost,
  encoding: () => ({
    // Well under the pixels that LinkedIn takes, and more than it shows.
    picture: { maxBytes: linkedinLimits.maxPhotoBytes, maxLongSide: 4_096, maxShortSide: 4_096 },
    video: { maxBytes: linkedinLimits.maxVideoBytes, maxSide: 1_920, maxFramesPerSecond: 60 },
  }),
  preview: (text, language) => foldText(text, { characters: linkedinLimits.foldAfterCharacters, lines: linkedinLimits.foldAfterLines }, language === "vi" ? "xem thêm" : "more"),
  messages: linkedinIssueMessages,
};

const issue = issueOf.bind(null, "linkedin");
const isVideo = ({ mimeType }: PostDraft["media"][number]): boolean => mimeType.startsWith("video/");
const isDocument = ({ mimeType }: PostDraft["media"][number]): boolean => mimeType === "application/pdf";

function formatIssues({ format, title, text, media, firstComment, disclosure }: PostDraft): Issue[] {
  const issues: Issue[] = [];
  const { maxCommentLength: limit } = linkedinLimits;
  if (format !== undefined && format !== "feed") issues.push(issue("format_unsupported", "error", "/format", {}, { fix: { action: "set_field", value: "feed" } }));
  const count = countUtf16(firstComment ?? "");
  if (count > limit) issues.push(issue("comment_too_long", "error", "/firstComment", { count, limit }, { fix: { action: "shorten_text", toLength: limit } }));
  const titled = countUtf16(title ?? "");
  if (titled > linkedinLimits.maxTitleLength) issues.push(issue("title_too_long", "error", "/title", { count: titled, limit: linkedinLimits.maxTitleLength }, { fix: { action: "shorten_text", toLength: linkedinLimits.maxTitleLength } }));
  if (disclosure?.paidPartnership) issues.push(issue("partnership_unlabelled", "warning", "/disclosure/paidPartnership", {}));
  if (media.some((entry) => isVideo(entry) || isDocument(entry)) && postTitleOf({ title, text }) === null) issues.push(issue("title_missing", "error", "/title", {}));
  return issues;
}

function textIssues({ text, link, media }: PostDraft): Issue[] {
  const issues: Issue[] = [];
  const count = countText(text);
  const { maxTextLength: limit } = linkedinLimits;
  if (text.trim() === "" && link === null && media.length === 0) issues.push(issue("empty_post", "error", "/text", {}));
  if (count > limit) issues.push(issue("text_too_long", "error", "/text", { count, limit }, { fix: { action: "shorten_text", toLength: limit - (count - countUtf16(text)) } }));
  for (const tag of unlinkedHashtagsIn(text)) issues.push(issue("hashtag_not_linked", "warning", "/text", { tag }));
  return issues;
}

function linkIssues({ title, text, link, media }: PostDraft): Issue[] {
  if (link === null) return [];
  if (!isWebAddress(link)) return [issue("link_invalid", "error", "/link", {}, { fix: { action: "remove_link" } })];
  if (showsLinkCard({ link, text, media })) return title?.trim() ? [] : [issue("link_untitled", "warning", "/title", {})];
  return media.length > 0 && !text.includes(link) ? [issue("link_with_media", "error", "/link", {}, { fix: { action: "append_link_to_text", link } })] : [];
}

function mediaIssues({ media }: PostDraft): Issue[] {
  const videos = media.filter(isVideo).length;
  const documents = media.filter(isDocument).length;
  const kinds = media.map((entry) => (isVideo(entry) ? "video" : isDocument(entry) ? "document" : "image"));
  const whole: Issue[] = [];
  if (new Set(kinds).size > 1) whole.push(issue("media_mixed", "error", "/media", {}, { fix: { action: "remove_media", index: kinds.findIndex((kind) => kind !== (videos > 0 ? "video" : "document")) } }));
  if (documents > 1) whole.push(issue("several_documents", "error", "/media", { count: documents }, { fix: { action: "remove_media", index: media.findLastIndex(isDocument) } }));
  if (videos > 1) whole.push(issue("several_videos", "error", "/media", { count: videos }, { fix: { action: "remove_media", index: media.findLastIndex(isVideo) } }));
  if (videos + documents === 0 && media.length > linkedinLimits.maxPhotos) whole.push(issue("too_many_photos", "error", "/media", { count: media.length, limit: linkedinLimits.maxPhotos }, { fix: { action: "remove_media", index: media.length - 1 } }));
  return [...whole, ...media.flatMap((entry, index) => (isVideo(entry) ? videoIssues(entry, index) : isDocument(entry) ? documentIssues(entry, index) : photoIssues(entry, index)))];
}

function documentIssues({ byteLength }: PostDraft["media"][number], index: number): Issue[] {
  const { maxDocumentBytes: limit } = linkedinLimits;
  if (byteLength <= limit) return [];
  return [issue("document_too_large", "error", `/media/${index}`, { number: index + 1, megabytes: inMegabytes(byteLength), limit: limit / 1_000_000 }, { fix: { action: "remove_media", index } })];
}

function photoIssues({ mimeType, byteLength, width, height, alt }: PostDraft["media"][number], index: number): Issue[] {
  const at = `/media/${index}`;
  const number = index + 1;
  const fix = { action: "convert_media", index, toMimeType: "image/jpeg" } as const;
  const { photoMimeTypes, maxPhotoBytes, maxPhotoPixels, maxAltLength } = linkedinLimits;
  if (!photoMimeTypes.some((type) => type === mimeType)) return [issue("media_type_unsupported", "error", at, { number, mimeType }, { fix: mimeType.startsWith("image/") ? fix : { action: "remove_media", index } })];
  const issues: Issue[] = [];
  if (byteLength > maxPhotoBytes) issues.push(issue("photo_too_large", "warning", at, { number, megabytes: inMegabytes(byteLength), limit: maxPhotoBytes / 1_000_000 }, { fix }));
  if (width !== null && height !== null && width * height >= maxPhotoPixels) issues.push(issue("photo_too_many_pixels", "error", at, { number, width, height }, { fix }));
  if (!alt?.trim()) issues.push(issue("alt_missing", "warning", `${at}/alt`, { number }, { fix: { action: "describe_media", index } }));
  else if (countUtf16(alt) > maxAltLength) issues.push(issue("alt_too_long", "error", `${at}/alt`, { number, count: countUtf16(alt), limit: maxAltLength }, { fix: { action: "describe_media", index } }));
  return issues;
}

function videoIssues({ mimeType, byteLength, durationSeconds }: PostDraft["media"][number], index: number): Issue[] {
  const at = `/media/${index}`;
  const number = index + 1;
  const fix = { action: "convert_media", index, toMimeType: "video/mp4" } as const;
  const { minVideoBytes, maxVideoBytes, minVideoSeconds: shortest, maxVideoSeconds: longest } = linkedinLimits;
  if (mimeType !== "video/mp4") return [issue("media_type_unsupported", "error", at, { number, mimeType }, { fix })];
  const issues: Issue[] = [];
  if (byteLength > maxVideoBytes || byteLength < minVideoBytes) issues.push(issue("video_bytes", "error", at, { number, megabytes: inMegabytes(byteLength), limit: maxVideoBytes / 1_000_000 }, { fix: byteLength < minVideoBytes ? { action: "remove_media", index } : fix }));
  if (durationSeconds && (durationSeconds < shortest || durationSeconds > longest)) issues.push(issue("video_length", "error", at, { number, seconds: Math.round(durationSeconds), shortest, longest }, { fix: { action: "remove_media", index } }));
  return issues;
}

const inMegabytes = (bytes: number): number => Math.ceil(bytes / 100_000) / 10;
