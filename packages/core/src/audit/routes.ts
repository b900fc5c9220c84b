import { z } from "zod";
import { pageOf, pageQuery, Problem, toPage, type Api } from "@agency/platform/http";
import { latestPosition, readEvents } from "@agency/platform/live";
import type { CoreDependencies } from "../dependencies.ts";
import { listAudit } from "./list-audit.ts";
import { presentEvent } from "./present-event.ts";
import { mayObserve } from "./rules.ts";
import { auditEntrySchema, streamEventSchema } from "./schema.ts";
import { isPosition } from "./stream-position.ts";
import type { AuditRow } from "./table.ts";

const word = z.string().trim().min(1).max(100).optional();

export function auditRoutes(api: Api, { db, cursors }: Pick<CoreDependencies, "db" | "cursors">): void {
  api.read(
    {
      method: "get",
      path: "/audit",
      summary: "Read the audit log, newest first",
      tag: "Audit",
      permission: "audit.read",
      query: z.strictObject({ ...pageQuery, action: word, subjectType: word, subjectId: z.uuid().optional(), actorId: z.uuid().optional() }),
      reply: pageOf(auditEntrySchema),
    },
    async (tx, { principal, query }) => {
      const scope = `audit:${principal.organizationId}`;
      const after = query.cursor ? (cursors.decode(scope, query.cursor)[0] as string) : null;
      const found = await listAudit(tx, { ...query, after });
      return { body: toPage(found, { limit: query.limit, signer: cursors, scope, key: (row) => [row.id], present: presentAudit }) };
    },
  );

  api.raw(
    {
      method: "get",
      path: "/events",
      summary: "Read what happened after a position of the event stream",
      tag: "Events",
      permission: "signed_in",
      query: z.strictObject({ after: z.string().max(80).optional(), limit: z.coerce.number().int().min(1).max(100).default(100) }),
      reply: z.object({ data: z.array(streamEventSchema), position: z.string().describe("Pass it as `after` to continue") }),
    },
    async ({ principal, query }) => {
      if (query.after === undefined) return { body: { data: [], position: await latestPosition(db) } };
      if (!isPosition(query.after)) throw new Problem(400, "invalid_position", "Pass `after` as the `position` that an earlier answer gave.");
      const found = await readEvents(db, { after: query.after, limit: query.limit, organizationId: principal.organizationId });
      return {
        body: { data: found.filter((event) => mayObserve(principal, event)).map(presentEvent), position: found.at(-1)?.position ?? query.after },
      };
    },
  );
}

function presentAudit(row: AuditRow): z.input<typeof auditEntrySchema> {
  const { organizationId: _organization, ...shown } = row;
  return { ...shown, createdAt: row.createdAt.toISOString() };
}
