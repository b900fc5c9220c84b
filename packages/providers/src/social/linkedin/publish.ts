import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, FrozenPost, PublishReceipt, RemoteRefs } from "../../spec/social.ts";
import { assertPublishable } from "./assert-publishable.ts";
import { isReady, mediaRef } from "./prepare.ts";
import type { RestClient } from "./rest-client.ts";
import { linkTitleOf, mediaKindOf, postTitleOf, showsLinkCard, toLittleText } from "./rules.ts";
import { duplicateOf } from "./to-social-error.ts";

interface PublishInput {
  credentials: ChannelCredentials;
  post: FrozenPost;
  refs: RemoteRefs;
  isResend?: boolean;
}

/**
 * Makes the post public: one call. LinkedIn refuses a recent copy with 422 and names the post that stands: to a resend that is the
 * answer we missed, to a first call it is a refusal. Source: LinkedIn Posts API and clients in use (seen 2026-11-22).
 */
export async function publishPost(rest: RestClient, { credentials, post, refs, isResend = false }: PublishInput): Promise<PublishReceipt> {
  const { remoteId: author, accessToken } = credentials;
  assertPublishable(post, author);
  if (!isReady(post, refs)) throw new SocialError({ network: "linkedin", kind: "not_ready", message: "Not every file of the post is on LinkedIn yet." });
  const content = contentOf(post, refs);
  try {
    const { createdId, requestId } = await rest.call({
      method: "POST",
      path: "posts",
      body: {
        author,
        commentary: toLittleText(post.text),
        visibility: post.options.visibility ?? "PUBLIC",
        distribution: { feedDistribution: "MAIN_FEED", targetEntities: [], thirdPartyDistributionChannels: [] },
        ...(content ? { content } : {}),
        lifecycleState: "PUBLISHED",
        isReshareDisabledByAuthor: false,
      },
      accessToken,
      effect: "publish",
      account: author,
    });
    if (createdId) return { state: "live", remoteId: createdId, requestId };
    throw new SocialError({ network: "linkedin", kind: "ambiguous", requestId: requestId ?? undefined, message: "LinkedIn took the post without saying under which id." });
  } catch (error) {
    if (!(error instanceof SocialError) || error.status !== 422) throw error;
    const standing = duplicateOf(error);
    if (!isResend && standing === null) throw error;
    if (isResend && standing) return { state: "live", remoteId: standing, requestId: error.requestId ?? null };
    throw new SocialError({
      network: "linkedin", kind: isResend ? "ambiguous" : "duplicate", status: error.status, code: error.code, requestId: error.requestId, message: error.message, cause: error,
    });
  }
}

/** What stands beside the text; null for a text alone. */
function contentOf(post: FrozenPost, refs: RemoteRefs): Record<string, unknown> | null {
  const { link, media } = post;
  const altOf = (alt: string | null): { altText?: string } => (alt?.trim() ? { altText: alt.normalize("NFC") } : {});
  if (link !== null && showsLinkCard(post)) {
    return { article: { source: link, title: linkTitleOf({ title: post.title, link }), ...(media.length > 0 ? { thumbnail: refs[mediaRef(0)] } : {}) } };
  }
  const [first, ...others] = media;
  if (!first) return null;
  if (others.length > 0) return { multiImage: { images: media.map(({ alt }, index) => ({ id: refs[mediaRef(index)], ...altOf(alt) })) } };
  const title = mediaKindOf(first.mimeType) === "image" ? null : postTitleOf(post);
  return { media: { id: refs[mediaRef(0)], ...altOf(first.alt), ...(title === null ? {} : { title }) } };
}
