/** Sizes that are made of a picture, by name. Browser-safe. */
export interface RenditionRule {
  /** What it is for; null for the library itself. */
  network: "facebook" | "instagram" | "tiktok" | "linkedin" | "x" | "youtube" | "pinterest" | "web" | null;
  width: number;
  height: number;
  /** `inside`: as large as fits; `cover`: exactly this size, cropped around the focus. */
  fit: "inside" | "cover";
  format: "webp" | "jpeg";
  quality: number;
}

const crop = (network: NonNullable<RenditionRule["network"]>, width: number, height: number): RenditionRule => ({ network, width, height, fit: "cover", format: "jpeg", quality: 88 });

/** Source: the networks' own recommendations, contracts of each under `providers/social/<network>/rules.ts` (seen 2026-11). */
export const renditionRules = {
  "thumb-320": { network: null, width: 320, height: 320, fit: "inside", format: "webp", quality: 74 },
  "thumb-640": { network: null, width: 640, height: 640, fit: "inside", format: "webp", quality: 78 },
  "facebook-square": crop("facebook", 1080, 1080),
  "facebook-portrait": crop("facebook", 1080, 1350),
  "facebook-link": crop("facebook", 1200, 630),
  "instagram-square": crop("instagram", 1080, 1080),
  "instagram-portrait": crop("instagram", 1080, 1350),
  "instagram-story": crop("instagram", 1080, 1920),
  "tiktok-photo": crop("tiktok", 1080, 1920),
  "linkedin-landscape": crop("linkedin", 1200, 627),
  "x-landscape": crop("x", 1600, 900),
  "youtube-thumbnail": crop("youtube", 1280, 720),
  "pinterest-pin": crop("pinterest", 1000, 1500),
  "web-cover": crop("web", 1920, 1080),
} as const satisfies Record<string, RenditionRule>;
export type RenditionName = keyof typeof renditionRules;

export const renditionNames = Object.keys(renditionRules) as RenditionName[];
export const isRenditionName = (name: string): name is RenditionName => Object.hasOwn(renditionRules, name);

/** Bytes of each part of a direct upload but the last; every store takes parts of 5 MiB and more. */
export const uploadPartBytes = 8 * 1024 * 1024;
/** Files above this go straight to the store, in parts. */
export const directUploadAboveBytes = 20 * 1024 * 1024;

/** Length of every part of a file, first to last. */
export function partLengths(byteLength: number, partBytes: number = uploadPartBytes): number[] {
  const count = Math.max(1, Math.ceil(byteLength / partBytes));
  return Array.from({ length: count }, (_, index) => (index < count - 1 ? partBytes : byteLength - partBytes * (count - 1)));
}

export type RightsState = "fine" | "expiring" | "expired";
/** A licence that ends within this many days is shown before it does. */
export const rightsWarningDays = 30;

/** @param expiresOn last day of the licence, `2026-12-31` @param today in the viewer's zone, same form */
export function rightsState(expiresOn: string | undefined, today: string): RightsState {
  if (expiresOn === undefined) return "fine";
  if (expiresOn < today) return "expired";
  const days = (Date.parse(`${expiresOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
  return days <= rightsWarningDays ? "expiring" : "fine";
}

export const fittedNetworks = ["facebook", "instagram", "tiktok", "linkedin"] as const;
export type FittedNetwork = (typeof fittedNetworks)[number];

/** Shapes that Instagram's feed takes, width over height. Source: Instagram Platform, IG User Media (seen 2026-11). */
const instagramShapes = { narrowest: 4 / 5, widest: 1.91 };

/** The size and cut in which a network takes a picture, as little changed as it allows. */
export function fittedSize(network: FittedNetwork, format: "feed" | "reel" | "story" | "draft", picture: { width: number; height: number }): { width: number; height: number; fit: "inside" | "cover" } {
  const shape = picture.width / picture.height;
  if (network === "instagram" && format === "feed") {
    if (shape < instagramShapes.narrowest) return { width: 1_080, height: 1_350, fit: "cover" };
    if (shape > instagramShapes.widest) return { width: 1_440, height: 754, fit: "cover" };
    return { width: 1_440, height: 1_800, fit: "inside" };
  }
  // 1080p, lying or standing.
  if (network === "tiktok") return shape > 1 ? { width: 1_920, height: 1_080, fit: "inside" } : { width: 1_080, height: 1_920, fit: "inside" };
  return { width: 2_048, height: 2_048, fit: "inside" };
}
