import { z } from "zod";
import { SocialError } from "../../spec/social-error.ts";
import type { AccountLimits, ChannelCredentials } from "../../spec/social.ts";
import type { TikTokClient } from "./tiktok-client.ts";
import { blockingCodes } from "./to-social-error.ts";

const creatorNode = z.object({
  creator_username: z.string(),
  creator_nickname: z.string().nullish(),
  privacy_level_options: z.array(z.string()),
  comment_disabled: z.boolean().catch(false),
  duet_disabled: z.boolean().catch(false),
  stitch_disabled: z.boolean().catch(false),
  max_video_post_duration_sec: z.number().nullish().catch(null),
});
export type CreatorInfo = z.infer<typeof creatorNode>;

/** What the person may do at this moment. TikTok wants it asked before every post. Source: query creator info (checked 2026-11-22), 20 calls a minute. */
export async function readCreatorInfo(client: TikTokClient, credentials: ChannelCredentials, effect: "read" | "prepare"): Promise<CreatorInfo> {
  const { data } = await client.call({ path: "/post/publish/creator_info/query/", credentials, effect, data: creatorNode });
  return data;
}

/** The same as limits of the account; that it cannot post now is an answer here, no error. */
export async function accountLimits(client: TikTokClient, credentials: ChannelCredentials): Promise<AccountLimits> {
  const unknown: AccountLimits = {
    postsUsed: null, postsTotal: null, windowSeconds: null, maxVideoSeconds: null, privacyOptions: null, commentDisabled: null, duetDisabled: null, stitchDisabled: null, blockedReason: null,
  };
  try {
    const info = await readCreatorInfo(client, credentials, "read");
    return {
      ...unknown,
      maxVideoSeconds: info.max_video_post_duration_sec ?? null,
      privacyOptions: info.privacy_level_options,
      commentDisabled: info.comment_disabled,
      duetDisabled: info.duet_disabled,
      stitchDisabled: info.stitch_disabled,
    };
  } catch (error) {
    if (error instanceof SocialError && blockingCodes.has(error.code ?? "")) return { ...unknown, blockedReason: error.message };
    throw error;
  }
}
