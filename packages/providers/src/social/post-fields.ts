import type { PostFormat } from "./post-options.ts";
import type { RuledNetwork } from "./network-rules.ts";

/** What a person can say of a post on one network; a field that a network does not have is not offered. */
export interface PostFields {
  /** The first one is what a post is when nobody chose. */
  formats: readonly PostFormat[];
  /** Kinds of posts whose title the network shows. */
  titled: readonly ("video" | "photos" | "document" | "link")[];
  maxTitleLength: number | null;
  /** Formats under which the account may comment through the API. */
  commented: readonly PostFormat[];
  /** The network shows a card for a link. */
  linkCard: boolean;
}

/** Source: the networks' publishing references (checked 2026-11-22); what adapters can do, and nothing else. */
export const postFields: Readonly<Record<RuledNetwork, PostFields>> = {
  facebook: { formats: ["feed", "reel", "story"], titled: ["video"], maxTitleLength: 255, commented: ["feed", "reel"], linkCard: true },
  instagram: { formats: ["feed", "reel", "story"], titled: [], maxTitleLength: null, commented: ["feed", "reel"], linkCard: false },
  tiktok: { formats: ["feed", "draft"], titled: ["photos"], maxTitleLength: 90, commented: [], linkCard: false },
  linkedin: { formats: ["feed"], titled: ["video", "document", "link"], maxTitleLength: 400, commented: ["feed"], linkCard: true },
};
