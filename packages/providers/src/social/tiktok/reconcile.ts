import type { Reconciliation } from "../../spec/social.ts";
import { isDraft, kindOfPost, videoOf } from "./post-body.ts";
import type { PostInput } from "./prepare.ts";
import { hasArrived, readStatus } from "./publish-status.ts";
import type { TikTokClient } from "./tiktok-client.ts";
import { readUpload } from "./upload-refs.ts";
import { listVideos } from "./videos.ts";
import { comparableText } from "../rules.ts";

type ReconcileInput = PostInput & { callStartedAt: Date; boundRemoteIds: ReadonlySet<string> };

/** TikTok's clock and ours may differ by this much. */
const clockSkewMs = 60_000;

/**
 * Looks for a post whose answer we lost (R7). A video's publish id tells whether the last chunk is there, which proves presence and absence.
 * A photo post has no id before its answer: it is only ever found among the public posts, by an exact, single, unbound match of all its words and its time.
 */
export function reconcile(client: TikTokClient, input: ReconcileInput): Promise<Reconciliation> {
  return kindOfPost(input.post) === "video" ? askUpload(client, input) : searchPosts(client, input);
}

async function askUpload(client: TikTokClient, { credentials, post, refs, callStartedAt }: ReconcileInput): Promise<Reconciliation> {
  const upload = readUpload(refs);
  if (!upload) return { state: "unknown", evidence: "No upload is stored for the video." };
  const status = await readStatus(client, credentials, upload.publishId);
  const { byteLength } = videoOf(post);
  const told = `TikTok says ${status.status} of ${upload.publishId}, with ${status.uploadedBytes} of ${byteLength} bytes.`;
  // A second call to the same upload cannot make a second post, whatever was under way.
  if (!hasArrived(status, byteLength)) return { state: "absent", evidence: told };
  return { state: "accepted", added: { sent_at: callStartedAt.toISOString() }, evidence: told };
}

async function searchPosts(client: TikTokClient, { credentials, post, callStartedAt, boundRemoteIds }: ReconcileInput): Promise<Reconciliation> {
  if (isDraft(post)) return { state: "unknown", evidence: "TikTok does not list what lies in the inbox." };
  if (post.options.privacyLevel !== "PUBLIC_TO_EVERYONE") return { state: "unknown", evidence: "TikTok lists public posts only." };
  const earliest = callStartedAt.getTime() - clockSkewMs;
  const since = new Date(earliest).toISOString();
  const listed = await listVideos(client, credentials);
  const wanted = [post.title ?? "", post.text].map(comparableText).filter((text) => text !== "");
  if (wanted.length === 0) return { state: "unknown", evidence: "The post has no words by which it could be found." };
  const hits = listed.filter((each) => {
    const said = new Set([each.title, each.description].map(comparableText));
    return !boundRemoteIds.has(each.id) && each.createTime * 1000 >= Math.floor(earliest / 1000) * 1000 && wanted.every((words) => said.has(words));
  });
  const [hit, ...others] = hits;
  if (!hit) return { state: "unknown", evidence: `No matching post among the latest ${listed.length} since ${since}; TikTok lists a post only after it has looked at it.` };
  if (others.length > 0) return { state: "unknown", evidence: `${hits.length} posts match: ${hits.map(({ id }) => id).join(", ")}.` };
  return { state: "live", remoteId: hit.id, byWords: true, evidence: `Post ${hit.id} is the only match since ${since}.` };
}
