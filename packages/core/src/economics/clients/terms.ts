import { z } from "zod";
import { toMicro } from "../money.ts";
import { createPlanSchema, pieceKinds, type PieceKind, type Plan } from "./schema.ts";

/** What a plan says, as plans and subscriptions keep it. */
export type Terms = z.output<typeof createPlanSchema>;

/** Reads the stored terms. @throws ZodError for a row that nobody of ours wrote */
export const readTerms = (stored: unknown): Terms => createPlanSchema.parse(stored);

type ShownTerms = Pick<Plan, "name" | "price" | "quota" | "overagePrices" | "atQuota" | "warnAtPercent">;

export function presentTerms(terms: Terms): ShownTerms {
  const { name, price, quota, overagePrices, atQuota, warnAtPercent } = terms;
  const { currency } = price;
  const prices = Object.fromEntries(pieceKinds.map((kind) => [kind, { amount: overagePrices[kind], currency }])) as ShownTerms["overagePrices"];
  return { name, price, quota, overagePrices: prices, atQuota, warnAtPercent };
}

/** Price of one piece beyond the quota, in micro-units of the plan's currency. */
export const overagePrice = (terms: Terms, kind: PieceKind): bigint => toMicro(terms.overagePrices[kind]);
