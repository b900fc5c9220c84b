import { randomInt } from "node:crypto";
import { databaseNow, type Transaction } from "@agency/platform/db";
import { Problem } from "@agency/platform/http";
import type { Actor } from "@agency/platform/live";
import type { z } from "zod";
import { usd } from "../economics/index.ts";
import { assertBrandIsOpen } from "../products/index.ts";
import type { PlanProduct } from "./choose-topic.ts";
import { defaultName, estimateSlots, insertCampaign, productsOf, type CampaignDependencies } from "./plan-campaign.ts";
import { pillarNames, planFromCsv } from "./plan-csv.ts";
import { campaignPlatforms, pillarKeys, type CampaignPlatform, type importCampaignSchema, type importPreviewSchema } from "./schema.ts";
import type { CampaignRow } from "./table.ts";

type ImportInput = z.infer<typeof importCampaignSchema>;

/** What an import would make, with every wrong cell named; nothing is stored. @throws Problem 404, 409 */
export async function previewImport(tx: Transaction, deps: CampaignDependencies, organizationId: string, request: ImportInput): Promise<z.input<typeof importPreviewSchema>> {
  const { read, products, language, brandId } = await readImport(tx, request);
  const { maxMicroUsd } = read.errors.length > 0 ? { maxMicroUsd: 0n } : await estimateSlots(tx, deps, { organizationId, brandId, language, purpose: request.purpose, slots: read.slots });
  return {
    month: read.month,
    rows: read.slots.map(({ line, wall, type, platform, pillar, topic, productId }) => ({ line, scheduledAt: wall, type, platform, pillar, topic, productName: nameOf(products, productId) })),
    errors: read.errors,
    maxCost: usd(maxMicroUsd),
  };
}

/** Makes a campaign of a file, all rows or none. @throws Problem 404, 409, 422 with each wrong cell as `/csv/<line>` */
export async function importCampaign(tx: Transaction, deps: CampaignDependencies, input: { organizationId: string; actor: Actor; request: ImportInput }): Promise<CampaignRow> {
  const { request } = input;
  const { read, brand, products, language } = await readImport(tx, request);
  if (read.errors.length > 0 || read.month === null) {
    throw new Problem(422, "invalid_csv", "Some rows of the file are not right. Correct them and import again.", { errors: read.errors.slice(0, 50).map(({ line, column, code, detail }) => ({ pointer: `/csv/${line}/${column}`, code, detail })) });
  }
  const { maxMicroUsd } = await estimateSlots(tx, deps, { organizationId: input.organizationId, brandId: brand.id, language, purpose: request.purpose, slots: read.slots });
  const used = new Set(read.slots.map(({ platform }) => platform));
  return insertCampaign(tx, {
    organizationId: input.organizationId,
    actor: input.actor,
    brand,
    name: request.name ?? defaultName(brand.name, read.month, language),
    month: read.month,
    language,
    brief: request.brief,
    purpose: request.purpose,
    platforms: campaignPlatforms.filter((platform): platform is CampaignPlatform => used.has(platform)),
    productIds: products.filter(({ id }) => read.slots.some(({ productId }) => productId === id)).map(({ id }) => id),
    maxPerDay: 20,
    seed: randomInt(2_000_000_000),
    source: "csv",
    pillars: pillarKeys.flatMap((key) => {
      const count = read.slots.filter(({ pillar }) => pillar === key).length;
      return count === 0 ? [] : [{ key, name: pillarNames[key][language], count }];
    }),
    notes: [],
    slots: read.slots,
    estimatedMaxMicroUsd: maxMicroUsd,
    status: "running",
  });
}

async function readImport(tx: Transaction, request: ImportInput) {
  const brand = await assertBrandIsOpen(tx, request.brandId);
  const products = await productsOf(tx, brand.id, undefined);
  const language = request.language ?? brand.language;
  const read = planFromCsv(request.csv, { language, timeZone: brand.timeZone, now: await databaseNow(tx), products, seed: randomInt(2_000_000_000) });
  return { brand, brandId: brand.id, products, language, read };
}

const nameOf = (products: readonly PlanProduct[], id: string | null): string | null => products.find((product) => product.id === id)?.name ?? null;
