import { countAcceptedCreate } from "../ledger/create-calls.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import { describeRequest, readMessage, readPublishTime } from "./create-feed-post.ts";
import { invalidParameter } from "./graph-error.ts";
import type { GraphRequest } from "./graph-request.ts";
import { textParam } from "./graph-request.ts";
import { photoId, postId } from "./ids.ts";
import { inspectPicture } from "./inspect-picture.ts";
import type { FacebookPage } from "./pages-table.ts";
import { attachPhoto, insertPhoto } from "./photos-table.ts";
import { insertPost } from "./posts-table.ts";
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
    return { id: photoId(number), post_id: postId(page.id, post) };
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
