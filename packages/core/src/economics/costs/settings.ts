import { desc, eq, lte, sql } from "drizzle-orm";
import type { z } from "zod";
import { rows, type Transaction } from "@agency/platform/db";
import { notFound, stale } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { fromMicro, toMicro } from "../money.ts";
import { assumedVndPerUsd } from "../rules.ts";
import { issuerSchema, type EconomicsSettings, type ExchangeRate, type updateEconomicsSettingsSchema } from "./schema.ts";
import { economicsSettings, exchangeRates, memberRates } from "./table.ts";

type SettingsRow = Omit<typeof economicsSettings.$inferSelect, "updatedAt" | "organizationId">;
const defaults: SettingsRow = { fixedCostSplit: "pieces", hourlyRateMicro: null, hourlyRateCurrency: null, alertBelowPercent: 20, issuer: {}, version: 0 };

/** The organization's settings; what it never set is as by default, in version 0. */
export async function readSettings(tx: Transaction, organizationId: string): Promise<SettingsRow> {
  const [row] = await tx.select().from(economicsSettings).where(eq(economicsSettings.organizationId, organizationId));
  return row ?? defaults;
}

/**
 * The rate by which a month is converted: the last one of its days or before; a month before every rate takes the first; without any,
 * the product's assumption.
 * @param day `2026-11-30`; absent: the newest rate
 */
export async function readExchangeRate(tx: Transaction, day?: string): Promise<ExchangeRate> {
  const newest = tx.select().from(exchangeRates).orderBy(desc(exchangeRates.date)).limit(1);
  const [found] = day === undefined ? await newest : await newest.where(lte(exchangeRates.date, day));
  const [row] = found ? [found] : await tx.select().from(exchangeRates).orderBy(exchangeRates.date).limit(1);
  return row ? { vndPerUsd: fromMicro(toMicro(row.vndPerUsd)), date: row.date } : { vndPerUsd: assumedVndPerUsd, date: null };
}

export async function presentSettings(tx: Transaction, organizationId: string): Promise<EconomicsSettings> {
  const row = await readSettings(tx, organizationId);
  const rates = await rows<{ user_id: string; name: string; micro: string; currency: string }>(
    tx,
    sql`select r.user_id, u.name, r.hourly_rate_micro::text as micro, r.hourly_rate_currency as currency from member_rates r join users u on u.id = r.user_id
        where r.organization_id = ${organizationId} order by u.name, r.user_id`,
  );
  return {
    exchangeRate: await readExchangeRate(tx),
    fixedCostSplit: row.fixedCostSplit,
    hourlyRate: row.hourlyRateMicro === null ? null : { amount: fromMicro(row.hourlyRateMicro), currency: row.hourlyRateCurrency! },
    memberRates: rates.map(({ user_id, name, micro, currency }) => ({ userId: user_id, name, hourlyRate: { amount: fromMicro(BigInt(micro)), currency } })),
    alertBelowPercent: row.alertBelowPercent,
    issuer: issuerSchema.parse(row.issuer),
    version: row.version,
  };
}

/**
 * Changes the given settings. A new exchange rate is a dated row: months before its day keep theirs. New hourly rates hold for time that
 * ends from now on. Event: `economics.settings_changed`. @throws Problem 404 (member), 412
 */
export async function updateSettings(
  tx: Transaction,
  input: { organizationId: string; actor: Actor; changes: z.output<typeof updateEconomicsSettingsSchema>; ifMatch?: number | undefined },
): Promise<EconomicsSettings> {
  const { organizationId, changes } = input;
  await tx.execute(sql`insert into economics_settings (organization_id, version) values (${organizationId}, 0) on conflict do nothing`);
  const [before] = await tx.select().from(economicsSettings).where(eq(economicsSettings.organizationId, organizationId)).for("update");
  if (input.ifMatch !== undefined && input.ifMatch !== before!.version) throw stale();
  const { hourlyRate, exchangeRate, memberRates: rates, ...plain } = changes;
  const hourly = hourlyRate === undefined ? {} : { hourlyRateMicro: hourlyRate === null ? null : toMicro(hourlyRate.amount), hourlyRateCurrency: hourlyRate?.currency ?? null };
  await tx
    .update(economicsSettings)
    .set({ ...plain, ...hourly, version: before!.version + 1, updatedAt: sql`agency.now()` })
    .where(eq(economicsSettings.organizationId, organizationId));
  if (exchangeRate) {
    await tx
      .insert(exchangeRates)
      .values({ organizationId, ...exchangeRate, createdAt: sql`agency.now()` })
      .onConflictDoUpdate({ target: [exchangeRates.organizationId, exchangeRates.date], set: { vndPerUsd: exchangeRate.vndPerUsd } });
  }
  if (rates) {
    await assertMembers(tx, rates.map(({ userId }) => userId));
    await tx.delete(memberRates).where(eq(memberRates.organizationId, organizationId));
    const values = new Map(rates.map(({ userId, hourlyRate: own }) => [userId, { organizationId, userId, hourlyRateMicro: toMicro(own.amount), hourlyRateCurrency: own.currency }]));
    if (values.size > 0) await tx.insert(memberRates).values([...values.values()]);
  }
  await recordEvents(tx, { organizationId, type: "economics.settings_changed", subjectType: "organization", subjectId: organizationId, actor: input.actor, payload: { changed: Object.keys(changes) } });
  return presentSettings(tx, organizationId);
}

/** What an hour of that member costs now; null where nobody said. */
export async function readHourlyRate(tx: Transaction, organizationId: string, userId: string): Promise<{ micro: bigint; currency: "USD" | "VND" } | null> {
  const [own] = await tx.select().from(memberRates).where(eq(memberRates.userId, userId));
  if (own) return { micro: own.hourlyRateMicro, currency: own.hourlyRateCurrency };
  const { hourlyRateMicro, hourlyRateCurrency } = await readSettings(tx, organizationId);
  return hourlyRateMicro === null || hourlyRateCurrency === null ? null : { micro: hourlyRateMicro, currency: hourlyRateCurrency };
}

async function assertMembers(tx: Transaction, userIds: readonly string[]): Promise<void> {
  const wanted = new Set(userIds);
  if (wanted.size === 0) return;
  const found = await rows<{ user_id: string }>(tx, sql`select user_id from members where user_id = any(${`{${[...wanted].join(",")}}`}::uuid[])`);
  if (found.length < wanted.size) throw notFound("One of these members");
}
