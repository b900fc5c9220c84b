import { sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Transaction } from "@agency/platform/db";
import { invalid, Problem, type Principal } from "@agency/platform/http";
import type { Actor } from "@agency/platform/live";
import type { Config } from "@agency/platform/config";
import type { z } from "zod";
import { assertBrandAccess, getBrand } from "../../brands/index.ts";
import { getContent } from "../../contents/index.ts";
import { getPublication } from "../get-publication.ts";
import { reschedulePublication } from "../recall-publication.ts";
import { scheduleContent } from "../schedule-content.ts";
import type { bulkScheduleSchema, bulkShiftSchema } from "../schema.ts";
import type { PublicationRow } from "../table.ts";
import { lockQueues } from "./channel-queue.ts";
import { assertRecurrence, occurrences } from "./recurrence.ts";

export interface Refusal {
  code: string;
  detail: string;
}

/**
 * Plans several contents on the same channels, in their order; each succeeds or is refused for itself, and one that is refused takes no time.
 * @throws Problem 422 for a rule that gives too few times
 */
export async function scheduleMany(
  tx: Transaction,
  config: Config,
  input: z.infer<typeof bulkScheduleSchema> & { principal: Principal; actor: Actor },
): Promise<{ position: number; publications: PublicationRow[]; problem: Refusal | null }[]> {
  const ids = [...new Set(input.contentIds)];
  if (input.times.kind === "next_slot") await lockQueues(tx, input.channelIds);
  await lockContents(tx, ids);
  const times = await timesOf(tx, input, ids.length);
  const results = [];
  for (const contentId of ids) {
    const result = await attempt(tx, async () => {
      assertBrandAccess(input.principal, (await getContent(tx, contentId)).brandId);
      const at = times === null ? { scheduledAt: "next_slot" } : { scheduledAt: times.walls[0]!, timeZone: times.timeZone };
      const { publications } = await scheduleContent(tx, config, { contentId, channelIds: input.channelIds, ...at, actor: input.actor });
      times?.walls.shift();
      return publications;
    });
    results.push({ position: input.contentIds.indexOf(contentId), publications: result.value ?? [], problem: result.problem });
  }
  return results;
}

/** Moves plans by so much of the wall clock, each in its own zone (R10); each succeeds or is refused for itself. */
export async function shiftMany(
  tx: Transaction,
  config: Config,
  input: z.infer<typeof bulkShiftSchema> & { principal: Principal; actor: Actor },
): Promise<{ position: number; publication: PublicationRow | null; problem: Refusal | null }[]> {
  if (input.days === 0 && input.minutes === 0) throw invalid("nothing_to_move", "/days", "Say by how many days or minutes.");
  const ids = [...new Set(input.publicationIds)];
  await tx.execute(sql`select id from contents where id in (select content_id from publications where id in ${ids}) order by id for no key update`);
  const results = [];
  for (const publicationId of ids) {
    const result = await attempt(tx, async () => {
      const row = await getPublication(tx, publicationId);
      assertBrandAccess(input.principal, row.brandId);
      const wall = Temporal.PlainDateTime.from(row.scheduledWall.replace(" ", "T")).add({ days: input.days, minutes: input.minutes });
      return reschedulePublication(tx, config, { publicationId, scheduledAt: wall.toString({ smallestUnit: "minute" }), timeZone: row.timeZone, actor: input.actor });
    });
    results.push({ position: input.publicationIds.indexOf(publicationId), publication: result.value, problem: result.problem });
  }
  return results;
}

/** In one order everywhere, so that two calls over the same contents follow one another. */
async function lockContents(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`select id from contents where id in ${[...ids]} order by id for no key update`);
}

async function timesOf(tx: Transaction, { times, principal, contentIds }: z.infer<typeof bulkScheduleSchema> & { principal: Principal }, count: number): Promise<{ walls: string[]; timeZone: string } | null> {
  if (times.kind === "next_slot") return null;
  let { timeZone } = times;
  if (timeZone === undefined) {
    const { brandId } = await getContent(tx, contentIds[0]!);
    assertBrandAccess(principal, brandId);
    ({ timeZone } = await getBrand(tx, brandId));
  }
  const recurrence = { rule: times.rule, startsAt: times.startsAt, timeZone };
  assertRecurrence(recurrence);
  const walls = occurrences(recurrence, { count }).map(({ scheduledAt }) => scheduledAt);
  if (walls.length < count) throw invalid("too_few_times", "/times/rule", `This rule gives ${walls.length} times for ${count} posts.`);
  return { walls, timeZone };
}

/** What is refused leaves no trace, and the others go on. */
async function attempt<Value>(tx: Transaction, run: () => Promise<Value>): Promise<{ value: Value | null; problem: Refusal | null }> {
  await tx.execute(sql`savepoint one_of_many`);
  try {
    const value = await run();
    await tx.execute(sql`release savepoint one_of_many`);
    return { value, problem: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await tx.execute(sql`rollback to savepoint one_of_many`);
    const [first] = error.errors;
    return { value: null, problem: { code: first?.code ?? error.code, detail: first?.detail ?? error.message } };
  }
}
