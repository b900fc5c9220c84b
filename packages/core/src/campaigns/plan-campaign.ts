import { randomInt } from "node:crypto";
import { sql } from "drizzle-orm";
import { databaseNow, newId, rows, type Transaction } from "@agency/platform/db";
import { conflict, invalid, Problem } from "@agency/platform/http";
import type { Jobs } from "@agency/platform/jobs";
import { recordEvents, type Actor } from "@agency/platform/live";
import type { BrandRow } from "../brands/index.ts";
import { briefFor, campaignChannel, maxCostOfRun, type GenerationSink, type ProviderDependencies } from "../generation/index.ts";
import { generateSchema } from "../generation/schema.ts";
import { assertBrandIsOpen, listProducts } from "../products/index.ts";
import type { ContentType, Platform } from "../prompts/schema.ts";
import type { PlanProduct } from "./choose-topic.ts";
import { recognizeIndustry } from "./industries.ts";
import { NoTimeLeftError, planMonth, type MonthPlan, type PlannedSlot, type PlanInput } from "./plan-month.ts";
import type { CampaignPlatform, Pillar, PlanCampaignInput, PlanNote } from "./schema.ts";
import { campaigns, campaignSlots, type CampaignRow } from "./table.ts";

/** What starting, planning and filling a campaign need. */
export type CampaignDependencies = ProviderDependencies & { jobs: Jobs; generationSink: GenerationSink };

export interface PreparedPlan {
  brand: BrandRow;
  input: PlanInput;
  plan: MonthPlan;
  productIds: string[];
  estimatedMaxMicroUsd: bigint;
  /** Somebody else than the built-in writer is asked first. */
  asksModel: boolean;
}

/** Products that take turns at most. */
const mostProducts = 100;

/**
 * A month's plan and the most that it can cost, with nothing stored.
 * @throws Problem 404, 409 (archived, no key for the chosen providers), 422 (another brand's product, the month is over)
 */
export async function prepareCampaign(tx: Transaction, deps: CampaignDependencies, organizationId: string, request: PlanCampaignInput): Promise<PreparedPlan> {
  const brand = await assertBrandIsOpen(tx, request.brandId);
  const products = await productsOf(tx, brand.id, request.productIds);
  const input: PlanInput = {
    month: request.month,
    timeZone: brand.timeZone,
    now: await databaseNow(tx),
    counts: { social: request.posts, ads: request.ads, video: request.videos, landing: request.landing },
    platforms: request.platforms ?? defaultPlatforms(brand),
    products,
    brand: { name: brand.name, industry: brand.industry, audience: brand.targetAudience },
    brief: request.brief,
    language: request.language ?? brand.language,
    maxPerDay: request.maxPerDay,
    seed: request.seed ?? randomInt(2_000_000_000),
    taken: await topicsOfBrand(tx, brand.id),
  };
  const plan = inTime(() => planMonth(input));
  const { maxMicroUsd, asksModel } = await estimateSlots(tx, deps, { organizationId, brandId: brand.id, language: input.language, purpose: request.purpose, slots: plan.slots });
  return { brand, input, plan, productIds: products.map(({ id }) => id), estimatedMaxMicroUsd: maxMicroUsd, asksModel };
}

/** Plans a month: campaign and slots appear together, and writing begins once this is committed. Event: `campaign.planned`. */
export async function planCampaign(tx: Transaction, deps: CampaignDependencies, input: { organizationId: string; actor: Actor; request: PlanCampaignInput }): Promise<CampaignRow> {
  const { request } = input;
  const prepared = await prepareCampaign(tx, deps, input.organizationId, request);
  return insertCampaign(tx, {
    ...input,
    brand: prepared.brand,
    name: request.name ?? defaultName(prepared.brand.name, request.month, prepared.input.language),
    month: request.month,
    language: prepared.input.language,
    brief: request.brief,
    purpose: request.purpose,
    platforms: [...prepared.input.platforms],
    productIds: prepared.productIds,
    maxPerDay: request.maxPerDay,
    seed: prepared.input.seed,
    source: "rules",
    pillars: prepared.plan.pillars,
    notes: prepared.plan.notes,
    slots: prepared.plan.slots,
    estimatedMaxMicroUsd: prepared.estimatedMaxMicroUsd,
    status: prepared.asksModel ? "planning" : "running",
  });
}

export interface NewCampaign {
  organizationId: string;
  actor: Actor;
  brand: BrandRow;
  name: string;
  month: string;
  language: "vi" | "en";
  brief: string;
  purpose: CampaignRow["purpose"];
  platforms: CampaignPlatform[];
  productIds: string[];
  maxPerDay: number;
  seed: number;
  source: CampaignRow["source"];
  pillars: Pillar[];
  notes: PlanNote[];
  slots: readonly PlannedSlot[];
  estimatedMaxMicroUsd: bigint;
  status: "planning" | "running";
}

export async function insertCampaign(tx: Transaction, given: NewCampaign): Promise<CampaignRow> {
  const { organizationId, actor, brand, slots, ...kept } = given;
  const [row] = await tx
    .insert(campaigns)
    .values({
      ...kept,
      id: newId(),
      organizationId,
      brandId: brand.id,
      timeZone: brand.timeZone,
      nextStepAt: sql`agency.now()`,
      version: 1,
      createdBy: actor.kind === "user" ? actor.id : null,
      createdAt: sql`agency.now()`,
      updatedAt: sql`agency.now()`,
    })
    .returning();
  await tx.insert(campaignSlots).values(
    slots.map((slot, position) => ({
      id: newId(),
      organizationId,
      campaignId: row!.id,
      brandId: brand.id,
      position,
      type: slot.type,
      platform: slot.platform,
      pillar: slot.pillar,
      topic: slot.topic,
      productId: slot.productId,
      occasion: slot.occasion,
      scheduledWall: slot.wall,
      dueAt: slot.dueAt,
      status: "planned" as const,
      tries: 0,
      replans: 0,
      seed: slot.seed,
      version: 1,
      createdAt: sql`agency.now()`,
      updatedAt: sql`agency.now()`,
    })),
  );
  await recordEvents(tx, campaignEvent("campaign.planned", row!, actor, { slots: slots.length, source: given.source }));
  await wakeFillers(tx, row!.id);
  return row!;
}

/** The most that writing these slots can cost: every draft written and repaired once by the dearest entry of its route. */
export async function estimateSlots(
  tx: Transaction,
  deps: CampaignDependencies,
  input: { organizationId: string; brandId: string; language: "vi" | "en"; purpose: CampaignRow["purpose"]; slots: readonly Pick<PlannedSlot, "type" | "platform" | "topic" | "productId">[] },
): Promise<{ maxMicroUsd: bigint; asksModel: boolean }> {
  const groups = new Map<string, { type: ContentType; platform: Platform; count: number; sample: (typeof input.slots)[number] }>();
  for (const slot of input.slots) {
    const key = `${slot.type} ${slot.platform}`;
    const group = groups.get(key) ?? { type: slot.type, platform: slot.platform, count: 0, sample: slot };
    group.count += 1;
    if (slot.productId !== null && slot.topic.length > group.sample.topic.length) group.sample = slot;
    groups.set(key, group);
  }
  let maxMicroUsd = 0n;
  let asksModel = false;
  for (const { type, platform, count, sample } of groups.values()) {
    const request = generateSchema.parse({ brandId: input.brandId, productId: sample.productId, type, platform, topic: sample.topic, language: input.language, versions: 1, purpose: input.purpose, seed: 1 });
    const { brief } = await briefFor(tx, deps, { organizationId: input.organizationId, request, transform: null });
    if (brief.entries.length === 0) {
      throw conflict("provider_not_configured", `No key is stored for ${brief.unconfigured.join(", ")}. Enter one under Settings → AI providers, or route "${input.purpose}" to another provider.`);
    }
    maxMicroUsd += maxCostOfRun(brief, count);
    asksModel ||= brief.entries[0]!.provider !== "offline";
  }
  return { maxMicroUsd, asksModel };
}

/** Products that take turns, in the order in which they were made. @throws Problem 422 for another brand's */
export async function productsOf(tx: Transaction, brandId: string, productIds: readonly string[] | undefined): Promise<PlanProduct[]> {
  const all = (await listProducts(tx, { brandId, after: null, limit: mostProducts })).slice(0, mostProducts);
  const foreign = productIds?.findIndex((id) => !all.some((product) => product.id === id)) ?? -1;
  if (foreign !== -1) throw invalid("unknown_product", `/productIds/${foreign}`, "This product does not belong to the brand, or is archived.");
  return all.filter(({ id }) => productIds === undefined || productIds.includes(id)).reverse().map(({ id, name, features, benefits }) => ({ id, name, features, benefits }));
}

/** Runs a planning rule. @throws Problem 422 when the month has no time left */
export function inTime<T>(rule: () => T): T {
  try {
    return rule();
  } catch (error) {
    if (error instanceof NoTimeLeftError) throw new Problem(422, error.code, error.message, { errors: [{ pointer: "/month", code: error.code, detail: error.message }], cause: error });
    throw error;
  }
}

export function campaignEvent(type: string, campaign: CampaignRow, actor: Actor, payload: Record<string, unknown> = {}) {
  return { organizationId: campaign.organizationId, type, subjectType: "campaign", subjectId: campaign.id, brandId: campaign.brandId, actor, payload: { status: campaign.status, ...payload } };
}

/** Wakes the fillers when the transaction commits. */
export async function wakeFillers(tx: Transaction, campaignId: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${campaignChannel}, ${campaignId})`);
}

export const defaultName = (brand: string, month: string, language: "vi" | "en"): string =>
  language === "vi" ? `${brand} · tháng ${Number(month.slice(5))}/${month.slice(0, 4)}` : `${brand} · ${month}`;

/** Where a brand's kind of business is read most. */
function defaultPlatforms(brand: BrandRow): CampaignPlatform[] {
  return recognizeIndustry(brand.industry) === "business" ? ["linkedin", "facebook"] : ["facebook", "instagram", "tiktok"];
}

/** Topics of the brand's last campaigns. */
async function topicsOfBrand(tx: Transaction, brandId: string): Promise<string[]> {
  const found = await rows<{ topic: string }>(tx, sql`select topic from campaign_slots where brand_id = ${brandId} order by id desc limit 400`);
  return found.map(({ topic }) => topic);
}
