import { z } from "zod";
import type { AccountLimits, ChannelCredentials } from "../../spec/social.ts";
import { followPages } from "../meta/follow-pages.ts";
import { comparableText } from "../rules.ts";
import type { InstagramLogin } from "./logins.ts";

interface PostInput {
  credentials: ChannelCredentials;
  remoteId: string;
}

/** Where people see it; of a story, while it stands. Never made of the id, which stands in no address. */
export async function permalink({ graph }: InstagramLogin, { credentials, remoteId }: PostInput): Promise<string | null> {
  const { data } = await graph.call({
    ...callOf(credentials), method: "GET", path: encodeURIComponent(remoteId), query: { fields: "permalink" }, effect: "read", answer: z.object({ permalink: z.string().nullish() }),
  });
  return data.permalink ?? null;
}

/** Writes under our own post. A lost answer is `ambiguous`: look with `findComment` before anything is repeated. */
export async function comment({ graph }: InstagramLogin, { credentials, remoteId, text }: PostInput & { text: string }): Promise<{ commentId: string }> {
  const { data } = await graph.call({
    // No `fields` here: the comment would be created and the call refused (code 20).
    ...callOf(credentials), method: "POST", path: `${encodeURIComponent(remoteId)}/comments`, body: { message: text.normalize("NFC") }, effect: "publish", answer: z.object({ id: z.string().min(1) }),
  });
  return { commentId: data.id };
}

/** The oldest comment with exactly that text that nobody else is known to have written. */
export async function findComment({ graph }: InstagramLogin, { credentials, remoteId, text }: PostInput & { text: string }): Promise<{ commentId: string } | null> {
  const comments = await followPages(graph, { ...callOf(credentials), path: `${encodeURIComponent(remoteId)}/comments`, query: { fields: "id,text,username,from", limit: "50" } }, commentNode);
  const { username } = credentials.details;
  const isOthers = ({ from, username: writer }: z.infer<typeof commentNode>) => from != null && from.id !== credentials.remoteId && (!username || (from.username ?? writer) !== username);
  // The newest is listed first.
  const found = comments.findLast((each) => comparableText(each.text ?? "") === comparableText(text) && !isOthers(each));
  return found ? { commentId: found.id } : null;
}

/** How many of the day's posts are used. The total differs between Meta's own documents, hence it is always asked. */
export async function accountLimits({ graph }: InstagramLogin, credentials: ChannelCredentials): Promise<AccountLimits> {
  const { data } = await graph.call({
    ...callOf(credentials), method: "GET", path: `${encodeURIComponent(credentials.remoteId)}/content_publishing_limit`, query: { fields: "quota_usage,config" }, effect: "read", answer: limitAnswer,
  });
  const [limit] = data.data;
  return {
    postsUsed: limit?.quota_usage ?? null,
    postsTotal: limit?.config?.quota_total ?? null,
    windowSeconds: limit?.config?.quota_duration ?? null,
    maxVideoSeconds: null,
    privacyOptions: null,
    commentDisabled: null,
    duetDisabled: null,
    stitchDisabled: null,
    blockedReason: null,
  };
}

const callOf = ({ accessToken, remoteId }: ChannelCredentials) => ({ accessToken, account: remoteId });

const commentNode = z.object({
  id: z.string(),
  text: z.string().nullish(),
  username: z.string().nullish(),
  from: z.object({ id: z.string().nullish(), username: z.string().nullish() }).nullish(),
});
const limitAnswer = z.object({
  data: z.array(z.object({ quota_usage: z.number().nonnegative().nullish(), config: z.object({ quota_total: z.number().nonnegative().nullish(), quota_duration: z.number().positive().nullish() }).nullish() })),
});
