import { z } from "zod";
import type { TikTokApp } from "./apps-table.ts";
import type { TikTokCreator } from "./creators-table.ts";
import { privacyOptions } from "./creators-table.ts";
import type { PostInfo } from "./publishes-table.ts";
import { invalidParams, TikTokError } from "./tiktok-error.ts";

/** Source: media transfer guide (seen 2026-11-22). "5 MB" is read in the stricter of its two meanings. */
const chunkBytes = { min: 5 * 1024 * 1024, max: 64_000_000 };
const maxChunks = 1_000;
const maxVideoBytes = 4_000_000_000;
const maxTitle = { video: 2_200, photo: 90 };
const maxDescription = 4_000;
const maxPhotos = 35;

const postInfoFields = {
  title: z.string().optional(),
  privacy_level: z.string().optional(),
  disable_comment: z.boolean().optional(),
  brand_content_toggle: z.boolean().optional(),
  brand_organic_toggle: z.boolean().optional(),
};
const videoPostInfo = z.strictObject({
  ...postInfoFields, disable_duet: z.boolean().optional(), disable_stitch: z.boolean().optional(), video_cover_timestamp_ms: z.int().min(0).optional(), is_aigc: z.boolean().optional(),
});
const photoPostInfo = z.strictObject({ ...postInfoFields, description: z.string().optional(), auto_add_music: z.boolean().optional() });

const videoSource = z.discriminatedUnion("source", [
  z.strictObject({ source: z.literal("FILE_UPLOAD"), video_size: z.int().positive(), chunk_size: z.int().positive(), total_chunk_count: z.int().positive() }),
  z.strictObject({ source: z.literal("PULL_FROM_URL"), video_url: z.string() }),
]);
const photoSource = z.strictObject({ source: z.literal("PULL_FROM_URL"), photo_cover_index: z.int().min(0).optional(), photo_images: z.array(z.string()).min(1).max(maxPhotos) });

const directVideo = z.strictObject({ post_info: videoPostInfo, source_info: videoSource });
const inboxVideo = z.strictObject({ source_info: videoSource });
const content = z.strictObject({
  media_type: z.literal("PHOTO"), post_mode: z.enum(["DIRECT_POST", "MEDIA_UPLOAD"]), post_info: photoPostInfo, source_info: photoSource,
});

/** An init that TikTok would take, but for what it finds out later. */
export interface InitRequest {
  mediaType: "VIDEO" | "PHOTO";
  postMode: "DIRECT_POST" | "MEDIA_UPLOAD";
  source: "FILE_UPLOAD" | "PULL_FROM_URL";
  postInfo: PostInfo;
  urls: string[];
  videoSize: number;
  chunkSize: number;
  chunkCount: number;
}

/** Reads and judges an init. @throws TikTokError for all that TikTok refuses at once */
export function readInit(kind: "video" | "inbox" | "content", body: unknown, context: { app: TikTokApp; creator: TikTokCreator; ownOrigin: string }): InitRequest {
  const request = kind === "content" ? readContent(body) : readVideo(kind, body);
  if (request.postMode === "DIRECT_POST") assertMayBeSeen(request.postInfo, context.app, context.creator);
  for (const url of request.urls) assertOwned(url, context.app, context.ownOrigin);
  if (request.source === "FILE_UPLOAD") assertChunks(request);
  return request;
}

function readVideo(kind: "video" | "inbox", body: unknown): InitRequest {
  const parsed = kind === "inbox" ? parse(inboxVideo, body) : parse(directVideo, body);
  const info: z.infer<typeof videoPostInfo> = "post_info" in parsed ? (parsed.post_info as z.infer<typeof videoPostInfo>) : {};
  if ((info.title ?? "").length > maxTitle.video) throw new TikTokError("invalid_params", `title is longer than ${maxTitle.video} UTF-16 runes`);
  const source = parsed.source_info;
  const isFile = source.source === "FILE_UPLOAD";
  return {
    mediaType: "VIDEO", postMode: kind === "inbox" ? "MEDIA_UPLOAD" : "DIRECT_POST", source: source.source,
    postInfo: {
      ...shared(info), description: "", disableDuet: info.disable_duet ?? false, disableStitch: info.disable_stitch ?? false,
      coverMs: info.video_cover_timestamp_ms ?? 0, isAigc: info.is_aigc ?? false,
    },
    urls: isFile ? [] : [source.video_url], videoSize: isFile ? source.video_size : 0, chunkSize: isFile ? source.chunk_size : 0, chunkCount: isFile ? source.total_chunk_count : 0,
  };
}

function readContent(body: unknown): InitRequest {
  const { post_info: info, source_info: source, post_mode: postMode } = parse(content, body);
  if ((info.title ?? "").length > maxTitle.photo) throw invalidParams(`title is longer than ${maxTitle.photo} UTF-16 runes`);
  if ((info.description ?? "").length > maxDescription) throw invalidParams(`description is longer than ${maxDescription} UTF-16 runes`);
  if ((source.photo_cover_index ?? 0) >= source.photo_images.length) throw invalidParams("photo_cover_index is beyond photo_images");
  return {
    mediaType: "PHOTO", postMode, source: "PULL_FROM_URL",
    postInfo: { ...shared(info), description: info.description ?? "", disableDuet: true, disableStitch: true, coverMs: 0, isAigc: false },
    urls: source.photo_images, videoSize: 0, chunkSize: 0, chunkCount: 0,
  };
}

function shared(info: { [Name in keyof typeof postInfoFields]?: z.infer<(typeof postInfoFields)[Name]> | undefined }): Pick<PostInfo, "title" | "privacyLevel" | "disableComment" | "brandContent" | "brandOrganic"> {
  return {
    title: info.title ?? "", privacyLevel: info.privacy_level ?? null, disableComment: info.disable_comment ?? false,
    brandContent: info.brand_content_toggle ?? false, brandOrganic: info.brand_organic_toggle ?? false,
  };
}

function assertMayBeSeen({ privacyLevel, brandContent }: PostInfo, app: TikTokApp, creator: TikTokCreator): void {
  if (privacyLevel === null) throw invalidParams("privacy_level is required");
  if (!app.audited && (privacyLevel !== "SELF_ONLY" || !creator.isPrivate)) {
    throw new TikTokError("unaudited_client_can_only_post_to_private_accounts", "Please review our integration guidelines at https://developers.tiktok.com/doc/content-sharing-guidelines/");
  }
  if (!privacyOptions(creator).includes(privacyLevel)) {
    throw new TikTokError("privacy_level_option_mismatch", "Please check the privacy_level_options of the creator info API and let the user choose one of them.");
  }
  if (brandContent && privacyLevel === "SELF_ONLY") throw new TikTokError("privacy_level_option_mismatch", "Branded content cannot be set to private.");
}

/** `floor` and never `ceil`: what is left over belongs to the last chunk. */
function assertChunks({ videoSize, chunkSize, chunkCount }: InitRequest): void {
  if (videoSize > maxVideoBytes) throw invalidParams("video_size is larger than 4 GB");
  const isWhole = chunkSize === videoSize && chunkCount === 1 && videoSize <= chunkBytes.max;
  if (isWhole) return;
  if (videoSize < chunkBytes.min) throw invalidParams("A video below 5 MB is uploaded as a whole: chunk_size must equal video_size");
  if (chunkSize < chunkBytes.min || chunkSize > chunkBytes.max) throw invalidParams("chunk_size must lie between 5 MB and 64 MB");
  if (chunkCount !== Math.floor(videoSize / chunkSize)) throw invalidParams("total_chunk_count must be video_size divided by chunk_size, rounded down");
  if (chunkCount < 1 || chunkCount > maxChunks) throw invalidParams(`total_chunk_count must lie between 1 and ${maxChunks}`);
}

/**
 * The file must stand under a verified prefix, at an https address with a name. Here the addresses of this machine count as well:
 * the sandbox fetches from nowhere else.
 */
function assertOwned(address: string, app: TikTokApp, ownOrigin: string): void {
  const refuse = () => new TikTokError("url_ownership_unverified", "Please go to our developer website to verify the ownership of the URL prefix or domain of this url.");
  if (!URL.canParse(address)) throw invalidParams(`${address} is not a URL`);
  const url = new URL(address);
  const isOwn = isReachable(url, ownOrigin);
  if (!isOwn && (url.protocol !== "https:" || /^[\d.]+$|:/.test(url.hostname))) throw invalidParams("The URL must be https and must not hold an IP address");
  if (app.verified === null ? !isOwn : !app.verified.some((prefix) => url.href.startsWith(prefix) || isBelow(url.hostname, prefix))) throw refuse();
}

/** Addresses that the sandbox really fetches. */
export function isReachable(url: URL, ownOrigin: string): boolean {
  return /^https?:$/.test(url.protocol) && (url.origin === ownOrigin || url.hostname === "localhost" || url.hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(url.hostname));
}

const isBelow = (hostname: string, domain: string): boolean => !domain.includes("/") && (hostname === domain || hostname.endsWith(`.${domain}`));

function parse<Shape extends z.ZodType>(shape: Shape, body: unknown): z.output<Shape> {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw invalidParams(`${first?.path.join(".") || "The request body"}: ${first?.message ?? "is not as documented"}`);
}
