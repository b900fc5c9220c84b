import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials } from "../../spec/social.ts";
import type { GraphClient } from "../meta/graph-client.ts";

/** Where a video stands, as Facebook tells it by the video's id. */
export interface VideoState {
  /** `uploaded`: whole and unpublished. `gone`: Facebook does not know it (or not for us). */
  phase: "uploading" | "uploaded" | "processing" | "published" | "ready" | "failed" | "gone";
  bytesTransferred: number;
  /** The post that shows it, as told: with or without the page before it. */
  postId: string | null;
  permalink: string | null;
  /** Why it failed, in Facebook's words. */
  failure: string | null;
}

const part = z.object({
  status: z.string().nullish(),
  bytes_transferred: z.coerce.number().nullish(),
  publish_status: z.string().nullish(),
  errors: z.array(z.object({ message: z.string().nullish() })).nullish(),
  error: z.object({ message: z.string().nullish() }).nullish(),
}).nullish();
const videoAnswer = z.object({
  post_id: z.union([z.string(), z.number().transform(String)]).nullish(),
  published: z.boolean().nullish(),
  permalink_url: z.string().nullish(),
  status: z.object({ video_status: z.string().nullish(), uploading_phase: part, processing_phase: part, publishing_phase: part }).nullish(),
});

/** Asks for one video. Source: Reels publishing guide, and Meta's machine spec of VideoStatus (seen 2026-11-22). */
export async function readVideo(graph: GraphClient, { remoteId, accessToken }: ChannelCredentials, videoId: string): Promise<VideoState> {
  try {
    const { data } = await graph.call({
      method: "GET",
      path: encodeURIComponent(videoId),
      query: { fields: "status,permalink_url,post_id,published" },
      accessToken,
      effect: "read",
      account: remoteId,
      answer: videoAnswer,
    });
    return {
      phase: phaseOf(data),
      bytesTransferred: data.status?.uploading_phase?.bytes_transferred ?? 0,
      postId: data.post_id || null,
      permalink: data.permalink_url ? new URL(data.permalink_url, "https://www.facebook.com").href : null,
      failure: failureOf(data),
    };
  } catch (error) {
    if (error instanceof SocialError && error.code === "100/33") return { phase: "gone", bytesTransferred: 0, postId: null, permalink: null, failure: null };
    throw error;
  }
}

function phaseOf({ status, published, post_id }: z.infer<typeof videoAnswer>): VideoState["phase"] {
  const { video_status, uploading_phase, processing_phase, publishing_phase } = status ?? {};
  if (published === true && post_id) return "published";
  if (["error", "upload_failed", "expired"].includes(video_status ?? "") || [processing_phase, publishing_phase].some((each) => each?.status === "error")) return "failed";
  if (publishing_phase?.status && publishing_phase.status !== "not_started") return "processing";
  if (video_status === "ready") return "ready";
  if (video_status === "processing" || (processing_phase?.status && processing_phase.status !== "not_started")) return "processing";
  return video_status === "upload_complete" || uploading_phase?.status === "complete" ? "uploaded" : "uploading";
}

function failureOf({ status }: z.infer<typeof videoAnswer>): string | null {
  const told = [status?.processing_phase, status?.publishing_phase, status?.uploading_phase]
    .flatMap((each) => [...(each?.errors ?? []), ...(each?.error ? [each.error] : [])])
    .map(({ message }) => message)
    .find(Boolean);
  return told ?? (status?.video_status === "expired" ? "The upload has expired." : null);
}
