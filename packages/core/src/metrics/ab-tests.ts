import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { newId, rows, type Transaction } from "@agency/platform/db";
import { actorOf, conflict, invalid, notFound, type Principal } from "@agency/platform/http";
import { recordAudit } from "../audit/index.ts";
import { assertBrandAccess } from "../brands/index.ts";
import { channels } from "../channels/index.ts";
import { contents } from "../contents/index.ts";
import { publications } from "../publishing/index.ts";
import type { PublicationStatus } from "../publishing/schema.ts";
import { compareArms, isMatchedSlot } from "./rules.ts";
import type { AbTest, createAbTestSchema } from "./schema.ts";
import { abTestPosts, abTests, postMetrics, type AbTestRow } from "./table.ts";
import type { z } from "zod";

/**
 * Sets two groups of one channel's publications against each other.
 * @throws Problem 422 (unknown publication, another channel, one in both arms), 409 (a publication that will not go out)
 */
export async function createAbTest(tx: Transaction, input: z.output<typeof createAbTestSchema> & { principal: Principal }): Promise<AbTestRow> {
  const ids = [...input.a, ...input.b];
  if (new Set(ids).size < ids.length) throw invalid("in_both_arms", "/b", "A publication stands in one arm only.");
  const found = await tx.select().from(publications).where(inArray(publications.id, ids));
  const byId = new Map(found.map((row) => [row.id, row]));
  for (const [name, arm] of [["a", input.a], ["b", input.b]] as const) {
    for (const [index, id] of arm.entries()) {
      const row = byId.get(id);
      if (!row) throw invalid("unknown_publication", `/${name}/${index}`, "This publication does not exist here.");
      assertBrandAccess(input.principal, row.brandId);
      if (row.channelId !== found[0]!.channelId) throw invalid("another_channel", `/${name}/${index}`, "Compare posts of one channel: audiences of two channels differ by themselves.");
      if (["failed", "missed", "cancelled"].includes(row.status)) throw conflict("will_not_go_out", "A publication of this test is failed, missed or cancelled. Choose one that is planned or public.", { publicationId: id });
    }
  }
  const first = found[0]!;
  const [test] = await tx
    .insert(abTests)
    .values({ id: newId(), organizationId: first.organizationId, brandId: first.brandId, channelId: first.channelId, name: input.name, note: input.note, createdBy: input.principal.userId, createdAt: sql`agency.now()` as never })
    .returning();
  await tx.insert(abTestPosts).values((["A", "B"] as const).flatMap((arm) => (arm === "A" ? input.a : input.b).map((publicationId) => ({ organizationId: first.organizationId, abTestId: test!.id, publicationId, arm }))));
  await recordAudit(tx, { organizationId: first.organizationId, action: "ab_test.created", subjectType: "ab_test", subjectId: test!.id, actor: actorOf(input.principal) });
  return test!;
}

export async function getAbTest(tx: Transaction, id: string): Promise<AbTestRow> {
  const [row] = await tx.select().from(abTests).where(eq(abTests.id, id));
  if (!row) throw notFound("A/B test");
  return row;
}

export async function listAbTests(tx: Transaction, filter: { brandId?: string | undefined; brandIds: readonly string[] | null }): Promise<AbTestRow[]> {
  return tx
    .select()
    .from(abTests)
    .where(and(filter.brandId ? eq(abTests.brandId, filter.brandId) : undefined, filter.brandIds === null ? undefined : inArray(abTests.brandId, [...filter.brandIds])))
    .orderBy(desc(abTests.createdAt), desc(abTests.id))
    .limit(200);
}

export async function deleteAbTest(tx: Transaction, test: AbTestRow): Promise<void> {
  await tx.delete(abTests).where(eq(abTests.id, test.id));
}

/** With both arms' results so far and what can honestly be said of them. */
export async function presentAbTests(tx: Transaction, tests: AbTestRow[]): Promise<AbTest[]> {
  if (tests.length === 0) return [];
  const posts = await tx
    .select({
      testId: abTestPosts.abTestId,
      arm: abTestPosts.arm,
      publicationId: publications.id,
      contentId: publications.contentId,
      contentTitle: contents.title,
      status: publications.status,
      dueAt: publications.dueAt,
      hour: sql<number>`extract(hour from ${publications.dueAt} at time zone ${publications.timeZone})::int`,
      weekday: sql<number>`extract(isodow from ${publications.dueAt} at time zone ${publications.timeZone})::int`,
      audience: postMetrics.audience,
      interactions: postMetrics.interactions,
      rate: postMetrics.rate,
      stepsDone: sql<number>`coalesce(${postMetrics.stepsDone}, 0)::int`,
    })
    .from(abTestPosts)
    .innerJoin(publications, eq(publications.id, abTestPosts.publicationId))
    .innerJoin(contents, eq(contents.id, publications.contentId))
    .leftJoin(postMetrics, eq(postMetrics.publicationId, publications.id))
    .where(inArray(abTestPosts.abTestId, tests.map(({ id }) => id)))
    .orderBy(publications.dueAt);
  const channelIds = [...new Set(tests.map(({ channelId }) => channelId))];
  const named = await tx.select({ id: channels.id, name: channels.name }).from(channels).where(inArray(channels.id, channelIds));
  const history = await rows<{ channel_id: string; rates: number[] }>(
    tx,
    sql`select channel_id, array_agg(rate) as rates from (
          select channel_id, rate, row_number() over (partition by channel_id order by published_at desc) as n from post_metrics where channel_id in ${channelIds} and rate is not null and steps_done >= 3
        ) latest where n <= 200 group by channel_id`,
  );
  return tests.map((test) => {
    const of = (arm: "A" | "B") => posts.filter((post) => post.testId === test.id && post.arm === arm);
    const [a, b] = [of("A"), of("B")];
    return {
      id: test.id,
      brandId: test.brandId,
      channelId: test.channelId,
      channelName: named.find(({ id }) => id === test.channelId)?.name ?? "",
      name: test.name,
      note: test.note,
      a: presentArm(a),
      b: presentArm(b),
      matched: b.every((post) => a.some((other) => isMatchedSlot(post, other))),
      ...compareArms(a, b, history.find(({ channel_id }) => channel_id === test.channelId)?.rates ?? []),
      createdAt: test.createdAt.toISOString(),
      closedAt: test.closedAt?.toISOString() ?? null,
    };
  });
}

interface MeasuredPost {
  publicationId: string;
  contentId: string;
  contentTitle: string;
  status: PublicationStatus;
  dueAt: Date;
  audience: number | null;
  interactions: number | null;
  rate: number | null;
}

function presentArm(posts: MeasuredPost[]): AbTest["a"] {
  const seen = posts.filter((post) => post.audience !== null && post.audience > 0);
  const sum = (pick: (post: MeasuredPost) => number | null) => seen.reduce((total, post) => total + (pick(post) ?? 0), 0);
  return {
    posts: posts.map(({ publicationId, contentId, contentTitle, status, dueAt, audience, interactions, rate }) => ({ publicationId, contentId, contentTitle, status, dueAt: dueAt.toISOString(), audience, interactions, rate })),
    rate: seen.length === 0 ? null : sum(({ interactions }) => interactions) / sum(({ audience }) => audience),
  };
}
