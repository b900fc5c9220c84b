import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, Confirmation, FrozenPost, RemoteRefs } from "../../spec/social.ts";
import type { GraphClient } from "../meta/graph-client.ts";
import { kindOfPost } from "./kind-of-post.ts";
import { readVideo } from "./read-video.ts";
import { remoteIdOf } from "./remote-id.ts";

/** How often it is worth to ask. */
const nextLookMs = 10_000;

/** What became of a video that Facebook took. Throws `SocialError` of kind `transient` when its id is not known. */
export async function confirm(graph: GraphClient, { credentials, post, refs }: { credentials: ChannelCredentials; post: FrozenPost; refs: RemoteRefs }): Promise<Confirmation> {
  if (!refs.video_id) throw new SocialError({ network: "facebook", kind: "not_ready", message: "No video id is stored." });
  const video = await readVideo(graph, credentials, refs.video_id);
  const postId = video.postId ?? refs.post_id;
  if (video.phase === "published" && postId) {
    return { state: "live", remoteId: remoteIdOf(kindOfPost(post), credentials.remoteId, postId), permalink: video.permalink };
  }
  if (video.phase === "failed") {
    return { state: "rejected", error: new SocialError({ network: "facebook", kind: "media_invalid", message: video.failure ?? "Facebook could not process the video." }) };
  }
  // A video that cannot be read may stand all the same: "gone" and "not allowed" are answered alike.
  return { state: "processing", checkAfterMs: nextLookMs };
}
