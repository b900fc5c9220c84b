import type { WriterTransform } from "./transform-types.ts";

/** Languages in which the writer drafts. */
export type WriterLanguage = "vi" | "en";

/** What is being written, a structure of its own each (see `WriterDocument`). */
export type WriterContentType = "social" | "ads" | "landing" | "video";

/** Facts of a brand that a draft may use. Text is NFC. */
export interface BrandFacts {
  name: string;
  industry: string | null;
  description: string | null;
  toneOfVoice: string | null;
  targetAudience: string | null;
  /** Words the brand likes to see. */
  doWords: string[];
  /** Words that must not appear, compared without case. */
  dontWords: string[];
  /** Sentences that must stand in every piece as they are. */
  requiredWords?: string[] | undefined;
  /** Statements that the brand can prove. */
  claims?: string[] | undefined;
  /** `few` means at most three in a piece; absent means as the voice allows. */
  emojiPolicy?: "any" | "few" | "none" | undefined;
  /** How Vietnamese readers are addressed; absent means as the voice has it. */
  formality?: "any" | "ban" | "anh_chi" | "quy_khach" | undefined;
}

/** Facts of a product. Nothing beyond these may be claimed. */
export interface ProductFacts {
  name: string;
  description: string | null;
  features: string[];
  benefits: string[];
  /** Decimal string in major units, e.g. `199000` VND or `4.50` USD. */
  price: { amount: string; currency: string } | null;
  url: string | null;
}

export interface WriterRequest {
  type: WriterContentType;
  /** `facebook`, `instagram`, `tiktok`, `linkedin`, `meta_ads`, `google_ads`, `website`, `youtube`. */
  platform: string;
  language: WriterLanguage;
  /** What this piece is about, in the person's own words. */
  topic: string;
  brand: BrandFacts;
  product: ProductFacts | null;
  /** Same request and seed → the same draft; another seed → another pattern, hook and wording. */
  seed: number;
  /** A text to rewrite instead of a draft to begin. */
  transform?: WriterTransform;
}

export interface SocialDocument {
  type: "social";
  body: string;
  /** With the leading `#`. */
  hashtags: string[];
  cta: string;
  /** Describes the picture that should go with the post. */
  altText: string;
}
export interface AdsDocument {
  type: "ads";
  headlines: string[];
  descriptions: string[];
  primaryText: string;
  cta: string;
  path: string;
  /** The second part of Google's display path; empty elsewhere. */
  path2: string;
}
export interface LandingDocument {
  type: "landing";
  sections: { kind: "hero" | "problem" | "features" | "benefits" | "proof" | "price" | "faq" | "cta"; heading: string; body: string; items: string[] }[];
}
export interface VideoDocument {
  type: "video";
  hook: string;
  scenes: { voiceover: string; onScreenText: string; visual: string; seconds: number }[];
  caption: string;
  hashtags: string[];
}
export type WriterDocument = SocialDocument | AdsDocument | LandingDocument | VideoDocument;
