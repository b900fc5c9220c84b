import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, RemoteRefs } from "../../spec/social.ts";
import { followPages } from "../meta/follow-pages.ts";
import type { GraphClient } from "../meta/graph-client.ts";
import { readVideo } from "./read-video.ts";
import { storyOf } from "./reconcile.ts";
import { isStoryId } from "./remote-id.ts";
import { listStories } from "./stories.ts";
import { idText } from "./upload-video.ts";
import { comparableText } from "../rules.ts";

interface PostInput {
  credentials: ChannelCredentials;
  remoteId: string;
}

const done = z.object({ success: z.boolean() });

/** Where people see the post; of a story only while it is in sight. */
export async function permalink(graph: GraphClient, { credentials, remoteId }: PostInput): Promise<string | null> {
  if (isStoryId(remoteId)) return (await listStories(graph, credentials)).find((story) => story.remoteId === remoteId)?.url ?? null;
  const { data } = await graph.call({
    ...callOf(credentials), method: "GET", path: encodeURIComponent(remoteId), query: { fields: "permalink_url" }, effect: "read",
    answer: z.object({ permalink_url: z.string().nullish() }),
  });
  return data.permalink_url ? new URL(data.permalink_url, "https://www.facebook.com").href : null;
}

/** Writes under our own post. A lost answer is `ambiguous`: look with `findComment` before anything is repeated. */
export async function comment(graph: GraphClient, { credentials, remoteId, text }: PostInput & { text: string }): Promise<{ commentId: string }> {
  refuseStory(remoteId, "takes no comments on stories");
  const { data } = await graph.call({
    ...callOf(credentials), method: "POST", path: `${encodeURIComponent(remoteId)}/comments`, body: { message: text.normalize("NFC") }, effect: "publish",
    answer: z.object({ id: idText }),
  });
  return { commentId: data.id };
}

/** The oldest comment of ours with exactly that text. */
export async function findComment(graph: GraphClient, { credentials, remoteId, text }: PostInput & { text: string }): Promise<{ commentId: string } | null> {
  if (isStoryId(remoteId)) return null;
  const comments = await followPages(
    graph,
    { ...callOf(credentials), path: `${encodeURIComponent(remoteId)}/comments`, query: { fields: "id,message,from", limit: "100" } },
    z.object({ id: idText, message: z.string().nullish(), from: z.object({ id: idText }).nullish() }),
  );
  const found = comments.find(({ message, from }) => from?.id === credentials.remoteId && comparableText(message ?? "") === comparableText(text));
  return found ? { commentId: found.id } : null;
}

/** Changes the text; Facebook allows it for posts that the same app made. */
export async function editText(graph: GraphClient, { credentials, remoteId, text }: PostInput & { text: string }): Promise<void> {
  refuseStory(remoteId, "cannot change stories");
  await graph.call({ ...callOf(credentials), method: "POST", path: encodeURIComponent(remoteId), body: { message: text.normalize("NFC") }, effect: "prepare", answer: done });
}

/** Deletes the post. "Gone already" and "not allowed" are answered alike, so that a read decides. */
export async function remove(graph: GraphClient, { credentials, remoteId }: PostInput): Promise<void> {
  refuseStory(remoteId, "does not take stories away over its API; they end by themselves after 24 hours");
  try {
    await graph.call({ ...callOf(credentials), method: "DELETE", path: encodeURIComponent(remoteId), effect: "prepare", answer: done });
  } catch (error) {
    if (!isGone(error) || (await stands(graph, { credentials, remoteId }))) throw error;
  }
}

/** Deletes uploaded photos and videos that stand nowhere. What fails is left: Facebook drops unpublished files after about a day. */
export async function discard(graph: GraphClient, { credentials, refs }: { credentials: ChannelCredentials; refs: RemoteRefs }): Promise<void> {
  for (const [name, id] of Object.entries(refs)) {
    // A story's photo is not among them: nothing tells whether it stands in one.
    if (!name.startsWith("photo_id:") && name !== "video_id") continue;
    try {
      // What a live post shows is not ours to throw away, however stale the caller's view.
      const isUnused = name === "video_id" ? ["uploading", "uploaded"].includes((await readVideo(graph, credentials, id)).phase) : (await storyOf(graph, credentials, id)) === null;
      if (isUnused) await graph.call({ ...callOf(credentials), method: "DELETE", path: encodeURIComponent(id), effect: "prepare", answer: done });
    } catch (error) {
      if (!(error instanceof SocialError)) throw error;
    }
  }
}

async function stands(graph: GraphClient, { credentials, remoteId }: PostInput): Promise<boolean> {
  try {
    await graph.call({ ...callOf(credentials), method: "GET", path: encodeURIComponent(remoteId), query: { fields: "id" }, effect: "read", answer: z.object({ id: idText }) });
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** Facebook knows it no more, or does not let us see it. */
export const isGone = (error: unknown): boolean => error instanceof SocialError && error.code === "100/33";

const callOf = ({ accessToken, remoteId }: ChannelCredentials) => ({ accessToken, account: remoteId });

function refuseStory(remoteId: string, what: string): void {
  if (isStoryId(remoteId)) throw new SocialError({ network: "facebook", kind: "permanent", message: `Facebook ${what}.` });
}
