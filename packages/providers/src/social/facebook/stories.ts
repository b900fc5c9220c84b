import { z } from "zod";
import type { ChannelCredentials } from "../../spec/social.ts";
import { followPages } from "../meta/follow-pages.ts";
import type { GraphClient } from "../meta/graph-client.ts";
import { remoteIdOf } from "./remote-id.ts";
import { idText } from "./upload-video.ts";

export interface ListedStory {
  remoteId: string;
  mediaType: string | null;
  createdAt: Date;
  url: string | null;
}

const story = z.object({ post_id: idText, creation_time: z.union([z.string(), z.number()]), media_type: z.string().nullish(), url: z.string().nullish() });

/** Stories that are in sight now. */
export async function listStories(graph: GraphClient, { remoteId, accessToken }: ChannelCredentials): Promise<ListedStory[]> {
  const listed = await followPages(
    graph,
    { path: `${encodeURIComponent(remoteId)}/stories`, query: { status: '["PUBLISHED"]', limit: "100" }, accessToken, account: remoteId },
    story,
  );
  return listed.map(({ post_id, creation_time, media_type, url }) => ({
    remoteId: remoteIdOf("story_photo", remoteId, post_id),
    mediaType: media_type?.toLowerCase() ?? null,
    // Seconds since 1970, or written out.
    createdAt: new Date(/^\d+$/.test(String(creation_time)) ? Number(creation_time) * 1000 : String(creation_time)),
    url: url ?? null,
  }));
}
