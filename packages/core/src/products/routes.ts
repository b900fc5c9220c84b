import { z } from "zod";
import type { Transaction } from "@agency/platform/db";
import { actorOf, notFound, pageOf, pageQuery, toPage, type Api, type Principal } from "@agency/platform/http";
import { assertBrandAccess, getBrand } from "../brands/index.ts";
import { brandGuardSchema } from "../brands/schema.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { archiveProduct, restoreProduct } from "./archive-product.ts";
import { createProduct } from "./create-product.ts";
import { getProduct } from "./get-product.ts";
import { listProducts } from "./list-products.ts";
import { presentProduct } from "./present-product.ts";
import { readGuard } from "./read-guard.ts";
import { createProductSchema, productSchema, updateProductSchema } from "./schema.ts";
import type { ProductRow } from "./table.ts";
import { updateProduct } from "./update-product.ts";

const brandParams = z.object({ brandId: z.uuid() });
const params = z.object({ productId: z.uuid() });
const tag = "Products";

export function productRoutes(api: Api, { cursors }: Pick<CoreDependencies, "cursors">): void {
  api.read(
    { method: "get", path: "/brands/{brandId}/guard", summary: "Read everything by which texts of a brand are checked", tag: "Brands", permission: "brands.read", params: brandParams, reply: brandGuardSchema },
    async (tx, { principal, params }) => {
      assertBrandAccess(principal, params.brandId);
      return { body: await readGuard(tx, params.brandId) };
    },
  );

  api.read(
    {
      method: "get",
      path: "/brands/{brandId}/products",
      summary: "List products of a brand",
      tag,
      permission: "products.read",
      params: brandParams,
      query: z.strictObject({ ...pageQuery, q: z.string().trim().max(200).optional() }),
      reply: pageOf(productSchema),
    },
    async (tx, { principal, params, query }) => {
      assertBrandAccess(principal, params.brandId);
      await getBrand(tx, params.brandId);
      const scope = `products:${principal.organizationId}:${params.brandId}`;
      const after = query.cursor ? (cursors.decode(scope, query.cursor)[0] as string) : null;
      const found = await listProducts(tx, { brandId: params.brandId, q: query.q, after, limit: query.limit });
      return { body: toPage(found, { limit: query.limit, signer: cursors, scope, key: (row) => [row.id], present: presentProduct }) };
    },
  );

  api.write(
    {
      method: "post",
      path: "/brands/{brandId}/products",
      summary: "Add a product",
      tag,
      permission: "products.write",
      params: brandParams,
      body: createProductSchema,
      reply: productSchema,
      status: 201,
    },
    async (tx, { principal, params, body }) => {
      assertBrandAccess(principal, params.brandId);
      const { organizationId } = principal;
      return answer(await createProduct(tx, { organizationId, brandId: params.brandId, actor: actorOf(principal), product: body }));
    },
  );

  api.read(
    { method: "get", path: "/products/{productId}", summary: "Read a product", tag, permission: "products.read", params, reply: productSchema },
    async (tx, { principal, params }) => answer(await reachable(tx, principal, params.productId)),
  );

  api.write(
    { method: "patch", path: "/products/{productId}", summary: "Change a product", tag, permission: "products.write", params, body: updateProductSchema, reply: productSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      await reachable(tx, principal, params.productId);
      return answer(await updateProduct(tx, { productId: params.productId, actor: actorOf(principal), changes: body, ifMatch }));
    },
  );

  api.write(
    { method: "delete", path: "/products/{productId}", summary: "Archive a product", tag, permission: "products.write", params, reply: productSchema },
    async (tx, { principal, params, ifMatch }) => {
      await reachable(tx, principal, params.productId);
      return answer(await archiveProduct(tx, { productId: params.productId, actor: actorOf(principal), ifMatch }));
    },
  );

  api.write(
    { method: "post", path: "/products/{productId}/restore", summary: "Bring an archived product back", tag, permission: "products.write", params, reply: productSchema },
    async (tx, { principal, params, ifMatch }) => {
      await reachable(tx, principal, params.productId);
      return answer(await restoreProduct(tx, { productId: params.productId, actor: actorOf(principal), ifMatch }));
    },
  );
}

/** The product, if the caller's membership includes its brand; else 404 as if it did not exist (R24, R26). */
async function reachable(tx: Transaction, principal: Principal, productId: string): Promise<ProductRow> {
  const row = await getProduct(tx, productId);
  if (principal.brandIds !== null && !principal.brandIds.includes(row.brandId)) throw notFound("This product");
  return row;
}

const answer = (row: ProductRow) => ({ body: presentProduct(row), version: row.version });
