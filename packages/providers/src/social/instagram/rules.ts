import { countUtf16, foldText, foreignCodec, hashtagsIn, issueOf, linksIn, mentionsIn, unlinkedHashtagsIn } from "../rules.ts";
import type { Issue, IssueFix, IssueMessages, NetworkRules, PostDraft } from "../rules.ts";

/** Limits of a feed post, a carousel, a reel or a story. Source: Instagram API, IG User Media reference v26.0 (checked 2026-11-22). */
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
  /** A single video stands as a reel. */
  reel: { maxBytes: 300_000_000, minSeconds: 3, maxSeconds: 15 * 60 },
  story: { maxBytes: 100_000_000, minSeconds: 3, maxSeconds: 60 },
  maxVideoWidth: 1_920,
  videoMimeTypes: ["video/mp4", "video/quicktime"],
  videoCodecs: ["avc", "hevc"],
  audioCodecs: ["aac"],
  maxFramesPerSecond: 60,
  /** Wider pictures are made smaller by Instagram itself. */
  shownPhotoWidth: 1_440,
  /** Of reels and stories: 9:16 fills the screen, anything else stands between bars. */
  uprightRatio: 9 / 16,
  /** Rounding that nobody sees. */
  ratioGrace: 0.01,
  /** As long as a caption; the API's reference names no number. */
  maxCommentLength: 2_200,
  /** Where the feed folds a caption, as seen in the feed. */
  foldAfterCharacters: 125,
  foldAfterLines: 2,
} as const;

/** What Instagram would refuse, and what would look worse than it could. */
export function validateInstagramPost(draft: PostDraft): Issue[] {
  const format = draft.format ?? "feed";
  if (format === "draft") return [issue("format_unsupported", "error", "/format", {}, { fix: { action: "set_field", value: "feed" } })];
  return [...textIssues(draft, format), ...mediaIssues(draft, format), ...otherIssues(draft, format)];
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
  "instagram.format_unsupported": { vi: "Instagram không có hộp thư nháp. Hãy chọn bài viết, thước phim hoặc tin.", en: "Instagram has no inbox for drafts. Choose a post, a reel or a story." },
  "instagram.reel_needs_video": { vi: "Thước phim cần đúng một video.", en: "A reel needs exactly one video." },
  "instagram.one_story_file": { vi: "Mỗi tin chỉ có một ảnh hoặc một video, ở đây có {count} tệp.", en: "A story shows one picture or one video; there are {count} files." },
  "instagram.story_hides_text": { vi: "Tin trên Instagram không có chú thích. Hãy đặt chữ vào ảnh hoặc video.", en: "An Instagram story has no caption. Put the words into the picture or the video." },
  "instagram.story_takes_no_comment": { vi: "Tin không nhận bình luận đầu tiên.", en: "A story takes no first comment." },
  "instagram.story_partnership_by_hand": { vi: "Nhãn quan hệ đối tác được trả phí của tin phải gắn trong ứng dụng Instagram.", en: "A story's paid partnership label is set in the Instagram app." },
  "instagram.story_without_collaborators": { vi: "Tin không mời được cộng tác viên.", en: "A story takes no collaborators." },
  "instagram.not_upright": { vi: "Tệp {number} không phải khổ dọc 9:16 nên sẽ có viền trống.", en: "File {number} is not 9:16 and will stand between bars." },
  "instagram.carousel_cropped": { vi: "Các tệp có khổ khác nhau: Instagram cắt tất cả theo khổ của tệp đầu tiên.", en: "The files differ in shape: Instagram crops all of them to the first one's." },
  "instagram.comment_too_long": { vi: "Bình luận đầu tiên dài {count} ký tự, tối đa {limit}.", en: "The first comment has {count} characters; {limit} are allowed." },
  "instagram.cover_beyond_video": { vi: "Ảnh bìa được chọn ở giây {seconds}, nhưng video chỉ dài {length} giây.", en: "The cover is taken at second {seconds}, but the video runs {length} seconds." },
  "instagram.ai_label_by_hand": { vi: "Instagram không cho gắn nhãn AI qua API. Hãy gắn nhãn trong ứng dụng sau khi đăng.", en: "Instagram does not let the API set the AI label. Set it in the app once the post is out." },
  "instagram.video_too_wide": { vi: "Video {number} rộng {width} px, Instagram cho tối đa {limit} px.", en: "Video {number} is {width} px wide; Instagram allows {limit} px." },
  "instagram.video_too_large": { vi: "Video {number} nặng {megabytes} MB, Instagram cho tối đa {limit} MB.", en: "Video {number} has {megabytes} MB; Instagram allows {limit} MB." },
  "instagram.video_codec_unsupported": { vi: "Video {number} dùng bộ mã {codec}. Instagram nhận H.264 hoặc HEVC với AAC.", en: "Video {number} is encoded as {codec}. Instagram takes H.264 or HEVC with AAC." },
  "instagram.video_frame_rate": { vi: "Video {number} có {fps} khung hình mỗi giây, Instagram cho tối đa {limit}.", en: "Video {number} has {fps} pictures a second; Instagram allows {limit}." },
  "instagram.video_length": { vi: "Video {number} dài {seconds} giây. Instagram nhận từ {shortest} giây đến {longest} giây.", en: "Video {number} runs {seconds} seconds. Instagram takes {shortest} to {longest} seconds." },
};

export const instagramRules: NetworkRules = {
  countText: countUtf16,
  maxTextLength: instagramLimits.maxTextLength,
  maxHashtags: instagramLimits.advisedHashtags,
  maxMedia: instagramLimits.maxMedia,
  validate: validateInstagramPost,
  encoding: (format) => {
    const { maxPhotoBytes, shownPhotoWidth, minRatio, uprightRatio, reel, story, maxVideoWidth, maxFramesPerSecond } = instagramLimits;
    const isStory = format === "story";
    return {
      picture: { maxBytes: maxPhotoBytes, maxLongSide: shownPhotoWidth / (isStory ? uprightRatio : minRatio), maxShortSide: shownPhotoWidth },
      video: { maxBytes: (isStory ? story : reel).maxBytes, maxSide: maxVideoWidth, maxFramesPerSecond },
    };
  },
  preview: (text, language) => foldText(text, { characters: instagramLimits.foldAfterCharacters, lines: instagramLimits.foldAfterLines }, language === "vi" ? "xem thêm" : "more"),
  messages: instagramIssueMessages,
};

const issue = issueOf.bind(null, "instagram");

type Format = "feed" | "reel" | "story";
type Media = PostDraft["media"][number];

function textIssues({ text, link }: PostDraft, format: Format): Issue[] {
  const { maxTextLength, maxHashtags, advisedHashtags, maxMentions } = instagramLimits;
  const noCard = link === null ? [] : [issue("link_not_shown", "warning", "/link", {}, { fix: { action: "remove_link" } })];
  if (format === "story") return text.trim() === "" ? noCard : [issue("story_hides_text", "warning", "/text", {}), ...noCard];
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
  return [...issues, ...noCard];
}

function mediaIssues({ media }: PostDraft, format: Format): Issue[] {
  const { maxMedia: limit } = instagramLimits;
  const [first] = media;
  if (!first) return [issue("media_missing", "error", "/media", {})];
  const removeLast: IssueFix = { action: "remove_media", index: media.length - 1 };
  if (format === "reel" && (media.length > 1 || !isVideo(first))) return [issue("reel_needs_video", "error", "/media", {}, { fix: removeLast })];
  if (format === "story" && media.length > 1) return [issue("one_story_file", "error", "/media", { count: media.length }, { fix: removeLast })];
  if (format !== "feed") return [...(isVideo(first) ? videoIssues(first, 0, format) : photoIssues(first, 0, format)), ...uprightIssues(first)];
  const tooMany = media.length > limit ? [issue("too_many_media", "error", "/media", { count: media.length, limit }, { fix: removeLast })] : [];
  return [...tooMany, ...media.flatMap((entry, index) => (isVideo(entry) ? videoIssues(entry, index, "reel") : photoIssues(entry, index, format))), ...carouselIssues(media)];
}

/** First comment, disclosure and choices. */
function otherIssues({ firstComment, disclosure, options, media }: PostDraft, format: Format): Issue[] {
  const issues: Issue[] = [];
  const { maxCommentLength: limit } = instagramLimits;
  const count = countUtf16(firstComment ?? "");
  if (firstComment?.trim() && format === "story") issues.push(issue("story_takes_no_comment", "error", "/firstComment", {}, { fix: { action: "set_field", value: "" } }));
  else if (count > limit) issues.push(issue("comment_too_long", "error", "/firstComment", { count, limit }, { fix: { action: "shorten_text", toLength: limit } }));
  if (disclosure?.aiGenerated) issues.push(issue("ai_label_by_hand", "warning", "/disclosure/aiGenerated", {}));
  if (disclosure?.paidPartnership && format === "story") issues.push(issue("story_partnership_by_hand", "warning", "/disclosure/paidPartnership", {}));
  if (options && options.collaborators.length > 0 && format === "story") issues.push(issue("story_without_collaborators", "warning", "/options/collaborators", {}));
  const [first, ...others] = media;
  const seconds = options?.coverSeconds ?? null;
  const length = others.length === 0 && format !== "story" ? (first?.durationSeconds ?? null) : null;
  if (seconds !== null && length !== null && seconds > length) issues.push(issue("cover_beyond_video", "error", "/options/coverSeconds", { seconds, length: Math.round(length) }));
  return issues;
}

function uprightIssues({ width, height }: Media): Issue[] {
  const { uprightRatio, ratioGrace } = instagramLimits;
  if (width === null || height === null || Math.abs(width / height - uprightRatio) <= ratioGrace) return [];
  return [issue("not_upright", "warning", "/media/0", { number: 1 }, { fix: { action: "crop_media", index: 0 } })];
}

function carouselIssues(media: Media[]): Issue[] {
  const ratios = media.flatMap(({ width, height }) => (width !== null && height !== null ? [width / height] : []));
  const differs = ratios.some((ratio) => Math.abs(ratio - ratios[0]!) > instagramLimits.ratioGrace);
  return differs ? [issue("carousel_cropped", "warning", "/media", {})] : [];
}

const isVideo = ({ mimeType }: Media): boolean => mimeType.startsWith("video/");

function photoIssues({ mimeType, byteLength, width, height, alt }: Media, index: number, format: Format): Issue[] {
  const at = `/media/${index}`;
  const number = index + 1;
  const toJpeg: IssueFix = { action: "convert_media", index, toMimeType: "image/jpeg" };
  if (mimeType !== "image/jpeg") return [issue("media_type_unsupported", "error", at, { number, mimeType }, { fix: mimeType.startsWith("image/") ? toJpeg : { action: "remove_media", index } })];
  const { maxPhotoBytes, minPhotoWidth, minRatio, maxRatio, maxAltLength } = instagramLimits;
  const issues: Issue[] = [];
  if (byteLength > maxPhotoBytes) issues.push(issue("photo_too_large", "error", at, { number, megabytes: inMegabytes(byteLength), limit: 8 }, { fix: toJpeg }));
  if (width !== null && width < minPhotoWidth) issues.push(issue("photo_too_narrow", "error", at, { number, width, limit: minPhotoWidth }, { fix: { action: "remove_media", index } }));
  if (format === "story") return issues;
  // Half a hundredth of grace: 1080 × 1350 and its like are rounded.
  const ratio = width !== null && height !== null ? width / height : null;
  if (ratio !== null && (ratio < minRatio - 0.005 || ratio > maxRatio + 0.005)) issues.push(issue("ratio_unsupported", "error", at, { number }, { fix: { action: "crop_media", index } }));
  if (!alt?.trim()) issues.push(issue("alt_missing", "warning", `${at}/alt`, { number }, { fix: { action: "describe_media", index } }));
  else if (countUtf16(alt) > maxAltLength) issues.push(issue("alt_too_long", "error", `${at}/alt`, { number, count: countUtf16(alt), limit: maxAltLength }, { fix: { action: "describe_media", index } }));
  return issues;
}

function videoIssues({ mimeType, byteLength, width, durationSeconds, framesPerSecond, videoCodec, audioCodec }: Media, index: number, place: "reel" | "story"): Issue[] {
  const at = `/media/${index}`;
  const number = index + 1;
  const { maxVideoWidth, videoMimeTypes, videoCodecs, audioCodecs, maxFramesPerSecond } = instagramLimits;
  const { maxBytes, minSeconds: shortest, maxSeconds: longest } = instagramLimits[place];
  const toMp4: IssueFix = { action: "convert_media", index, toMimeType: "video/mp4" };
  if (!videoMimeTypes.some((type) => type === mimeType)) return [issue("media_type_unsupported", "error", at, { number, mimeType }, { fix: toMp4 })];
  const issues: Issue[] = [];
  if (byteLength > maxBytes) issues.push(issue("video_too_large", "error", at, { number, megabytes: inMegabytes(byteLength), limit: maxBytes / 1_000_000 }, { fix: toMp4 }));
  if (width !== null && width > maxVideoWidth) issues.push(issue("video_too_wide", "error", at, { number, width, limit: maxVideoWidth }, { fix: toMp4 }));
  const strange = foreignCodec({ videoCodec, audioCodec }, { videoCodecs, audioCodecs });
  if (strange !== null) issues.push(issue("video_codec_unsupported", "error", at, { number, codec: strange }, { fix: toMp4 }));
  if (framesPerSecond && framesPerSecond > maxFramesPerSecond + 0.5) issues.push(issue("video_frame_rate", "error", at, { number, fps: Math.round(framesPerSecond), limit: maxFramesPerSecond }, { fix: toMp4 }));
  // The last picture may stand a little longer than the rounded length.
  if (durationSeconds && (durationSeconds < shortest - 0.05 || durationSeconds > longest + 0.05)) issues.push(issue("video_length", "error", at, { number, seconds: Math.round(durationSeconds), shortest, longest }, { fix: { action: "remove_media", index } }));
  return issues;
}

const inMegabytes = (bytes: number): number => Math.ceil(bytes / 100_000) / 10;
