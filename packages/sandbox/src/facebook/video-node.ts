import type { SandboxContext } from "../sandbox-context.ts";
import type { FacebookPage } from "./pages-table.ts";
import { graphTime, permalink } from "./post-node.ts";
import { findPost } from "./posts-table.ts";
import { parseFields, selectFields } from "./select-fields.ts";
import { uploadLifeMs } from "./upload-video.ts";
import type { FacebookVideo } from "./videos-table.ts";

/** A video as `GET /{video_id}` shows it: first the upload, then the network's work, then the post. */
export function videoNode(sandbox: SandboxContext, video: FacebookVideo, page: FacebookPage, fields = "id,updated_time,description"): Record<string, unknown> {
  const origin = sandbox.publicOrigin();
  const now = sandbox.now();
  const post = video.postNumber === null ? undefined : findPost(sandbox.store, page.id, video.postNumber);
  const isPublished = post?.publishedAt !== undefined && post.publishedAt !== null && post.publishedAt <= now;
  return selectFields({
    id: video.id,
    created_time: graphTime(video.createdAt),
    updated_time: graphTime(video.finishedAt ?? video.createdAt),
    description: video.description === "" ? null : video.description,
    title: video.title,
    from: { name: page.name, id: page.id },
    length: video.durationMs === null ? null : video.durationMs / 1000,
    published: isPublished,
    post_id: isPublished && post ? post.id : null,
    permalink_url: isPublished && post ? permalink(origin, post) : null,
    source: video.file === null ? null : `${origin}/sandbox/files/${video.file}`,
    status: statusOf(sandbox, video, isPublished),
  }, parseFields(fields), "Video");
}

function statusOf(sandbox: SandboxContext, video: FacebookVideo, isPublished: boolean): Record<string, unknown> {
  const now = sandbox.now();
  const isWhole = video.declaredBytes !== null && video.receivedBytes === video.declaredBytes;
  const uploading = { status: isWhole ? "complete" : "in_progress", bytes_transferred: video.receivedBytes };
  const idle = { status: "not_started" };
  if (video.finishedAt === null) {
    const isOver = now - video.createdAt > uploadLifeMs;
    return { video_status: isOver ? "expired" : isWhole ? "upload_complete" : "uploading", uploading_phase: uploading, processing_phase: idle, publishing_phase: idle };
  }
  if (video.readyAt === null || now < video.readyAt) {
    return { video_status: "processing", uploading_phase: uploading, processing_phase: { status: "in_progress" }, publishing_phase: idle };
  }
  if (video.failure !== null) {
    const errors = [{ code: 1_363_024, message: video.failure }];
    return { video_status: "error", uploading_phase: uploading, processing_phase: { status: "error", errors }, publishing_phase: idle };
  }
  const publishing = isPublished ? { status: "complete", publish_status: "published", publish_time: Math.floor(video.readyAt / 1000) } : idle;
  return { video_status: "ready", uploading_phase: uploading, processing_phase: { status: "complete" }, publishing_phase: publishing };
}
