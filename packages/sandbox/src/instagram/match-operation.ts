import { missingObject } from "../facebook/graph-error.ts";
import { readInstagramId } from "./ids.ts";
import type { InstagramIdKind } from "./ids.ts";

export interface InstagramOperation {
  /** What a fault plan names, e.g. `media_publish.create`. */
  name: string;
  kind: InstagramIdKind;
  number: number;
  id: string;
}

const edges: Readonly<Record<InstagramIdKind, Readonly<Record<string, string>>>> = {
  account: {
    "GET": "account.get", "POST media": "media.create", "GET media": "media.list", "POST media_publish": "media_publish.create", "GET stories": "stories.list",
    "GET content_publishing_limit": "publishing_limit.get", "GET insights": "account_insights.get",
    "POST subscribed_apps": "subscribed_apps.set", "GET subscribed_apps": "subscribed_apps.list", "DELETE subscribed_apps": "subscribed_apps.remove",
  },
  container: { "GET": "container.get" },
  media: { "GET": "media.get", "POST": "media.update", "GET insights": "insights.get", "GET comments": "comments.list", "POST comments": "comments.create" },
  comment: { "GET": "comment.get", "DELETE": "comment.delete" },
};

/** Names the operation behind method and path. `me` is the token's own account. @throws GraphError 100/33 for a node that has no such edge */
export function matchInstagramOperation(method: string, path: readonly string[], accountOfToken: string | null): InstagramOperation {
  const [first = "", edge, ...rest] = path;
  const id = first === "me" ? (accountOfToken ?? "") : first;
  const node = readInstagramId(id);
  const name = node && rest.length === 0 ? edges[node.kind][edge === undefined ? method : `${method} ${edge}`] : undefined;
  if (!node || name === undefined) throw missingObject(method, first);
  return { name, ...node, id };
}
