import { z } from "zod";
import { moneySchema } from "../amounts/schema.ts";
import { pieceKindSchema, quotaUseSchema, subscriptionSchema, type PieceKind } from "../clients/schema.ts";
import { exchangeRateSchema, issuerSchema } from "../costs/schema.ts";
import { scenarioSchema } from "../simulator/schema.ts";

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

/** What a scenario comes to, for one client and for all. */
export const simulationSchema = z
  .object({
    perPiece: z.object(Object.fromEntries(pieceKindSchema.options.map((kind) => [kind, moneySchema])) as Record<PieceKind, typeof moneySchema>).describe("AI, rendering and human time of one piece"),
    perClient: figuresSchema,
    total: figuresSchema,
    breakEvenClients: z.int().nullable(),
    breakEvenPrice: moneySchema.nullable().describe("In the scenario's currency"),
  })
  .meta({ id: "Simulation" });

/**
 * Where a simulation begins. `low` and `high` are the reference document's two contradicting lines (AI $2 and AI $50 a client and month);
 * `ledger` settles them by what the last months really cost a piece, null before the first piece that counted.
 */
export const simulatorStartSchema = z
  .object({
    presets: z.object({ low: scenarioSchema, high: scenarioSchema, agency: scenarioSchema, ledger: scenarioSchema.nullable() }),
    ledger: z
      .object({
        months: z.int(),
        pieces: z.int(),
        calls: z.int(),
        ai: moneySchema,
        rendering: moneySchema,
        aiPerPiece: moneySchema,
        renderingPerPiece: moneySchema,
        aiPerClient: moneySchema.describe("The reference plan's quota at the real cost of a piece"),
        models: z.array(z.object({ provider: z.string(), model: z.string(), calls: z.int(), share: z.number(), costPerCall: moneySchema, per1000: moneySchema.describe("What 1,000 such calls cost") })),
      })
      .nullable(),
  })
  .meta({ id: "SimulatorStart" });
export type SimulatorStart = z.infer<typeof simulatorStartSchema>;
