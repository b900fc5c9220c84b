import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database, Transaction } from "@agency/platform/db";
import type { Actor } from "@agency/platform/live";
import type { Storage } from "@agency/platform/storage";
import { addAsset, type AssetRow } from "../assets/index.ts";
import type { Asset } from "../assets/schema.ts";
import type { Drawing } from "./drawing.ts";
import { drawingHash } from "./drawing.ts";
import type { GraphicDesk } from "./graphic-desk.ts";
import type { GraphicSizeName, GraphicWarning } from "./schema.ts";

export interface StoredRender {
  size: GraphicSizeName;
  assetId: string;
  hash: string;
  warnings: GraphicWarning[];
}

export interface StoreRenders {
  organizationId: string;
  brandId: string;
  actor: Actor;
  drawing: Drawing;
  sizes: readonly GraphicSizeName[];
  /** Renders that stand already; the same hash is taken over as it is. */
  known?: readonly StoredRender[];
  quotaBytes: number;
}

/**
 * Draws every size and puts it into the library. A crash leaves at most pictures that nothing shows.
 * @throws Problem of the desk, 409 for an archived brand, 413 over quota
 */
export async function storeRenders({ db, storage, desk }: { db: Database; storage: Storage; desk: GraphicDesk }, input: StoreRenders): Promise<StoredRender[]> {
  const { drawing, organizationId, brandId, actor, quotaBytes } = input;
  const stored: StoredRender[] = [];
  for (const size of input.sizes) {
    const hash = drawingHash(drawing, size);
    const same = input.known?.find((render) => render.size === size && render.hash === hash);
    if (same) {
      stored.push(same);
      continue;
    }
    const drawn = await desk.draw(drawing, size, { format: "jpeg", maxSide: null });
    const { bytes, width, height } = drawn;
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const media = { kind: "image" as const, mimeType: "image/jpeg" as const, extension: "jpg", bytes, byteLength: bytes.byteLength, sha256, width, height };
    const fileName = `${drawing.template} ${size.replace(":", "x")}.jpg`;
    const { asset } = await addAsset({ db, storage }, { organizationId, brandId, actor, media, fileName, alt: altOf(drawing), rights: rightsOf(drawing), quotaBytes });
    stored.push({ size, assetId: asset.id, hash, warnings: drawn.warnings });
  }
  return stored;
}

/** A picture made from an AI picture is an AI picture too, and says by what. */
function rightsOf(drawing: Drawing): Asset["rights"] {
  const generated = drawing.madeWith.find((asset: AssetRow) => asset.rights.source === "ai");
  if (generated) return { ...generated.rights, note: `Graphic (${drawing.template})` };
  const stock = drawing.madeWith.find((asset) => asset.rights.source === "stock");
  return stock ? { ...stock.rights } : { source: "own", note: `Graphic (${drawing.template})` };
}

/** What stands on the picture is what someone who cannot see it should hear. */
const altOf = ({ texts }: Drawing): string | null => {
  const words = [texts.headline, texts.body, texts.price, texts.cta].filter((text) => text !== undefined && text !== "");
  return words.length === 0 ? null : words.join(". ").slice(0, 1_000);
};

/**
 * Takes former renders out of the library where nothing shows them; every edit would else leave a picture behind. Their bytes stay for
 * what was frozen or published with them.
 */
export async function dropUnusedRenders(tx: Transaction, assetIds: readonly string[]): Promise<void> {
  if (assetIds.length === 0) return;
  const ids = sql.join(assetIds.map((id) => sql`${id}::uuid`), sql`, `);
  await tx.execute(
    sql`update assets a set deleted_at = agency.now()
        where a.id in (${ids}) and a.deleted_at is null
          and not exists (select 1 from content_media m where m.asset_id = a.id)
          and not exists (select 1 from graphic_renders r where r.asset_id = a.id)
          and not exists (select 1 from brands b where b.logo_asset_id = a.id)
          and not exists (select 1 from products p where a.id = any (p.image_asset_ids))
          and not exists (select 1 from graphics g where g.fields ->> 'photoAssetId' = a.id::text or g.fields ->> 'photo2AssetId' = a.id::text or g.fields ->> 'backgroundAssetId' = a.id::text)`,
  );
}
