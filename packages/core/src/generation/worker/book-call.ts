import { eq, sql } from "drizzle-orm";
import { newId, type Transaction } from "@agency/platform/db";
import { priceOf, type TextPriceRow } from "@agency/providers/prices";
import type { TextResult, TextUsage } from "@agency/providers/text";
import { releaseReservation, settle } from "../../economics/index.ts";
import { generationAttempts, generationItems, type ItemRow } from "../table.ts";
import type { Held } from "./context.ts";

const noUsage: TextUsage = { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0 };

/** Books an answered call at its actual usage, in the transaction that stores what it answered. Refused and cut answers cost as well. */
export async function bookAnswer(tx: Transaction, held: Held, item: ItemRow, { result, entry: { price } }: { result: TextResult; entry: { price: TextPriceRow | null } }): Promise<void> {
  await book(tx, held, item, {
    usage: result.usage,
    amount: price === null ? 0n : priceOf(result.usage, price),
    outcome: result.finish,
    requestId: result.requestId,
    latencyMs: result.latencyMs,
    detail: null,
  });
}

/**
 * Books a call whose bill nobody knows at the most it can have cost, so that a budget never believes in money that is gone.
 * @param outcome `lost` (the worker died), `unknown` (no answer arrived) or `cancelled`
 */
export async function bookLostCall(tx: Transaction, held: Held, item: ItemRow, outcome: "lost" | "unknown" | "cancelled", detail: string | null = null): Promise<void> {
  await book(tx, held, item, { usage: noUsage, amount: item.callMaxMicroUsd ?? 0n, outcome, requestId: null, latencyMs: null, detail });
}

/** A call that certainly cost nothing: refused at the door, or never sent. */
export async function bookUnbilledCall(tx: Transaction, held: Held, item: ItemRow, failure: { kind: string; detail: string; requestId: string | null }): Promise<void> {
  if (item.reservationId !== null) await releaseReservation(tx, item.reservationId);
  await closeAttempt(tx, held, item, { outcome: failure.kind, detail: failure.detail, latencyMs: null, amount: 0n, requestId: failure.requestId });
  await tx.update(generationItems).set(noCall).where(eq(generationItems.id, held.itemId));
}

const noCall = { callStartedAt: null, callMaxMicroUsd: null, callPriceRow: null, reservationId: null } as const;

interface Bill {
  usage: TextUsage;
  amount: bigint;
  outcome: string;
  requestId: string | null;
  latencyMs: number | null;
  detail: string | null;
}

async function book(tx: Transaction, held: Held, item: ItemRow, bill: Bill): Promise<void> {
  const { usage, amount, outcome, requestId, latencyMs } = bill;
  const { run } = held;
  await settle(tx, {
    reservationId: item.reservationId,
    entry: {
      organizationId: run.organizationId,
      brandId: run.brandId,
      contentId: run.contentId,
      campaignId: run.campaignId,
      environment: item.environment,
      kind: "text",
      provider: item.provider!,
      model: item.model!,
      subjectType: "generation_item",
      subjectId: item.id,
      inputTokens: usage.inputTokens,
      cacheReadTokens: usage.cacheReadTokens,
      cacheWriteTokens: usage.cacheWriteTokens,
      outputTokens: usage.outputTokens,
      amountMicroUsd: amount,
      priceRow: item.callPriceRow,
      outcome,
      requestId,
    },
  });
  await closeAttempt(tx, held, item, bill);
  await tx
    .update(generationItems)
    .set({
      ...noCall,
      inputTokens: sql`coalesce(${generationItems.inputTokens}, 0) + ${usage.inputTokens}`,
      cacheReadTokens: sql`coalesce(${generationItems.cacheReadTokens}, 0) + ${usage.cacheReadTokens}`,
      cacheWriteTokens: sql`coalesce(${generationItems.cacheWriteTokens}, 0) + ${usage.cacheWriteTokens}`,
      outputTokens: sql`coalesce(${generationItems.outputTokens}, 0) + ${usage.outputTokens}`,
      costMicroUsd: sql`coalesce(${generationItems.costMicroUsd}, 0) + ${amount.toString()}::bigint`,
      ...(latencyMs === null ? {} : { latencyMs: sql`coalesce(${generationItems.latencyMs}, 0) + ${latencyMs}` }),
      ...(requestId === null ? {} : { requestId }),
    })
    .where(eq(generationItems.id, held.itemId));
}

async function closeAttempt(tx: Transaction, held: Held, item: ItemRow, end: Omit<Bill, "usage">): Promise<void> {
  await tx.insert(generationAttempts).values({
    id: newId(),
    organizationId: held.run.organizationId,
    itemId: item.id,
    number: item.attempts,
    provider: item.provider!,
    model: item.model!,
    environment: item.environment,
    outcome: end.outcome,
    errorDetail: end.detail,
    latencyMs: end.latencyMs,
    costMicroUsd: end.amount,
    requestId: end.requestId,
    createdAt: sql`agency.now()`,
  });
}
