import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import type { EconomicsHooks, PieceFacts } from "../hooks.ts";
import { usd } from "../present.ts";
import type { Piece, PieceKind } from "./schema.ts";

export interface CountedPiece {
  contentId: string;
  brandId: string;
  kind: PieceKind;
  countedAt: Date;
  calls: number;
  micro: bigint;
}

/**
 * Contents of brands that counted in a month, newest content first, each with what all its calls have cost in all time: retries, refused
 * and cut answers, alternatives that nobody took. Live only. Answers one row more than `limit` where a next page exists.
 */
export async function listPieces(tx: Transaction, options: { organizationId: string; firstDay: string; brandIds: readonly string[]; kind?: PieceKind | undefined; after: string | null; limit: number }): Promise<CountedPiece[]> {
  const found = await rows<{ content_id: string; brand_id: string; kind: PieceKind; counted_at: Date | string; calls: number; micro: string }>(
    tx,
    sql`select p.content_id, p.brand_id, p.kind, p.counted_at, coalesce(spent.calls, 0)::int as calls, coalesce(spent.micro, 0)::text as micro
        from (select * from pieces
              where organization_id = ${options.organizationId} and month = ${options.firstDay} and brand_id = any(${`{${options.brandIds.join(",")}}`}::uuid[])
                and ${options.kind ? sql`kind = ${options.kind}` : sql`true`} and ${options.after ? sql`content_id < ${options.after}` : sql`true`}
              order by content_id desc limit ${options.limit + 1}) as p
        left join lateral (select count(*) as calls, sum(amount_micro_usd) as micro from ledger_entries e where e.content_id = p.content_id and e.environment = 'live') as spent on true
        order by p.content_id desc`,
  );
  return found.map((row) => ({ contentId: row.content_id, brandId: row.brand_id, kind: row.kind, countedAt: new Date(row.counted_at), calls: row.calls, micro: BigInt(row.micro) }));
}

/** Titles and the like, from the room of contents. */
export async function describePieces(tx: Transaction, hooks: EconomicsHooks, contentIds: readonly string[]): Promise<Map<string, PieceFacts>> {
  const found = new Map<string, PieceFacts>();
  for (const describe of hooks.describePieces) for (const [id, facts] of await describe(tx, contentIds)) found.set(id, facts);
  return found;
}

export function presentPiece(piece: CountedPiece, facts: PieceFacts | undefined): Piece {
  const { contentId, brandId, kind, countedAt, calls, micro } = piece;
  return { contentId, brandId, kind, title: facts?.title ?? "", platform: facts?.platform ?? null, countedAt: countedAt.toISOString(), publishedAt: facts?.publishedAt?.toISOString() ?? null, calls, cost: usd(micro) };
}
