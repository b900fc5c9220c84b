import { z } from "zod";
import { actorOf, forbidden, pageOf, pageQuery, toPage, type Api } from "@agency/platform/http";
import type { CoreDependencies } from "../dependencies.ts";
import { getClient } from "../economics/index.ts";
import { assertBrandAccess } from "./access.ts";
import { archiveBrand, restoreBrand } from "./archive-brand.ts";
import { createBrand } from "./create-brand.ts";
import { getBrand } from "./get-brand.ts";
import { readGuardSettings, setGuardSettings } from "./guard-settings.ts";
import type { BrandHooks } from "./hooks.ts";
import { listBrands } from "./list-brands.ts";
import { presentBrand } from "./present-brand.ts";
import { brandSchema, createBrandSchema, guardSettingsSchema, setGuardSettingsSchema, updateBrandSchema } from "./schema.ts";
import { updateBrand } from "./update-brand.ts";

const params = z.object({ brandId: z.uuid() });
const tag = "Brands";

export function brandRoutes(api: Api, { cursors, brandHooks }: Pick<CoreDependencies, "cursors"> & { brandHooks?: BrandHooks }): void {
  api.read(
    {
      method: "get",
      path: "/brands",
      summary: "List brands",
      tag,
      permission: "brands.read",
      query: z.strictObject({ ...pageQuery, q: z.string().trim().max(200).optional() }),
      reply: pageOf(brandSchema),
    },
    async (tx, { principal, query }) => {
      const scope = `brands:${principal.organizationId}`;
      const after = query.cursor ? (cursors.decode(scope, query.cursor)[0] as string) : null;
      const found = await listBrands(tx, { q: query.q, brandIds: principal.brandIds, after, limit: query.limit });
      return { body: toPage(found, { limit: query.limit, signer: cursors, scope, key: (row) => [row.id], present: presentBrand }) };
    },
  );

  api.write(
    { method: "post", path: "/brands", summary: "Add a brand", tag, permission: "brands.write", body: createBrandSchema, reply: brandSchema, status: 201 },
    async (tx, { principal, body }) => {
      const row = await createBrand(tx, { organizationId: principal.organizationId, actor: actorOf(principal), brand: body });
      return { body: presentBrand(row), version: row.version };
    },
  );

  api.read(
    { method: "get", path: "/brands/{brandId}", summary: "Read a brand", tag, permission: "brands.read", params, reply: brandSchema },
    async (tx, { principal, params }) => {
      assertBrandAccess(principal, params.brandId);
      const row = await getBrand(tx, params.brandId);
      return { body: presentBrand(row), version: row.version };
    },
  );

  api.write(
    { method: "patch", path: "/brands/{brandId}", summary: "Change a brand", tag, permission: "brands.write", params, body: updateBrandSchema, reply: brandSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      assertBrandAccess(principal, params.brandId);
      if (body.clientId !== undefined) {
        await getBrand(tx, params.brandId);
        if (!principal.permissions.has("economics.write")) throw forbidden('Whose brand it is decides who pays. It needs "economics.write".');
        if (body.clientId !== null) await getClient(tx, body.clientId);
      }
      const row = await updateBrand(tx, { brandId: params.brandId, actor: actorOf(principal), changes: body, ifMatch });
      return { body: presentBrand(row), version: row.version };
    },
  );

  api.write(
    { method: "delete", path: "/brands/{brandId}", summary: "Archive a brand", tag, permission: "brands.write", params, reply: brandSchema },
    async (tx, { principal, params, ifMatch }) => {
      assertBrandAccess(principal, params.brandId);
      const row = await archiveBrand(tx, { brandId: params.brandId, hooks: brandHooks, actor: actorOf(principal), ifMatch });
      return { body: presentBrand(row), version: row.version };
    },
  );

  api.write(
    { method: "post", path: "/brands/{brandId}/restore", summary: "Bring an archived brand back", tag, permission: "brands.write", params, reply: brandSchema },
    async (tx, { principal, params, ifMatch }) => {
      assertBrandAccess(principal, params.brandId);
      const row = await restoreBrand(tx, { brandId: params.brandId, actor: actorOf(principal), ifMatch });
      return { body: presentBrand(row), version: row.version };
    },
  );

  api.read({ method: "get", path: "/guard-settings", summary: "Read the words that advertising law restricts", tag, permission: "brands.read", reply: guardSettingsSchema }, async (tx, { principal }) => {
    const settings = await readGuardSettings(tx, principal.organizationId);
    return { body: settings, version: settings.version };
  });

  api.write(
    { method: "put", path: "/guard-settings", summary: "Set the words that advertising law restricts", tag, permission: "brands.write", body: setGuardSettingsSchema, reply: guardSettingsSchema },
    async (tx, { principal, body, ifMatch }) => {
      const settings = await setGuardSettings(tx, { ...body, organizationId: principal.organizationId, actor: actorOf(principal), ifMatch });
      return { body: settings, version: settings.version };
    },
  );
}
