/** The shapes that networks ask for. */
export const graphicSizes = {
  "1:1": { width: 1080, height: 1080 },
  "4:5": { width: 1080, height: 1350 },
  "9:16": { width: 1080, height: 1920 },
  "1.91:1": { width: 1200, height: 628 },
  "16:9": { width: 1920, height: 1080 },
} as const satisfies Record<string, { width: number; height: number }>;
export type GraphicSize = keyof typeof graphicSizes;

export type GraphicFormat = "png" | "jpeg" | "webp";
export type GraphicLanguage = "vi" | "en";
/** `light` sets on paper, `dark` on the brand's darkest shade, `bold` on its strongest colour; a template has a natural one. */
export const graphicSchemes = ["light", "dark", "bold"] as const;
export type GraphicScheme = (typeof graphicSchemes)[number];

/** Every text that some template sets; which ones, its `fields` say. */
export const textFields = ["kicker", "headline", "body", "price", "oldPrice", "badge", "cta", "items", "author", "role", "date", "time", "place", "before", "after", "footer", "page"] as const;
export type TextField = (typeof textFields)[number];
/** `items` holds one entry a line. All text is NFC-normalised on entry. */
export type GraphicTexts = Partial<Record<TextField, string>>;

/** Where the subject is, as shares of width and height from the top left. */
export interface FocusPoint {
  x: number;
  y: number;
}
/** JPEG, PNG or WebP, at most 50 MP, as stored by assets (already decoded and re-encoded once). */
export interface GraphicImage {
  bytes: Uint8Array;
  /** Absent: found by attention (faces, saturated and sharp areas). */
  focus?: FocusPoint | undefined;
}

export interface GraphicInput {
  /** A template's id. */
  template: string;
  size: GraphicSize;
  /** `#RRGGBB`, the most important first; one is enough, none gives a calm grey. */
  brandColors: readonly string[];
  /** Stands as a word mark where there is no logo. */
  brandName: string;
  scheme?: GraphicScheme | undefined;
  logo?: GraphicImage | undefined;
  photo?: GraphicImage | undefined;
  /** Second picture: the "after" of before–after. */
  photo2?: GraphicImage | undefined;
  /** Stands behind everything, in place of the template's own ground (an AI background). */
  background?: GraphicImage | undefined;
  texts: GraphicTexts;
  language: GraphicLanguage;
  format?: GraphicFormat | undefined;
  /** 1–100 for JPEG and WebP, default 90. */
  quality?: number | undefined;
}

/** What fitting decided for one text. */
export interface FittedText {
  field: TextField;
  /** Pixels. */
  size: number;
  lines: number;
  /** Not all of the text could be shown at the smallest size: it ends with an ellipsis. */
  overflow: boolean;
}

export type GraphicWarning =
  | { code: "text_overflow"; field: TextField }
  /** A colour of the brand was made lighter or darker so that text on it can be read. */
  | { code: "contrast_adjusted"; color: string; used: string }
  /** The picture is smaller than the place it fills and was enlarged by this factor. */
  | { code: "photo_enlarged"; slot: "photo" | "photo2" | "background"; factor: number };

export interface Graphic {
  bytes: Uint8Array<ArrayBuffer>;
  mimeType: "image/png" | "image/jpeg" | "image/webp";
  width: number;
  height: number;
  fitted: FittedText[];
  warnings: GraphicWarning[];
}

export interface TemplateField {
  field: TextField;
  required: boolean;
  /** What sets well, in characters; longer text is set smaller and at last cut, with a warning. */
  maxLength: number;
  /** Only for `items`. */
  maxItems?: number | undefined;
  label: Record<GraphicLanguage, string>;
}
export const templateKinds = ["product", "offer", "quote", "tips", "comparison", "testimonial", "event", "carousel", "story", "ad", "article", "hiring", "menu", "statement"] as const;
export type TemplateKind = (typeof templateKinds)[number];

export interface TemplateInfo {
  id: string;
  kind: TemplateKind;
  name: Record<GraphicLanguage, string>;
  description: Record<GraphicLanguage, string>;
  fields: TemplateField[];
  /** `none` has no place for one; all templates also render without. */
  photo: "none" | "optional" | "recommended";
  photo2: boolean;
  scheme: GraphicScheme;
  /** All sizes render; these it was drawn for first. */
  bestSizes: GraphicSize[];
}

/** The parts of a content's document that graphics read (every type's fields are optional here). */
export interface GraphicDocument {
  type: "social" | "ads" | "landing" | "video";
  body?: string;
  cta?: string;
  headlines?: readonly string[];
  descriptions?: readonly string[];
  primaryText?: string;
  sections?: readonly { kind: string; heading: string; body: string; items: readonly string[] }[];
  hook?: string;
  scenes?: readonly { onScreenText: string; voiceover: string }[];
  caption?: string;
}
export interface GraphicProduct {
  name: string;
  description?: string | null;
  features: readonly string[];
  benefits: readonly string[];
  /** Decimal string in major units. */
  price?: { amount: string; currency: string } | null;
}
export interface GraphicBrand {
  name: string;
  websiteUrl?: string | null;
  language: GraphicLanguage;
}

/** Why a graphic cannot be made; `code` is stable. */
export type GraphicErrorCode = "unknown_template" | "unreadable_image" | "image_too_large" | "missing_text" | "engine_unavailable";
export class GraphicError extends Error {
  readonly code: GraphicErrorCode;
  constructor(code: GraphicErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "GraphicError";
    this.code = code;
  }
}
