import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, FrozenMedia, FrozenPost, RemoteRefs } from "../../spec/social.ts";
import { sendBytes } from "../meta/send-bytes.ts";
import { describeIssue } from "../rules.ts";
import { createContainer, isSent, paramsOfPart, paramsOfPost, readContainer } from "./containers.ts";
import { meaningOf } from "./error-meanings.ts";
import { isVideo, kindOfPost } from "./kind-of-post.ts";
import type { InstagramLogin } from "./logins.ts";
import { instagramIssueMessages, validateInstagramPost } from "./rules.ts";

export interface PrepareInput {
  credentials: ChannelCredentials;
  post: FrozenPost;
  refs: RemoteRefs;
}

type Step = { done: true } | { done: false; added: RemoteRefs; waitMs?: number };

/** Between two looks at a container; Meta asks for calm, pictures are ready at once. Source: content publishing (checked 2026-11-22). */
const lookAgainMs = { image: 1_000, video: 5_000 };
/** So often a container that failed for no reason of ours is made anew. */
const maxTries = 3;

/** Ref of the container that is published. */
export const containerRef = "container_id";
/** Ref of a carousel's part. */
export const partRef = (index: number): string => `container_id:${index}`;

/**
 * Takes one step towards a container that can be published: creates it, sends its bytes, or looks at Instagram's work on it. Containers that
 * ran out or failed are made anew; an empty ref stands for none. `timeoutMs` is for a call in which Instagram fetches a file.
 */
export async function prepareStep(login: InstagramLogin, input: PrepareInput, timeoutMs: number): Promise<Step> {
  const { credentials, post, refs } = input;
  assertPublishable(post);
  const isCarousel = kindOfPost(post) === "carousel";
  if (!refs[containerRef]) {
    if (isCarousel) {
      const step = await prepareParts(login, input, timeoutMs);
      if (step) return step;
    }
    const parts = isCarousel ? post.media.map((_, index) => refs[partRef(index)] ?? "") : [];
    return { done: false, added: { [containerRef]: await createContainer(login, credentials, await paramsOfPost(post, login, parts), timeoutMs) } };
  }
  const file = isCarousel ? null : (post.media[0] ?? null);
  return (await goOn(login, input, containerRef, file, timeoutMs)) ?? { done: true };
}

/** The next step of a carousel's parts; null when each is ready. All are created before the first is looked at, so that Instagram works on them together. */
async function prepareParts(login: InstagramLogin, input: PrepareInput, timeoutMs: number): Promise<Step | null> {
  const { credentials, post, refs } = input;
  for (const [index, file] of post.media.entries()) {
    if (refs[partRef(index)]) continue;
    return { done: false, added: { [partRef(index)]: await createContainer(login, credentials, await paramsOfPart(file, login), timeoutMs) } };
  }
  for (const [index, file] of post.media.entries()) {
    const step = await goOn(login, input, partRef(index), file, timeoutMs);
    if (step) return step;
  }
  return null;
}

/** What a container still needs; null when nothing. */
async function goOn(login: InstagramLogin, { credentials, refs }: PrepareInput, ref: string, file: FrozenMedia | null, timeoutMs: number): Promise<Step | null> {
  const id = refs[ref] ?? "";
  const sent = `sent:${id}`;
  const wantsBytes = file !== null && isSent(file, login) && !refs[sent];
  const { status, failure, bytesReceived } = await readContainer(login, credentials, id, { bytes: wantsBytes });
  switch (status) {
    case "FINISHED":
    // Published by a call whose answer we lost: publishing looks at it, and never again at a new one.
    case "PUBLISHED":
      return null;
    case "IN_PROGRESS":
      if (!wantsBytes) return { done: false, added: {}, waitMs: file && isVideo(file) ? lookAgainMs.video : lookAgainMs.image };
      if (bytesReceived < file.byteLength) {
        await sendBytes(login.graph, { url: `${login.uploadUrl}/${encodeURIComponent(id)}`, file, offset: bytesReceived, credentials, timeoutMs });
      }
      return { done: false, added: { [sent]: "1" } };
    case "EXPIRED":
      return { done: false, added: { [ref]: "" } };
    case "ERROR":
    case "gone":
      return startAnew(refs, ref, failure ?? { subcode: 0, words: "" }, status);
  }
}

/** A failure that is nobody's fault, or a container that is not there, is tried again a few times; anything else is the file's. */
function startAnew(refs: RemoteRefs, ref: string, { subcode, words }: { subcode: number; words: string }, status: "ERROR" | "gone"): Step {
  const tries = Number(refs["tries"] ?? 0) + 1;
  const kind = status === "gone" ? "permanent" : (meaningOf(subcode, "prepare") ?? "media_invalid");
  const isPassing = status === "gone" || kind === "transient" || kind === "not_ready";
  if (isPassing && tries < maxTries) return { done: false, added: { [ref]: "", tries: String(tries) }, waitMs: lookAgainMs.video };
  throw new SocialError({
    network: "instagram",
    kind: kind === "transient" || kind === "not_ready" ? "media_invalid" : kind,
    message: words || (status === "gone" ? "Instagram does not know what it was given to prepare. Connect the account again." : "Instagram could not use this file."),
    code: subcode === 0 ? undefined : String(subcode),
  });
}

/** What the rules refuse at scheduling time must not reach the network either. Throws before anything is sent. */
export function assertPublishable(post: FrozenPost): void {
  const issue = validateInstagramPost(post).find(({ severity }) => severity === "error");
  if (!issue) return;
  throw new SocialError({ network: "instagram", kind: issue.pointer.startsWith("/media") ? "media_invalid" : "content_rejected", message: describeIssue(issue, instagramIssueMessages, "en") });
}
