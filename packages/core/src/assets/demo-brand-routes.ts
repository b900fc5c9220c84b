import { actorOf, forbidden, type Api } from "@agency/platform/http";
import { presentBrand } from "../brands/index.ts";
import { brandSchema, loadDemoBrandSchema } from "../brands/schema.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { loadDemoBrand } from "./load-demo-brand.ts";

export type DemoBrandDependencies = Pick<CoreDependencies, "storage"> & { config: Pick<CoreDependencies["config"], "ASSET_QUOTA_BYTES"> };

export function demoBrandRoutes(api: Api, { config, storage }: DemoBrandDependencies): void {
  api.write(
    { method: "post", path: "/brands/demo", summary: "Load a demo brand with products and pictures", tag: "Brands", permission: "brands.write", body: loadDemoBrandSchema, reply: brandSchema, status: 201 },
    async (tx, { principal, body }) => {
      for (const needed of ["products.write", "assets.write"]) {
        if (!principal.permissions.has(needed)) throw forbidden(`A demo brand comes with products and pictures. It needs "${needed}".`);
      }
      const { organizationId } = principal;
      const { brand, isNew } = await loadDemoBrand(tx, storage, { organizationId, actor: actorOf(principal), demo: body.demo, quotaBytes: config.ASSET_QUOTA_BYTES });
      return { body: presentBrand(brand), version: brand.version, status: isNew ? 201 : 200 };
    },
  );
}
