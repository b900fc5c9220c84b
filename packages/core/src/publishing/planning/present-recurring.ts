import { inArray } from "drizzle-orm";
import { databaseNow, type Transaction } from "@agency/platform/db";
import type { z } from "zod";
import { contents } from "../../contents/index.ts";
import type { occurrenceSchema, RecurringPlan } from "../schema.ts";
import type { RecurringPlanRow } from "../table.ts";
import { instantToWall } from "../wall-time.ts";
import { occurrences, type Occurrence } from "./recurrence.ts";
import { recurrenceOf } from "./recurring-plans.ts";

const shown = 5;

export async function presentRecurring(tx: Transaction, found: readonly RecurringPlanRow[]): Promise<RecurringPlan[]> {
  if (found.length === 0) return [];
  const now = await databaseNow(tx);
  const titles = await tx.select({ id: contents.id, title: contents.title }).from(contents).where(inArray(contents.id, [...new Set(found.map(({ contentId }) => contentId))]));
  const titleOf = new Map(titles.map(({ id, title }) => [id, title]));
  return found.map((row) => {
    const upcoming = row.status === "active" ? occurrences(recurrenceOf(row), { after: instantToWall(now, row.timeZone), count: shown }).map(presentOccurrence) : [];
    // Its last time has passed: nothing is left to pause.
    const isOver = row.status === "active" && upcoming.length === 0;
    return {
      id: row.id,
      brandId: row.brandId,
      contentId: row.contentId,
      contentTitle: titleOf.get(row.contentId) ?? "",
      channelIds: row.channelIds,
      ...recurrenceOf(row),
      status: isOver ? "ended" : row.status,
      endedReason: isOver ? "rule_is_over" : row.endedReason,
      upcoming,
      version: row.version,
      createdAt: row.createdAt.toISOString(),
    };
  });
}

export const presentOccurrence = ({ scheduledAt, dueAt, clockChange }: Occurrence): z.infer<typeof occurrenceSchema> => ({ scheduledAt, dueAt: dueAt.toISOString(), clockChange });
