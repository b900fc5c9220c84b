import { GraphError, missingObject } from "./graph-error.ts";
import type { GraphRequest } from "./graph-request.ts";
import { textParam } from "./graph-request.ts";
import { readNodeId } from "./ids.ts";
import type { NodeId } from "./ids.ts";

export interface GraphOperation {
  /** What a fault plan names, e.g. `feed.create`. */
  name: string;
  /** The page that the call is about; null for the person and the app. */
  account: string | null;
  needsToken: boolean;
  node: NodeId | null;
}

const pageEdges: Record<string, string> = {
  "GET": "page.get", "POST feed": "feed.create", "GET feed": "published_posts.list", "POST photos": "photos.create",
  "POST photo_stories": "photo_stories.create", "GET stories": "stories.list", "GET insights": "page_insights.get",
  "POST subscribed_apps": "subscribed_apps.set", "GET subscribed_apps": "subscribed_apps.list", "DELETE subscribed_apps": "subscribed_apps.remove",
  "GET published_posts": "published_posts.list", "GET posts": "published_posts.list", "GET scheduled_posts": "scheduled_posts.list",
};
const postEdges: Record<string, string> = {
  "GET": "post.get", "POST": "post.update", "DELETE": "post.delete", "POST comments": "comments.create", "GET comments": "comments.list", "GET insights": "insights.get",
};
const videoEdges: Record<string, string> = { "GET": "video.get", "DELETE": "video.delete", "GET insights": "insights.get", "GET video_insights": "insights.get" };
/** Phases of an upload; the last one publishes. A call without a phase does all at once. */
const videoPhases: Record<string, string> = { start: "start", transfer: "transfer", finish: "create", cancel: "cancel" };
const phasedEdges = new Set(["videos", "video_reels", "video_stories"]);
const photoEdges: Record<string, string> = { "GET": "photo.get", "DELETE": "photo.delete" };
const commentEdges: Record<string, string> = { "GET": "comment.get", "DELETE": "comment.delete" };
const personEdges: Record<string, string> = {
  "GET": "me.get", "GET permissions": "me.permissions", "DELETE permissions": "me.revoke", "GET accounts": "me.accounts",
};

/**
 * Names the operation behind method and path. `me` with a page token is that page.
 * @throws GraphError 2500 for an unknown path, 100/33 for a node that has no such edge.
 */
export function matchOperation(request: GraphRequest, pageOfToken: string | null): GraphOperation {
  const { method, path } = request;
  const [first, second, ...rest] = path;
  if (first === "oauth" && second === "access_token" && rest.length === 0) {
    return { name: "oauth.access_token", account: null, needsToken: false, node: null };
  }
  if (first === "debug_token" && second === undefined) return { name: "debug_token", account: pageOfToken, needsToken: false, node: null };
  if (first === undefined || rest.length > 0) throw new GraphError({ code: 2500, message: `Unknown path components: /${path.join("/")}` });
  const edge = second === undefined ? method : `${method} ${second}`;
  const personName = first === "me" ? personEdges[edge] : undefined;
  if (personName && !(personName === "me.get" && pageOfToken !== null)) {
    return { name: personName, account: pageOfToken, needsToken: true, node: null };
  }
  const id = first === "me" ? pageOfToken : first;
  const node = id === null ? undefined : readNodeId(id);
  if (id === null || !node) throw missingObject(method, first);
  const edges = { page: pageEdges, post: postEdges, photo: photoEdges, comment: commentEdges, video: videoEdges, story: {} as Record<string, string> }[node.kind];
  const name = node.kind === "page" && method === "POST" && second !== undefined && phasedEdges.has(second) ? uploadPhase(request, second) : edges[edge];
  if (!name) throw missingObject(method, first);
  const account = node.kind === "page" ? node.id : node.kind === "post" ? node.pageId : pageOfToken;
  return { name, account, needsToken: true, node };
}

function uploadPhase(request: GraphRequest, edge: string): string | undefined {
  const phase = textParam(request, "upload_phase")?.toLowerCase();
  if (phase === undefined) return edge === "videos" ? "videos.create" : undefined;
  const known = videoPhases[phase];
  return known === undefined || ((known === "transfer" || known === "cancel") && edge !== "videos") ? undefined : `${edge}.${known}`;
}
