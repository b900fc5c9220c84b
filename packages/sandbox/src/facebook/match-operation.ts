import { GraphError, missingObject } from "./graph-error.ts";
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
  "GET published_posts": "published_posts.list", "GET posts": "published_posts.list", "GET scheduled_posts": "scheduled_posts.list",
};
const postEdges: Record<string, string> = {
  "GET": "post.get", "POST": "post.update", "DELETE": "post.delete", "POST comments": "comments.create", "GET comments": "comments.list",
};
const photoEdges: Record<string, string> = { "GET": "photo.get", "DELETE": "photo.delete" };
const commentEdges: Record<string, string> = { "GET": "comment.get", "DELETE": "comment.delete" };
const personEdges: Record<string, string> = {
  "GET": "me.get", "GET permissions": "me.permissions", "DELETE permissions": "me.revoke", "GET accounts": "me.accounts",
};

/**
 * Names the operation behind method and path. `me` with a page token is that page.
 * @throws GraphError 2500 for an unknown path, 100/33 for a node that has no such edge.
 */
export function matchOperation(method: string, path: string[], pageOfToken: string | null): GraphOperation {
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
  const edges = { page: pageEdges, post: postEdges, photo: photoEdges, comment: commentEdges }[node.kind];
  const name = edges[edge];
  if (!name) throw missingObject(method, first);
  const account = node.kind === "page" ? node.id : node.kind === "post" ? node.pageId : pageOfToken;
  return { name, account, needsToken: true, node };
}
