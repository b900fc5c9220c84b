import { z } from "zod";
import { actorOf, type Api } from "@agency/platform/http";
import type { RenditionMaker } from "@agency/platform/media";
import { assertBrandAccess } from "../brands/index.ts";
import { fitPicture } from "./fit-picture.ts";
import { makeDocument } from "./make-document.ts";
import { asAssetProblem } from "./media-problem.ts";
import { presentAsset } from "./present-asset.ts";
import type { AssetDependencies } from "./routes.ts";
import { assetSchema, fitPictureSchema, makeDocumentSchema } from "./schema.ts";

export type DocumentDependencies = Pick<AssetDependencies, "db" | "storage" | "media" | "config"> & { sizes: RenditionMaker };

/** Files made of others here. Uploaded ones come the way of all files. */
export function documentRoutes(api: Api, { config, db, storage, media, sizes }: DocumentDependencies): void {
  api.raw(
    {
      method: "post", path: "/assets/documents", summary: "Make a PDF of pictures, a page each, all of the first one's size. 200 when the same document is there already", tag: "Assets", permission: "assets.write",
      body: makeDocumentSchema, reply: assetSchema, status: 201,
    },
    async ({ principal, body }) => {
      if (body.brandId !== null) assertBrandAccess(principal, body.brandId);
      const { organizationId, brandIds } = principal;
      try {
        const { asset, isNew } = await makeDocument({ db, storage, media, sizes }, { ...body, organizationId, brandIds, actor: actorOf(principal), quotaBytes: config.ASSET_QUOTA_BYTES });
        return { body: presentAsset(asset), version: asset.version, status: isNew ? (201 as const) : (200 as const) };
      } catch (error) {
        throw asAssetProblem(error, "/file");
      }
    },
  );
  api.raw(
    {
      method: "post", path: "/assets/{assetId}/fit", summary: "Make a copy of a picture that a network takes. 200 when the same copy is there already", tag: "Assets", permission: "assets.write",
      params: z.object({ assetId: z.uuid() }), body: fitPictureSchema, reply: assetSchema, status: 201,
    },
    async ({ principal, params, body }) => {
      const { organizationId, brandIds } = principal;
      try {
        const { asset, isNew } = await fitPicture({ db, storage, media, sizes }, { ...body, ...params, organizationId, brandIds, actor: actorOf(principal), quotaBytes: config.ASSET_QUOTA_BYTES });
        return { body: presentAsset(asset), version: asset.version, status: isNew ? (201 as const) : (200 as const) };
      } catch (error) {
        throw asAssetProblem(error, "/file");
      }
    },
  );
}
