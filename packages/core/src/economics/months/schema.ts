import { z } from "zod";
import { amountSchema, billingMoneySchema, moneySchema } from "../amounts/schema.ts";
import { pieceKindSchema, quotaSchema, quotaUseSchema, subscriptionSchema } from "../clients/schema.ts";
import { exchangeRateSchema, issuerSchema } from "../costs/schema.ts";

/** Money of one month in USD, live only. `margin` = revenue − AI − rendering − fixed − human. */
export const figuresSchema = z
  .object({
    planFee: moneySchema,
    overage: moneySchema,
    revenue: moneySchema,
    ai: moneySchema,
    rendering: moneySchema,
    fixed: moneySchema.describe("Share of the fixed costs"),
    human: moneySchema,
    costs: moneySchema,
    margin: moneySchema,
    marginPercent: z.number().nullable().describe("Of the revenue; null without revenue"),
  })
  .meta({ id: "Figures" });
export type Figures = z.infer<typeof figuresSchema>;

export const marginStates = ["healthy", "at_risk", "red", "idle"] as const;
export const clientMonthSchema = z
  .object({
    clientId: z.uuid(),
    clientName: z.string(),
    month: z.string(),
    subscription: subscriptionSchema.nullable(),
    quota: z.array(quotaUseSchema),
    pieces: z.int().describe("Counted this month"),
    costPerPiece: moneySchema.nullable().describe("AI and rendering of the month by its counted pieces"),
    humanMinutes: z.int(),
    figures: figuresSchema,
    forecast: figuresSchema.describe("At the month's end; of a past month the figures themselves"),
    state: z.enum(marginStates).describe("at_risk: the forecast is below the alert's limit; red: the margin is negative now; idle: no revenue and no cost"),
    sandbox: moneySchema.describe("Sandbox calls at list price: shown, never counted"),
  })
  .meta({ id: "ClientMonth" });
export type ClientMonth = z.infer<typeof clientMonthSchema>;

export const breakEvenSchema = z
  .object({
    clients: z.int().nullable().describe("Clients like today's that pay the fixed costs; null where none can"),
    contributionPerClient: moneySchema.describe("Average revenue − AI − rendering − human of a subscribed client, by the forecast"),
    fixed: moneySchema,
    subscribed: z.int(),
  })
  .meta({ id: "BreakEven" });

export const overviewSchema = z
  .object({
    month: z.string(),
    isOver: z.boolean(),
    elapsed: z.number().describe("Share of the month that has passed, 0 to 1"),
    exchangeRate: exchangeRateSchema,
    totals: figuresSchema,
    forecast: figuresSchema,
    clients: z.array(clientMonthSchema).describe("All, by name"),
    unassigned: z.object({ brands: z.int(), pieces: z.int(), ai: moneySchema, rendering: moneySchema, human: moneySchema }).describe("Brands without a client"),
    sandbox: moneySchema,
    breakEven: breakEvenSchema,
  })
  .meta({ id: "EconomicsOverview" });
export type Overview = z.infer<typeof overviewSchema>;

export const clientMonthDetailSchema = clientMonthSchema
  .extend({
    isOver: z.boolean(),
    elapsed: z.number(),
    exchangeRate: exchangeRateSchema,
    brands: z.array(z.object({ brandId: z.uuid(), name: z.string(), ai: moneySchema, rendering: moneySchema, human: moneySchema, pieces: z.int() })),
    models: z.array(
      z.object({ kind: z.string(), provider: z.string(), model: z.string(), calls: z.int(), inputTokens: z.int(), cacheReadTokens: z.int(), outputTokens: z.int(), cost: moneySchema, share: z.number() }),
    ),
    days: z.array(z.object({ date: z.string(), ai: moneySchema, rendering: moneySchema, calls: z.int(), pieces: z.int() })).describe("Every day of the month, for charts"),
    history: z.array(z.object({ month: z.string(), revenue: moneySchema, costs: moneySchema, margin: moneySchema, marginPercent: z.number().nullable(), pieces: z.int() })).describe("Up to twelve months, oldest first, this one included"),
  })
  .meta({ id: "ClientMonthDetail" });
export type ClientMonthDetail = z.infer<typeof clientMonthDetailSchema>;

/** Something to look at before it costs money, for home and for the clients' page. Without amounts: the link leads to them. */
export const economicsAlertSchema = z
  .object({
    kind: z.enum(["margin_red", "margin_at_risk", "quota_warned", "quota_reached", "budget_warned", "budget_reached"]),
    severity: z.enum(["warning", "critical"]),
    clientId: z.uuid().nullable(),
    clientName: z.string().nullable(),
    pieceKind: pieceKindSchema.nullable(),
    budgetId: z.uuid().nullable(),
    percent: z.number().nullable().describe("Forecast margin, or how much of the quota or budget is used"),
    month: z.string(),
  })
  .meta({ id: "EconomicsAlert" });
export type EconomicsAlert = z.infer<typeof economicsAlertSchema>;

/** What a client owes for a month, as the client may see it: no cost, no margin. In the plan's currency. */
export const statementSchema = z
  .object({
    number: z.string().describe("Stable: month and client"),
    month: z.string(),
    from: z.string().describe("First day"),
    to: z.string().describe("Last day"),
    isFinal: z.boolean().describe("False while the month runs"),
    language: z.enum(["vi", "en"]),
    issuer: issuerSchema,
    client: z.object({ id: z.uuid(), name: z.string(), legalName: z.string().nullable(), taxCode: z.string().nullable(), address: z.string().nullable(), email: z.string().nullable(), contactName: z.string().nullable() }),
    currency: z.string(),
    lines: z.array(
      z.object({
        kind: z.enum(["plan", "overage"]),
        pieceKind: pieceKindSchema.nullable(),
        name: z.string().describe("Plan's name; of an overage empty, the kind says it"),
        quantity: z.int(),
        unitPrice: moneySchema,
        amount: moneySchema,
      }),
    ),
    subtotal: moneySchema,
    taxes: z.array(z.object({ name: z.string(), amount: moneySchema })).describe("None: taxes are the invoice's matter"),
    total: moneySchema,
    quota: z.array(quotaUseSchema),
    pieces: z.array(z.object({ contentId: z.uuid(), brandName: z.string(), kind: pieceKindSchema, title: z.string(), platform: z.string().nullable(), countedAt: z.string(), publishedAt: z.string().nullable() })).describe("At most 2,000"),
  })
  .meta({ id: "Statement" });
export type Statement = z.infer<typeof statementSchema>;

const percent = z.number().min(0).max(100);
/** One what-if: a plan, how many clients have it, which models write, what else is paid. Defaults are the reference scenario. */
export const simulateSchema = z.strictObject({
  price: billingMoneySchema.default({ amount: "299", currency: "USD" }),
  quota: quotaSchema.default({ posts: 30, ads: 10, landing: 0, videos: 0 }),
  clients: z.int().min(1).max(100_000).default(1),
  usedPercent: percent.default(100).describe("How much of the quota is taken"),
  models: z
    .array(z.strictObject({ provider: z.string().trim().min(1).max(200), model: z.string().trim().min(1).max(200), percent }))
    .max(10)
    .default([])
    .describe("Which models write, in percent of the calls; empty: what the ledger says of the last months, else $0.05–0.10 a piece"),
  callsPerPiece: z.number().min(0).max(100).default(1.5).describe("Alternatives, repairs and retries included"),
  inputTokensPerCall: z.int().min(0).max(1_000_000).default(3_000),
  cachedPercent: percent.default(0).describe("Of the input tokens, read from the prompt cache"),
  outputTokensPerCall: z.int().min(0).max(1_000_000).default(900),
  renderingPerPiece: amountSchema.default("0").describe("USD: images, video, voice"),
  fixedCosts: amountSchema.optional().describe("USD a month for all clients; absent: the fixed costs of this month as entered, else the presets"),
  humanMinutesPerPiece: z.number().min(0).max(1_440).default(0),
  hourlyRate: amountSchema.default("0").describe("USD"),
});
export type SimulateInput = z.output<typeof simulateSchema>;

const simulatedSchema = z.object({
  key: z.enum(["entered", "document_low", "document_high", "ledger"]),
  aiPerPiece: moneySchema,
  perClient: figuresSchema,
  total: figuresSchema,
  breakEvenClients: z.int().nullable(),
});
/**
 * The same plan by different views of what AI costs: as entered, by the reference document's two contradicting lines (AI $2 and AI $50 a
 * client and month), and by what the ledger really booked a piece (absent before the first counted piece).
 */
export const simulationSchema = z
  .object({
    scenarios: z.array(simulatedSchema),
    unknownPrices: z.array(z.string()).describe("`provider:model` without a row in the price book; they count as nothing"),
    ledger: z.object({ months: z.int(), pieces: z.int(), calls: z.int(), ai: moneySchema, aiPerPiece: moneySchema }).nullable(),
  })
  .meta({ id: "Simulation" });
export type Simulation = z.infer<typeof simulationSchema>;
