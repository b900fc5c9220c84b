/**
 * Sizes within which the writer stays, in characters; a Vietnamese letter with its marks counts as one (text is NFC).
 * The networks' own rules live with the providers; these are a copywriter's habits and never above them.
 * Source: support.google.com/google-ads/answer/7684791 (responsive search ads),
 * facebook.com/business/ads-guide (recommended lengths of primary text, headline, description).
 */
export const SOCIAL_LIMITS: Record<string, { text: number; hashtags: number; paragraphs: number }> = {
  facebook: { text: 1500, hashtags: 4, paragraphs: 5 },
  instagram: { text: 2200, hashtags: 5, paragraphs: 5 },
  tiktok: { text: 300, hashtags: 4, paragraphs: 2 },
  linkedin: { text: 3000, hashtags: 3, paragraphs: 6 },
  youtube: { text: 1500, hashtags: 3, paragraphs: 5 },
};
export const OTHER_NETWORK = { text: 1500, hashtags: 4, paragraphs: 5 };

export const GOOGLE_ADS = { headlines: 15, headline: 30, descriptions: 4, description: 90, path: 15, primaryText: 125 };
export const META_ADS = { headlines: 5, headline: 40, descriptions: 5, description: 30, path: 15, primaryText: 125 };

/** Video: the hook fits the first three seconds; the whole stays between 15 and 45 seconds. */
export const VIDEO = { hookSeconds: 3, shortest: 15, longest: 45, onScreenText: 48, caption: 300 };

/** Counts characters as a person does: code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length;
}

export function fits(text: string, limit: number): boolean {
  return lengthOf(text) <= limit;
}

/** The longest run of whole words within `limit`; empty when not even the first word fits. Loose end words are dropped too. */
export function shortenToWords(text: string, limit: number): string {
  if (fits(text, limit)) return text;
  const kept: string[] = [];
  let used = 0;
  for (const word of text.split(/\s+/u)) {
    used += lengthOf(word) + (kept.length > 0 ? 1 : 0);
    if (used > limit) break;
    kept.push(word);
  }
  while (kept.length > 2 && DANGLING.has(kept.at(-1)!.toLowerCase())) kept.pop();
  return kept.join(" ").replace(/[\s,;:–—-]+$/u, "");
}

/** The longest opening of `text` that ends at a sentence or clause and fits; empty when there is none. */
export function shortenToClause(text: string, limit: number): string {
  if (fits(text, limit)) return text;
  let best = "";
  for (const stop of text.matchAll(/[.!?…;](?=\s)|,(?=\s)|\s[–—-](?=\s)/gu)) {
    const opening = text.slice(0, stop.index).trim();
    if (!fits(opening, limit)) break;
    best = opening;
  }
  return best;
}

const DANGLING = new Set(["và", "của", "cho", "với", "là", "để", "từ", "ở", "trong", "and", "or", "of", "for", "with", "the", "a", "an", "to", "in", "on", "from", "by", "&"]);
