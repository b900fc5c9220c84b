import type { Confirmation } from "../../spec/social.ts";
import { isDraft } from "./post-body.ts";
import type { PostInput } from "./prepare.ts";
import { readStatus } from "./publish-status.ts";
import type { TikTokClient } from "./tiktok-client.ts";
import { rejectionOf } from "./to-social-error.ts";

/** Between two looks: soon at first, then at leisure. Source: post status guide, 30 calls a minute for each token (checked 2026-11-22). */
const looks = [{ untilMs: 20_000, everyMs: 2_000 }, { untilMs: 120_000, everyMs: 10_000 }] as const;
const laterMs = 30_000;

/**
 * What became of a post that TikTok took. A public one gets its id when TikTok has looked at it, mostly within a minute, sometimes in hours;
 * until then, and for posts that are not public, the publish id stands for it.
 * @param links how posts and profiles are addressed
 */
export async function confirm(
  client: TikTokClient, { credentials, post, refs }: PostInput, options: { moderationPatienceMs: number; links: { post(username: string, kind: "video" | "photo", id: string): string; profile(username: string): string } },
): Promise<Confirmation> {
  const publishId = refs["publish_id"];
  if (!publishId) return { state: "processing", checkAfterMs: laterMs };
  const { status, failReason, postId } = await readStatus(client, credentials, publishId);
  const username = refs["creator_username"];
  const waitedMs = client.now().getTime() - Date.parse(refs["sent_at"] ?? client.now().toISOString());
  const processing = { state: "processing", checkAfterMs: looks.find(({ untilMs }) => waitedMs < untilMs)?.everyMs ?? laterMs } as const;
  switch (status) {
    case "PROCESSING_UPLOAD":
    case "PROCESSING_DOWNLOAD":
      return processing;
    case "FAILED":
      return { state: "rejected", error: rejectionOf(failReason) };
    case "SEND_TO_USER_INBOX":
      return { state: "live", remoteId: publishId, permalink: null };
    case "PUBLISH_COMPLETE": {
      const kind = post.media.some(({ mimeType }) => mimeType.startsWith("video/")) ? "video" : "photo";
      if (postId && !isDraft(post)) return { state: "live", remoteId: postId, permalink: username ? options.links.post(username, kind, postId) : null };
      const mayBeSeen = post.options.privacyLevel === "PUBLIC_TO_EVERYONE" && !isDraft(post);
      if (mayBeSeen && waitedMs < options.moderationPatienceMs) return processing;
      return { state: "live", remoteId: publishId, permalink: mayBeSeen && username ? options.links.profile(username) : null };
    }
  }
}
