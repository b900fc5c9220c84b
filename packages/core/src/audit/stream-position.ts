import { sql } from "drizzle-orm";
import { rows, type Database } from "@agency/platform/db";
import { latestPosition } from "@agency/platform/live";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const largestXid = 2n ** 64n - 1n;

/** Whether Postgres can compare it: a transaction number of 64 bits and an event id. */
export function isPosition(text: string): boolean {
  const match = /^(\d{1,20}):(.{36})$/.exec(text);
  return match !== null && uuid.test(match[2]!) && BigInt(match[1]!) <= largestXid;
}

/**
 * Where to continue for a client that names the last thing it saw: a position of the stream, or the id of one of its
 * organization's events. Now where it names neither; known before the client hears that it is connected, so that nothing
 * after that is missed.
 */
export async function positionOf(db: Database, organizationId: string, lastEventId: string | null | undefined): Promise<string> {
  if (!lastEventId) return latestPosition(db);
  if (isPosition(lastEventId)) return lastEventId;
  if (!uuid.test(lastEventId)) return latestPosition(db);
  const named = await db.readForOrganization(organizationId, async (tx) => {
    const [found] = await rows<{ position: string }>(tx, sql`select xid::text || ':' || id::text as position from platform.events where id = ${lastEventId}`);
    return found?.position;
  });
  return named ?? latestPosition(db);
}
