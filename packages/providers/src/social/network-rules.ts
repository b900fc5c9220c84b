import { facebookRules } from "./facebook/rules.ts";
import { instagramRules } from "./instagram/rules.ts";
import { linkedinRules } from "./linkedin/rules.ts";
import { issueOf, type Issue, type IssueMessages, type MediaEncoding, type NetworkRules, type PostDraft } from "./rules.ts";
import { tiktokRules } from "./tiktok/rules.ts";

/** Networks whose rules this build knows; those that it publishes to are among them. */
export const ruledNetworks = ["facebook", "instagram", "tiktok", "linkedin"] as const;
export type RuledNetwork = (typeof ruledNetworks)[number];

/** The rules of every network that posts are written for. */
export const networkRules: Readonly<Record<RuledNetwork, NetworkRules>> = { facebook: facebookRules, instagram: instagramRules, tiktok: tiktokRules, linkedin: linkedinRules };

type DraftMedia = PostDraft["media"][number];

/** A file of a post of which the network gets an encoded copy: what is seen stays, only type, size, codec or weight change. */
export interface MediaConversion {
  /** Of the file in the post. */
  index: number;
  kind: "image" | "video";
  /** What a file has to be to be taken, as the copy's maker needs it. */
  encoding: MediaEncoding["picture"] | MediaEncoding["video"];
}

/** How a post stands with one network once everything is seen to that is a matter of encoding. */
export interface Judgement {
  /** What a person has to know or do: broken rules, and a notice for each file that is converted. */
  issues: Issue[];
  conversions: MediaConversion[];
}

/**
 * The network's rules over a post as it will be sent: files that only their encoding keeps out are judged as the copies that are made of
 * them. The shape of a picture, the length of a video and what is too small stay a person's business.
 */
export function judgePost(network: RuledNetwork, draft: PostDraft): Judgement {
  const rules = networkRules[network];
  const found = rules.validate(draft);
  const wanted = found.flatMap(({ fix }) => (fix?.action === "convert_media" && isConvertible(draft.media[fix.index], fix.toMimeType) ? [fix.index] : []));
  const places = [...new Set(wanted)].toSorted((one, other) => one - other);
  if (places.length === 0) return { issues: found, conversions: [] };
  const encoding = rules.encoding(draft.format ?? "feed");
  const conversions = places.map((index): MediaConversion => (isVideo(draft.media[index]!) ? { index, kind: "video", encoding: encoding.video } : { index, kind: "image", encoding: encoding.picture }));
  const media = draft.media.map((entry, index) => (places.includes(index) ? copyOf(entry, encoding) : entry));
  const notices = places.map((index) => issueOf(network, "media_converted", "notice", `/media/${index}`, { number: index + 1, from: typeName(draft.media[index]!.mimeType), to: isVideo(draft.media[index]!) ? "MP4 (H.264, AAC)" : "JPEG", network: networkTitles[network] }));
  return { issues: [...rules.validate({ ...draft, media }), ...notices.map((notice) => ({ ...notice, message: { ...notice.message, key: convertedKey } }))], conversions };
}

/** The size that a picture or video gets where it has to stay within sides; never larger than it is, even numbers for videos. */
export function sizeWithin({ width, height }: { width: number; height: number }, { long, short }: { long: number; short: number }, step: 1 | 2 = 1): { width: number; height: number } {
  const scale = Math.min(1, long / Math.max(width, height), short / Math.min(width, height));
  const side = (pixels: number) => Math.max(step, Math.round((pixels * scale) / step) * step);
  return { width: side(width), height: side(height) };
}

const convertedKey = "media_converted";

/** Wordings of what `judgePost` adds to a network's own. */
export const conversionMessages: IssueMessages = {
  [convertedKey]: {
    vi: "Tệp {number} ({from}) sẽ được chuyển sang {to} cho {network}. Hình ảnh và nội dung giữ nguyên.",
    en: "File {number} ({from}) will be converted to {to} for {network}. What it shows stays the same.",
  },
};

const networkTitles: Record<RuledNetwork, string> = { facebook: "Facebook", instagram: "Instagram", tiktok: "TikTok", linkedin: "LinkedIn" };

const isVideo = ({ mimeType }: DraftMedia): boolean => mimeType.startsWith("video/");

/** A GIF may move, which no JPEG does: whether it becomes one is a person's choice. */
function isConvertible(entry: DraftMedia | undefined, toMimeType: string): boolean {
  if (!entry || entry.mimeType === "image/gif" || entry.byteLength === 0) return false;
  return entry.mimeType.split("/")[0] === toMimeType.split("/")[0];
}

/** What is known beforehand of the copy that will be made. */
function copyOf(entry: DraftMedia, { picture, video }: MediaEncoding): DraftMedia {
  const { width, height, byteLength, framesPerSecond } = entry;
  const known = width !== null && height !== null;
  if (!isVideo(entry)) return { ...entry, mimeType: "image/jpeg", byteLength: Math.min(byteLength, picture.maxBytes), ...(known ? sizeWithin({ width, height }, { long: picture.maxLongSide, short: picture.maxShortSide }) : {}) };
  const sides = known ? sizeWithin({ width, height }, { long: video.maxSide, short: video.maxSide }, 2) : {};
  return { ...entry, mimeType: "video/mp4", byteLength: Math.min(byteLength, video.maxBytes), videoCodec: "avc", audioCodec: entry.audioCodec ? "aac" : null, framesPerSecond: framesPerSecond ? Math.min(framesPerSecond, video.maxFramesPerSecond) : null, ...sides };
}

const typeNames: Readonly<Record<string, string>> = { "image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WebP", "video/mp4": "MP4", "video/quicktime": "MOV", "video/webm": "WebM" };
const typeName = (mimeType: string): string => typeNames[mimeType] ?? mimeType;
