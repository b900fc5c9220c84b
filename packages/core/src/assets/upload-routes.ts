import type { Context } from "hono";
import { z } from "zod";
import { actorOf, Problem, type Api } from "@agency/platform/http";
import { StorageError, type DiskStorage } from "@agency/platform/storage";
import { assertBrandAccess } from "../brands/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { asAssetProblem } from "./media-problem.ts";
import { presentAsset, presentUpload } from "./present-asset.ts";
import type { AssetDependencies } from "./routes.ts";
import { assetSchema, uploadInputSchema, uploadSchema } from "./schema.ts";
import { beginUpload, cancelUpload, completeUpload, readUpload } from "./uploads.ts";

const params = z.object({ uploadId: z.uuid() });
const tag = "Assets";

export type UploadRouteDependencies = Pick<AssetDependencies, "db" | "storage" | "media" | "uses"> & { config: Pick<CoreDependencies["config"], "ASSET_QUOTA_BYTES" | "ASSET_UPLOAD_MS"> };

/** Large files: begin, send the parts straight to the store, complete. */
export function uploadRoutes(api: Api, deps: UploadRouteDependencies): void {
  const { config } = deps;
  const quotaBytes = config.ASSET_QUOTA_BYTES;

  api.raw(
    {
      method: "post",
      path: "/assets/uploads",
      summary: "Begin an upload in parts, for files of up to 2 GB. `PUT` each part to its address, then complete it",
      tag,
      permission: "assets.write",
      body: uploadInputSchema,
      reply: uploadSchema,
      status: 201,
    },
    async ({ principal, body }) => {
      if (body.brandId !== null) assertBrandAccess(principal, body.brandId);
      try {
        const { organizationId, brandIds } = principal;
        const { id: uploadId } = await beginUpload(deps, { ...body, organizationId, brandIds, actor: actorOf(principal), quotaBytes, lifeMs: config.ASSET_UPLOAD_MS });
        const { row, received, parts } = await readUpload(deps, { organizationId, brandIds, uploadId });
        return { body: presentUpload(row, received, parts) };
      } catch (error) {
        throw asAssetProblem(error, "/file");
      }
    },
  );

  api.raw(
    { method: "get", path: "/assets/uploads/{uploadId}", summary: "Read an upload: what has arrived, and fresh addresses for what has not", tag, permission: "assets.write", params, reply: uploadSchema },
    async ({ principal, params }) => {
      try {
        const { row, received, parts } = await readUpload(deps, { organizationId: principal.organizationId, brandIds: principal.brandIds, uploadId: params.uploadId });
        return { body: presentUpload(row, received, parts) };
      } catch (error) {
        throw asAssetProblem(error, "/file");
      }
    },
  );

  api.raw(
    { method: "post", path: "/assets/uploads/{uploadId}/complete", summary: "Check an upload whose parts have all arrived and put it into the library. Safe to repeat", tag, permission: "assets.write", params, reply: assetSchema },
    async ({ principal, params }) => {
      const { asset, isNew } = await completeUpload(deps, { organizationId: principal.organizationId, brandIds: principal.brandIds, actor: actorOf(principal), uploadId: params.uploadId, quotaBytes });
      return { body: presentAsset(asset), version: asset.version, status: isNew ? (201 as const) : (200 as const) };
    },
  );

  api.raw(
    { method: "delete", path: "/assets/uploads/{uploadId}", summary: "Give an upload up", tag, permission: "assets.write", params, reply: uploadSchema },
    async ({ principal, params }) => ({ body: presentUpload(await cancelUpload(deps, { organizationId: principal.organizationId, brandIds: principal.brandIds, uploadId: params.uploadId }), [], []) }),
  );
}

/** Answers `PUT /uploads/:token` where files live on this machine's disk; the token is the permission, as with a presigned address. */
export function receivePartRoute(storage: Pick<DiskStorage, "receivePart">): (c: Context) => Promise<Response> {
  return async (c) => {
    try {
      await storage.receivePart(c.req.param("token") ?? "", (c.req.raw.body ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>);
      return c.body(null, 200);
    } catch (error) {
      if (error instanceof StorageError && error.code === "not_found") throw new Problem(403, "upload_address_invalid", "This upload address is wrong or has expired. Read the upload again for a new one.");
      if (error instanceof StorageError && error.code === "incomplete") throw new Problem(422, "upload_part_length", "This part is not as long as announced.");
      throw asAssetProblem(error, "/file");
    }
  };
}
