import { facebookRules } from "./facebook/rules.ts";
import { instagramRules } from "./instagram/rules.ts";
import { linkedinRules } from "./linkedin/rules.ts";
import type { NetworkRules } from "./rules.ts";
import { tiktokRules } from "./tiktok/rules.ts";

/** Networks whose rules this build knows; those that it publishes to are among them. */
export const ruledNetworks = ["facebook", "instagram", "tiktok", "linkedin"] as const;
export type RuledNetwork = (typeof ruledNetworks)[number];

/** The rules of every network that posts are written for. */
export const networkRules: Readonly<Record<RuledNetwork, NetworkRules>> = { facebook: facebookRules, instagram: instagramRules, tiktok: tiktokRules, linkedin: linkedinRules };
