import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, FrozenMedia, FrozenPost, PublishReceipt, RemoteRefs } from "../../spec/social.ts";
import type { GraphClient } from "../meta/graph-client.ts";
import { facebookLimits } from "./rules.ts";

interface PublishInput {
  credentials: ChannelCredentials;
  post: FrozenPost;
  refs: RemoteRefs;
}

const createdSchema = z.object({ id: z.string().min(1) });

/** Name of the ref that holds the unpublished photo of that position. */
export function photoRef(index: number): string {
  return `photo_id:${index}`;
}

/** Uploads the first photo that is not on Facebook yet, invisibly. `timeoutMs` is for one upload. */
export async function prepareStep(
  graph: GraphClient, { credentials, post, refs }: PublishInput, timeoutMs: number,
): Promise<{ done: true } | { done: false; added: RemoteRefs }> {
  assertPublishable(post);
  const index = post.media.findIndex((_, position) => !refs[photoRef(position)]);
  const photo = post.media[index];
  if (!photo) return { done: true };
  const { data } = await graph.call({
    method: "POST",
    path: `${encodeURIComponent(credentials.remoteId)}/photos`,
    body: await uploadForm(photo, index),
    accessToken: credentials.accessToken,
    effect: "prepare",
    account: credentials.remoteId,
    timeoutMs,
    answer: createdSchema,
  });
  return { done: false, added: { [photoRef(index)]: data.id } };
}

/** Makes the post public: one call, for text, link, one photo and many alike. */
export async function publishPost(graph: GraphClient, { credentials, post, refs }: PublishInput): Promise<PublishReceipt> {
  assertPublishable(post);
  const { data, requestId } = await graph.call({
    method: "POST",
    path: `${encodeURIComponent(credentials.remoteId)}/feed`,
    body: {
      ...(post.text === "" ? {} : { message: post.text.normalize("NFC") }),
      ...(post.media.length > 0
        ? { attached_media: post.media.map((_, index) => ({ media_fbid: uploadedPhoto(refs, index) })) }
        : post.link === null ? {} : { link: post.link }),
      published: true,
    },
    accessToken: credentials.accessToken,
    effect: "publish",
    account: credentials.remoteId,
    answer: createdSchema,
  });
  return { state: "live", remoteId: data.id, requestId };
}

/** What the rules refuse at scheduling time must not reach the network either. Throws before anything is sent. */
function assertPublishable({ text, link, media }: FrozenPost): void {
  const refuse = (kind: "content_rejected" | "media_invalid", message: string) => new SocialError({ network: "facebook", kind, message });
  if (text.trim() === "" && link === null && media.length === 0) throw refuse("content_rejected", "The post has no text, link or photo.");
  if (media.length > 0 && link !== null && !text.includes(link)) throw refuse("content_rejected", "A post with photos cannot show a link card: put the link into the text.");
  if (media.length > facebookLimits.maxPhotos) throw refuse("media_invalid", `A post takes at most ${facebookLimits.maxPhotos} photos.`);
  const other = media.find(({ mimeType }) => !facebookLimits.photoMimeTypes.some((type) => type === mimeType));
  if (other) throw refuse("media_invalid", `Files of type ${other.mimeType} cannot be posted as a photo.`);
}

function uploadedPhoto(refs: RemoteRefs, index: number): string {
  const id = refs[photoRef(index)];
  if (id) return id;
  throw new SocialError({ network: "facebook", kind: "not_ready", message: `Photo ${index + 1} is not uploaded yet.` });
}

async function uploadForm(photo: FrozenMedia, index: number): Promise<FormData> {
  const form = new FormData();
  form.set("published", "false");
  if (photo.alt?.trim()) form.set("alt_text_custom", photo.alt.normalize("NFC"));
  const bytes = new Uint8Array(await photo.read());
  form.set("source", new Blob([bytes], { type: photo.mimeType }), `photo-${index + 1}.${photo.mimeType.split("/")[1]}`);
  return form;
}
