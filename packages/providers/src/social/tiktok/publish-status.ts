import { z } from "zod";
import type { ChannelCredentials } from "../../spec/social.ts";
import type { TikTokClient } from "./tiktok-client.ts";

const statusNode = z.object({
  status: z.enum(["PROCESSING_UPLOAD", "PROCESSING_DOWNLOAD", "SEND_TO_USER_INBOX", "PUBLISH_COMPLETE", "FAILED"]),
  fail_reason: z.string().nullish(),
  // TikTok's own spelling; ids are longer than a double holds and come as text here.
  publicaly_available_post_id: z.array(z.coerce.string()).nullish(),
  uploaded_bytes: z.coerce.number().nullish(),
});

/** What TikTok says of one publish. */
export interface PublishStatus {
  status: z.infer<typeof statusNode>["status"];
  failReason: string;
  /** Of the public post; null before it is public, and for posts that never are. */
  postId: string | null;
  uploadedBytes: number;
}

/** Source: get post status (checked 2026-11-22), 30 calls a minute. Reads only. */
export async function readStatus(client: TikTokClient, credentials: ChannelCredentials, publishId: string): Promise<PublishStatus> {
  const { data } = await client.call({ path: "/post/publish/status/fetch/", body: { publish_id: publishId }, credentials, effect: "read", data: statusNode });
  return { status: data.status, failReason: data.fail_reason ?? "", postId: data.publicaly_available_post_id?.[0] ?? null, uploadedBytes: data.uploaded_bytes ?? 0 };
}

/** All bytes of the video are there: TikTok works on it, or is through with it. */
export function hasArrived({ status, uploadedBytes }: PublishStatus, byteLength: number): boolean {
  return status !== "PROCESSING_UPLOAD" || uploadedBytes >= byteLength;
}

/** Ids of publishes hold a `~`, those of posts are digits. */
export const isPublishId = (remoteId: string): boolean => remoteId.includes("~");
