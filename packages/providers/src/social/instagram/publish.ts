import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, Confirmation, FrozenPost, PublishReceipt, Reconciliation, RemoteRefs } from "../../spec/social.ts";
import { readContainer } from "./containers.ts";
import { restrictedActivity } from "./error-meanings.ts";
import { findPublished } from "./find-published.ts";
import type { InstagramLogin } from "./logins.ts";
import { assertPublishable, containerRef } from "./prepare.ts";

interface PublishInput {
  credentials: ChannelCredentials;
  post: FrozenPost;
  refs: RemoteRefs;
}

/** Between two looks at a list that does not show a published post yet. */
const lookAgainMs = 5_000;
/** A spent quota comes back post by post over a day; asking costs nothing but calls. */
const quotaPauseMs = 15 * 60_000;
/** When the publish call left, in milliseconds since 1970: where to begin to look for its post. */
const publishedAfterRef = "published_after";

/** Publishes the finished container: the one call that makes it public. Throws `SocialError`. */
export async function publishPost(login: InstagramLogin, input: PublishInput, now: Date): Promise<PublishReceipt> {
  const { credentials, post, refs } = input;
  assertPublishable(post);
  const creationId = refs[containerRef];
  if (!creationId) throw new SocialError({ network: "instagram", kind: "not_ready", message: "The post is not prepared yet." });
  try {
    const { data, requestId } = await login.graph.call({
      method: "POST",
      path: `${encodeURIComponent(credentials.remoteId)}/media_publish`,
      body: { creation_id: creationId },
      accessToken: credentials.accessToken,
      effect: "publish",
      account: credentials.remoteId,
      answer: z.object({ id: z.string().min(1) }),
    });
    return { state: "live", remoteId: data.id, requestId };
  } catch (error) {
    if (!(error instanceof SocialError)) throw error;
    if (error.code?.endsWith(`/${restrictedActivity}`)) return afterRestriction(login, input, error, now);
    if (error.kind !== "quota_exhausted") throw error;
    throw new SocialError({ network: "instagram", kind: error.kind, message: error.message, code: error.code, status: error.status, requestId: error.requestId, retryAfterMs: quotaPauseMs, cause: error });
  }
}

/** What became of a container that Instagram has published: its media, once the list shows it. Reads only. */
export async function confirm(login: InstagramLogin, { credentials, post, refs }: PublishInput): Promise<Confirmation> {
  const [found, ...others] = await findPublished(login, credentials, post, new Date(Number(refs[publishedAfterRef] ?? 0)));
  return found !== undefined && others.length === 0 ? { state: "live", remoteId: found, permalink: null } : { state: "processing", checkAfterMs: lookAgainMs };
}

/** A container's status proves whether it was published (R7); which media it became, the list tells by words, kind and time. */
export async function reconcile(
  login: InstagramLogin, { credentials, post, refs, callStartedAt, boundRemoteIds }: PublishInput & { callStartedAt: Date; boundRemoteIds: ReadonlySet<string> },
): Promise<Reconciliation> {
  const id = refs[containerRef];
  if (!id) return { state: "unknown", evidence: "No container id is stored." };
  const { status } = await readContainer(login, credentials, id);
  if (status === "gone") return { state: "unknown", evidence: `Container ${id} can no longer be read.` };
  // Processed, run out or failed: Instagram says that it was not published, and one container is published at most once.
  if (status !== "PUBLISHED") return { state: "absent", evidence: `Container ${id} is ${status}: it was not published.` };
  const matching = await findPublished(login, credentials, post, callStartedAt);
  const [found, ...others] = matching.filter((media) => !boundRemoteIds.has(media));
  if (found !== undefined && others.length === 0) return { state: "live", remoteId: found, evidence: `Container ${id} is PUBLISHED, and media ${found} is the only match.` };
  if (found !== undefined) return { state: "unknown", evidence: `Container ${id} is PUBLISHED; ${others.length + 1} media match: ${[found, ...others].join(", ")}.` };
  if (matching.length > 0) return { state: "unknown", evidence: `Container ${id} is PUBLISHED; media ${matching.join(", ")} belongs to another publication.` };
  return { state: "accepted", added: { [publishedAfterRef]: String(callStartedAt.getTime()) }, evidence: `Container ${id} is PUBLISHED; the list does not show its media yet.` };
}

/**
 * "We restrict certain activity" is also said of posts that stand. The container tells; what is not published is not sent again, because
 * the restriction would only grow.
 */
async function afterRestriction(login: InstagramLogin, { credentials, refs }: PublishInput, error: SocialError, callStartedAt: Date): Promise<PublishReceipt> {
  const { status } = await readContainer(login, credentials, refs[containerRef] ?? "").catch((failure: unknown) => {
    if (failure instanceof SocialError) throw error;
    throw failure;
  });
  if (status !== "PUBLISHED") {
    throw new SocialError({ network: "instagram", kind: status === "gone" ? "ambiguous" : "policy_blocked", message: error.message, code: error.code, status: error.status, requestId: error.requestId, cause: error });
  }
  const added = { [publishedAfterRef]: String(callStartedAt.getTime()) };
  return { state: "accepted", added, checkAfterMs: 0, requestId: error.requestId ?? null };
}
