import path from "node:path";
import type { Database } from "@agency/platform/db";
import { invalid } from "@agency/platform/http";
import type { Actor } from "@agency/platform/live";
import type { MediaInspector, RenditionMaker, RenditionSource } from "@agency/platform/media";
import type { Storage } from "@agency/platform/storage";
import { addAsset } from "./add-asset.ts";
import { getAsset } from "./get-asset.ts";
import { fittedSize, type FittedNetwork } from "./rules.ts";
import type { AssetRow } from "./table.ts";

export interface FitPicture {
  organizationId: string;
  brandIds: readonly string[] | null;
  actor: Actor;
  assetId: string;
  network: FittedNetwork;
  format: "feed" | "reel" | "story" | "draft";
  quotaBytes: number;
}

/**
 * Makes a copy of a picture that a network takes: JPEG, no larger than it shows, cut around the focus only where the network refuses the
 * shape. A new file of the library with the original's words, rights and AI mark. Event: `asset.created`.
 * @throws Problem 404, 422 for what is no picture; as `addAsset`; MediaError
 */
export async function fitPicture(deps: { db: Database; storage: Storage; media: MediaInspector; sizes: RenditionMaker }, input: FitPicture): Promise<{ asset: AssetRow; isNew: boolean }> {
  const { organizationId, brandIds, actor, network, quotaBytes } = input;
  const original = await deps.db.readForOrganization(organizationId, (tx) => getAsset(tx, input.assetId, { brandIds }));
  if (original.kind !== "image" || original.width === null || original.height === null) throw invalid("not_an_image", "/network", "Only pictures can be fitted here.");
  const focus = original.focusX === null || original.focusY === null ? null : { x: original.focusX, y: original.focusY };
  const source: RenditionSource = { bytes: await deps.storage.read(original.storageKey), mimeType: original.mimeType as RenditionSource["mimeType"] };
  const size = { ...fittedSize(network, input.format, { width: original.width, height: original.height }), focus, format: "jpeg", quality: 90 } as const;
  const made = await deps.sizes.make(source, size, original.ai?.kind ?? null);
  const fileName = `${path.parse(original.fileName).name}-${network}.jpg`;
  const media = await deps.media.inspectUpload(made.bytes, { fileName, ...(original.ai ? { ai: original.ai.kind } : {}) });
  return addAsset(deps, { organizationId, brandId: original.brandId, actor, media, fileName, alt: original.alt, rights: original.rights, ai: original.ai, folderId: original.folderId, tags: original.tags, quotaBytes });
}
