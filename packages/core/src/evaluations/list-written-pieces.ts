import { sql } from "drizzle-orm";
import { rows, type Transaction } from "@agency/platform/db";
import { usd } from "../economics/index.ts";
import type { writtenPieceSchema } from "./schema.ts";
import type { Outcome } from "./rules.ts";
import type { z } from "zod";

/** What a template wrote, newest first; one row more than `limit` where a next page exists. */
export async function listWrittenPieces(
  tx: Transaction,
  options: { promptId: string; versionId?: string | undefined; outcome?: Outcome | undefined; brandIds: readonly string[] | null; after: string | null; limit: number },
): Promise<z.input<typeof writtenPieceSchema>[]> {
  const { promptId, versionId, outcome, brandIds, after } = options;
  const found = await rows<{ content_id: string; content_version_id: string; version_name: string; prompt_version_id: string; title: string; topic: string; brand_id: string; outcome: Outcome; edit_distance: number | null; cost_micro_usd: string; created_at: Date | string }>(
    tx,
    sql`select o.content_id, o.content_version_id, v.version_name, o.prompt_version_id, c.title, c.topic, o.brand_id, o.outcome, o.edit_distance, o.cost_micro_usd::text, o.created_at
        from prompt_outcomes o join contents c on c.id = o.content_id join content_versions v on v.id = o.content_version_id
        where o.prompt_version_id in (select id from prompt_versions where prompt_id = ${promptId} ${versionId ? sql`and id = ${versionId}` : sql``})
          ${outcome ? sql`and o.outcome = ${outcome}` : sql``} ${after ? sql`and o.content_version_id < ${after}` : sql``}
          ${brandIds === null ? sql`` : sql`and o.brand_id = any(${`{${brandIds.join(",")}}`}::uuid[])`}
        order by o.content_version_id desc limit ${options.limit + 1}`,
  );
  return found.map((row) => ({
    contentId: row.content_id,
    contentVersionId: row.content_version_id,
    versionName: row.version_name,
    promptVersionId: row.prompt_version_id,
    title: row.title || row.topic,
    brandId: row.brand_id,
    outcome: row.outcome,
    editDistance: row.edit_distance,
    cost: usd(BigInt(row.cost_micro_usd)),
    createdAt: new Date(row.created_at).toISOString(),
  }));
}
