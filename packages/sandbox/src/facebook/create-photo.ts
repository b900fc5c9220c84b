import { countAcceptedCreate } from "../ledger/create-calls.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import { describeRequest, readMessage, readPublishTime } from "./create-feed-post.ts";
import { announcePost } from "./announce.ts";
import { invalidParameter, missingObject } from "./graph-error.ts";
import type { GraphRequest } from "./graph-request.ts";
import { textParam } from "./graph-request.ts";
import { photoId, postId, readNodeId, storyId } from "./ids.ts";
import { inspectPicture } from "./inspect-picture.ts";
import type { FacebookPage } from "./pages-table.ts";
import { attachPhoto, findPhoto, insertPhoto } from "./photos-table.ts";
import { findPost, insertPost } from "./posts-table.ts";
import type { FacebookToken } from "./tokens.ts";

const pullTimeoutMs = 10_000;

/**
 * `POST /{page_id}/photos`: bytes as multipart `source`, or a `url` on loopback (the sandbox reaches nothing else).
 * Published → also a post. @throws GraphError for all that the network refuses.
 */
export async function createPhoto(
  sandbox: SandboxContext, request: GraphRequest, page: FacebookPage, token: FacebookToken,
): Promise<{ id: string; post_id?: string }> {
  const { store } = sandbox;
  const caption = readMessage(request, request.params.has("message") ? "message" : "caption");
  const publishedAt = readPublishTime(request, sandbox.now());
  const picture = await inspectPicture(await readBytes(request), store.filesDir);
  const now = sandbox.now();
  return store.transaction(() => {
    const number = insertPhoto(store, {
      ...picture, pageId: page.id, alt: textParam(request, "alt_text_custom") ?? null, caption, createdAt: now,
    });
    if (publishedAt === null) return { id: photoId(number) };
    const post = insertPost(store, {
      pageId: page.id, appId: token.appId, message: caption, link: null, createdAt: now, publishedAt: Math.max(publishedAt, now),
      clientRequest: describeRequest(request, now),
    });
    attachPhoto(store, number, post, 0);
    countAcceptedCreate(store, "facebook", page.id, "photos.create");
    const shown = findPost(store, page.id, post);
    if (shown) announcePost(sandbox, page, shown);
    return { id: photoId(number), post_id: postId(page.id, post) };
  });
}

/**
 * `POST /{page_id}/photo_stories`: an uploaded photo as a story. Nothing hinders a second one with the same photo, and the photo
 * does not tell where it stands.
 */
export function createPhotoStory(sandbox: SandboxContext, request: GraphRequest, page: FacebookPage, token: FacebookToken): Record<string, unknown> {
  const { store } = sandbox;
  const now = sandbox.now();
  const id = textParam(request, "photo_id");
  if (id === undefined) throw invalidParameter("The parameter photo_id is required");
  const node = readNodeId(id);
  const photo = node?.kind === "photo" ? findPhoto(store, node.number) : undefined;
  if (!photo || photo.pageId !== page.id || photo.postNumber !== null) throw missingObject(request.method, id);
  return store.transaction(() => {
    const number = insertPost(store, {
      pageId: page.id, appId: token.appId, kind: "story", message: "", storyPhoto: photo.number, link: null, createdAt: now, publishedAt: now,
      clientRequest: describeRequest(request, now),
    });
    countAcceptedCreate(store, "facebook", page.id, "photo_stories.create");
    const post = findPost(store, page.id, number);
    if (post) announcePost(sandbox, page, post);
    return { success: true, post_id: storyId(number) };
  });
}

async function readBytes(request: GraphRequest): Promise<Uint8Array> {
  const source = request.files.get("source");
  if (source) return new Uint8Array(await source.arrayBuffer());
  const url = textParam(request, "url");
  if (url === undefined) throw invalidParameter("The parameter source or url is required");
  if (!isLoopback(url)) throw invalidParameter("Sandbox: url must be on loopback, the sandbox reaches no other host");
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(pullTimeoutMs) }).catch(() => undefined);
  if (!response?.ok) throw invalidParameter("Missing or invalid image file: the url could not be fetched");
  return new Uint8Array(await response.arrayBuffer());
}

function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "http:" && (hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(hostname));
}
