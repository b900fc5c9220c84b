import { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { actorOf, invalid, notFound, pageOf, pageQuery, toPage, type Api, type Principal } from "@agency/platform/http";
import type { CoreDependencies } from "../../dependencies.ts";
import { monthSchema } from "../amounts/schema.ts";
import { readMonth } from "../months/month.ts";
import { createTimeEntrySchema, timeEntrySchema, updateTimeEntrySchema } from "./schema.ts";
import type { TimeEntryRow } from "./table.ts";
import { createTimeEntry, getTimeEntry, listTimeEntries, presentTimeEntries, removeTimeEntry, stopTimeEntry, updateTimeEntry } from "./time-entries.ts";

const tag = "Time";
const params = z.object({ timeEntryId: z.uuid() });

/** Everybody who works books their own time; the owner sees and corrects everybody's. */
export function timeRoutes(api: Api, { cursors }: Pick<CoreDependencies, "cursors">): void {
  api.read(
    {
      method: "get",
      path: "/time-entries",
      summary: "List worked time, newest first",
      tag,
      permission: "time.write",
      query: z.strictObject({ ...pageQuery, month: monthSchema.optional(), brandId: z.uuid().optional(), subjectId: z.uuid().optional(), userId: z.uuid().optional(), running: z.enum(["true", "false"]).default("false").transform((value) => value === "true") }),
      reply: pageOf(timeEntrySchema),
    },
    async (tx, { principal, query }) => {
      const scope = `time:${principal.organizationId}`;
      const after = query.cursor ? (cursors.decode(scope, query.cursor)[0] as string) : null;
      const month = query.month === undefined ? null : await readMonth(tx, principal.organizationId, query.month);
      // A key is nobody and sees nobody's time.
      const userId = seesAll(principal) ? query.userId : (principal.userId ?? principal.id);
      const { brandId, subjectId, running, limit } = query;
      const found = await listTimeEntries(tx, { userId, brandId, subjectId, running, brandIds: principal.brandIds, after, limit, ...(month ? { since: month.since, until: month.until } : {}) });
      const shown = new Map((await presentTimeEntries(tx, found.slice(0, limit))).map((entry) => [entry.id, entry]));
      return { body: toPage(found, { limit, signer: cursors, scope, key: (row) => [row.id], present: (row) => shown.get(row.id)! }) };
    },
  );

  api.write(
    { method: "post", path: "/time-entries", summary: "Start a timer, or book worked time", tag, permission: "time.write", body: createTimeEntrySchema, reply: timeEntrySchema, status: 201 },
    async (tx, { principal, body }) => {
      if (principal.brandIds !== null && !principal.brandIds.includes(body.brandId)) throw notFound("This brand");
      const { userId = principal.userId, ...entry } = body;
      if (userId === null) throw invalid("missing", "/userId", "A key books time for a person: name one.");
      if (userId !== principal.userId && !mayCorrectAll(principal)) throw notFound("This member");
      return shown(tx, await createTimeEntry(tx, { organizationId: principal.organizationId, actor: actorOf(principal), userId, entry }));
    },
  );

  api.write({ method: "post", path: "/time-entries/{timeEntryId}/stop", summary: "Stop a timer", tag, permission: "time.write", params, reply: timeEntrySchema }, async (tx, { principal, params }) => {
    await assertOwn(tx, principal, params.timeEntryId);
    return shown(tx, await stopTimeEntry(tx, { timeEntryId: params.timeEntryId, actor: actorOf(principal) }));
  });

  api.write(
    { method: "patch", path: "/time-entries/{timeEntryId}", summary: "Correct worked time", tag, permission: "time.write", params, body: updateTimeEntrySchema, reply: timeEntrySchema },
    async (tx, { principal, params, body, ifMatch }) => {
      await assertOwn(tx, principal, params.timeEntryId);
      return shown(tx, await updateTimeEntry(tx, { timeEntryId: params.timeEntryId, actor: actorOf(principal), changes: body, ifMatch }));
    },
  );

  api.write({ method: "delete", path: "/time-entries/{timeEntryId}", summary: "Remove worked time", tag, permission: "time.write", params, status: 204 }, async (tx, { principal, params }) => {
    await assertOwn(tx, principal, params.timeEntryId);
    await removeTimeEntry(tx, { timeEntryId: params.timeEntryId, actor: actorOf(principal) });
    return { body: undefined };
  });
}

const seesAll = (principal: Principal): boolean => principal.permissions.has("economics.read") && principal.brandIds === null;

const mayCorrectAll = (principal: Principal): boolean => principal.permissions.has("economics.write") && principal.brandIds === null;

/** Somebody else's entry does not exist for who may not see it. @throws Problem 404 */
async function assertOwn(tx: Transaction, principal: Principal, timeEntryId: string): Promise<void> {
  const row = await getTimeEntry(tx, timeEntryId);
  const hasBrand = principal.brandIds === null || principal.brandIds.includes(row.brandId);
  if (!hasBrand || (row.userId !== principal.userId && !mayCorrectAll(principal))) throw notFound("This time entry");
}

async function shown(tx: Transaction, row: TimeEntryRow) {
  const [entry] = await presentTimeEntries(tx, [row]);
  return { body: entry!, version: row.version };
}
