import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { newId, type Database } from "@agency/platform/db";
import { notFound } from "@agency/platform/http";
import { createRenditionMaker, type RenditionMaker, type RenditionSource } from "@agency/platform/media";
import type { Storage } from "@agency/platform/storage";
import { storageKeyOf } from "./add-asset.ts";
import { getAsset } from "./get-asset.ts";
import { renditionRules, type RenditionName } from "./rules.ts";
import { assetRenditions, type AssetRenditionRow, type AssetRow } from "./table.ts";

export interface Renditions {
  /**
   * The picture, or first page of a document, in another size: made when first asked for, once even when many ask together, and kept until the file or
   * its focus changes. @throws Problem 404 for what is neither, and for a crop of a document; StorageError, MediaError
   */
  of(asset: AssetRow, name: RenditionName): Promise<AssetRenditionRow>;
  close(): Promise<void>;
}

export function createRenditions({ db, storage, maker = createRenditionMaker() }: { db: Database; storage: Storage; maker?: RenditionMaker }): Renditions {
  const underWay = new Map<string, Promise<AssetRenditionRow>>();

  async function find(asset: AssetRow, name: RenditionName, source: string): Promise<AssetRenditionRow | undefined> {
    const [row] = await db.readForOrganization(asset.organizationId, (tx) =>
      tx.select().from(assetRenditions).where(and(eq(assetRenditions.assetId, asset.id), eq(assetRenditions.name, name), eq(assetRenditions.source, source))),
    );
    return row;
  }

  async function make(asset: AssetRow, name: RenditionName, source: string): Promise<AssetRenditionRow> {
    const found = await find(asset, name, source);
    if (found) return found;
    const { network: _network, ...size } = renditionRules[name];
    const focus = asset.focusX === null || asset.focusY === null ? null : { x: asset.focusX, y: asset.focusY };
    const made = await maker.make({ bytes: await storage.read(asset.storageKey), mimeType: asset.mimeType as RenditionSource["mimeType"] }, { ...size, focus }, asset.ai?.kind ?? null);
    const id = newId();
    const storageKey = storageKeyOf(asset.organizationId, id, size.format === "webp" ? "webp" : "jpg");
    const mimeType = `image/${size.format}`;
    await storage.put(storageKey, made.bytes, { contentType: mimeType });
    const kept = await db
      .forOrganization(asset.organizationId, async (tx) => {
        // Not for a file that was deleted meanwhile.
        await getAsset(tx, asset.id, { lock: true });
        const row = { id, organizationId: asset.organizationId, assetId: asset.id, name, source, mimeType, byteLength: made.bytes.byteLength, width: made.width, height: made.height, storageKey };
        const [inserted] = await tx.insert(assetRenditions).values(row).onConflictDoNothing().returning();
        return inserted;
      })
      .catch(async (error: unknown) => {
        await storage.delete(storageKey).catch(() => {});
        throw error;
      });
    if (kept) return kept;
    // Another process was faster.
    await storage.delete(storageKey).catch(() => {});
    return (await find(asset, name, source)) ?? make(asset, name, source);
  }

  return {
    async of(asset, name) {
      if (asset.kind !== "image" && !(asset.kind === "document" && renditionRules[name].fit === "inside")) throw notFound("This size");
      const source = sourceOf(asset, name);
      const key = `${asset.id}:${name}:${source}`;
      const running = underWay.get(key) ?? make(asset, name, source).finally(() => underWay.delete(key));
      underWay.set(key, running);
      return running;
    },
    close: () => maker.close(),
  };
}

/** Names the file and, where something is cut off, the point around which. */
export function sourceOf(asset: AssetRow, name: RenditionName): string {
  const focus = renditionRules[name].fit === "cover" ? `${asset.focusX ?? ""},${asset.focusY ?? ""}` : "";
  return createHash("sha256").update(`${asset.sha256}:${focus}`).digest("hex").slice(0, 32);
}
