import type { SandboxContext } from "../sandbox-context.ts";
import type { TikTokCreator } from "./creators-table.ts";
import { privacyOptions } from "./creators-table.ts";
import { countsOf } from "./growth.ts";
import { publicHost } from "./publish-end.ts";
import { publicPosts } from "./publishes-table.ts";
import { invalidParams, TikTokError } from "./tiktok-error.ts";
import type { TikTokToken } from "./tokens.ts";
import { requireScope } from "./tokens.ts";

/** Which scope opens which field. Source: user info reference (seen 2026-11-22). */
const scopeOfField: Readonly<Record<string, string>> = {
  open_id: "user.info.basic", union_id: "user.info.basic", avatar_url: "user.info.basic", avatar_url_100: "user.info.basic", avatar_large_url: "user.info.basic",
  display_name: "user.info.basic", username: "user.info.profile", bio_description: "user.info.profile", profile_deep_link: "user.info.profile", is_verified: "user.info.profile",
  follower_count: "user.info.stats", following_count: "user.info.stats", likes_count: "user.info.stats", video_count: "user.info.stats",
};

/** `GET /v2/user/info/?fields=…` */
export function userInfo(sandbox: SandboxContext, token: TikTokToken, creator: TikTokCreator, fields: string | undefined): Record<string, unknown> {
  const asked = (fields ?? "").split(",").map((field) => field.trim()).filter(Boolean);
  if (asked.length === 0) throw invalidParams("Fields is required");
  for (const field of asked) {
    const scope = scopeOfField[field];
    if (scope === undefined) throw invalidParams(`Field ${field} is invalid`);
    requireScope(token, scope);
  }
  const posts = publicPosts(sandbox.store, creator.openId, sandbox.now());
  const avatar = avatarUrl(sandbox, creator);
  const all: Record<string, unknown> = {
    open_id: creator.openId, union_id: `union-${creator.openId}`, avatar_url: avatar, avatar_url_100: avatar, avatar_large_url: avatar, display_name: creator.nickname,
    username: creator.username, bio_description: creator.bio, profile_deep_link: `${sandbox.publicOrigin()}/sandbox/${publicHost}/@${creator.username}`, is_verified: creator.isVerified,
    follower_count: creator.followers, following_count: 42, video_count: posts.length,
    likes_count: posts.reduce((sum, post) => sum + countsOf(post, creator.followers, sandbox.now()).likes, 0),
  };
  return { user: Object.fromEntries(asked.map((field) => [field, all[field]])) };
}

/** `POST /v2/post/publish/creator_info/query/`: what the person may do now. Who cannot post is told so with HTTP 200. @throws TikTokError */
export function creatorInfo(sandbox: SandboxContext, token: TikTokToken, creator: TikTokCreator): Record<string, unknown> {
  requireScope(token, "video.publish");
  if (creator.blockedCode !== null) throw new TikTokError(creator.blockedCode, blockedMessages[creator.blockedCode] ?? "The user cannot post right now.", 200);
  return {
    creator_avatar_url: avatarUrl(sandbox, creator), creator_username: creator.username, creator_nickname: creator.nickname, privacy_level_options: privacyOptions(creator),
    comment_disabled: creator.commentDisabled, duet_disabled: creator.duetDisabled, stitch_disabled: creator.stitchDisabled, max_video_post_duration_sec: creator.maxVideoSeconds,
  };
}

export const blockedMessages: Readonly<Record<string, string>> = {
  spam_risk_too_many_posts: "The daily post cap from the API is reached for the current user.",
  spam_risk_user_banned_from_posting: "The user is banned from making new posts.",
  reached_active_user_cap: "The daily quota for active publishing users from your client is reached.",
};

const avatarUrl = (sandbox: SandboxContext, creator: TikTokCreator): string => `${sandbox.publicOrigin()}/sandbox/${publicHost}/avatars/${creator.openId}.svg`;
