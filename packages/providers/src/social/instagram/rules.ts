import { countUtf16, foldText, hashtagsIn, issueOf, linksIn, mentionsIn, unlinkedHashtagsIn } from "../rules.ts";
import type { Issue, IssueFix, IssueMessages, NetworkRules, PostDraft } from "../rules.ts";

/** Limits of a feed post, a carousel or a reel. Source: Instagram API, IG User Media reference v26.0 (checked 2026-11-22). */
export const instagramLimits = {
  maxTextLength: 2_200,
  /** The developer reference takes 30; Instagram's Help Center (2026) says five. More than five is a warning, more than 30 is refused. */
  maxHashtags: 30,
  advisedHashtags: 5,
  maxMentions: 20,
  maxMedia: 10,
  maxAltLength: 1_000,
  maxPhotoBytes: 8 * 1024 * 1024,
  minPhotoWidth: 320,
  /** 4:5, the tallest picture that the feed takes; wider than 1.91:1 is refused too. */
  minRatio: 0.8,
  maxRatio: 1.91,
  maxVideoBytes: 300_000_000,
  minVideoSeconds: 3,
  maxVideoSeconds: 15 * 60,
  videoMimeTypes: ["video/mp4", "video/quicktime"],
  /** Where the feed folds a caption, as seen in the feed. */
  foldAfterCharacters: 125,
  foldAfterLines: 2,
} as const;

/** What Instagram would refuse, and what would look worse than it could. */
export function validateInstagramPost(draft: PostDraft): Issue[] {
  return [...textIssues(draft), ...mediaIssues(draft)];
}

export const instagramIssueMessages: IssueMessages = {
  "instagram.text_too_long": { vi: "Chú thích dài {count} ký tự, Instagram cho tối đa {limit}.", en: "The caption has {count} characters; Instagram allows {limit}." },
  "instagram.too_many_hashtags": { vi: "Có {count} hashtag, Instagram nhận tối đa {limit}.", en: "There are {count} hashtags; Instagram takes {limit}." },
  "instagram.many_hashtags": { vi: "Có {count} hashtag. Instagram khuyên dùng tối đa {limit}.", en: "There are {count} hashtags. Instagram advises at most {limit}." },
  "instagram.too_many_mentions": { vi: "Nhắc {count} tài khoản, Instagram cho tối đa {limit}.", en: "{count} accounts are mentioned; Instagram allows {limit}." },
  "instagram.hashtag_not_linked": { vi: "{tag} sẽ không thành hashtag: cần có ít nhất một chữ cái.", en: "{tag} will not become a hashtag: it needs a letter." },
  "instagram.link_not_clickable": { vi: "Liên kết trong chú thích Instagram không bấm được. Hãy để ở tiểu sử.", en: "A link in an Instagram caption cannot be clicked. Put it in the bio." },
  "instagram.link_not_shown": { vi: "Instagram không hiện thẻ liên kết.", en: "Instagram shows no link card." },
  "instagram.media_missing": { vi: "Bài Instagram cần ít nhất một ảnh hoặc video.", en: "An Instagram post needs a picture or a video." },
  "instagram.too_many_media": { vi: "Có {count} tệp, một bài chỉ đăng được tối đa {limit}.", en: "There are {count} files; one post takes {limit}." },
  "instagram.media_type_unsupported": { vi: "Tệp {number} có định dạng {mimeType}. Instagram chỉ nhận ảnh JPEG, video MP4 hoặc MOV.", en: "File {number} is {mimeType}. Instagram takes JPEG pictures and MP4 or MOV videos." },
  "instagram.photo_too_large": { vi: "Ảnh {number} nặng {megabytes} MB, Instagram cho tối đa {limit} MB.", en: "Picture {number} has {megabytes} MB; Instagram allows {limit} MB." },
  "instagram.photo_too_narrow": { vi: "Ảnh {number} rộng {width} px, Instagram cần ít nhất {limit} px.", en: "Picture {number} is {width} px wide; Instagram needs {limit} px." },
  "instagram.ratio_unsupported": { vi: "Ảnh {number} quá dài hoặc quá ngang: Instagram nhận từ 4:5 đến 1,91:1.", en: "Picture {number} is too tall or too wide: Instagram takes 4:5 to 1.91:1." },
  "instagram.alt_missing": { vi: "Ảnh {number} chưa có mô tả cho người khiếm thị.", en: "Picture {number} has no description for people who cannot see it." },
  "instagram.alt_too_long": { vi: "Mô tả ảnh {number} dài {count} ký tự, Instagram cho tối đa {limit}.", en: "The description of picture {number} has {count} characters; Instagram allows {limit}." },
  "instagram.video_too_large": { vi: "Video {number} nặng {megabytes} MB, Instagram cho tối đa {limit} MB.", en: "Video {number} has {megabytes} MB; Instagram allows {limit} MB." },
  "instagram.video_length": { vi: "Video {number} dài {seconds} giây. Instagram nhận từ {shortest} giây đến {longest} giây.", en: "Video {number} runs {seconds} seconds. Instagram takes {shortest} to {longest} seconds." },
};

export const instagramRules: NetworkRules = {
  countText: countUtf16,
  maxTextLength: instagramLimits.maxTextLength,
  maxHashtags: instagramLimits.advisedHashtags,
  maxMedia: instagramLimits.maxMedia,
  validate: validateInstagramPost,
  preview: (text, language) => foldText(text, { characters: instagramLimits.foldAfterCharacters, lines: instagramLimits.foldAfterLines }, language === "vi" ? "xem thêm" : "more"),
  messages: instagramIssueMessages,
};

const issue = issueOf.bind(null, "instagram");

function textIssues({ text, link }: PostDraft): Issue[] {
  const { maxTextLength, maxHashtags, advisedHashtags, maxMentions } = instagramLimits;
  const issues: Issue[] = [];
  const count = countUtf16(text);
  if (count > maxTextLength) issues.push(issue("text_too_long", "error", "/text", { count, limit: maxTextLength }, { fix: { action: "shorten_text", toLength: maxTextLength } }));
  const tags = hashtagsIn(text).length;
  const fix: IssueFix = { action: "keep_hashtags", most: advisedHashtags };
  if (tags > maxHashtags) issues.push(issue("too_many_hashtags", "error", "/text", { count: tags, limit: maxHashtags }, { fix }));
  else if (tags > advisedHashtags) issues.push(issue("many_hashtags", "warning", "/text", { count: tags, limit: advisedHashtags }, { fix }));
  const mentions = mentionsIn(text).length;
  if (mentions > maxMentions) issues.push(issue("too_many_mentions", "error", "/text", { count: mentions, limit: maxMentions }));
  for (const tag of unlinkedHashtagsIn(text)) issues.push(issue("hashtag_not_linked", "warning", "/text", { tag }));
  for (const url of linksIn(text)) issues.push(issue("link_not_clickable", "warning", "/text", { url }));
  if (link !== null) issues.push(issue("link_not_shown", "warning", "/link", {}, { fix: { action: "remove_link" } }));
  return issues;
}

function mediaIssues({ media }: PostDraft): Issue[] {
  const { maxMedia: limit } = instagramLimits;
  if (media.length === 0) return [issue("media_missing", "error", "/media", {})];
  const tooMany = media.length > limit ? [issue("too_many_media", "error", "/media", { count: media.length, limit }, { fix: { action: "remove_media", index: media.length - 1 } })] : [];
  return [...tooMany, ...media.flatMap((entry, index) => (entry.mimeType.startsWith("video/") ? videoIssues(entry, index) : photoIssues(entry, index)))];
}

function photoIssues({ mimeType, byteLength, width, height, alt }: PostDraft["media"][number], index: number): Issue[] {
  const at = `/media/${index}`;
  const number = index + 1;
  const toJpeg: IssueFix = { action: "convert_media", index, toMimeType: "image/jpeg" };
  if (mimeType !== "image/jpeg") return [issue("media_type_unsupported", "error", at, { number, mimeType }, { fix: mimeType.startsWith("image/") ? toJpeg : { action: "remove_media", index } })];
  const { maxPhotoBytes, minPhotoWidth, minRatio, maxRatio, maxAltLength } = instagramLimits;
  const issues: Issue[] = [];
  if (byteLength > maxPhotoBytes) issues.push(issue("photo_too_large", "error", at, { number, megabytes: inMegabytes(byteLength), limit: 8 }, { fix: toJpeg }));
  if (width !== null && width < minPhotoWidth) issues.push(issue("photo_too_narrow", "error", at, { number, width, limit: minPhotoWidth }, { fix: { action: "remove_media", index } }));
  // Half a hundredth of grace: 1080 × 1350 and its like are rounded.
  const ratio = width !== null && height !== null ? width / height : null;
  if (ratio !== null && (ratio < minRatio - 0.005 || ratio > maxRatio + 0.005)) issues.push(issue("ratio_unsupported", "error", at, { number }, { fix: { action: "crop_media", index } }));
  if (!alt?.trim()) issues.push(issue("alt_missing", "warning", `${at}/alt`, { number }, { fix: { action: "describe_media", index } }));
  else if (countUtf16(alt) > maxAltLength) issues.push(issue("alt_too_long", "error", `${at}/alt`, { number, count: countUtf16(alt), limit: maxAltLength }, { fix: { action: "describe_media", index } }));
  return issues;
}

function videoIssues({ mimeType, byteLength, durationSeconds }: PostDraft["media"][number], index: number): Issue[] {
  const at = `/media/${index}`;
  const number = index + 1;
  const { maxVideoBytes, minVideoSeconds: shortest, maxVideoSeconds: longest, videoMimeTypes } = instagramLimits;
  if (!videoMimeTypes.some((type) => type === mimeType)) return [issue("media_type_unsupported", "error", at, { number, mimeType }, { fix: { action: "convert_media", index, toMimeType: "video/mp4" } })];
  const issues: Issue[] = [];
  if (byteLength > maxVideoBytes) issues.push(issue("video_too_large", "error", at, { number, megabytes: inMegabytes(byteLength), limit: maxVideoBytes / 1_000_000 }, { fix: { action: "convert_media", index, toMimeType: "video/mp4" } }));
  if (durationSeconds && (durationSeconds < shortest || durationSeconds > longest)) issues.push(issue("video_length", "error", at, { number, seconds: Math.round(durationSeconds), shortest, longest }, { fix: { action: "remove_media", index } }));
  return issues;
}

const inMegabytes = (bytes: number): number => Math.ceil(bytes / 100_000) / 10;
