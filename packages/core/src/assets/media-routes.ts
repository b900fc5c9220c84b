import { and, eq } from "drizzle-orm";
import type { Context } from "hono";
import type { Database } from "@agency/platform/db";
import { notFound } from "@agency/platform/http";
import type { Storage } from "@agency/platform/storage";
import { findCopy } from "./copies/read-copies.ts";
import { getAsset } from "./get-asset.ts";
import type { MediaLinks } from "./media-links.ts";
import { asAssetProblem } from "./media-problem.ts";
import type { Renditions } from "./renditions.ts";
import { isRenditionName } from "./rules.ts";
import { serveFile } from "./serve-file.ts";
import { assetVersions } from "./table.ts";

/**
 * Answers `/media/:token/:name` for networks that fetch media by themselves: no session, whole or in parts, until the
 * token ends or the file is deleted. Wrong, changed and late tokens look alike.
 * @throws Problem 404 or 416
 */
export function mediaRoutes({ db, storage, renditions, mediaLinks }: { db: Database; storage: Storage; renditions: Renditions; mediaLinks: MediaLinks }): (c: Context) => Promise<Response> {
  return async (c) => {
    const grant = mediaLinks.open(c.req.param("token") ?? "");
    if (!grant) throw notFound("This file");
    const headers = { "cache-control": "public, max-age=300", "content-disposition": "inline", "cross-origin-resource-policy": "cross-origin" };
    const file = await db.readForOrganization(grant.organizationId, async (tx) => {
      const asset = await getAsset(tx, grant.assetId);
      if (asset.sha256 === grant.sha256) return asset;
      const copy = await findCopy(tx, asset.id, grant.sha256);
      if (copy) return { ...asset, mimeType: copy.mimeType, byteLength: copy.byteLength, sha256: copy.sha256, storageKey: copy.storageKey };
      const [version] = await tx.select().from(assetVersions).where(and(eq(assetVersions.assetId, asset.id), eq(assetVersions.sha256, grant.sha256))).limit(1);
      if (!version) throw notFound("This file");
      const { mimeType, byteLength, sha256, storageKey } = version;
      return { ...asset, mimeType, byteLength, sha256, storageKey };
    });
    if (grant.rendition === null) return serveFile(c, storage, { ...file, etag: `"${file.sha256}"`, headers });
    if (!isRenditionName(grant.rendition)) throw notFound("This size");
    const made = await renditions.of(file, grant.rendition).catch((error: unknown) => {
      throw asAssetProblem(error, "/file");
    });
    return serveFile(c, storage, { ...made, etag: `"${made.id}"`, headers });
  };
}
