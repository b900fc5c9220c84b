export { SocialError, socialErrorKinds } from "../spec/social-error.ts";
export type { SocialErrorDetails, SocialErrorKind } from "../spec/social-error.ts";
export { networkNames } from "../spec/social.ts";
export type {
  AccountHealth, ChannelCredentials, Destination, FrozenMedia, FrozenPost, NetworkName, PublishReceipt, RateUsage, Reconciliation, RemoteRefs,
  SocialEnvironment, SocialNetwork, UserGrant,
} from "../spec/social.ts";
export { createFacebook } from "./facebook/network.ts";
export { facebookRules } from "./facebook/rules.ts";
export { facebookScopes } from "./facebook/scopes.ts";
export type { FacebookSettings } from "./facebook/settings.ts";
export { createLinkedIn } from "./linkedin/network.ts";
export { linkedinRules } from "./linkedin/rules.ts";
export type { LinkedInSettings } from "./linkedin/settings.ts";
export { linkedinSunset, linkedinVersionWarning } from "./linkedin/versions.ts";
export { createTikTok } from "./tiktok/network.ts";
export { tiktokOptionalScopes, tiktokScopes } from "./tiktok/oauth.ts";
export { tiktokRules } from "./tiktok/rules.ts";
export type { TikTokSettings } from "./tiktok/settings.ts";
export { isTikTokSignature, readTikTokEvent } from "./tiktok/webhook.ts";
export type { TikTokEvent } from "./tiktok/webhook.ts";
export { createInstagram } from "./instagram/network.ts";
export { instagramRules } from "./instagram/rules.ts";
export { instagramScopes } from "./instagram/scopes.ts";
export type { FacebookLoginApp, InstagramLoginApp, InstagramSettings } from "./instagram/settings.ts";
export { networkRules, ruledNetworks } from "./network-rules.ts";
export type { RuledNetwork } from "./network-rules.ts";
export { describeIssue } from "./rules.ts";
export type { FeedPreview, Issue, IssueFix, IssueMessages, NetworkRules, PostDraft, RuleLanguage } from "./rules.ts";
