import type { emojiPolicies, formalities } from "@agency/core/brands/schema";
import type { Proposal, ProposedProduct } from "@/lib/onboarding";

export const reviewTexts = ["name", "industry", "description", "toneOfVoice", "targetAudience", "websiteUrl"] as const;
export const reviewWords = ["doWords", "dontWords"] as const;
export type ReviewText = (typeof reviewTexts)[number];
export type ReviewName = ReviewText | (typeof reviewWords)[number] | "language" | "formality" | "emojiPolicy";

export interface DraftProduct extends ProposedProduct {
  key: string;
  chosen: boolean;
}
/** What a person makes of a proposal before it becomes a brand. */
export interface ReviewDraft {
  texts: Record<ReviewText, string>;
  doWords: string[];
  dontWords: string[];
  language: "vi" | "en";
  formality: (typeof formalities)[number];
  emojiPolicy: (typeof emojiPolicies)[number];
  colors: string[];
  logoAssetId: string | null;
  products: DraftProduct[];
  dropped: ReviewName[];
}

export function draftOf(proposal: Proposal, language: "vi" | "en"): ReviewDraft {
  return {
    texts: Object.fromEntries(reviewTexts.map((name) => [name, proposal[name]?.value ?? ""])) as Record<ReviewText, string>,
    doWords: proposal.doWords?.value ?? [],
    dontWords: proposal.dontWords?.value ?? [],
    language: proposal.language?.value ?? language,
    formality: proposal.formality?.value ?? "any",
    emojiPolicy: proposal.emojiPolicy?.value ?? "any",
    colors: proposal.colors.map(({ value }) => value),
    logoAssetId: proposal.logos[0]?.assetId ?? null,
    products: proposal.products.map((product) => ({ ...product, key: product.name, chosen: true })),
    dropped: [],
  };
}

/** What is sent: of a brand that exists only what was found or written, so that the rest stays. */
export function acceptanceOf(draft: ReviewDraft): object {
  const kept = (name: ReviewName) => !draft.dropped.includes(name);
  const texts = reviewTexts.filter((name) => kept(name) && draft.texts[name].trim() !== "").map((name) => [name, draft.texts[name].trim()]);
  return {
    brand: {
      ...Object.fromEntries(texts),
      ...(kept("doWords") && draft.doWords.length > 0 ? { doWords: draft.doWords } : {}),
      ...(kept("dontWords") && draft.dontWords.length > 0 ? { dontWords: draft.dontWords } : {}),
      ...(kept("language") ? { language: draft.language } : {}),
      ...(kept("formality") && draft.formality !== "any" ? { formality: draft.formality } : {}),
      ...(kept("emojiPolicy") && draft.emojiPolicy !== "any" ? { emojiPolicy: draft.emojiPolicy } : {}),
      ...(draft.colors.length > 0 ? { brandColors: draft.colors } : {}),
      ...(draft.logoAssetId ? { logoAssetId: draft.logoAssetId } : {}),
    },
    products: draft.products
      .filter(({ chosen, name }) => chosen && name.trim() !== "")
      .map(({ name, description, features, price, url, image }) => ({ name: name.trim(), description, features, price, url, imageAssetIds: image ? [image.assetId] : [] })),
  };
}
