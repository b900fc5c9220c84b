import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, FrozenPost, Reconciliation, RemoteRefs } from "../../spec/social.ts";
import { followPages } from "../meta/follow-pages.ts";
import type { GraphClient } from "../meta/graph-client.ts";
import { photoRef } from "./publish.ts";

interface ReconcileInput {
  credentials: ChannelCredentials;
  post: FrozenPost;
  refs: RemoteRefs;
  callStartedAt: Date;
  boundRemoteIds: ReadonlySet<string>;
}

/** Facebook's clock and ours may differ by this much. */
const clockSkewMs = 60_000;

/**
 * Looks for a post whose answer we lost (R7). A photo names the post that it stands in, which proves presence and absence.
 * A text or link is only ever found by an exact, single, unbound match of its time; never "the latest post".
 */
export function reconcile(graph: GraphClient, input: ReconcileInput): Promise<Reconciliation> {
  return input.post.media.length > 0 ? askPhotos(graph, input) : searchListing(graph, input);
}

async function askPhotos(graph: GraphClient, { credentials, post, refs, boundRemoteIds }: ReconcileInput): Promise<Reconciliation> {
  for (const index of post.media.keys()) {
    const photoId = refs[photoRef(index)];
    if (!photoId) return { state: "unknown", evidence: `No photo id is stored for photo ${index + 1}.` };
    const storyId = await storyOf(graph, credentials, photoId);
    if (storyId === "gone") return { state: "unknown", evidence: `Photo ${photoId} can no longer be read.` };
    if (storyId === null) continue;
    if (boundRemoteIds.has(storyId)) return { state: "unknown", evidence: `Photo ${photoId} stands in post ${storyId}, which belongs to another publication.` };
    return { state: "live", remoteId: storyId, evidence: `Photo ${photoId} stands in post ${storyId}.` };
  }
  return { state: "absent", evidence: "None of the uploaded photos stands in a post." };
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

async function searchListing(graph: GraphClient, { credentials, post, callStartedAt, boundRemoteIds }: ReconcileInput): Promise<Reconciliation> {
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
  const wanted = comparable(post.text);
  const hits = posts.filter(
    (listed) =>
      !boundRemoteIds.has(listed.id) &&
      // Facebook tells whole seconds.
      Date.parse(listed.created_time) >= Math.floor(earliest / 1000) * 1000 &&
      comparable(listed.message ?? "") === wanted &&
      (post.link === null || carries(listed, post.link)),
  );
  const [hit, ...others] = hits;
  const since = new Date(earliest).toISOString();
  if (!hit) return { state: "unknown", evidence: `No matching post among ${posts.length} since ${since}; the list may lag.` };
  if (others.length > 0) return { state: "unknown", evidence: `${hits.length} posts match: ${hits.map(({ id }) => id).join(", ")}.` };
  return { state: "live", remoteId: hit.id, evidence: `Post ${hit.id} of ${hit.created_time} is the only match since ${since}.` };
}

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

function comparable(text: string): string {
  return text.normalize("NFC").replace(/\r\n?/g, "\n").trim();
}

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
