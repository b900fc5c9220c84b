import { and, eq } from "drizzle-orm";
import type { Context } from "hono";
import type { Database } from "@agency/platform/db";
import { notFound, unauthenticated, type Principal } from "@agency/platform/http";
import type { Storage } from "@agency/platform/storage";
import { getAsset } from "./get-asset.ts";
import { asAssetProblem } from "./media-problem.ts";
import type { Renditions } from "./renditions.ts";
import { isRenditionName } from "./rules.ts";
import { disposition, serveFile } from "./serve-file.ts";
import { assetVersions, type AssetRow } from "./table.ts";

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface FileDependencies {
  db: Database;
  storage: Storage;
  renditions: Renditions;
  authenticate: (c: Context) => Promise<Principal | null>;
}

/**
 * Answers `/files/:assetId` (an earlier file with `?file=<number>`) and `/files/:assetId/:rendition`: the bytes, for people
 * of the organization, inline only for images and where a player asks (R33). An address with `?v=` is kept by browsers;
 * one without asks again each time, because an asset may get another file.
 * @throws Problem 401, 404 or 416
 */
export function fileRoutes({ db, storage, renditions, authenticate }: FileDependencies): (c: Context) => Promise<Response> {
  return async (c) => {
    const principal = await authenticate(c);
    if (!principal) throw unauthenticated();
    const assetId = c.req.param("assetId") ?? "";
    const name = c.req.param("rendition");
    if (!uuidPattern.test(assetId) || !principal.permissions.has("assets.read")) throw notFound("This file");
    const number = Number(c.req.query("file") ?? 0);
    const file = await db.readForOrganization(principal.organizationId, async (tx) => {
      const asset = await getAsset(tx, assetId, { brandIds: principal.brandIds });
      if (!Number.isInteger(number) || number <= 0 || number >= asset.fileNumber || number > 1_000_000) return asset;
      const [version] = await tx.select().from(assetVersions).where(and(eq(assetVersions.assetId, assetId), eq(assetVersions.number, number)));
      if (!version) throw notFound("This version");
      const { fileName, mimeType, byteLength, sha256, storageKey } = version;
      return { ...asset, fileName, mimeType, byteLength, sha256, storageKey } satisfies AssetRow;
    });
    const headers = {
      "cache-control": c.req.query("v") || number > 0 ? "private, max-age=31536000, immutable" : "private, no-cache",
      "content-disposition": disposition(file.kind === "image" && c.req.query("download") === undefined ? "inline" : "attachment", file.fileName),
      "cross-origin-resource-policy": "same-origin",
      vary: "Cookie, Authorization",
    };
    if (name === undefined) return serveFile(c, storage, { ...file, etag: `"${file.sha256}"`, headers });
    if (!isRenditionName(name)) throw notFound("This size");
    const made = await renditions.of(file, name).catch((error: unknown) => {
      throw asAssetProblem(error, "/file");
    });
    return serveFile(c, storage, { ...made, etag: `"${made.id}"`, headers: { ...headers, "content-disposition": disposition("inline", `${name}.${made.mimeType === "image/webp" ? "webp" : "jpg"}`) } });
  };
}
