import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, FrozenPost, Reconciliation, Refusal, RemoteRefs } from "../../spec/social.ts";
import { followPages } from "../meta/follow-pages.ts";
import type { GraphClient } from "../meta/graph-client.ts";
import { kindOfPost } from "./kind-of-post.ts";
import { photoRef } from "./publish.ts";
import { readVideo } from "./read-video.ts";
import { listStories } from "./stories.ts";
import { remoteIdOf } from "./remote-id.ts";
import { comparableText } from "../rules.ts";

interface ReconcileInput {
  credentials: ChannelCredentials;
  post: FrozenPost;
  refs: RemoteRefs;
  callStartedAt: Date;
  boundRemoteIds: ReadonlySet<string>;
  refusal?: Refusal | null;
}

/** "Duplicate status message": the text is that of the page's latest post. Source: Graph API error handling, with clients in use (seen 2026-11-22). */
const sameTextCode = "506";

/** Facebook's clock and ours may differ by this much. */
const clockSkewMs = 60_000;
/** A call that was sent may still be carried out this much later. */
const storyWindowMs = 300_000;

/**
 * Looks for a post whose answer we lost (R7). A photo names the post that it stands in, and a video says what became of it, which
 * proves presence and absence. A text, a link or a photo in a story is only ever found by a single, unbound match of its time;
 * never "the latest post". The latest post is asked for one thing alone: whether it, and not one of ours, is why a text was refused.
 */
export function reconcile(graph: GraphClient, input: ReconcileInput): Promise<Reconciliation> {
  switch (kindOfPost(input.post)) {
    case "feed":
      return input.post.media.length > 0 ? askPhotos(graph, input) : searchListing(graph, input);
    case "story_photo":
      return searchStories(graph, input);
    case "video":
    case "reel":
    case "story_video":
      return askVideo(graph, input);
  }
}

async function askVideo(graph: GraphClient, { credentials, post, refs, boundRemoteIds }: ReconcileInput): Promise<Reconciliation> {
  const videoId = refs.video_id;
  if (!videoId) return { state: "unknown", evidence: "No video id is stored." };
  const video = await readVideo(graph, credentials, videoId);
  switch (video.phase) {
    case "published": {
      const remoteId = remoteIdOf(kindOfPost(post), credentials.remoteId, video.postId ?? "");
      if (boundRemoteIds.has(remoteId)) return { state: "unknown", evidence: `Video ${videoId} stands in post ${remoteId}, which belongs to another publication.` };
      return { state: "live", remoteId, evidence: `Video ${videoId} stands in post ${remoteId}.` };
    }
    case "processing":
    case "ready":
    // Work on it has begun and failed: the call arrived, and confirming tells why nothing came of it.
    case "failed":
      return { state: "accepted", added: {}, evidence: `Facebook took video ${videoId} and ${video.phase === "failed" ? "failed to process it" : "works on it"}.` };
    case "uploading":
    case "uploaded":
      return { state: "absent", evidence: `Video ${videoId} is uploaded, and nobody asked to publish it.` };
    case "gone":
      return { state: "unknown", evidence: `Video ${videoId} can no longer be read.` };
  }
}

/** No read leads from a photo to its story, and a story has no text: only its kind and its minute speak for it. */
async function searchStories(graph: GraphClient, { credentials, callStartedAt, boundRemoteIds }: ReconcileInput): Promise<Reconciliation> {
  const [earliest, latest] = [callStartedAt.getTime() - clockSkewMs, callStartedAt.getTime() + storyWindowMs];
  const stories = await listStories(graph, credentials);
  const hits = stories.filter(({ remoteId, mediaType, createdAt }) =>
    mediaType !== "video" && !boundRemoteIds.has(remoteId) && createdAt.getTime() >= Math.floor(earliest / 1000) * 1000 && createdAt.getTime() <= latest);
  const [hit, ...others] = hits;
  const window = `between ${new Date(earliest).toISOString()} and ${new Date(latest).toISOString()}`;
  if (!hit) return { state: "unknown", evidence: `No photo among ${stories.length} stories was posted ${window}; the list may lag.` };
  if (others.length > 0) return { state: "unknown", evidence: `${hits.length} photos were posted as stories ${window}: ${hits.map(({ remoteId }) => remoteId).join(", ")}.` };
  return { state: "live", remoteId: hit.remoteId, evidence: `Story ${hit.remoteId} of ${hit.createdAt.toISOString()} is the only photo posted ${window}.` };
}

async function askPhotos(graph: GraphClient, { credentials, post, refs, boundRemoteIds, refusal }: ReconcileInput): Promise<Reconciliation> {
  for (const index of post.media.keys()) {
    const photoId = refs[photoRef(index)];
    if (!photoId) return { state: "unknown", evidence: `No photo id is stored for photo ${index + 1}.` };
    const storyId = await storyOf(graph, credentials, photoId);
    if (storyId === "gone") return { state: "unknown", evidence: `Photo ${photoId} can no longer be read.` };
    if (storyId === null) continue;
    if (boundRemoteIds.has(storyId)) return { state: "unknown", evidence: `Photo ${photoId} stands in post ${storyId}, which belongs to another publication.` };
    return { state: "live", remoteId: storyId, evidence: `Photo ${photoId} stands in post ${storyId}.` };
  }
  const evidence = "None of the uploaded photos stands in a post.";
  // Refused again after a proof of absence: a third call would not end otherwise.
  if (refusal?.code === sameTextCode && !refusal.isOnlyCall) return { state: "refused", error: copyOf(refusal, evidence), evidence };
  return { state: "absent", evidence };
}

/** The post in which a photo stands, null for none, `gone` when Facebook knows the photo no more (or no more lets us). */
export async function storyOf(graph: GraphClient, { remoteId, accessToken }: ChannelCredentials, photoId: string): Promise<string | null | "gone"> {
  try {
    const { data } = await graph.call({
      method: "GET",
      path: encodeURIComponent(photoId),
      query: { fields: "page_story_id" },
      accessToken,
      effect: "read",
      account: remoteId,
      answer: z.object({ page_story_id: z.string().nullish() }),
    });
    return data.page_story_id || null;
  } catch (error) {
    if (error instanceof SocialError && error.code === "100/33") return "gone";
    throw error;
  }
}

async function searchListing(graph: GraphClient, input: ReconcileInput): Promise<Reconciliation> {
  const { credentials, post, callStartedAt, boundRemoteIds, refusal } = input;
  const earliest = callStartedAt.getTime() - clockSkewMs;
  const posts = await followPages(
    graph,
    {
      path: `${encodeURIComponent(credentials.remoteId)}/published_posts`,
      query: {
        since: String(Math.floor(earliest / 1000)),
        limit: "100",
        fields: `id,message,created_time${post.link === null ? "" : ",attachments{url,unshimmed_url,target{url}}"}`,
      },
      accessToken: credentials.accessToken,
      account: credentials.remoteId,
    },
    listedPost,
  );
  const wanted = comparableText(post.text);
  const hits = posts.filter(
    (listed) =>
      !boundRemoteIds.has(listed.id) &&
      // Facebook tells whole seconds.
      Date.parse(listed.created_time) >= Math.floor(earliest / 1000) * 1000 &&
      comparableText(listed.message ?? "") === wanted &&
      (post.link === null || carries(listed, post.link)),
  );
  const [hit, ...others] = hits;
  const since = new Date(earliest).toISOString();
  if (!hit) {
    const other = refusal?.code === sameTextCode && refusal.isOnlyCall ? await standingForOthers(graph, input, refusal.firstCallAt) : null;
    if (other) return { state: "refused", error: copyOf(refusal!, other), evidence: other };
    return { state: "unknown", evidence: `No matching post among ${posts.length} since ${since}; the list may lag.` };
  }
  if (others.length > 0) return { state: "unknown", evidence: `${hits.length} posts match: ${hits.map(({ id }) => id).join(", ")}.` };
  return { state: "live", remoteId: hit.id, evidence: `Post ${hit.id} of ${hit.created_time} is the only match since ${since}.` };
}

/**
 * The page's latest post, in words, when it explains the refusal and cannot be ours: it has the same text, and belongs to another
 * publication or is older than our first call. Null when anything about it is open.
 */
async function standingForOthers(graph: GraphClient, { credentials, post, boundRemoteIds }: ReconcileInput, firstCallAt: Date): Promise<string | null> {
  const { data } = await graph.call({
    method: "GET",
    path: `${encodeURIComponent(credentials.remoteId)}/published_posts`,
    query: { limit: "5", fields: "id,message,created_time" },
    accessToken: credentials.accessToken,
    effect: "read",
    account: credentials.remoteId,
    answer: z.object({ data: z.array(listedPost) }),
  });
  const [latest] = data.data.toSorted((a, b) => Date.parse(b.created_time) - Date.parse(a.created_time));
  if (!latest || comparableText(latest.message ?? "") !== comparableText(post.text)) return null;
  if (boundRemoteIds.has(latest.id)) return `The page's latest post ${latest.id} has the same text and belongs to another publication.`;
  // Facebook tells whole seconds.
  const isOlder = Date.parse(latest.created_time) + 1000 <= firstCallAt.getTime() - clockSkewMs;
  return isOlder ? `The page's latest post ${latest.id} of ${latest.created_time} has the same text.` : null;
}

const copyOf = ({ code, message }: Refusal, evidence: string): SocialError => new SocialError({ network: "facebook", kind: "duplicate", code, status: 400, message: `${message} ${evidence}` });

const attachment = z.object({
  url: z.string().nullish(),
  unshimmed_url: z.string().nullish(),
  target: z.object({ url: z.string().nullish() }).nullish(),
});
const listedPost = z.object({
  id: z.string(),
  message: z.string().nullish(),
  created_time: z.string(),
  attachments: z.object({ data: z.array(attachment) }).nullish(),
});

function carries(listed: z.infer<typeof listedPost>, link: string): boolean {
  const wanted = canonical(link);
  return (listed.attachments?.data ?? [])
    .flatMap(({ url, unshimmed_url, target }) => [unshimmed_url, url, target?.url])
    .some((url) => typeof url === "string" && canonical(url) === wanted);
}

/** The address behind Facebook's own redirect (`l.php?u=`), written in one way. */
function canonical(link: string): string {
  if (!URL.canParse(link)) return link;
  const url = new URL(link);
  const behind = /(^|\.)facebook\.com$/.test(url.hostname) && url.pathname === "/l.php" ? url.searchParams.get("u") : null;
  if (behind && URL.canParse(behind)) return canonical(behind);
  return url.href;
}
