import type { SandboxContext } from "../sandbox-context.ts";
import { GraphError } from "./graph-error.ts";
import { countsOf } from "./growth.ts";
import type { FacebookPage } from "./pages-table.ts";
import { pageStoryId } from "./photos-table.ts";
import type { FacebookPhoto } from "./photos-table.ts";
import type { FacebookPost } from "./posts-table.ts";
import { parseFields, selectFields } from "./select-fields.ts";
import type { FacebookToken } from "./tokens.ts";

/** A post as `GET /{post_id}` and the listings show it. @throws GraphError for unknown or ungranted fields. */
export function postNode(
  sandbox: SandboxContext, post: FacebookPost, page: FacebookPage, token: FacebookToken, fields = "id,message,created_time",
): Record<string, unknown> {
  const asked = parseFields(fields);
  for (const { name } of asked) {
    if ((name === "reactions" || name === "comments") && !token.scopes.includes("pages_read_user_content")) {
      throw new GraphError({ code: 10, status: 403, message: `(#10) This endpoint requires the 'pages_read_user_content' permission to read ${name}.` });
    }
  }
  const now = sandbox.now();
  const commentCount = sandbox.store.get<{ count: number }>(
    "SELECT count(*) AS count FROM fb_comments WHERE post_number = ? AND deleted_at IS NULL", post.number,
  )?.count ?? 0;
  const counts = countsOf(post, now);
  const isPublished = post.publishedAt !== null && post.publishedAt <= now;
  const node: Record<string, unknown> = {
    id: post.id,
    message: post.message === "" ? null : post.message,
    created_time: graphTime(isPublished ? post.publishedAt ?? post.createdAt : post.createdAt),
    updated_time: graphTime(post.updatedAt ?? post.createdAt),
    from: { name: page.name, id: page.id },
    permalink_url: permalink(sandbox.publicOrigin(), post),
    is_published: isPublished,
    scheduled_publish_time: !isPublished && post.publishedAt !== null ? Math.floor(post.publishedAt / 1000) : null,
    status_type: post.video ? "added_video" : post.photos.length > 0 ? "added_photos" : post.link ? "shared_story" : "mobile_status_update",
    full_picture: post.photos[0] ? fileUrl(sandbox.publicOrigin(), post.photos[0]) : null,
    attachments: attachments(sandbox.publicOrigin(), post),
    shares: counts.shares === 0 ? null : { count: counts.shares },
    reactions: { data: [], summary: { total_count: counts.reactions, viewer_reaction: "NONE" } },
    comments: { data: [], summary: { order: "chronological", total_count: commentCount + counts.comments, can_comment: true } },
  };
  return selectFields(node, asked, "Post");
}

/** A photo as `GET /{photo_id}` shows it. */
export function photoNode(sandbox: SandboxContext, photo: FacebookPhoto, page: FacebookPage, fields = "id,created_time"): Record<string, unknown> {
  const url = fileUrl(sandbox.publicOrigin(), photo);
  const storyId = pageStoryId(photo);
  return selectFields({
    id: photo.id,
    created_time: graphTime(photo.createdAt),
    updated_time: graphTime(photo.createdAt),
    name: photo.caption === "" ? null : photo.caption,
    alt_text_custom: photo.alt,
    alt_text: photo.alt,
    from: { name: page.name, id: page.id },
    height: photo.height,
    width: photo.width,
    images: [{ height: photo.height, width: photo.width, source: url }],
    picture: url,
    source: url,
    link: `${sandbox.publicOrigin()}/sandbox/pages/facebook/${photo.pageId}`,
    page_story_id: storyId,
    can_delete: true,
  }, parseFields(fields), "Photo");
}

/** Where a person sees the post; videos have become reels. */
export function permalink(origin: string, post: Pick<FacebookPost, "id" | "pageId" | "video">): string {
  if (post.video) return `${origin}/sandbox/pages/facebook/${post.pageId}/reel/${post.video.id}`;
  return `${origin}/sandbox/pages/facebook/${post.pageId}/posts/${post.id}`;
}

/** Where a person sees the story, as long as it lives. */
export function storyUrl(origin: string, story: Pick<FacebookPost, "id" | "pageId">): string {
  return `${origin}/sandbox/pages/facebook/${story.pageId}/stories/${story.id}`;
}

export function fileUrl(origin: string, photo: Pick<FacebookPhoto, "file">): string {
  return `${origin}/sandbox/files/${photo.file}`;
}

/** Graph API time: `2026-11-22T10:00:00+0000`. */
export function graphTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}+0000`;
}

function attachments(origin: string, post: FacebookPost): unknown {
  const media = post.photos.map((photo) => ({
    media_type: "photo", type: "photo", target: { id: photo.id, url: permalink(origin, post) }, url: permalink(origin, post),
    media: { image: { height: photo.height, width: photo.width, src: fileUrl(origin, photo) } },
  }));
  if (post.video) {
    return { data: [{ media_type: "video", type: "video_inline", target: { id: post.video.id, url: permalink(origin, post) }, url: permalink(origin, post), title: post.title }] };
  }
  if (media.length === 1) return { data: media };
  if (media.length > 1) return { data: [{ media_type: "album", type: "album", target: { id: post.id }, subattachments: { data: media } }] };
  if (post.link) return { data: [{ media_type: "link", type: "share", target: { url: post.link }, unshimmed_url: post.link, url: post.link }] };
  return null;
}
