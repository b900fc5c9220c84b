import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials } from "../../spec/social.ts";
import { encode } from "./rest-client.ts";
import type { RestClient } from "./rest-client.ts";
import { toLittleText } from "./rules.ts";

interface OnPost {
  credentials: ChannelCredentials;
  remoteId: string;
}

const commentNode = z.object({ id: z.union([z.string(), z.number()]).transform(String), actor: z.string().catch(""), message: z.object({ text: z.string().catch("") }).catch({ text: "" }) });
const pageLength = 100;

/** Writes below the author's own post; comments are plain text. */
export async function comment(rest: RestClient, { credentials, remoteId, text }: OnPost & { text: string }): Promise<{ commentId: string }> {
  const { data, createdId } = await rest.call({
    method: "POST", path: `socialActions/${encode(remoteId)}/comments`, accessToken: credentials.accessToken, effect: "publish", account: credentials.remoteId,
    body: { actor: credentials.remoteId, object: remoteId, message: { text: text.normalize("NFC") } }, answer: z.object({ id: commentNode.shape.id.optional() }).catch({}),
  });
  const commentId = createdId ?? data.id;
  if (commentId) return { commentId };
  throw new SocialError({ network: "linkedin", kind: "ambiguous", message: "LinkedIn took the comment without saying under which id." });
}

/** Our own comment below a page's post. @throws SocialError `scope_missing` below a member's, which no application may read */
export async function findComment(rest: RestClient, { credentials, remoteId, text }: OnPost & { text: string }): Promise<{ commentId: string } | null> {
  const { data } = await rest.call({
    method: "GET", path: `socialActions/${encode(remoteId)}/comments`, query: `start=0&count=${pageLength}`, accessToken: credentials.accessToken, effect: "read", account: credentials.remoteId,
    answer: z.object({ elements: z.array(commentNode) }),
  });
  const wanted = text.normalize("NFC").trim();
  const found = data.elements.find(({ actor, message }) => actor === credentials.remoteId && message.text.normalize("NFC").trim() === wanted);
  return found ? { commentId: found.id } : null;
}

/** Changes the text of a public post, and nothing else of it. */
export async function editText(rest: RestClient, { credentials, remoteId, text }: OnPost & { text: string }): Promise<void> {
  await rest.call({
    method: "POST", path: `posts/${encode(remoteId)}`, restMethod: "PARTIAL_UPDATE", accessToken: credentials.accessToken, effect: "prepare", account: credentials.remoteId,
    body: { patch: { $set: { commentary: toLittleText(text) } } },
  });
}

/** Takes a post away; one that is gone already is as good. */
export async function remove(rest: RestClient, { credentials, remoteId }: OnPost): Promise<void> {
  try {
    await rest.call({ method: "DELETE", path: `posts/${encode(remoteId)}`, restMethod: "DELETE", accessToken: credentials.accessToken, effect: "prepare", account: credentials.remoteId });
  } catch (error) {
    if (!(error instanceof SocialError && error.status === 404)) throw error;
  }
}
