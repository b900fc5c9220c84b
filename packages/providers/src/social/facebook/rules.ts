import { foldText, foreignCodec, hashtagsIn, isWebAddress, linksIn, unlinkedHashtagsIn } from "../rules.ts";
import type { FeedPreview, Issue, IssueFix, IssueMessages, NetworkRules, PostDraft, RuleLanguage } from "../rules.ts";

export { describeIssue } from "../rules.ts";
export type { FeedPreview, Issue, IssueFix, NetworkRules, PostDraft, RuleLanguage } from "../rules.ts";
export { hashtagsIn, linksIn };

/** Limits of what a page posts. */
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
  /** Source: Video API, chunked upload: 10 GB and four hours. */
  maxVideoBytes: 10_000_000_000,
  maxVideoSeconds: 4 * 3_600,
  videoMimeTypes: ["video/mp4", "video/quicktime"],
  /** Source: Reels publishing guide (seen 2026-11-22). A reel that is a story too may run 60 seconds. */
  reel: { mimeTypes: ["video/mp4"], minSeconds: 3, maxSeconds: 90, minWidth: 540, minHeight: 960 },
  /** Of reels and stories. */
  videoCodecs: ["avc", "hevc", "vp9", "av1"],
  audioCodecs: ["aac"],
  maxFramesPerSecond: 60,
  /** Larger photos are made smaller by Facebook itself. Source: Graph API photo guide (seen 2026-11-22). */
  shownPhotoSide: 2_048,
  story: { mimeTypes: ["video/mp4", "video/quicktime"], minSeconds: 3, maxSeconds: 60 },
  /** Of reels and stories: 9:16. */
  uprightRatio: 9 / 16,
  /** Rounding that nobody sees. */
  ratioGrace: 0.01,
  /** Source: the practice of publishing tools; Meta documents no number (checked 2026-11-22). */
  maxTitleLength: 255,
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
  const format = draft.format ?? "feed";
  if (format === "draft") return [issue("format_unsupported", "error", "/format", {}, { action: "set_field", value: "feed" })];
  return [...textIssues(draft, format), ...linkIssues(draft, format), ...mediaIssues(draft, format), ...otherIssues(draft, format)];
}

/** The text as the feed shows it before a person opens it. */
export function previewFacebookText(text: string, language: RuleLanguage): FeedPreview {
  return foldText(text, { characters: facebookLimits.foldAfterCharacters, lines: facebookLimits.foldAfterLines }, moreLabels[language]);
}

/** Wordings of every issue above, for screens and for the API's problem details. */
export const facebookIssueMessages: IssueMessages = {
  "facebook.empty_post": {
    vi: "Bài viết cần có nội dung, liên kết, ảnh hoặc video.",
    en: "A post needs text, a link, a photo or a video.",
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
    vi: "Bài có ảnh hoặc video thì không hiện thẻ liên kết. Hãy đưa liên kết vào nội dung.",
    en: "A post with photos or a video shows no link card. Put the link into the text.",
  },
  "facebook.too_many_photos": {
    vi: "Có {count} ảnh, một bài chỉ đăng được tối đa {limit}.",
    en: "There are {count} photos; one post takes {limit}.",
  },
  "facebook.media_type_unsupported": {
    vi: "Tệp {number} có định dạng {mimeType}, không đăng được lên Facebook. Hãy dùng ảnh JPEG, PNG hoặc video MP4.",
    en: "File {number} is {mimeType}, which Facebook does not take. Use a JPEG or PNG photo, or an MP4 video.",
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
  "facebook.format_unsupported": {
    vi: "Facebook không có hộp thư nháp. Hãy chọn bài viết, thước phim hoặc tin.",
    en: "Facebook has no inbox for drafts. Choose a post, a reel or a story.",
  },
  "facebook.mixed_media": {
    vi: "Một bài chỉ đăng được nhiều ảnh hoặc một video, không trộn cả hai.",
    en: "One post takes several photos or a single video, not both.",
  },
  "facebook.one_video": {
    vi: "Có {count} tệp. Thước phim chỉ nhận đúng một video.",
    en: "There are {count} files. A reel takes exactly one video.",
  },
  "facebook.reel_needs_video": {
    vi: "Thước phim cần một video dọc.",
    en: "A reel needs an upright video.",
  },
  "facebook.one_story_file": {
    vi: "Mỗi tin chỉ có một ảnh hoặc một video, ở đây có {count} tệp.",
    en: "A story shows one photo or one video; there are {count} files.",
  },
  "facebook.story_needs_media": {
    vi: "Tin cần một ảnh hoặc một video.",
    en: "A story needs a photo or a video.",
  },
  "facebook.story_hides_text": {
    vi: "Tin trên Facebook không hiện nội dung chữ. Hãy đặt chữ vào ảnh hoặc video.",
    en: "A Facebook story shows no text. Put the words into the photo or the video.",
  },
  "facebook.story_hides_link": {
    vi: "Tin đăng qua API không hiện liên kết.",
    en: "A story posted over the API shows no link.",
  },
  "facebook.story_takes_no_comment": {
    vi: "Tin không nhận bình luận đầu tiên.",
    en: "A story takes no first comment.",
  },
  "facebook.story_not_upright": {
    vi: "Ảnh không phải khổ 9:16 nên sẽ có viền trống trong tin.",
    en: "The photo is not 9:16 and will stand between bars in the story.",
  },
  "facebook.video_not_upright": {
    vi: "Video có khổ {width} × {height}. Thước phim và tin cần khổ dọc 9:16.",
    en: "The video is {width} × {height}. Reels and stories need 9:16.",
  },
  "facebook.video_too_small": {
    vi: "Video có khổ {width} × {height}, thước phim cần ít nhất 540 × 960.",
    en: "The video is {width} × {height}; a reel needs at least 540 × 960.",
  },
  "facebook.video_length": {
    vi: "Video dài {seconds} giây. Facebook nhận từ {shortest} đến {longest} giây ở dạng này.",
    en: "The video runs {seconds} seconds. Facebook takes {shortest} to {longest} seconds here.",
  },
  "facebook.video_empty": {
    vi: "Video không có dữ liệu.",
    en: "The video is empty.",
  },
  "facebook.video_too_large": {
    vi: "Video nặng {megabytes} MB, Facebook cho tối đa {limit} MB.",
    en: "The video has {megabytes} MB; Facebook allows {limit} MB.",
  },
  "facebook.video_type_unsupported": {
    vi: "Video có định dạng {mimeType}. Hãy dùng MP4.",
    en: "The video is {mimeType}. Use MP4.",
  },
  "facebook.video_codec_unsupported": {
    vi: "Video dùng bộ mã {codec}. Thước phim và tin cần H.264 và AAC.",
    en: "The video is encoded as {codec}. Reels and stories need H.264 and AAC.",
  },
  "facebook.video_frame_rate": {
    vi: "Video có {fps} khung hình mỗi giây, Facebook cho tối đa {limit}.",
    en: "The video has {fps} pictures a second; Facebook allows {limit}.",
  },
  "facebook.title_too_long": {
    vi: "Tiêu đề dài {count} ký tự, Facebook cho tối đa {limit}.",
    en: "The title has {count} characters; Facebook allows {limit}.",
  },
  "facebook.partnership_by_hand": {
    vi: "Facebook không cho gắn nhãn quan hệ đối tác trả phí qua API. Hãy gắn nhãn trên bài sau khi đăng.",
    en: "Facebook does not let the API set the paid partnership label. Set it on the post once it is out.",
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
  encoding: () => ({
    picture: { maxBytes: facebookLimits.safePhotoBytes, maxLongSide: facebookLimits.shownPhotoSide, maxShortSide: facebookLimits.shownPhotoSide },
    video: { maxBytes: facebookLimits.maxVideoBytes, maxSide: 1_920, maxFramesPerSecond: facebookLimits.maxFramesPerSecond },
  }),
  preview: previewFacebookText,
  messages: facebookIssueMessages,
};

const moreLabels: Record<RuleLanguage, string> = { vi: "Xem thêm", en: "See more" };

type Format = "feed" | "reel" | "story";
type Media = PostDraft["media"][number];

function textIssues({ text, link, media }: PostDraft, format: Format): Issue[] {
  const issues: Issue[] = [];
  const count = countText(text);
  if (format === "feed" && text.trim() === "" && link === null && media.length === 0) issues.push(issue("empty_post", "error", "/text", {}));
  if (format === "story") return text.trim() === "" ? issues : [issue("story_hides_text", "warning", "/text", {})];
  if (count > facebookLimits.maxTextLength) {
    const limit = facebookLimits.maxTextLength;
    issues.push(issue("text_too_long", "error", "/text", { count, limit }, { action: "shorten_text", toLength: limit }));
  }
  for (const tag of unlinkedHashtagsIn(text)) issues.push(issue("hashtag_not_linked", "warning", "/text", { tag }));
  return issues;
}

function linkIssues({ text, link, media }: PostDraft, format: Format): Issue[] {
  if (link === null) return [];
  if (!isWebAddress(link)) return [issue("link_invalid", "error", "/link", {}, { action: "remove_link" })];
  if (format === "story") return [issue("story_hides_link", "warning", "/link", {}, { action: "remove_link" })];
  if ((media.length > 0 || format === "reel") && !text.includes(link)) {
    return [issue("link_with_photos", "error", "/link", {}, { action: "append_link_to_text", link })];
  }
  return [];
}

function mediaIssues({ media }: PostDraft, format: Format): Issue[] {
  const [first, ...others] = media;
  const last: IssueFix = { action: "remove_media", index: media.length - 1 };
  if (format === "reel") {
    if (!first) return [issue("reel_needs_video", "error", "/media", {})];
    if (others.length > 0) return [issue("one_video", "error", "/media", { count: media.length }, last)];
    return isVideo(first) ? uprightVideoIssues(first, "reel") : [issue("reel_needs_video", "error", "/media/0", {}, last)];
  }
  if (format === "story") {
    if (!first) return [issue("story_needs_media", "error", "/media", {})];
    if (others.length > 0) return [issue("one_story_file", "error", "/media", { count: media.length }, last)];
    return isVideo(first) ? uprightVideoIssues(first, "story") : storyPhotoIssues(first);
  }
  if (first && others.length === 0 && isVideo(first)) return videoIssues(first, { mimeTypes: facebookLimits.videoMimeTypes, minSeconds: 1, maxSeconds: facebookLimits.maxVideoSeconds });
  const video = media.findIndex(isVideo);
  if (video !== -1) return [issue("mixed_media", "error", `/media/${video}`, {}, { action: "remove_media", index: video })];
  const { maxPhotos: limit } = facebookLimits;
  const tooMany = media.length > limit ? [issue("too_many_photos", "error", "/media", { count: media.length, limit }, last)] : [];
  return [...tooMany, ...media.flatMap((photo, index) => photoIssues(photo, index))];
}

/** Title, comment and disclosure. */
function otherIssues({ title, firstComment, disclosure, media }: PostDraft, format: Format): Issue[] {
  const issues: Issue[] = [];
  const { maxTitleLength: limit } = facebookLimits;
  if (title && format !== "story" && media.some(isVideo) && countText(title) > limit) {
    issues.push(issue("title_too_long", "error", "/title", { count: countText(title), limit }, { action: "shorten_text", toLength: limit }));
  }
  if (firstComment?.trim() && format === "story") issues.push(issue("story_takes_no_comment", "error", "/firstComment", {}, { action: "set_field", value: "" }));
  if (disclosure?.paidPartnership) issues.push(issue("partnership_by_hand", "warning", "/disclosure/paidPartnership", {}));
  return issues;
}

function uprightVideoIssues(video: Media, format: "reel" | "story"): Issue[] {
  const issues = [...videoIssues(video, facebookLimits[format]), ...codecIssues(video)];
  const { width, height } = video;
  if (width === null || height === null) return issues;
  const { uprightRatio, ratioGrace, reel } = facebookLimits;
  if (Math.abs(width / height - uprightRatio) > ratioGrace) issues.push(issue("video_not_upright", "error", "/media/0", { width, height }, { action: "crop_media", index: 0 }));
  else if (format === "reel" && (width < reel.minWidth || height < reel.minHeight)) issues.push(issue("video_too_small", "error", "/media/0", { width, height }, { action: "remove_media", index: 0 }));
  return issues;
}

function videoIssues({ mimeType, byteLength, durationSeconds }: Media, limits: { mimeTypes: readonly string[]; minSeconds: number; maxSeconds: number }): Issue[] {
  const at = "/media/0";
  const toMp4: IssueFix = { action: "convert_media", index: 0, toMimeType: "video/mp4" };
  if (!limits.mimeTypes.includes(mimeType)) return [issue("video_type_unsupported", "error", at, { mimeType }, toMp4)];
  if (byteLength === 0) return [issue("video_empty", "error", at, {}, { action: "remove_media", index: 0 })];
  const issues: Issue[] = [];
  const { maxVideoBytes } = facebookLimits;
  if (byteLength > maxVideoBytes) issues.push(issue("video_too_large", "error", at, { megabytes: Math.ceil(byteLength / 1_000_000), limit: maxVideoBytes / 1_000_000 }, toMp4));
  const { minSeconds: shortest, maxSeconds: longest } = limits;
  // The last picture may stand a little longer than the rounded length.
  if (durationSeconds && (durationSeconds < shortest - 0.05 || durationSeconds > longest + 0.4)) {
    issues.push(issue("video_length", "error", at, { seconds: Math.round(durationSeconds * 10) / 10, shortest, longest }, { action: "remove_media", index: 0 }));
  }
  return issues;
}

function codecIssues({ mimeType, videoCodec, audioCodec, framesPerSecond }: Media): Issue[] {
  const { videoCodecs, audioCodecs, maxFramesPerSecond: limit, videoMimeTypes } = facebookLimits;
  const toMp4: IssueFix = { action: "convert_media", index: 0, toMimeType: "video/mp4" };
  if (!videoMimeTypes.some((type) => type === mimeType)) return [];
  const strange = foreignCodec({ videoCodec, audioCodec }, { videoCodecs, audioCodecs });
  if (strange !== null) return [issue("video_codec_unsupported", "error", "/media/0", { codec: strange }, toMp4)];
  return framesPerSecond && framesPerSecond > limit + 0.5 ? [issue("video_frame_rate", "error", "/media/0", { fps: Math.round(framesPerSecond), limit }, toMp4)] : [];
}

function storyPhotoIssues(photo: Media): Issue[] {
  const { width, height } = photo;
  const { uprightRatio, ratioGrace } = facebookLimits;
  const isUpright = width === null || height === null || Math.abs(width / height - uprightRatio) <= ratioGrace;
  // A story has no place for a description.
  const issues = photoIssues(photo, 0).filter(({ code }) => code !== "facebook.alt_missing");
  if (!isUpright) issues.push(issue("story_not_upright", "warning", "/media/0", {}, { action: "crop_media", index: 0 }));
  return issues;
}

const isVideo = ({ mimeType }: Media): boolean => mimeType.startsWith("video/");

function photoIssues({ mimeType, byteLength, alt }: Media, index: number): Issue[] {
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
