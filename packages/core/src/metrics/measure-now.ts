import { sql } from "drizzle-orm";
import { conflict } from "@agency/platform/http";
import { rows, type Transaction } from "@agency/platform/db";
import { enrolPosts } from "./enrol-posts.ts";

/** A person wants the numbers before their time: the next round asks. At most once a minute, for the network's sake. @throws Problem 409 */
export async function measureNow(tx: Transaction, publicationId: string): Promise<void> {
  await enrolPosts(tx, 100);
  const asked = await rows(
    tx,
    sql`update post_metrics set next_at = agency.now() where publication_id = ${publicationId} and gone_at is null
          and (measured_at is null or measured_at < agency.now() - interval '1 minute') returning publication_id`,
  );
  if (asked.length > 0) return;
  const [known] = await rows<{ gone: boolean }>(tx, sql`select gone_at is not null as gone from post_metrics where publication_id = ${publicationId}`);
  if (!known) throw conflict("not_public", "This post is not public, so there is nothing to measure.");
  if (known.gone) throw conflict("post_gone", "The network no longer knows this post.");
}
