import { eq, sql } from "drizzle-orm";
import { newId, rows, type Database } from "@agency/platform/db";
import type { Log } from "@agency/platform/log";
import type { TextUsage } from "@agency/providers/text";
import { releaseReservation, reserveBudget, settle } from "../../economics/index.ts";
import { maxCostOf } from "../estimate.ts";
import type { UsableEntry } from "../providers/routing.ts";
import { askedCalls, type AskedCallRow } from "../table.ts";
import type { AskDependencies, AskInput } from "./ask-once.ts";

/** How a call ended. */
export interface AskEnd {
  outcome: string;
  /** Null for a call that certainly cost nothing and stands in no bill. */
  costMicroUsd: bigint | null;
  usage: TextUsage | null;
  detail: string | null;
  requestId: string | null;
  latencyMs: number | null;
  priceRow: string | null;
}

export type Intent = Pick<AskedCallRow, "id" | "organizationId" | "brandId" | "campaignId" | "subjectType" | "subjectId" | "provider" | "model" | "environment" | "reservationId" | "maxMicroUsd">;

/** A call is given up so long after its own deadline. */
const graceMs = 30_000;
const noUsage: TextUsage = { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0 };

/** Commits the intent of a call with the money that it may cost. @throws BudgetError */
export async function beginAsk(deps: AskDependencies, input: AskInput, entry: UsableEntry): Promise<Intent> {
  const { organizationId, brandId, subject } = input;
  const { environment } = entry.resolved;
  const max = maxCostOf(entry.price, input.request);
  return deps.db.forOrganization(organizationId, async (tx) => {
    const campaignId = input.campaignId ?? null;
    const { reservationId } = environment === "live" ? await reserveBudget(tx, { organizationId, brandId, campaignId, subjectId: subject.id, maxMicroUsd: max }) : { reservationId: null };
    const intent: Intent = {
      id: newId(),
      organizationId,
      brandId,
      campaignId,
      subjectType: subject.type,
      subjectId: subject.id,
      provider: entry.provider,
      model: entry.model,
      environment,
      reservationId,
      maxMicroUsd: max ?? 0n,
    };
    const leaseMs = deps.config.TEXT_TIMEOUT_MS + graceMs;
    await tx.insert(askedCalls).values({ ...intent, leaseUntil: sql`agency.now() + ${leaseMs} * interval '1 millisecond'`, createdAt: sql`agency.now()` });
    return intent;
  });
}

/** Books a call and ends its intent together. Nothing happens when a sweeper was faster. */
export async function endAsk({ db }: { db: Database }, intent: Intent, end: AskEnd): Promise<void> {
  await db.forOrganization(intent.organizationId, async (tx) => {
    const ended = await tx
      .update(askedCalls)
      .set({ outcome: end.outcome, errorDetail: end.detail?.slice(0, 1_000) ?? null, latencyMs: end.latencyMs, costMicroUsd: end.costMicroUsd ?? 0n, requestId: end.requestId, endedAt: sql`agency.now()` })
      .where(sql`${askedCalls.id} = ${intent.id} and ${askedCalls.endedAt} is null`)
      .returning({ id: askedCalls.id });
    if (ended.length === 0) return;
    if (end.costMicroUsd === null) {
      if (intent.reservationId !== null) await releaseReservation(tx, intent.reservationId);
      return;
    }
    const { inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens } = end.usage ?? noUsage;
    await settle(tx, {
      reservationId: intent.reservationId,
      entry: {
        organizationId: intent.organizationId,
        brandId: intent.brandId,
        campaignId: intent.campaignId,
        environment: intent.environment,
        kind: "text",
        provider: intent.provider,
        model: intent.model,
        subjectType: intent.subjectType,
        subjectId: intent.subjectId,
        inputTokens,
        cacheReadTokens,
        cacheWriteTokens,
        outputTokens,
        amountMicroUsd: end.costMicroUsd,
        priceRow: end.priceRow,
        outcome: end.outcome,
        requestId: end.requestId,
      },
    });
  });
}

/** Books calls whose process died at the most that they can have cost (R38). */
export async function sweepAskedCalls(deps: { db: Database; log: Log }): Promise<void> {
  try {
    const lost = await deps.db.system((tx) =>
      rows<{ id: string; organization_id: string }>(tx, sql`select id, organization_id from asked_calls where ended_at is null and lease_until <= agency.now() order by lease_until limit 50`),
    );
    for (const { id, organization_id: organizationId } of lost) {
      const [row] = await deps.db.forOrganization(organizationId, (tx) => tx.select().from(askedCalls).where(eq(askedCalls.id, id)));
      if (row) await endAsk(deps, row, { outcome: "lost", costMicroUsd: row.maxMicroUsd, usage: null, detail: null, requestId: null, latencyMs: null, priceRow: null });
    }
  } catch (error) {
    deps.log.warn({ err: error }, "calls without a living process could not be booked; trying again");
  }
}
