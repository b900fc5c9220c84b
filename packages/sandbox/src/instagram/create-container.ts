import { invalidParameter } from "../facebook/graph-error.ts";
import type { GraphRequest } from "../facebook/graph-request.ts";
import { booleanParam, integerParam, textParam } from "../facebook/graph-request.ts";
import type { TakenFault } from "../faults/fault.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import type { InstagramAccount } from "./accounts-table.ts";
import { countContainers, findContainer, insertContainer, statusOf } from "./containers-table.ts";
import type { ContainerFile, ContainerKind, ContainerOptions, NewContainer } from "./containers-table.ts";
import { fetchMedia } from "./fetch-media.ts";
import { readInstagramId } from "./ids.ts";
import { inspectImage, inspectReel } from "./inspect-media.ts";
import { instagramError } from "./instagram-errors.ts";
import type { Caller } from "./tokens.ts";
import { workOf } from "./work.ts";

const dayMs = 86_400_000;
/** Source: Instagram API, IG User Media reference v26.0 (checked 2026-11-22). */
const limits = { caption: 2_200, hashtags: 30, mentions: 20, alt: 1_000, collaborators: 3 } as const;

/**
 * `POST /{ig_id}/media`: takes the request, fetches what it names and looks into it. Pictures are refused at once, videos by their status.
 * @throws GraphError for all that the network refuses
 */
export async function createContainer(
  sandbox: SandboxContext, request: GraphRequest, account: InstagramAccount, caller: Caller, host: string, fault: TakenFault | undefined,
): Promise<Record<string, unknown>> {
  const { store } = sandbox;
  if (countContainers(store, account.id, sandbox.now() - dayMs) >= account.containersPerDay) throw instagramError(2207042, { message: "You reached the maximum number of containers in 24 hours." });
  const isCarouselItem = booleanParam(request, "is_carousel_item", false);
  const kind = readKind(request, isCarouselItem);
  const upload = readUpload(request, kind, caller);
  const options = readOptions(request, kind, isCarouselItem);
  const shared = {
    accountId: account.id, appId: caller.appId, kind, isCarouselItem, caption: readCaption(request, kind, isCarouselItem), alt: readAlt(request, kind), options,
    children: kind === "CAROUSEL" ? readChildren(sandbox, request, account) : [], upload,
  };
  const isVideo = kind === "VIDEO" || kind === "REELS" || (kind === "STORIES" && !request.params.has("image_url"));
  const work = workOf(sandbox, host, isVideo, fault);
  const insert = (end: Pick<NewContainer, "media" | "failure" | "readyAt">): string =>
    insertContainer(store, { ...shared, ...end, createdAt: sandbox.now(), processingMs: work.processingMs, plannedFailure: work.failure });
  if (upload === "resumable") {
    const id = insert({ media: null, failure: null, readyAt: null });
    return { id, uri: `${sandbox.publicOrigin()}/sandbox/rupload.facebook.com/ig-api-upload/${request.version}/${id}` };
  }
  const found = kind === "CAROUSEL" ? null : await look(sandbox, request, kind, isVideo, options);
  const failure = work.failure ?? (typeof found === "number" ? found : null);
  return { id: insert({ media: typeof found === "number" ? null : found, failure, readyAt: work.endsAt(sandbox.now()) }) };
}

async function look(sandbox: SandboxContext, request: GraphRequest, kind: ContainerKind, isVideo: boolean, options: ContainerOptions): Promise<ContainerFile | number> {
  const name = isVideo ? "video_url" : "image_url";
  const url = textParam(request, name);
  if (url === undefined) throw invalidParameter(`The parameter ${name} is required.`);
  const bytes = await fetchMedia(url, sandbox.publicOrigin());
  const { filesDir } = sandbox.store;
  if (!isVideo) return inspectImage(bytes, filesDir, kind === "STORIES" ? "story" : "feed");
  const found = await inspectReel(bytes, filesDir, kind === "STORIES" ? "story" : "reel", options.thumbOffsetMs);
  if (found === 2207057) throw instagramError(found);
  return found;
}

function readKind(request: GraphRequest, isCarouselItem: boolean): ContainerKind {
  const asked = textParam(request, "media_type") ?? "IMAGE";
  if (!["IMAGE", "VIDEO", "REELS", "STORIES", "CAROUSEL"].includes(asked)) throw instagramError(2207023);
  // Single videos are reels since 2023; in carousels it is the other way round.
  if (isCarouselItem ? asked !== "IMAGE" && asked !== "VIDEO" : asked === "VIDEO") throw instagramError(2207023);
  return asked as ContainerKind;
}

function readUpload(request: GraphRequest, kind: ContainerKind, caller: Caller): NewContainer["upload"] {
  if (kind === "CAROUSEL") return "none";
  const asked = textParam(request, "upload_type");
  if (asked === undefined) return "pull";
  // Source: Instagram Platform, resumable uploads: only with Facebook Login for Business (checked 2026-11-23).
  if (asked !== "resumable" || kind === "IMAGE" || caller.login !== "facebook") throw invalidParameter("Param upload_type must be one of {resumable}, for videos of apps with Facebook Login for Business");
  return "resumable";
}

function readCaption(request: GraphRequest, kind: ContainerKind, isCarouselItem: boolean): string {
  const caption = textParam(request, "caption") ?? "";
  if (caption !== "" && (isCarouselItem || kind === "STORIES")) throw invalidParameter("caption is not supported for carousel items and stories");
  if (caption.length > limits.caption) throw instagramError(2207010);
  if (count(caption, /(?<![\p{L}\p{N}_&])#[\p{L}\p{M}\p{N}_]+/gu) > limits.hashtags) throw instagramError(2207010, { message: "The caption holds more than 30 hashtags." });
  if (count(caption, /(?<![\p{L}\p{N}_.])@[A-Za-z0-9_.]+/gu) > limits.mentions) throw instagramError(2207040);
  return caption;
}

function readAlt(request: GraphRequest, kind: ContainerKind): string | null {
  const alt = textParam(request, "alt_text");
  if (alt === undefined) return null;
  if (kind !== "IMAGE") throw invalidParameter("alt_text is supported for images in feeds only");
  if (alt.length > limits.alt) throw invalidParameter(`alt_text may hold at most ${limits.alt} characters`);
  return alt;
}

function readOptions(request: GraphRequest, kind: ContainerKind, isCarouselItem: boolean): ContainerOptions {
  const collaborators = readList(request, "collaborators");
  if (collaborators.length > 0 && (kind === "STORIES" || isCarouselItem)) throw invalidParameter("collaborators are not supported here");
  if (collaborators.length > limits.collaborators) throw invalidParameter(`collaborators may hold at most ${limits.collaborators} usernames`);
  const thumbOffsetMs = request.params.has("thumb_offset") ? integerParam(request, "thumb_offset", 0, { min: 0, max: Number.MAX_SAFE_INTEGER }) : null;
  if (thumbOffsetMs !== null && kind !== "REELS" && kind !== "VIDEO") throw invalidParameter("thumb_offset is supported for videos only");
  if (request.params.has("share_to_feed") && kind !== "REELS") throw invalidParameter("share_to_feed is supported for reels only");
  return { collaborators, shareToFeed: booleanParam(request, "share_to_feed", true), thumbOffsetMs, isPaidPartnership: booleanParam(request, "is_paid_partnership", false) };
}

function readChildren(sandbox: SandboxContext, request: GraphRequest, account: InstagramAccount): number[] {
  const ids = readList(request, "children");
  if (ids.length < 2 || ids.length > 10) throw instagramError(2207028);
  if (new Set(ids).size !== ids.length) throw invalidParameter("children must differ from each other");
  return ids.map((id) => {
    const named = readInstagramId(id);
    const child = named?.kind === "container" ? findContainer(sandbox.store, named.number) : undefined;
    if (!child || child.accountId !== account.id) throw instagramError(2207008);
    if (!child.isCarouselItem) throw invalidParameter(`Media ${id} was not created with is_carousel_item`);
    const status = statusOf(child, sandbox.now());
    if (status === "IN_PROGRESS") throw instagramError(2207027);
    if (status === "EXPIRED") throw instagramError(2207020);
    if (status !== "FINISHED") throw instagramError(2207032);
    return child.number;
  });
}

/** A JSON array, or ids or names separated by commas: the API takes both. */
function readList(request: GraphRequest, name: string): string[] {
  const value = request.params.get(name);
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== "string" || value.trim() === "") return [];
  if (!value.trim().startsWith("[")) return value.split(",").map((item) => item.trim()).filter(Boolean);
  try {
    const parsed: unknown = JSON.parse(value);
    if (Array.isArray(parsed)) return parsed.map(String);
  } catch { /* said below */ }
  throw invalidParameter(`Param ${name} must be an array.`);
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
