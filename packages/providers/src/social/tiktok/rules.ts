import { countUtf16, foldText, foreignCodec, issueOf, linksIn, unlinkedHashtagsIn } from "../rules.ts";
import type { Issue, IssueMessages, NetworkRules, PostDraft } from "../rules.ts";

/** Limits of a video or photo post. Source: TikTok Content Posting API, direct post and media transfer guide (checked 2026-11-22). */
export const tiktokLimits = {
  /** The `title` of a video, UTF-16 units. */
  maxTextLength: 2_200,
  /** The `description` of a photo post, UTF-16 units. */
  maxPhotoTextLength: 4_000,
  /** The `title` of a photo post, UTF-16 units. */
  maxTitleLength: 90,
  /** In words of the API; each creator is offered some of them. */
  privacyLevels: ["PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "FOLLOWER_OF_CREATOR", "SELF_ONLY"],
  maxPhotos: 35,
  maxPhotoBytes: 20_000_000,
  /** "1080p". */
  maxPhotoSides: { short: 1_080, long: 1_920 },
  photoMimeTypes: ["image/jpeg", "image/webp"],
  maxVideoBytes: 4_000_000_000,
  minVideoSide: 360,
  maxVideoSide: 4_096,
  /** What the API takes at most; each creator's own limit may be lower and is asked before publishing. */
  maxVideoSeconds: 600,
  videoMimeTypes: ["video/mp4", "video/webm", "video/quicktime"],
  videoCodecs: ["avc", "hevc", "vp8", "vp9"],
  maxFramesPerSecond: 60,
  /** Where the feed folds a caption, as seen in the app. */
  foldAfterCharacters: 90,
  foldAfterLines: 2,
} as const;

/** What TikTok would refuse, and what would look worse than it could. */
export function validateTikTokPost(draft: PostDraft): Issue[] {
  return [...placeIssues(draft), ...textIssues(draft), ...audienceIssues(draft), ...mediaIssues(draft)];
}

export const tiktokIssueMessages: IssueMessages = {
  "tiktok.format_unsupported": { vi: "TikTok không có dạng bài này. Hãy đăng vào trang hoặc gửi bản nháp.", en: "TikTok has no post of this format. Post to the feed or send a draft." },
  "tiktok.first_comment_unsupported": { vi: "TikTok không cho viết bình luận đầu tiên qua API: phần này sẽ bị bỏ qua.", en: "TikTok's API cannot write a first comment: it is left out." },
  "tiktok.draft_text_unsent": { vi: "Bản nháp video gửi vào hộp thư không kèm chú thích: bạn viết trong ứng dụng TikTok.", en: "A video sent to the inbox as a draft carries no caption: it is written in the TikTok app." },
  "tiktok.title_too_long": { vi: "Tiêu đề dài {count} ký tự, TikTok cho bài ảnh tối đa {limit}.", en: "The title has {count} characters; TikTok allows a photo post {limit}." },
  "tiktok.privacy_missing": { vi: "Hãy chọn ai được xem bài này trên TikTok.", en: "Choose who may see this post on TikTok." },
  "tiktok.privacy_unknown": { vi: "TikTok không có lựa chọn người xem “{level}”.", en: "TikTok has no audience called “{level}”." },
  "tiktok.branded_private": { vi: "Nội dung quảng cáo có trả phí không thể để chế độ chỉ mình tôi.", en: "Branded content cannot be visible to yourself only." },
  "tiktok.photo_disclosure_unsent": { vi: "TikTok không nhận nhãn AI cho bài ảnh qua API: hãy bật nhãn trong ứng dụng sau khi đăng.", en: "TikTok's API takes no AI label for photo posts: turn it on in the app after posting." },
  "tiktok.cover_beyond_end": { vi: "Ảnh bìa ở giây {seconds} nằm sau khi video kết thúc.", en: "The cover at second {seconds} lies beyond the end of the video." },
  "tiktok.text_too_long": { vi: "Chú thích dài {count} ký tự, TikTok cho tối đa {limit}.", en: "The caption has {count} characters; TikTok allows {limit}." },
  "tiktok.hashtag_not_linked": { vi: "{tag} sẽ không thành hashtag: cần có ít nhất một chữ cái.", en: "{tag} will not become a hashtag: it needs a letter." },
  "tiktok.link_not_clickable": { vi: "Liên kết trong chú thích TikTok không bấm được. Hãy để ở tiểu sử.", en: "A link in a TikTok caption cannot be clicked. Put it in the bio." },
  "tiktok.link_not_shown": { vi: "TikTok không hiện thẻ liên kết.", en: "TikTok shows no link card." },
  "tiktok.media_missing": { vi: "Bài TikTok cần một video hoặc ảnh.", en: "A TikTok post needs a video or pictures." },
  "tiktok.media_mixed": { vi: "TikTok không đăng ảnh và video chung một bài.", en: "TikTok takes either pictures or one video, not both." },
  "tiktok.several_videos": { vi: "Có {count} video, TikTok đăng mỗi bài một video.", en: "There are {count} videos; TikTok takes one in a post." },
  "tiktok.too_many_photos": { vi: "Có {count} ảnh, một bài chỉ đăng được tối đa {limit}.", en: "There are {count} pictures; one post takes {limit}." },
  "tiktok.media_type_unsupported": { vi: "Tệp {number} có định dạng {mimeType}. TikTok nhận ảnh JPEG, WebP và video MP4, MOV, WebM.", en: "File {number} is {mimeType}. TikTok takes JPEG and WebP pictures and MP4, MOV and WebM videos." },
  "tiktok.photo_too_large": { vi: "Ảnh {number} nặng {megabytes} MB, TikTok cho tối đa {limit} MB.", en: "Picture {number} has {megabytes} MB; TikTok allows {limit} MB." },
  "tiktok.photo_too_big": { vi: "Ảnh {number} lớn hơn 1080p ({width} × {height} px).", en: "Picture {number} is larger than 1080p ({width} × {height} px)." },
  "tiktok.video_too_large": { vi: "Video {number} nặng {megabytes} MB, TikTok cho tối đa {limit} MB.", en: "Video {number} has {megabytes} MB; TikTok allows {limit} MB." },
  "tiktok.video_size": { vi: "Khung hình video {number} là {width} × {height} px. TikTok nhận mỗi cạnh từ {shortest} đến {longest} px.", en: "Video {number} is {width} × {height} px. TikTok takes {shortest} to {longest} px on each side." },
  "tiktok.video_codec_unsupported": { vi: "Video {number} dùng bộ mã {codec}. TikTok nhận H.264, H.265, VP8 và VP9.", en: "Video {number} is encoded as {codec}. TikTok takes H.264, H.265, VP8 and VP9." },
  "tiktok.video_frame_rate": { vi: "Video {number} có {fps} khung hình mỗi giây, TikTok cho tối đa {limit}.", en: "Video {number} has {fps} pictures a second; TikTok allows {limit}." },
  "tiktok.video_too_long": { vi: "Video {number} dài {seconds} giây, TikTok cho tối đa {limit} giây.", en: "Video {number} runs {seconds} seconds; TikTok allows {limit}." },
};

export const tiktokRules: NetworkRules = {
  countText: countUtf16,
  maxTextLength: tiktokLimits.maxTextLength,
  maxHashtags: null,
  maxMedia: tiktokLimits.maxPhotos,
  validate: validateTikTokPost,
  encoding: () => ({
    picture: { maxBytes: tiktokLimits.maxPhotoBytes, maxLongSide: tiktokLimits.maxPhotoSides.long, maxShortSide: tiktokLimits.maxPhotoSides.short },
    video: { maxBytes: tiktokLimits.maxVideoBytes, maxSide: 1_920, maxFramesPerSecond: tiktokLimits.maxFramesPerSecond },
  }),
  preview: (text, language) => foldText(text, { characters: tiktokLimits.foldAfterCharacters, lines: tiktokLimits.foldAfterLines }, language === "vi" ? "thêm" : "more"),
  messages: tiktokIssueMessages,
};

const issue = issueOf.bind(null, "tiktok");
const isVideo = ({ mimeType }: PostDraft["media"][number]): boolean => mimeType.startsWith("video/");

/** What TikTok has no place for. */
function placeIssues({ format = "feed", title, text, firstComment, media }: PostDraft): Issue[] {
  const issues: Issue[] = [];
  const onlyPhotos = media.length > 0 && !media.some(isVideo);
  if (format !== "feed" && format !== "draft") issues.push(issue("format_unsupported", "error", "/format", {}, { fix: { action: "set_field", value: "feed" } }));
  if (format === "draft" && !onlyPhotos && text.trim() !== "") issues.push(issue("draft_text_unsent", "warning", "/text", {}));
  if (firstComment?.trim()) issues.push(issue("first_comment_unsupported", "warning", "/firstComment", {}, { fix: { action: "set_field", value: "" } }));
  const count = countUtf16(title ?? "");
  if (onlyPhotos && count > tiktokLimits.maxTitleLength) issues.push(issue("title_too_long", "error", "/title", { count, limit: tiktokLimits.maxTitleLength }));
  return issues;
}

/** A person chooses who may see it, with no choice made beforehand. Judged once there are options. Source: Content Sharing Guidelines (checked 2026-11-22). */
function audienceIssues({ format = "feed", options, disclosure, media }: PostDraft): Issue[] {
  const issues: Issue[] = [];
  if (format === "draft") return issues;
  const level = options?.privacyLevel;
  if (level === null) issues.push(issue("privacy_missing", "error", "/options/privacyLevel", {}));
  if (level && !tiktokLimits.privacyLevels.some((known) => known === level)) issues.push(issue("privacy_unknown", "error", "/options/privacyLevel", { level }));
  if (level === "SELF_ONLY" && disclosure?.paidPartnership) issues.push(issue("branded_private", "error", "/options/privacyLevel", {}));
  if (disclosure?.aiGenerated && media.length > 0 && !media.some(isVideo)) issues.push(issue("photo_disclosure_unsent", "warning", "/disclosure/aiGenerated", {}));
  const seconds = options?.coverSeconds;
  const length = media.find(isVideo)?.durationSeconds;
  if (seconds && length && seconds >= length) issues.push(issue("cover_beyond_end", "error", "/options/coverSeconds", { seconds }));
  return issues;
}

function textIssues({ text, link, media }: PostDraft): Issue[] {
  const issues: Issue[] = [];
  const onlyPhotos = media.length > 0 && !media.some(isVideo);
  const limit = onlyPhotos ? tiktokLimits.maxPhotoTextLength : tiktokLimits.maxTextLength;
  const count = countUtf16(text);
  if (count > limit) issues.push(issue("text_too_long", "error", "/text", { count, limit }, { fix: { action: "shorten_text", toLength: limit } }));
  for (const tag of unlinkedHashtagsIn(text)) issues.push(issue("hashtag_not_linked", "warning", "/text", { tag }));
  for (const url of linksIn(text)) issues.push(issue("link_not_clickable", "warning", "/text", { url }));
  if (link !== null) issues.push(issue("link_not_shown", "warning", "/link", {}, { fix: { action: "remove_link" } }));
  return issues;
}

function mediaIssues({ media }: PostDraft): Issue[] {
  if (media.length === 0) return [issue("media_missing", "error", "/media", {})];
  const videos = media.filter(isVideo).length;
  const last = media.length - 1;
  const whole: Issue[] = [];
  if (videos > 0 && videos < media.length) whole.push(issue("media_mixed", "error", "/media", {}, { fix: { action: "remove_media", index: media.findIndex((entry) => !isVideo(entry)) } }));
  if (videos > 1) whole.push(issue("several_videos", "error", "/media", { count: videos }, { fix: { action: "remove_media", index: media.findLastIndex(isVideo) } }));
  if (videos === 0 && media.length > tiktokLimits.maxPhotos) whole.push(issue("too_many_photos", "error", "/media", { count: media.length, limit: tiktokLimits.maxPhotos }, { fix: { action: "remove_media", index: last } }));
  return [...whole, ...media.flatMap((entry, index) => (isVideo(entry) ? videoIssues(entry, index) : photoIssues(entry, index)))];
}

function photoIssues({ mimeType, byteLength, width, height }: PostDraft["media"][number], index: number): Issue[] {
  const at = `/media/${index}`;
  const number = index + 1;
  const fix = { action: "convert_media", index, toMimeType: "image/jpeg" } as const;
  const { photoMimeTypes, maxPhotoBytes, maxPhotoSides } = tiktokLimits;
  if (!photoMimeTypes.some((type) => type === mimeType)) return [issue("media_type_unsupported", "error", at, { number, mimeType }, { fix: mimeType.startsWith("image/") ? fix : { action: "remove_media", index } })];
  const issues: Issue[] = [];
  if (byteLength > maxPhotoBytes) issues.push(issue("photo_too_large", "error", at, { number, megabytes: inMegabytes(byteLength), limit: maxPhotoBytes / 1_000_000 }, { fix }));
  if (width !== null && height !== null && (Math.max(width, height) > maxPhotoSides.long || Math.min(width, height) > maxPhotoSides.short)) issues.push(issue("photo_too_big", "error", at, { number, width, height }, { fix }));
  return issues;
}

function videoIssues({ mimeType, byteLength, width, height, durationSeconds, framesPerSecond, videoCodec, audioCodec }: PostDraft["media"][number], index: number): Issue[] {
  const at = `/media/${index}`;
  const number = index + 1;
  const fix = { action: "convert_media", index, toMimeType: "video/mp4" } as const;
  const { videoMimeTypes, maxVideoBytes, minVideoSide: shortest, maxVideoSide: longest, maxVideoSeconds: limit } = tiktokLimits;
  if (!videoMimeTypes.some((type) => type === mimeType)) return [issue("media_type_unsupported", "error", at, { number, mimeType }, { fix })];
  const issues: Issue[] = [];
  if (byteLength > maxVideoBytes) issues.push(issue("video_too_large", "error", at, { number, megabytes: inMegabytes(byteLength), limit: maxVideoBytes / 1_000_000 }, { fix }));
  if (width !== null && height !== null && (Math.min(width, height) < shortest || Math.max(width, height) > longest)) {
    // A small one is not enlarged.
    issues.push(issue("video_size", "error", at, { number, width, height, shortest, longest }, { fix: Math.min(width, height) < shortest ? { action: "remove_media", index } : fix }));
  }
  const strange = foreignCodec({ videoCodec, audioCodec }, { videoCodecs: tiktokLimits.videoCodecs, audioCodecs: null });
  if (strange !== null) issues.push(issue("video_codec_unsupported", "error", at, { number, codec: strange }, { fix }));
  const { maxFramesPerSecond } = tiktokLimits;
  if (framesPerSecond && framesPerSecond > maxFramesPerSecond + 0.5) issues.push(issue("video_frame_rate", "error", at, { number, fps: Math.round(framesPerSecond), limit: maxFramesPerSecond }, { fix }));
  if (durationSeconds && durationSeconds > limit) issues.push(issue("video_too_long", "error", at, { number, seconds: Math.round(durationSeconds), limit }, { fix: { action: "remove_media", index } }));
  return issues;
}

const inMegabytes = (bytes: number): number => Math.ceil(bytes / 100_000) / 10;
