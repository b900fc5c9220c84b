import { pieceKinds, type PieceKind, type QuotaUse } from "./schema.ts";
import { overagePrice, type Terms } from "./terms.ts";

/** Pieces of one month by kind. */
export type PieceCounts = Readonly<Record<PieceKind, number>>;
export const noPieces: PieceCounts = { posts: 0, ads: 0, landing: 0, videos: 0 };
export const totalPieces = (counts: PieceCounts): number => pieceKinds.reduce((total, kind) => total + counts[kind], 0);

/** How far each kind has come. Without a plan nothing is included, and nothing warned of. */
export function quotaUse(terms: Terms | null, used: PieceCounts, open: PieceCounts): QuotaUse[] {
  return pieceKinds.map((kind) => {
    const included = terms?.quota[kind] ?? 0;
    const percent = included === 0 ? null : Math.round((used[kind] / included) * 1_000) / 10;
    return { kind, included, used: used[kind], open: open[kind], over: terms && isSold(terms, kind) ? Math.max(0, used[kind] - included) : 0, percent, state: stateOf(terms, percent) };
  });
}

/**
 * Whether another piece may be begun: a plan that refuses at its quota counts what is being made as well, so that drafts cannot run past it.
 * A kind that the plan does not sell (quota 0 and no overage price) is free: it is the agency's own affair.
 */
export function admits(terms: Terms, kind: PieceKind, count: { used: number; open: number }): boolean {
  return terms.atQuota === "allow" || !isSold(terms, kind) || count.used + count.open < terms.quota[kind];
}

/** What pieces beyond the quota cost the client, in micro-units of the plan's currency. */
export function overageOf(terms: Terms, used: PieceCounts): bigint {
  return pieceKinds.reduce((total, kind) => total + overagePrice(terms, kind) * BigInt(Math.max(0, used[kind] - terms.quota[kind])), 0n);
}

const isSold = (terms: Terms, kind: PieceKind): boolean => terms.quota[kind] > 0 || overagePrice(terms, kind) > 0n;

function stateOf(terms: Terms | null, percent: number | null): QuotaUse["state"] {
  if (terms === null || percent === null) return "ok";
  if (percent >= 100) return "reached";
  return percent >= terms.warnAtPercent ? "warned" : "ok";
}
