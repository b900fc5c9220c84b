import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newId, rows } from "@agency/platform/db";
import { actorOf, notFound, type Api } from "@agency/platform/http";
import type { CoreDependencies } from "../dependencies.ts";
import { storageKeyOf, usedBytes } from "./add-asset.ts";
import { createFolder, deleteFolder, listFolders, renameFolder } from "./folders.ts";
import { getAsset } from "./get-asset.ts";
import { listTags } from "./list-assets.ts";
import type { MediaLinks } from "./media-links.ts";
import { asAssetProblem } from "./media-problem.ts";
import { presentAsset } from "./present-asset.ts";
import { readForm } from "./read-form.ts";
import { sourceOf } from "./renditions.ts";
import { listVersions, replaceFile, restoreFile } from "./replace-file.ts";
import type { AssetDependencies } from "./routes.ts";
import { isRenditionName, renditionNames, renditionRules } from "./rules.ts";
import { assetFolderSchema, assetSchema, assetTagSchema, assetUsageSchema, assetUseSchema, assetVersionSchema, folderInputSchema, mediaLinkInputSchema, mediaLinkSchema, renditionSchema } from "./schema.ts";
import { assetRenditions } from "./table.ts";

const tag = "Assets";
const assetParams = z.object({ assetId: z.uuid() });
const folderParams = z.object({ folderId: z.uuid() });
const listOf = <Item extends z.ZodType>(item: Item) => z.object({ data: z.array(item) });

export type LibraryDependencies = Pick<AssetDependencies, "db" | "storage" | "media" | "uses"> & { config: Pick<CoreDependencies["config"], "ASSET_QUOTA_BYTES">; mediaLinks: MediaLinks };

/** The library around its files: folders, tags, room left, uses, history, sizes, addresses for networks. */
export function libraryRoutes(api: Api, { config, db, storage, media, uses, mediaLinks }: LibraryDependencies): void {
  const quotaBytes = config.ASSET_QUOTA_BYTES;

  api.read({ method: "get", path: "/asset-folders", summary: "List folders of the library", tag, permission: "assets.read", reply: listOf(assetFolderSchema) }, async (tx, { principal }) => ({ body: { data: await listFolders(tx, principal.brandIds) } }));
  api.write({ method: "post", path: "/asset-folders", summary: "Make a folder", tag, permission: "assets.write", body: folderInputSchema, reply: assetFolderSchema, status: 201 }, async (tx, { principal, body }) => ({
    body: await createFolder(tx, { organizationId: principal.organizationId, actor: actorOf(principal), name: body.name }),
  }));
  api.write({ method: "patch", path: "/asset-folders/{folderId}", summary: "Rename a folder", tag, permission: "assets.write", params: folderParams, body: folderInputSchema, reply: assetFolderSchema }, async (tx, { principal, params, body }) => ({
    body: await renameFolder(tx, { organizationId: principal.organizationId, actor: actorOf(principal), brandIds: principal.brandIds, folderId: params.folderId, name: body.name }),
  }));
  api.write({ method: "delete", path: "/asset-folders/{folderId}", summary: "Delete a folder; its files stay", tag, permission: "assets.write", params: folderParams, status: 204 }, async (tx, { principal, params }) => {
    await deleteFolder(tx, { organizationId: principal.organizationId, actor: actorOf(principal), folderId: params.folderId });
    return { body: undefined };
  });

  api.read({ method: "get", path: "/asset-tags", summary: "List tags in use, most used first", tag, permission: "assets.read", reply: listOf(assetTagSchema) }, async (tx, { principal }) => ({ body: { data: await listTags(tx, principal.brandIds) } }));
  api.read({ method: "get", path: "/asset-usage", summary: "Read how much room the library takes and has", tag, permission: "assets.read", reply: assetUsageSchema }, async (tx) => {
    const [found] = await rows<{ count: number }>(tx, sql`select count(*)::int as count from assets where deleted_at is null`);
    return { body: { usedBytes: await usedBytes(tx), quotaBytes, assets: found!.count } };
  });

  api.read({ method: "get", path: "/assets/{assetId}/uses", summary: "List where a file is in use", tag, permission: "assets.read", params: assetParams, reply: listOf(assetUseSchema) }, async (tx, { principal, params }) => {
    const asset = await getAsset(tx, params.assetId, { brandIds: principal.brandIds });
    const found = await uses.find(tx, asset.id);
    return { body: { data: found.map(({ what, id, title = null, status = null, open = true }) => ({ what, id, title, status, open })) } };
  });

  api.read({ method: "get", path: "/assets/{assetId}/versions", summary: "List the files that an asset has had, newest first", tag, permission: "assets.read", params: assetParams, reply: listOf(assetVersionSchema) }, async (tx, { principal, params }) => {
    const asset = await getAsset(tx, params.assetId, { brandIds: principal.brandIds });
    const earlier = await listVersions(tx, asset.id);
    const present = (row: Pick<typeof asset, "fileName" | "mimeType" | "byteLength" | "sha256" | "width" | "height" | "durationSeconds" | "createdAt">, number: number) => {
      const { fileName, mimeType, byteLength, sha256, width, height, durationSeconds } = row;
      return { number, fileName, mimeType, byteLength, sha256, width, height, durationSeconds, isCurrent: number === asset.fileNumber, url: `/files/${asset.id}?file=${number}`, createdAt: row.createdAt.toISOString() };
    };
    return { body: { data: [present(asset, asset.fileNumber), ...earlier.map((row) => present(row, row.number))] } };
  });

  api.raw(
    { method: "post", path: "/assets/{assetId}/file", summary: "Replace the file of an asset, which keeps its id and its history: `multipart/form-data` with `file`", tag, permission: "assets.write", params: assetParams, consumes: "multipart/form-data", reply: assetSchema },
    async ({ c, principal, params }) => {
      const { organizationId, brandIds } = principal;
      await db.readForOrganization(organizationId, (tx) => getAsset(tx, params.assetId, { brandIds }));
      const { bytes, fileName } = await readForm(c);
      const input = { assetId: params.assetId, brandIds, actor: actorOf(principal), uses, fileName, quotaBytes };
      try {
        const inspected = await media.inspectUpload(bytes, { fileName });
        const storageKey = storageKeyOf(organizationId, newId(), inspected.extension);
        await storage.put(storageKey, inspected.bytes, { contentType: inspected.mimeType });
        let kept: Awaited<ReturnType<typeof replaceFile>> | undefined;
        try {
          kept = await db.forOrganization(organizationId, (tx) => replaceFile(tx, { ...input, media: inspected, storageKey }));
        } finally {
          if (!kept?.isNew) await storage.delete(storageKey).catch(() => {});
        }
        return { body: presentAsset(kept.asset), version: kept.asset.version };
      } catch (error) {
        throw asAssetProblem(error, "/file");
      }
    },
  );
  api.write(
    { method: "post", path: "/assets/{assetId}/versions/{number}/restore", summary: "Bring an earlier file of an asset back as its newest", tag, permission: "assets.write", params: z.object({ assetId: z.uuid(), number: z.coerce.number().int().min(1).max(1_000_000) }), reply: assetSchema },
    async (tx, { principal, params }) => {
      const row = await restoreFile(tx, { assetId: params.assetId, number: params.number, brandIds: principal.brandIds, actor: actorOf(principal), uses });
      return { body: presentAsset(row), version: row.version };
    },
  );

  api.read({ method: "get", path: "/assets/{assetId}/renditions", summary: "List the sizes that networks want; each is made when first asked for", tag, permission: "assets.read", params: assetParams, reply: listOf(renditionSchema) }, async (tx, { principal, params }) => {
    const asset = await getAsset(tx, params.assetId, { brandIds: principal.brandIds });
    if (asset.kind !== "image") return { body: { data: [] } };
    const made = await tx.select().from(assetRenditions).where(eq(assetRenditions.assetId, asset.id));
    const data = renditionNames.map((name) => {
      const { network, width, height, fit } = renditionRules[name];
      const row = made.find((each) => each.name === name && each.source === sourceOf(asset, name));
      return { name, network, width: row?.width ?? width, height: row?.height ?? height, fit, url: `/files/${asset.id}/${name}?v=${asset.version}`, byteLength: row?.byteLength ?? null };
    });
    return { body: { data } };
  });

  api.write(
    { method: "post", path: "/assets/{assetId}/media-link", summary: "Make an address that anyone may fetch until it expires, for networks that pull media", tag, permission: "assets.write", params: assetParams, body: mediaLinkInputSchema, reply: mediaLinkSchema },
    async (tx, { principal, params, body }) => {
      const asset = await getAsset(tx, params.assetId, { brandIds: principal.brandIds });
      if (body.rendition !== null && (!isRenditionName(body.rendition) || asset.kind !== "image")) throw notFound("This size");
      const { url, expiresAt } = mediaLinks.linkTo({ organizationId: asset.organizationId, assetId: asset.id, sha256: asset.sha256, rendition: body.rendition }, { fileName: asset.fileName, expiresInSeconds: body.expiresInSeconds });
      return { body: { url, expiresAt: expiresAt.toISOString() } };
    },
  );
}
