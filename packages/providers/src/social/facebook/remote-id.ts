import type { FacebookPostKind } from "./kind-of-post.ts";

/** The id under which a post is known from now on: `{page}_{post}`, and of a story the number alone, as its list tells it. */
export function remoteIdOf(kind: FacebookPostKind, pageId: string, postId: string): string {
  if (kind === "story_photo" || kind === "story_video") return postId.split("_").at(-1) ?? postId;
  return postId.includes("_") ? postId : `${pageId}_${postId}`;
}

/** Stories can neither be changed nor commented on nor taken away over the API. */
export const isStoryId = (remoteId: string): boolean => !remoteId.includes("_");
