import { countAcceptedCreate } from "../ledger/create-calls.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import type { Store } from "../store/open-store.ts";
import type { ApiRequest } from "./api-request.ts";
import { objectField, pageOf } from "./api-request.ts";
import { invalidValue, missingField, tooLong } from "./linkedin-error.ts";
import type { LinkedInPost } from "./posts-table.ts";
import { requireAuthor } from "./rights.ts";
import type { LinkedInToken } from "./tokens.ts";
import { requireScope } from "./tokens.ts";
import { urnField } from "./urns.ts";

export interface PostComment {
  id: string;
  actor: string;
  text: string;
  createdAt: number;
}

const maxLength = 1_250;

export const commentsOf = (store: Store, post: string): PostComment[] =>
  store.all<{ id: string; actor: string; text: string; created_at: number }>("SELECT id, actor, text, created_at FROM li_comments WHERE post = ? AND deleted_at IS NULL ORDER BY number", post)
    .map(({ id, actor, text, created_at }) => ({ id, actor, text, createdAt: created_at }));

/** `POST /socialActions/{urn}/comments`; the text is plain. @throws LinkedInError */
export function createComment(sandbox: SandboxContext, request: ApiRequest, token: LinkedInToken, post: LinkedInPost): PostComment {
  const actor = urnField(request.body["actor"], "actor", ["person", "organization"]);
  requireAuthor(sandbox.store, token, actor, "socialActions.comments.CREATE", "feed");
  if (request.body["object"] !== post.urn) throw invalidValue("object");
  const { text } = objectField(request.body, "message");
  if (typeof text !== "string" || text === "") throw missingField("message.text");
  if (text.length > maxLength) throw tooLong("message.text", maxLength);
  const now = sandbox.now();
  return sandbox.store.transaction(() => {
    const { lastInsertRowid } = sandbox.store.run("INSERT INTO li_comments (id, post, actor, text, created_at) VALUES (lower(hex(randomblob(8))), ?, ?, ?, ?)", post.urn, actor.urn, text, now);
    const id = String(7_000_000_000_000_000_000n + BigInt(lastInsertRowid));
    sandbox.store.run("UPDATE li_comments SET id = ? WHERE number = ?", id, lastInsertRowid);
    countAcceptedCreate(sandbox.store, "linkedin", actor.urn, "comments.create");
    return { id, actor: actor.urn, text, createdAt: now };
  });
}

/** `GET /socialActions/{urn}/comments`: of a page's posts; comments of members are closed to applications. @throws LinkedInError 403 */
export function listComments(sandbox: SandboxContext, request: ApiRequest, token: LinkedInToken, post: LinkedInPost): object {
  if (!post.author.startsWith("urn:li:organization:")) requireScope(token, "socialActions.comments.GET_ALL", "r_member_social");
  requireScope(token, "socialActions.comments.GET_ALL", "r_organization_social_feed", "r_member_social");
  const { start, count } = pageOf(request, 100);
  const found = commentsOf(sandbox.store, post.urn);
  return { elements: found.slice(start, start + count).map((comment) => commentNode(post.urn, comment)), paging: { start, count, total: found.length, links: [] } };
}

export const commentNode = (post: string, { id, actor, text, createdAt }: PostComment): object => ({
  id, actor, object: post, commentUrn: `urn:li:comment:(${post},${id})`, message: { text, attributes: [] }, created: { actor, time: createdAt },
});
