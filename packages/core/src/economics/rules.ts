import type { Money, PieceKind } from "./schema.ts";

/** Which counter of a plan a content of that type uses. */
export const pieceKindOf: Readonly<Record<"social" | "ads" | "landing" | "video", PieceKind>> = { social: "posts", ads: "ads", landing: "landing", video: "videos" };

const usd = (amount: string): Money => ({ amount, currency: "USD" });

/** Infrastructure of a small installation for a month. Source: the reference document's table of monthly costs. */
export const fixedCostPresets: readonly { name: string; low: Money; high: Money }[] = [
  { name: "Vercel", low: usd("20"), high: usd("20") },
  { name: "Railway", low: usd("20"), high: usd("50") },
  { name: "Supabase", low: usd("25"), high: usd("25") },
  { name: "Upstash", low: usd("10"), high: usd("10") },
  { name: "Cloudflare R2", low: usd("5"), high: usd("20") },
];

/**
 * The reference plan. Source: the reference document, $299 a month for 30 posts and 10 ads. It names no price beyond the quota: here
 * a piece costs what it costs within, 299 ÷ 40 rounded up to a quarter.
 */
export const referencePlan = {
  price: usd("299"),
  quota: { posts: 30, ads: 10, landing: 0, videos: 0 },
  overagePrices: { posts: "7.5", ads: "7.5", landing: "0", videos: "0" },
} as const;

/** What the reference document expects a piece to cost, and the two lines on AI a client and month that contradict each other. USD. */
export const referenceCosts = { pieceLow: "0.05", pieceHigh: "0.10", aiLow: "2", aiHigh: "50" } as const;

/** Used until the owner enters a rate. An assumption, shown as one. VND for one USD. */
export const assumedVndPerUsd = "26000";
