import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { cleanText } from "@agency/platform/text";
import { recordEvents, systemActor } from "@agency/platform/live";
import { BudgetError } from "../economics/index.ts";
import { askOnce, AskError, type AskDependencies } from "../generation/index.ts";
import { brandFactsOf, renderSystem, textBlock } from "../prompts/index.ts";
import { getBrand } from "../brands/index.ts";
import { keyOf } from "./choose-topic.ts";
import { getCampaign, slotsOf } from "./get-campaign.ts";
import { campaignEvent, productsOf, wakeFillers } from "./plan-campaign.ts";
import { wallOf } from "./present-campaign.ts";
import { updateSlot } from "./step-campaign.ts";
import { campaigns, type CampaignRow, type SlotRow } from "./table.ts";

/** A plan waits so long for better topics; then it is written from its own. */
const longestWaitMs = 20_000;
/** Then a plan whose process died goes on without an answer. */
const graceMs = 2_000;
const answerSchema = z.object({ topics: z.array(z.object({ slot: z.int().min(0).max(999), topic: z.string().min(4).max(300) })).max(200) });

/**
 * Asks a model once for better topics. The intent is committed before, so that a plan whose process died is never asked, nor paid for,
 * a second time: it goes on with its own topics, as it does when nobody answers in time, the answer does not fit its schema, or no
 * money is left. A model chooses words only: days, networks and products stay as planned (R37).
 */
export async function improveTopics(deps: AskDependencies, campaign: Pick<CampaignRow, "id" | "organizationId">): Promise<void> {
  const { db, log } = deps;
  const asked = await db.forOrganization(campaign.organizationId, async (tx) => {
    const row = await getCampaign(tx, campaign.id, { lock: true });
    if (row.status !== "planning" || row.askedAt !== null) return null;
    await tx.update(campaigns).set({ askedAt: sql`agency.now()`, nextStepAt: sql`agency.now() + ${longestWaitMs + graceMs} * interval '1 millisecond'` }).where(eq(campaigns.id, row.id));
    return { row, slots: await slotsOf(tx, row.id), brand: await getBrand(tx, row.brandId), products: await productsOf(tx, row.brandId, undefined) };
  });
  if (asked === null) return goOn(deps, campaign, []);
  const { row, slots, brand, products } = asked;
  const facts = brandFactsOf(brand);
  const plan = slots.map((slot) => ({ slot: slot.position, day: wallOf(slot).slice(0, 10), type: slot.type, network: slot.platform, pillar: row.pillars.find(({ key }) => key === slot.pillar)?.name ?? slot.pillar, occasion: slot.occasion, product: products.find(({ id }) => id === slot.productId)?.name ?? null, topic: slot.topic }));
  const ask =
    row.language === "vi"
      ? "Đây là kế hoạch nội dung một tháng. Với mỗi ô, viết một chủ đề cụ thể hơn (4–20 từ, tiếng Việt) hợp với trụ cột, ngày, sản phẩm và yêu cầu của khách. Không chủ đề nào giống nhau. Không bịa giá, khuyến mãi hay tính năng. Giữ nguyên số ô."
      : "This is a month's content plan. For each slot write a more specific topic (4–20 words, in English) that fits its pillar, day, product and the client's brief. No two alike. Invent no price, discount or feature. Keep the slot numbers.";
  const abort = AbortSignal.timeout(longestWaitMs);
  try {
    const answer = await askOnce(deps, {
      organizationId: row.organizationId,
      brandId: row.brandId,
      campaignId: row.id,
      purpose: row.purpose,
      subject: { type: "campaign", id: row.id },
      signal: abort,
      waitMs: longestWaitMs,
      request: {
        system: renderSystem(facts, row.language),
        prompt: [ask, textBlock("brief", row.brief), textBlock("products", JSON.stringify(products.map(({ name, features, benefits }) => ({ name, features, benefits })))), textBlock("plan", JSON.stringify(plan))].filter(Boolean).join("\n"),
        schema: answerSchema,
        schemaName: "campaign_topics",
        maxOutputTokens: 200 + slots.length * 60,
        cacheKey: `brand:${row.brandId}`,
        brief: { type: "social", platform: "facebook", language: row.language, topic: row.name, brand: facts, product: null, seed: row.seed },
      },
    });
    await goOn(deps, campaign, answer.object?.topics ?? []);
  } catch (error) {
    if (!(error instanceof AskError || error instanceof BudgetError || abort.aborted)) log.warn({ err: error, campaignId: row.id }, "topics could not be improved; the plan keeps its own");
    await goOn(deps, campaign, []);
  }
}

/** Takes what is usable of an answer and lets the writing begin. Nothing happens when somebody else was faster. */
async function goOn({ db }: AskDependencies, campaign: Pick<CampaignRow, "id" | "organizationId">, topics: readonly { slot: number; topic: string }[]): Promise<void> {
  await db.forOrganization(campaign.organizationId, async (tx) => {
    const row = await getCampaign(tx, campaign.id, { lock: true });
    if (row.status !== "planning") return;
    const slots = await slotsOf(tx, row.id);
    const better = usableTopics(slots, topics);
    for (const [slot, topic] of better) await updateSlot(tx, slot, { topic });
    const [updated] = await tx
      .update(campaigns)
      .set({ status: "running", source: better.size > 0 ? "model" : row.source, nextStepAt: sql`agency.now()`, updatedAt: sql`agency.now()`, version: row.version + 1 })
      .where(and(eq(campaigns.id, row.id), eq(campaigns.status, "planning")))
      .returning();
    await recordEvents(tx, campaignEvent("campaign.topics_chosen", updated!, systemActor, { better: better.size }));
    await wakeFillers(tx, row.id);
  });
}

/** One new topic a slot at most, none twice, none that another slot has; slots that a person has touched keep theirs. */
export function usableTopics(slots: readonly SlotRow[], topics: readonly { slot: number; topic: string }[]): Map<SlotRow, string> {
  const chosen = new Map<SlotRow, string>();
  const seen = new Set(slots.map(({ topic }) => keyOf(topic)));
  for (const { slot: position, topic } of topics) {
    const slot = slots.find((candidate) => candidate.position === position);
    const text = cleanText(topic).replace(/\s+/g, " ").trim();
    if (!slot || slot.status !== "planned" || slot.version > 1 || chosen.has(slot) || text.length < 4 || seen.has(keyOf(text)) || keyOf(text) === "") continue;
    seen.add(keyOf(text));
    chosen.set(slot, text);
  }
  return chosen;
}
