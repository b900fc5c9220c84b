/** What a piece is about, told from the topic: each wants another opening and another request to the reader. */
export type Intent = "general" | "launch" | "opening" | "promotion" | "recruitment" | "event" | "tips" | "greeting";

/** A field of business: situations that its customers know, pictures that fit, and what one asks them to do. */
export interface Industry {
  /** Situations of the reader, each a whole sentence; they say nothing about the product. */
  pains: readonly string[];
  /** What a picture may show, beginning in lower case. */
  scenes: readonly string[];
  /** A verb phrase after "to" / "để". */
  action: string;
  emoji: readonly string[];
}

/**
 * A copywriting pattern: a hook, then paragraphs. Each paragraph is a bank of alternatives; one whose slots
 * cannot be filled from the facts is passed over, and a paragraph with none left is left out.
 */
export interface Pattern {
  name: string;
  /** Slots without which the pattern makes no sense. */
  needs: readonly string[];
  hooks: readonly string[];
  paragraphs: readonly (readonly string[])[];
}

/**
 * All wording of one language. Slots are written `{slot}`; see `desk.ts` for what each means.
 * `warm|` or `formal|` before a phrase keeps it for that register, `thin|` for a brief without features and benefits,
 * `pain|` for a post that has told a situation of the reader.
 */
export interface PhraseBank {
  patterns: readonly Pattern[];
  /** Openings and middles for topics with an intent of their own; `general` uses the patterns. */
  occasions: Record<Exclude<Intent, "general">, { hooks: readonly string[]; middles: readonly string[]; ctas: readonly string[] }>;
  questionHooks: readonly string[];
  /** Ways of laying out features, benefits and price after an occasion's middle. */
  factParagraphs: readonly string[];
  priceLines: readonly string[];
  /** Sentences that carry the brand's own favourite words. */
  spirit: readonly string[];
  ctas: readonly string[];
  ads: {
    headlines: readonly string[];
    plainHeadlines: readonly string[];
    descriptions: readonly string[];
    shortDescriptions: readonly string[];
    primaryTexts: readonly string[];
    buttons: Record<"buy" | "book" | "ask" | "learn", string>;
  };
  landing: Record<"hero" | "problem" | "features" | "benefits" | "proof" | "price" | "cta", { headings: readonly string[]; bodies: readonly string[] }> & {
    faq: { headings: readonly string[]; bodies: readonly string[]; items: readonly string[] };
    proofItems: readonly string[];
    ctaItems: readonly string[];
  };
  video: {
    hooks: readonly string[];
    context: readonly string[];
    feature: readonly string[];
    benefit: readonly string[];
    price: readonly string[];
    thin: readonly string[];
    closing: readonly string[];
    closingText: readonly string[];
    hookVisuals: readonly string[];
    closeVisuals: readonly string[];
    captions: readonly string[];
  };
  altTexts: readonly string[];
}
