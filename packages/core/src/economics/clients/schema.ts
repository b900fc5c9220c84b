import { z } from "zod";
import { amountSchema, billingMoneySchema, moneySchema, monthSchema } from "../amounts/schema.ts";

/** What a plan counts. `posts` are social contents, `ads` ads, `landing` landing pages, `videos` video scripts and their reels. */
export const pieceKinds = ["posts", "ads", "landing", "videos"] as const;
export const pieceKindSchema = z.enum(pieceKinds);
export type PieceKind = z.infer<typeof pieceKindSchema>;

const quantity = z.int().min(0).max(100_000);
export const quotaSchema = z.strictObject({ posts: quantity.default(0), ads: quantity.default(0), landing: quantity.default(0), videos: quantity.default(0) });
export type Quota = z.infer<typeof quotaSchema>;
const pieceAmounts = z.strictObject({ posts: amountSchema.default("0"), ads: amountSchema.default("0"), landing: amountSchema.default("0"), videos: amountSchema.default("0") });
const shownPieceAmounts = z.object({ posts: moneySchema, ads: moneySchema, landing: moneySchema, videos: moneySchema });

/**
 * What is sold, for a month. `atQuota: "allow"` bills what goes beyond at the overage price; `"refuse"` starts no further generation.
 * From `warnAtPercent` of a quota on, an alert stands in the list.
 */
const terms = {
  name: z.string().trim().min(1).max(200),
  price: billingMoneySchema,
  quota: quotaSchema,
  overagePrices: pieceAmounts.describe("Per piece beyond the quota, in the price's currency"),
  atQuota: z.enum(["allow", "refuse"]),
  warnAtPercent: z.int().min(1).max(100),
};
const zeros = { posts: "0", ads: "0", landing: "0", videos: "0" };
export const createPlanSchema = z.strictObject({ ...terms, overagePrices: terms.overagePrices.default(zeros), atQuota: terms.atQuota.default("allow"), warnAtPercent: terms.warnAtPercent.default(80) });
export const updatePlanSchema = z.strictObject(terms).partial();

const shownTerms = { name: z.string(), price: moneySchema, quota: quotaSchema, overagePrices: shownPieceAmounts, atQuota: terms.atQuota, warnAtPercent: z.int() };
export const planSchema = z
  .object({ id: z.uuid(), ...shownTerms, clients: z.int().describe("Clients on this plan this month"), archivedAt: z.string().nullable(), version: z.int() })
  .meta({ id: "Plan" });
export type Plan = z.infer<typeof planSchema>;

/** A client's plan over whole months, with the terms of the day it was agreed: a later change of the plan changes no statement. */
export const subscriptionSchema = z
  .object({
    id: z.uuid(),
    clientId: z.uuid(),
    planId: z.uuid(),
    ...shownTerms,
    startMonth: z.string(),
    endMonth: z.string().nullable().describe("Last month that is billed; null: goes on"),
    createdAt: z.string(),
  })
  .meta({ id: "Subscription" });
export type Subscription = z.infer<typeof subscriptionSchema>;
export const subscribeSchema = z.strictObject({
  planId: z.uuid(),
  startMonth: monthSchema.optional().describe("First month on this plan; absent: this month. A plan before it ends with the month before"),
});
export const endSubscriptionSchema = z.strictObject({ endMonth: monthSchema.optional().describe("Last month that is billed; absent: this month") });

const line = (max: number) => z.string().trim().max(max);
const clientFields = {
  name: line(200).min(1),
  legalName: line(300).nullable(),
  taxCode: line(50).nullable(),
  address: line(1_000).nullable(),
  email: z.email().max(254).nullable(),
  contactName: line(200).nullable(),
  notes: line(4_000).nullable(),
  language: z.enum(["vi", "en"]).describe("Language of the statement"),
};
export const createClientSchema = z.strictObject({
  name: clientFields.name,
  legalName: clientFields.legalName.default(null),
  taxCode: clientFields.taxCode.default(null),
  address: clientFields.address.default(null),
  email: clientFields.email.default(null),
  contactName: clientFields.contactName.default(null),
  notes: clientFields.notes.default(null),
  language: clientFields.language.default("vi"),
  brandIds: z.array(z.uuid()).max(500).default([]).describe("Brands to take over, also from another client"),
  planId: z.uuid().optional().describe("Subscribes from this month on"),
});
export const updateClientSchema = z.strictObject({ ...clientFields, brandIds: z.array(z.uuid()).max(500).describe("All brands of the client; others are let go") }).partial();

/** Who pays: owns one or more brands, has one subscription at a time and one statement a month. */
export const clientSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    legalName: z.string().nullable(),
    taxCode: z.string().nullable(),
    address: z.string().nullable(),
    email: z.string().nullable(),
    contactName: z.string().nullable(),
    notes: z.string().nullable(),
    language: z.enum(["vi", "en"]),
    brands: z.array(z.object({ id: z.uuid(), name: z.string(), archivedAt: z.string().nullable() })),
    subscription: subscriptionSchema.nullable().describe("Of this month"),
    archivedAt: z.string().nullable(),
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "Client" });
export type Client = z.infer<typeof clientSchema>;

/** How far one kind of piece has come in a month. `used` was approved in it, `open` is being made. */
export const quotaUseSchema = z
  .object({
    kind: pieceKindSchema,
    included: z.int(),
    used: z.int(),
    open: z.int(),
    over: z.int().describe("Used beyond the quota"),
    percent: z.number().nullable().describe("Of the quota, without what is open; null without a quota"),
    state: z.enum(["ok", "warned", "reached"]),
  })
  .meta({ id: "QuotaUse" });
export type QuotaUse = z.infer<typeof quotaUseSchema>;

/** A content that counted, with everything that it cost: retries, refused and cut answers included. Live money only. */
export const pieceSchema = z
  .object({
    contentId: z.uuid(),
    brandId: z.uuid(),
    kind: pieceKindSchema,
    title: z.string(),
    platform: z.string().nullable(),
    countedAt: z.string().describe("First approval"),
    publishedAt: z.string().nullable(),
    calls: z.int(),
    cost: moneySchema,
  })
  .meta({ id: "Piece" });
export type Piece = z.infer<typeof pieceSchema>;

