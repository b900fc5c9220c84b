import type { z } from "zod";
import { usd } from "../economics/index.ts";
import type { generationAttemptSchema, generationItemSchema, GenerationRun } from "./schema.ts";
import type { AttemptRow, ItemRow, RunRow } from "./table.ts";

export function presentItem(row: ItemRow, text: string): z.input<typeof generationItemSchema> {
  return {
    id: row.id,
    position: row.position,
    status: row.status,
    provider: row.provider,
    model: row.model,
    contentVersionId: row.contentVersionId,
    environment: row.environment,
    cost: row.costMicroUsd === null ? null : usd(row.costMicroUsd),
    latencyMs: row.latencyMs,
    attempts: row.attempts,
    errorKind: row.errorKind,
    errorDetail: row.errorDetail,
    waiting: row.status === "waiting" && row.waitReason !== null ? { reason: row.waitReason, provider: row.waitProvider, until: row.waitReason === "budget" ? null : (row.retryAt?.toISOString() ?? null) } : null,
    text,
  };
}

export function presentRun(row: RunRow, items: readonly ItemRow[], texts: ReadonlyMap<string, string>): GenerationRun {
  return {
    id: row.id,
    brandId: row.brandId,
    productId: row.productId,
    contentId: row.contentId,
    type: row.type,
    platform: row.platform,
    language: row.language,
    topic: row.topic,
    purpose: row.purpose,
    versions: row.versions,
    transform: row.transform,
    status: row.status,
    items: items.filter((item) => item.runId === row.id).map((item) => presentItem(item, texts.get(item.id) ?? "")),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

export function presentAttempt(row: AttemptRow): z.input<typeof generationAttemptSchema> {
  const { organizationId: _organization, costMicroUsd, ...shown } = row;
  return { ...shown, cost: usd(costMicroUsd), createdAt: row.createdAt.toISOString() };
}
