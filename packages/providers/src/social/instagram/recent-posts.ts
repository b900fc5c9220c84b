import { z } from "zod";
import type { ChannelCredentials, PostFormat, RecentPost } from "../../spec/social.ts";
import type { InstagramLogin } from "./logins.ts";

const shown = 20;

/** What stands on the account, newest first; of stories, those of a day. */
export async function recentPosts({ graph }: InstagramLogin, { credentials, format }: { credentials: ChannelCredentials; format: PostFormat }): Promise<RecentPost[]> {
  const { data } = await graph.call({
    method: "GET",
    path: `${encodeURIComponent(credentials.remoteId)}/${format === "story" ? "stories" : "media"}`,
    query: { fields: "id,caption,timestamp,permalink", limit: String(shown) },
    accessToken: credentials.accessToken,
    effect: "read",
    account: credentials.remoteId,
    answer: z.object({ data: z.array(listedMedia) }),
  });
  return data.data.map((media) => ({ remoteId: media.id, text: media.caption ?? "", createdAt: new Date(media.timestamp), permalink: media.permalink ?? null }));
}

const listedMedia = z.object({ id: z.string(), caption: z.string().nullish(), timestamp: z.string(), permalink: z.string().nullish() });
