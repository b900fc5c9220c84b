import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { ChannelCredentials, FrozenPost, RecentPost, Reconciliation, RemoteRefs } from "../../spec/social.ts";
import { mediaRef } from "./prepare.ts";
import { encode } from "./rest-client.ts";
import type { RestClient } from "./rest-client.ts";
import { fromLittleText, showsLinkCard } from "./rules.ts";
import { isPage } from "./urns.ts";
import { comparableText } from "../rules.ts";

interface ReconcileInput {
  credentials: ChannelCredentials;
  post: FrozenPost;
  refs: RemoteRefs;
  callStartedAt: Date;
  boundRemoteIds: ReadonlySet<string>;
}

/** LinkedIn's clock and ours may differ by this much. */
const clockSkewMs = 60_000;
const pageLength = 50;
/** A page that posts more than this in a few minutes is not read to its end. */
const maxPages = 10;

/**
 * Looks for a post whose answer we lost (R7). What a member posted no application may read: then only the resend proves. A page's
 * posts are listed: one that holds our own upload is ours; a text or link only as the exact, single, unbound match of its time.
 */
export async function reconcile(rest: RestClient, input: ReconcileInput): Promise<Reconciliation> {
  const { credentials, callStartedAt } = input;
  if (!isPage(credentials.remoteId)) return { state: "unknown", evidence: "LinkedIn lets no application read what a member posted." };
  const earliest = callStartedAt.getTime() - clockSkewMs;
  let listed: ListedPost[];
  try {
    listed = await listSince(rest, credentials, earliest);
  } catch (error) {
    if (error instanceof SocialError && error.kind === "scope_missing") return { state: "unknown", evidence: `The page's posts cannot be read: ${error.message}` };
    throw error;
  }
  const hits = listed.filter((each) => !input.boundRemoteIds.has(each.id) && isOurs(each, input));
  const [hit, ...others] = hits;
  const since = new Date(earliest).toISOString();
  if (!hit) return { state: "unknown", evidence: `No matching post among ${listed.length} since ${since}; the list may lag.` };
  if (others.length > 0) return { state: "unknown", evidence: `${hits.length} posts match: ${hits.map(({ id }) => id).join(", ")}.` };
  return { state: "live", remoteId: hit.id, evidence: `Post ${hit.id} of ${new Date(hit.createdAt).toISOString()} is the only match since ${since}.` };
}

/** What a page has posted, newest first; of a member nothing may be read. */
export async function recentPosts(rest: RestClient, credentials: ChannelCredentials, site: string): Promise<RecentPost[]> {
  if (!isPage(credentials.remoteId)) return [];
  const { data } = await rest.call({
    method: "GET", path: "posts", query: `author=${encode(credentials.remoteId)}&q=author&start=0&count=20&sortBy=LAST_MODIFIED`, restMethod: "FINDER",
    accessToken: credentials.accessToken, effect: "read", account: credentials.remoteId, answer: z.object({ elements: z.array(listedPost) }),
  });
  return data.elements.map(({ id, commentary, createdAt }) => ({ remoteId: id, text: fromLittleText(commentary), createdAt: new Date(createdAt), permalink: `${site}/feed/update/${id}/` }));
}

const listedPost = z.object({
  id: z.string(),
  commentary: z.string().catch(""),
  createdAt: z.number(),
  content: z
    .object({
      media: z.object({ id: z.string() }).nullish().catch(null),
      multiImage: z.object({ images: z.array(z.object({ id: z.string() })) }).nullish().catch(null),
      article: z.object({ source: z.string().catch("") }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});
type ListedPost = z.infer<typeof listedPost>;

async function listSince(rest: RestClient, { remoteId, accessToken }: ChannelCredentials, earliest: number): Promise<ListedPost[]> {
  const found: ListedPost[] = [];
  for (let page = 0; page < maxPages; page += 1) {
    const { data } = await rest.call({
      method: "GET", path: "posts", query: `author=${encode(remoteId)}&q=author&start=${page * pageLength}&count=${pageLength}&sortBy=LAST_MODIFIED`, restMethod: "FINDER",
      accessToken, effect: "read", account: remoteId, answer: z.object({ elements: z.array(listedPost) }),
    });
    found.push(...data.elements.filter(({ createdAt }) => createdAt >= earliest));
    // Sorted by their last change: a page without a young one is the end of the young ones.
    if (data.elements.length < pageLength || data.elements.every(({ createdAt }) => createdAt < earliest)) return found;
  }
  return found;
}

function isOurs({ commentary, content }: ListedPost, { post, refs }: ReconcileInput): boolean {
  const link = showsLinkCard(post) ? post.link : null;
  const files = [content?.media?.id, ...(content?.multiImage?.images ?? []).map(({ id }) => id)].filter((id) => id !== undefined);
  if (post.media.length > 0 && link === null) return post.media.some((_, index) => files.includes(refs[mediaRef(index)] ?? ""));
  if (comparableText(fromLittleText(commentary)) !== comparableText(post.text) || files.length > 0) return false;
  return link === null ? !content?.article : canonical(content?.article?.source ?? "") === canonical(link);
}

const canonical = (link: string): string => (URL.canParse(link) ? new URL(link).href : link);
