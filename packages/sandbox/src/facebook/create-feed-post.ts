import type { SandboxContext } from "../sandbox-context.ts";
import { countAcceptedCreate } from "../ledger/create-calls.ts";
import { announcePost } from "./announce.ts";
import { GraphError, invalidParameter, missingObject } from "./graph-error.ts";
import type { GraphRequest } from "./graph-request.ts";
import { booleanParam, listParam, textParam } from "./graph-request.ts";
import { photoId, postId, readNodeId } from "./ids.ts";
import type { FacebookPage } from "./pages-table.ts";
import { attachPhoto, findPhoto } from "./photos-table.ts";
import { findPost, insertPost, latestMessage } from "./posts-table.ts";
import type { FacebookToken } from "./tokens.ts";

/** Widely used, in no official document. */
const maxMessageLength = 63_206;
/** Peer practice; no official number. */
const maxPhotos = 10;
/** Unpublished photos are dropped after about a day. */
const unpublishedPhotoLifeMs = 24 * 3_600_000;
const minScheduleMs = 10 * 60_000;
const maxScheduleMs = 30 * 86_400_000;

/** `POST /{page_id}/feed`: text, link or attached photos. @throws GraphError for all that the network refuses. */
export function createFeedPost(sandbox: SandboxContext, request: GraphRequest, page: FacebookPage, token: FacebookToken): { id: string } {
  const { store } = sandbox;
  const now = sandbox.now();
  const message = readMessage(request, "message");
  const link = readLink(request);
  const photoNumbers = readAttachedMedia(request);
  if (message === "" && !link && photoNumbers.length === 0) throw invalidParameter("The post needs a message, a link or attached_media");
  const publishedAt = readPublishTime(request, now);
  return store.transaction(() => {
    for (const number of photoNumbers) {
      const photo = findPhoto(store, number);
      if (!photo || photo.pageId !== page.id || now - photo.createdAt > unpublishedPhotoLifeMs) throw missingObject(request.method, photoId(number));
      if (photo.postNumber !== null) throw photosAlreadyPosted();
    }
    if (message !== "" && photoNumbers.length === 0 && publishedAt === now && latestMessage(store, page.id, now) === message) {
      throw duplicatePost();
    }
    const number = insertPost(store, {
      pageId: page.id, appId: token.appId, message, link, createdAt: now, publishedAt, clientRequest: describeRequest(request, now),
    });
    for (const [position, photo] of photoNumbers.entries()) attachPhoto(store, photo, number, position);
    countAcceptedCreate(store, "facebook", page.id, "feed.create");
    const post = findPost(store, page.id, number);
    if (post) announcePost(sandbox, page, post);
    return { id: postId(page.id, number) };
  });
}

/** Text of a post or caption. @throws GraphError when too long. */
export function readMessage(request: GraphRequest, name: string): string {
  const message = textParam(request, name) ?? "";
  if (message.length > maxMessageLength) throw invalidParameter(`Param ${name} is too long (maximum is ${maxMessageLength} characters)`);
  return message;
}

/**
 * When a post becomes public: `now`, a scheduled instant 10 min to 30 days ahead, or null for a draft.
 * Source: Meta, Pages API posts (seen 2026-11-22).
 */
export function readPublishTime(request: GraphRequest, now: number): number | null {
  const published = booleanParam(request, "published", true);
  const scheduled = textParam(request, "scheduled_publish_time");
  if (scheduled === undefined) return published ? now : null;
  if (published) throw invalidParameter("published must be false when scheduled_publish_time is given");
  return scheduleTime(scheduled, now);
}

/** An instant 10 min to 30 days ahead, in seconds or written out. @throws GraphError for any other */
export function scheduleTime(scheduled: string, now: number): number {
  const at = /^\d+$/.test(scheduled) ? Number(scheduled) * 1000 : Date.parse(scheduled);
  if (Number.isNaN(at)) throw invalidParameter("scheduled_publish_time is not a time");
  if (at < now + minScheduleMs || at > now + maxScheduleMs) {
    throw invalidParameter("The specified scheduled publish time is invalid: it must be between 10 minutes and 30 days from now.");
  }
  return at;
}

/** What a ledger reader may want to know of the call; never the token. */
export function describeRequest(request: GraphRequest, now: number): Record<string, unknown> {
  return {
    method: request.method, path: request.url.pathname, userAgent: request.userAgent, receivedAt: new Date(now).toISOString(),
    params: Object.fromEntries([...request.params].filter(([name]) => name !== "appsecret_proof" && name !== "message")),
  };
}

export function duplicatePost(): GraphError {
  return new GraphError({
    code: 506, message: "(#506) Duplicate status message", isTransient: false,
    userTitle: "Duplicate status update", userMessage: "This status update is identical to the last one you posted. Try posting something different.",
  });
}

export function photosAlreadyPosted(): GraphError {
  return new GraphError({
    code: 100, subcode: 1_366_051, message: "Invalid parameter", isTransient: false,
    userTitle: "These photos were already posted.", userMessage: "These photos were already posted.",
  });
}

function readLink(request: GraphRequest): string | null {
  const link = textParam(request, "link");
  if (link === undefined || link === "") return null;
  if (!URL.canParse(link) || !/^https?:$/.test(new URL(link).protocol)) throw invalidParameter("The url you supplied is invalid");
  return link;
}

function readAttachedMedia(request: GraphRequest): number[] {
  const items = listParam(request, "attached_media") ?? [];
  if (items.length > maxPhotos) throw invalidParameter(`attached_media may hold at most ${maxPhotos} items`);
  const numbers = items.map((item) => {
    const id = item !== null && typeof item === "object" && "media_fbid" in item ? String(item.media_fbid) : null;
    if (id === null) throw invalidParameter("attached_media must hold objects with media_fbid");
    const node = readNodeId(id);
    if (node?.kind !== "photo") throw missingObject("POST", id);
    return node.number;
  });
  if (new Set(numbers).size !== numbers.length) throw photosAlreadyPosted();
  return numbers;
}
