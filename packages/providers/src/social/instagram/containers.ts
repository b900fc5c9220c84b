import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, FrozenMedia, FrozenPost } from "../../spec/social.ts";
import { isVideo, kindOfPost } from "./kind-of-post.ts";
import type { InstagramLogin } from "./logins.ts";

/** How a container stands. `gone`: Instagram knows it no more, or no more lets us see it. */
export interface ContainerState {
  status: "IN_PROGRESS" | "FINISHED" | "ERROR" | "EXPIRED" | "PUBLISHED" | "gone";
  /** Why it failed: the subcode in its status, and the status itself. */
  failure: { subcode: number; words: string } | null;
  /** What arrived of a file that is sent in bytes. */
  bytesReceived: number;
}

/** Creates one invisible container and answers its id. `params` are the network's own. */
export async function createContainer({ graph }: InstagramLogin, { remoteId, accessToken }: ChannelCredentials, params: Record<string, unknown>, timeoutMs: number): Promise<string> {
  const { data } = await graph.call({
    method: "POST", path: `${encodeURIComponent(remoteId)}/media`, body: params, accessToken, effect: "prepare", account: remoteId, timeoutMs, answer: z.object({ id: z.string().min(1) }),
  });
  return data.id;
}

/** Reads a container's status, which proves whether it was published. */
export async function readContainer({ graph }: InstagramLogin, { remoteId, accessToken }: ChannelCredentials, id: string, options: { bytes: boolean } = { bytes: false }): Promise<ContainerState> {
  try {
    const { data } = await graph.call({
      method: "GET", path: encodeURIComponent(id), query: { fields: `status_code,status${options.bytes ? ",video_status" : ""}` }, accessToken, effect: "read", account: remoteId, answer: containerNode,
    });
    const words = data.status ?? "";
    return {
      status: data.status_code,
      failure: data.status_code === "ERROR" ? { subcode: Number(words.match(/\b2207\d{3}\b/)?.[0] ?? 0), words } : null,
      bytesReceived: data.video_status?.uploading_phase?.bytes_transferred ?? 0,
    };
  } catch (error) {
    if (error instanceof SocialError && error.code === "100/33") return { status: "gone", failure: null, bytesReceived: 0 };
    throw error;
  }
}

/** Parameters of the container that is published; a carousel's names its parts. */
export async function paramsOfPost(post: FrozenPost, login: InstagramLogin, children: string[]): Promise<Record<string, unknown>> {
  const kind = kindOfPost(post);
  const [file] = post.media;
  const caption = post.text.normalize("NFC");
  const said = {
    ...(caption === "" ? {} : { caption }),
    ...(post.options.collaborators.length > 0 ? { collaborators: post.options.collaborators } : {}),
    ...(post.disclosure.paidPartnership ? { is_paid_partnership: true } : {}),
  };
  if (kind === "carousel") return { media_type: "CAROUSEL", children: children.join(","), ...said };
  if (!file) throw new SocialError({ network: "instagram", kind: "media_invalid", message: "An Instagram post needs a picture or a video." });
  const source = await sourceOf(file, login);
  if (kind === "story") return { media_type: "STORIES", ...source };
  if (kind === "image") return { ...source, ...altOf(file), ...said };
  const { coverSeconds, shareToFeed } = post.options;
  return {
    media_type: "REELS", ...source, ...said,
    // A video that was meant for the feed stands in it.
    share_to_feed: post.format === "feed" || shareToFeed,
    ...(coverSeconds === null ? {} : { thumb_offset: Math.round(coverSeconds * 1000) }),
  };
}

/** Parameters of one part of a carousel. */
export async function paramsOfPart(file: FrozenMedia, login: InstagramLogin): Promise<Record<string, unknown>> {
  return { ...(isVideo(file) ? { media_type: "VIDEO" } : altOf(file)), ...(await sourceOf(file, login)), is_carousel_item: true };
}

/** Whether the file is sent by us in bytes; everything else is fetched by Instagram. */
export const isSent = (file: FrozenMedia, login: InstagramLogin): boolean => isVideo(file) && login.uploadUrl !== null;

async function sourceOf(file: FrozenMedia, login: InstagramLogin): Promise<Record<string, string>> {
  if (isSent(file, login)) return { upload_type: "resumable" };
  return { [isVideo(file) ? "video_url" : "image_url"]: await file.publicUrl() };
}

function altOf({ alt }: FrozenMedia): { alt_text?: string } {
  return alt?.trim() ? { alt_text: alt.normalize("NFC") } : {};
}

const containerNode = z.object({
  status_code: z.enum(["IN_PROGRESS", "FINISHED", "ERROR", "EXPIRED", "PUBLISHED"]),
  status: z.string().nullish(),
  video_status: z.object({ uploading_phase: z.object({ bytes_transferred: z.coerce.number().nonnegative().catch(0) }).nullish() }).nullish(),
});
