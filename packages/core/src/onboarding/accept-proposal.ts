import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@agency/platform/db";
import { conflict, invalid, Problem, type Principal } from "@agency/platform/http";
import type { Actor } from "@agency/platform/live";
import { foldText } from "@agency/platform/text";
import { assets } from "../assets/index.ts";
import { createBrand, getBrand, type BrandRow } from "../brands/index.ts";
import { updateBrand } from "../brands/update-brand.ts";
import { assertBrandIsOpen, createProduct, products } from "../products/index.ts";
import { updateProduct } from "../products/update-product.ts";
import { dropPictures } from "./cancel-proposal.ts";
import { newBrandSchema, type AcceptProposal } from "./schema.ts";
import { announce, getProposal, isOpen } from "./start-proposal.ts";
import { brandProposals } from "./table.ts";

/**
 * Makes a brand with products of what a person chose, or changes exactly the given fields of the brand that the reading was for; all
 * or nothing. Accepted again, it answers the brand that came of it. Event: `brand_proposal.accepted`, and those of the brand.
 * @throws Problem 404, 409 (still open, cancelled, archived brand), 422
 */
export async function acceptProposal(
  tx: Transaction,
  input: { principal: Pick<Principal, "id" | "brandIds" | "permissions">; organizationId: string; proposalId: string; actor: Actor; request: AcceptProposal },
): Promise<{ brand: BrandRow; isNew: boolean }> {
  const { actor, organizationId, request } = input;
  const row = await getProposal(tx, input.principal, input.proposalId, { lock: true });
  if (row.status === "accepted") return { brand: await getBrand(tx, row.brandId!), isNew: false };
  if (isOpen(row)) throw conflict("proposal_not_ready", "This website is still being read. Wait until it is done.");
  if (row.status !== "ready") throw conflict("proposal_not_ready", "There is nothing to accept in this proposal. Read the website again.");

  const chosen = new Set([...(request.brand.logoAssetId ? [request.brand.logoAssetId] : []), ...request.products.flatMap(({ imageAssetIds }) => imageAssetIds)]);
  let brand: BrandRow;
  if (row.brandId === null) {
    const parsed = newBrandSchema.safeParse(request.brand);
    if (!parsed.success) {
      const errors = parsed.error.issues.slice(0, 50).map((issue) => ({ pointer: `/brand/${issue.path.join("/")}`, code: issue.code ?? "invalid", detail: issue.message }));
      throw new Problem(422, "invalid_input", "Some fields are not right. Correct them and send again.", { errors });
    }
    brand = await createBrand(tx, { organizationId, actor, brand: { ...parsed.data, logoAssetId: null } });
  } else {
    await assertBrandIsOpen(tx, row.brandId);
    brand = await getBrand(tx, row.brandId, { lock: true });
  }
  await adoptPictures(tx, { assetIds: row.assetIds.filter((id) => chosen.has(id)), brandId: brand.id });
  await assertLogo(tx, { brandId: brand.id, assetId: request.brand.logoAssetId ?? null });
  const changes = row.brandId === null ? (request.brand.logoAssetId ? { logoAssetId: request.brand.logoAssetId } : {}) : request.brand;
  if (Object.keys(changes).length > 0) brand = await updateBrand(tx, { brandId: brand.id, actor, changes });

  const known = await tx.select({ id: products.id, name: products.name }).from(products).where(and(eq(products.brandId, brand.id), isNull(products.archivedAt)));
  const byName = new Map(known.map(({ id, name }) => [foldText(name), id]));
  for (const [index, product] of request.products.entries()) {
    try {
      const productId = byName.get(foldText(product.name));
      if (productId !== undefined) await updateProduct(tx, { productId, actor, changes: withoutBlanks(product) });
      else byName.set(foldText(product.name), (await createProduct(tx, { organizationId, brandId: brand.id, actor, product })).id);
    } catch (error) {
      if (error instanceof Problem && error.errors.some(({ code }) => code === "unknown_asset")) throw invalid("unknown_asset", `/products/${index}/imageAssetIds`, "This picture is not in the library of this brand. Choose another one.");
      throw error;
    }
  }
  const [accepted] = await tx
    .update(brandProposals)
    .set({ status: "accepted", brandId: brand.id, version: row.version + 1, updatedAt: sql`agency.now()` })
    .where(eq(brandProposals.id, row.id))
    .returning();
  await dropPictures(tx, accepted!, chosen, actor);
  await announce(tx, accepted!, "brand_proposal.accepted", actor);
  return { brand, isNew: row.brandId === null };
}

/** What the reading copied for nobody in particular now belongs to the brand, unless the brand has the same file. */
async function adoptPictures(tx: Transaction, input: { assetIds: readonly string[]; brandId: string }): Promise<void> {
  if (input.assetIds.length === 0) return;
  await tx
    .update(assets)
    .set({ brandId: input.brandId })
    .where(and(inArray(assets.id, [...input.assetIds]), isNull(assets.brandId), isNull(assets.deletedAt), sql`not exists (select 1 from assets other where other.brand_id = ${input.brandId} and other.sha256 = ${assets.sha256} and other.deleted_at is null)`));
}

async function assertLogo(tx: Transaction, { brandId, assetId }: { brandId: string; assetId: string | null }): Promise<void> {
  if (assetId === null) return;
  const [found] = await tx.select({ brandId: assets.brandId, kind: assets.kind }).from(assets).where(and(eq(assets.id, assetId), isNull(assets.deletedAt)));
  if (found?.kind !== "image" || (found.brandId !== null && found.brandId !== brandId)) throw invalid("unknown_asset", "/brand/logoAssetId", "This picture is not in the library of this brand. Choose another one.");
}

/** A product that is known keeps what the website does not say. */
function withoutBlanks(product: AcceptProposal["products"][number]): Partial<AcceptProposal["products"][number]> {
  return Object.fromEntries(Object.entries(product).filter(([name, value]) => name !== "name" && value !== null && !(Array.isArray(value) && value.length === 0)));
}
