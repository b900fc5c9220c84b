import { z } from "zod";
import { billingCurrencies } from "../amounts/schema.ts";
import { pieceKinds } from "../clients/schema.ts";

const amount = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, "Use a decimal number such as 299 or 0.05.");
const count = (max: number) => z.int().min(0).max(max);

/** A model with its prices in USD a million tokens, as the price book has them. */
export const modelPriceSchema = z.object({ provider: z.string().max(100), model: z.string().max(200), input: amount, cacheRead: amount, output: amount });

/** A model and its part of the work; the parts need not add up to 100. */
export const modelShareSchema = z.object({ ...modelPriceSchema.shape, share: count(100) });

/** What AI costs for one piece: a flat sum, or tokens at the prices of the models that share the work. */
export const aiCostSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("flat"), usd: amount }),
  z.object({ kind: z.literal("tokens"), versions: count(20), inputTokens: count(1_000_000), cacheReadTokens: count(1_000_000), outputTokens: count(200_000), mix: z.array(modelShareSchema).max(10) }),
]);

export const pieceScenarioSchema = z.object({ quota: count(10_000), ai: aiCostSchema, renderingUsd: amount, minutes: z.number().min(0).max(600) });

/** A month of an agency on paper. `price`, `hourlyRate` in `currency`; what is bought from others in USD. */
export const scenarioSchema = z.object({
  currency: z.enum(billingCurrencies),
  /** VND for one USD. */
  exchangeRate: amount,
  /** What one client pays a month. */
  price: amount,
  clients: count(10_000),
  pieces: z.record(z.enum(pieceKinds), pieceScenarioSchema),
  hourlyRate: amount,
  fixedCosts: z.array(z.object({ name: z.string().max(200), usd: amount })).max(50),
});

export type ModelShare = z.infer<typeof modelShareSchema>;
export type AiCost = z.infer<typeof aiCostSchema>;
export type PieceScenario = z.infer<typeof pieceScenarioSchema>;
export type Scenario = z.infer<typeof scenarioSchema>;
