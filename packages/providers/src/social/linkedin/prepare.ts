import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, FrozenMedia, FrozenPost, RemoteRefs } from "../../spec/social.ts";
import { assertPublishable } from "./assert-publishable.ts";
import { encode } from "./rest-client.ts";
import type { RestClient } from "./rest-client.ts";
import { isPage } from "./urns.ts";

export type PreparedStep = { done: true } | { done: false; added: RemoteRefs; waitMs?: number };

interface PrepareInput {
  credentials: ChannelCredentials;
  post: FrozenPost;
  refs: RemoteRefs;
}

/** While LinkedIn works on a file we look again this often. */
const lookAgainMs = 2_000;
/** A member's pictures and documents cannot be read by applications: they get this long before the post names them. */
const memberGraceMs = 5_000;

/** Name of the ref that holds the uploaded file of that position. */
export const mediaRef = (index: number): string => `media:${index}`;
/** Set once that file may stand in a post: `AVAILABLE`, or `unread` where nobody lets us look. */
const stateRef = (index: number): string => `media_state:${index}`;

/** Whether every file may stand in a post. */
export const isReady = (post: FrozenPost, refs: RemoteRefs): boolean => post.media.every((_, index) => refs[mediaRef(index)] && refs[stateRef(index)]);

/** Uploads the first file that is not on LinkedIn yet, or the next part of it; then waits until all of them are worked up. */
export async function prepareStep(rest: RestClient, input: PrepareInput): Promise<PreparedStep> {
  const { credentials, post, refs } = input;
  assertPublishable(post, credentials.remoteId);
  const index = post.media.findIndex((_, position) => !refs[mediaRef(position)]);
  const media = post.media[index];
  if (!media) return settle(rest, input);
  if (media.mimeType.startsWith("video/")) return videoStep(rest, input, media, index);
  return { done: false, added: { [mediaRef(index)]: await uploadWhole(rest, credentials, media) } };
}

const address = { uploadUrl: z.string() };
const begunImage = z.object({ value: z.object({ ...address, image: z.string() }) });
const begunDocument = z.object({ value: z.object({ ...address, document: z.string() }) });
const part = z.object({ firstByte: z.number(), lastByte: z.number(), uploadUrl: z.string() });
const begunVideo = z.object({ value: z.object({ video: z.string(), uploadToken: z.string().catch(""), uploadInstructions: z.array(part).min(1) }) });
const assetNode = z.object({ status: z.string(), processingFailureReason: z.string().nullish() });

/** A picture or document goes up in one call, right after its address was given. */
async function uploadWhole(rest: RestClient, { remoteId, accessToken }: ChannelCredentials, media: FrozenMedia): Promise<string> {
  const kind = media.mimeType === "application/pdf" ? "document" : "image";
  const shared = { method: "POST", query: "action=initializeUpload", body: { initializeUploadRequest: { owner: remoteId } }, accessToken, effect: "prepare", account: remoteId } as const;
  const begun =
    kind === "document"
      ? await rest.call({ ...shared, path: "documents", answer: begunDocument }).then(({ data }) => ({ url: data.value.uploadUrl, urn: data.value.document }))
      : await rest.call({ ...shared, path: "images", answer: begunImage }).then(({ data }) => ({ url: data.value.uploadUrl, urn: data.value.image }));
  await rest.upload({ url: begun.url, bytes: new Uint8Array(await media.read()), accessToken });
  return begun.urn;
}

/** A video goes up in parts, each to an address of its own; their ETags, in order, make it whole. */
async function videoStep(rest: RestClient, { credentials, refs }: PrepareInput, media: FrozenMedia, index: number): Promise<PreparedStep> {
  const parts = refs["video_parts"] === undefined ? null : z.array(part).parse(JSON.parse(refs["video_parts"]));
  if (!parts || refs["video"] === undefined) return { done: false, added: await beginVideo(rest, credentials, media) };
  const etags = (refs["video_etags"] ?? "").split(" ").filter(Boolean);
  const next = parts[etags.length];
  if (next) {
    const { firstByte, lastByte, uploadUrl } = next;
    try {
      const etag = await rest.upload({ url: uploadUrl, bytes: new Uint8Array(await media.readRange(firstByte, lastByte)), accessToken: null });
      if (etag === "") throw new SocialError({ network: "linkedin", kind: "transient", message: "LinkedIn gave no ETag for a part of the video." });
      return { done: false, added: { video_etags: [...etags, etag].join(" ") } };
    } catch (error) {
      // Addresses that ran out are given anew, and with them the whole video.
      if (error instanceof SocialError && (error.code === "EXPIRED_UPLOAD_URL" || error.status === 403)) return { done: false, added: await beginVideo(rest, credentials, media) };
      throw error;
    }
  }
  await rest.call({
    method: "POST", path: "videos", query: "action=finalizeUpload", accessToken: credentials.accessToken, effect: "prepare", account: credentials.remoteId,
    body: { finalizeUploadRequest: { video: refs["video"], uploadToken: refs["video_token"] ?? "", uploadedPartIds: etags } },
  });
  return { done: false, added: { [mediaRef(index)]: refs["video"] } };
}

async function beginVideo(rest: RestClient, { remoteId, accessToken }: ChannelCredentials, media: FrozenMedia): Promise<RemoteRefs> {
  const { data } = await rest.call({
    method: "POST", path: "videos", query: "action=initializeUpload", accessToken, effect: "prepare", account: remoteId, answer: begunVideo,
    body: { initializeUploadRequest: { owner: remoteId, fileSizeBytes: media.byteLength, uploadCaptions: false, uploadThumbnail: false } },
  });
  const { video, uploadToken, uploadInstructions } = data.value;
  return { video, video_token: uploadToken, video_parts: JSON.stringify(uploadInstructions), video_etags: "" };
}

/** Looks at every file that is not known to be worked up. */
async function settle(rest: RestClient, { credentials, post, refs }: PrepareInput): Promise<PreparedStep> {
  const added: RemoteRefs = {};
  let waitMs: number | undefined;
  for (const index of post.media.keys()) {
    const urn = refs[mediaRef(index)];
    if (urn === undefined || refs[stateRef(index)]) continue;
    const status = await statusOf(rest, credentials, urn);
    if (status === "processing") waitMs = Math.max(waitMs ?? 0, lookAgainMs);
    else added[stateRef(index)] = status;
    if (status === "unread") waitMs = Math.max(waitMs ?? 0, memberGraceMs);
  }
  if (Object.keys(added).length === 0 && waitMs === undefined) return { done: true };
  return { done: false, added, ...(waitMs === undefined ? {} : { waitMs }) };
}

/** @throws SocialError `media_invalid` when LinkedIn's work on the file failed */
async function statusOf(rest: RestClient, { remoteId, accessToken }: ChannelCredentials, urn: string): Promise<"AVAILABLE" | "unread" | "processing"> {
  const collection = `${urn.split(":")[2]}s`;
  if (collection !== "videos" && !isPage(remoteId)) return "unread";
  const { data } = await rest
    .call({ method: "GET", path: `${collection}/${encode(urn)}`, accessToken, effect: "read", account: remoteId, answer: assetNode })
    .catch((error: unknown) => {
      // A grant that may write for a page and not read there is no reason not to post.
      if (error instanceof SocialError && error.kind === "scope_missing") return { data: null };
      throw error;
    });
  if (data === null) return "unread";
  if (data.status === "AVAILABLE") return "AVAILABLE";
  if (data.status !== "PROCESSING_FAILED") return "processing";
  throw new SocialError({ network: "linkedin", kind: "media_invalid", message: `LinkedIn could not work up the file${data.processingFailureReason ? `: ${data.processingFailureReason}` : "."}` });
}
