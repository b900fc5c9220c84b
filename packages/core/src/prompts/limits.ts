import type { ContentType, Platform } from "./schema.ts";

/**
 * Sizes that a template may name as `{{limits.…}}`: what reads well in the feed, never above what the network takes. The
 * networks' own rules, by which content is checked, live with the providers.
 * Source: support.google.com/google-ads/answer/7684791 (15 headlines of 30, 4 descriptions of 90, paths of 15),
 * facebook.com/business/ads-guide (primary text 125, headline 40, description 30).
 */
export const limitNames = ["text", "hashtags", "headlines", "headline", "descriptions", "description", "seconds"] as const;
export type Limits = Partial<Record<(typeof limitNames)[number], number>>;

const social: Partial<Record<Platform, Limits>> = {
  facebook: { text: 1_200, hashtags: 4 },
  instagram: { text: 1_500, hashtags: 5 },
  tiktok: { text: 300, hashtags: 4 },
  linkedin: { text: 1_800, hashtags: 3 },
  youtube: { text: 1_000, hashtags: 3 },
};
const video: Partial<Record<Platform, Limits>> = {
  tiktok: { seconds: 30, text: 300, hashtags: 4 },
  youtube: { seconds: 45, text: 300, hashtags: 3 },
};

export function limitsFor(type: ContentType, platform: Platform): Limits {
  if (type === "ads") {
    return platform === "google_ads"
      ? { headlines: 15, headline: 30, descriptions: 4, description: 90, text: 125 }
      : { headlines: 5, headline: 40, descriptions: 5, description: 30, text: 125 };
  }
  if (type === "video") return video[platform] ?? { seconds: 30, text: 300, hashtags: 4 };
  if (type === "landing") return { text: 6_000, headline: 70, description: 160 };
  return social[platform] ?? { text: 1_200, hashtags: 4 };
}
