import { sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import type { PostNews } from "../channels/index.ts";

/** The network says that it is done with a post: it is asked at once what became of it, instead of at the next look. */
export async function wakeAccepted(tx: Transaction, { network, environment, accountId, handle }: PostNews): Promise<void> {
  await tx.execute(
    sql`update publications set next_step_at = agency.now()
        where lane = ${`${network}:${environment}:${accountId}`} and status = 'sending' and accepted_at is not null and next_step_at > agency.now()
          and exists (select 1 from jsonb_each_text(refs) where value = ${handle})`,
  );
}
