import { z } from "zod";
import { amountSchema, billingMoneySchema, moneySchema, monthSchema } from "../amounts/schema.ts";

const line = (max: number) => z.string().trim().max(max);

/** Infrastructure and other costs of every month, shared by the clients. */
const fixedCostFields = {
  name: line(200).min(1),
  amount: billingMoneySchema.describe("For one month"),
  startMonth: monthSchema,
  endMonth: monthSchema.nullable().describe("Last month; null: goes on"),
};
export const createFixedCostSchema = z.strictObject({
  name: fixedCostFields.name,
  amount: fixedCostFields.amount,
  startMonth: fixedCostFields.startMonth.optional().describe("Absent: this month"),
  endMonth: fixedCostFields.endMonth.default(null),
});
export const updateFixedCostSchema = z.strictObject(fixedCostFields).partial();
export const fixedCostSchema = z
  .object({ id: z.uuid(), name: z.string(), amount: moneySchema, startMonth: z.string(), endMonth: z.string().nullable(), version: z.int(), createdAt: z.string() })
  .meta({ id: "FixedCost" });
export type FixedCost = z.infer<typeof fixedCostSchema>;
export const fixedCostPresetSchema = z.object({ name: z.string(), low: moneySchema, high: moneySchema }).meta({ id: "FixedCostPreset" });

/** Who sends the statement: stands at its head. */
export const issuerSchema = z.strictObject({
  name: line(300).default(""),
  taxCode: line(50).default(""),
  address: line(1_000).default(""),
  email: line(254).default(""),
  payment: line(1_000).default("").describe("How to pay: bank, account"),
});
export type Issuer = z.infer<typeof issuerSchema>;

export const exchangeRateSchema = z
  .object({ vndPerUsd: z.string(), date: z.string().nullable().describe("Day of the rate; null: the built-in assumption, to be replaced") })
  .meta({ id: "ExchangeRate" });
export type ExchangeRate = z.infer<typeof exchangeRateSchema>;

export const economicsSettingsSchema = z
  .object({
    exchangeRate: exchangeRateSchema.describe("The newest"),
    fixedCostSplit: z.enum(["pieces", "equal"]).describe("By each client's share of the month's pieces, or the same for each"),
    hourlyRate: moneySchema.nullable().describe("Of members without a rate of their own; null: their time costs nothing"),
    memberRates: z.array(z.object({ userId: z.uuid(), name: z.string(), hourlyRate: moneySchema })),
    alertBelowPercent: z.int().describe("A forecast margin below this is an alert"),
    issuer: issuerSchema,
    version: z.int(),
  })
  .meta({ id: "EconomicsSettings" });
export type EconomicsSettings = z.infer<typeof economicsSettingsSchema>;
export const updateEconomicsSettingsSchema = z
  .strictObject({
    exchangeRate: z.strictObject({ vndPerUsd: amountSchema.refine((rate) => Number(rate) >= 1, { message: "Use how many VND one USD costs, such as 26000." }), date: z.iso.date() }),
    fixedCostSplit: z.enum(["pieces", "equal"]),
    hourlyRate: billingMoneySchema.nullable(),
    memberRates: z.array(z.strictObject({ userId: z.uuid(), hourlyRate: billingMoneySchema })).max(500).describe("All of them; a member left out has the common rate"),
    alertBelowPercent: z.int().min(0).max(99),
    issuer: issuerSchema,
  })
  .partial();

/** Minutes that a person worked on something. While `endedAt` is null the timer runs; nobody has two running. */
export const timeEntrySchema = z
  .object({
    id: z.uuid(),
    userId: z.uuid(),
    userName: z.string(),
    brandId: z.uuid(),
    subjectType: z.string().nullable(),
    subjectId: z.uuid().nullable(),
    note: z.string(),
    startedAt: z.string(),
    endedAt: z.string().nullable(),
    seconds: z.int().describe("So far, while it runs"),
    version: z.int(),
  })
  .meta({ id: "TimeEntry" });
export type TimeEntry = z.infer<typeof timeEntrySchema>;
const subject = { subjectType: z.enum(["content", "approval", "campaign"]).nullable().default(null), subjectId: z.uuid().nullable().default(null) };
const note = line(500);
const worked = z.int().min(1).max(86_400);
export const createTimeEntrySchema = z.strictObject({
  brandId: z.uuid(),
  userId: z.uuid().optional().describe("Whose time; absent: the caller's. Somebody else's takes economics.write, a key always names one"),
  ...subject,
  note: note.default(""),
  startedAt: z.iso.datetime({ offset: true }).optional().describe("Absent: now"),
  seconds: worked.optional().describe("Worked already; absent: a timer starts, and one that runs stops"),
});
export const updateTimeEntrySchema = z.strictObject({ note, startedAt: z.iso.datetime({ offset: true }), seconds: worked }).partial();
