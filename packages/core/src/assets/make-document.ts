import type { Database } from "@agency/platform/db";
import type { Actor } from "@agency/platform/live";
import { composeDocument, type MediaInspector, type RenditionMaker, type RenditionSource } from "@agency/platform/media";
import type { Storage } from "@agency/platform/storage";
import { invalid } from "@agency/platform/http";
import { addAsset } from "./add-asset.ts";
import { getAsset } from "./get-asset.ts";
import type { AssetAi } from "./schema.ts";
import type { AssetRow } from "./table.ts";

export interface MakeDocument {
  organizationId: string;
  brandIds: readonly string[] | null;
  brandId: string | null;
  actor: Actor;
  /** Pictures, a page each, in this order. */
  assetIds: readonly string[];
  title: string;
  quotaBytes: number;
}

/** Sharp on a phone held close, light enough to open at once. */
const pageSize = { width: 1_920, height: 1_920, fit: "inside", focus: null, format: "jpeg", quality: 88 } as const;

/**
 * Makes a PDF of pictures, as LinkedIn shows a carousel, and puts it into the library like an upload. Made of AI's pictures it
 * carries their mark. Event: `asset.created`.
 * @throws Problem 404 unknown picture, 422 what is none, and as `addAsset`; MediaError
 */
export async function makeDocument(deps: { db: Database; storage: Storage; media: MediaInspector; sizes: RenditionMaker }, input: MakeDocument): Promise<{ asset: AssetRow; isNew: boolean }> {
  const { organizationId, brandIds, brandId, actor, title, quotaBytes } = input;
  const rows = await deps.db.readForOrganization(organizationId, async (tx) => {
    const found: AssetRow[] = [];
    for (const [index, assetId] of input.assetIds.entries()) {
      const asset = await getAsset(tx, assetId, { brandIds });
      if (asset.kind !== "image") throw invalid("not_an_image", `/assetIds/${index}`, "Choose pictures: each becomes a page.");
      found.push(asset);
    }
    return found;
  });
  const pictures: Uint8Array[] = [];
  for (const row of rows) {
    const source: RenditionSource = { bytes: await deps.storage.read(row.storageKey), mimeType: row.mimeType as RenditionSource["mimeType"] };
    pictures.push((await deps.sizes.make(source, pageSize, null)).bytes);
  }
  const ai = aiOfAll(rows);
  const bytes = await composeDocument({ pictures, title, ...(ai ? { ai: ai.kind } : {}) });
  const media = await deps.media.inspectUpload(bytes, { fileName: `${title}.pdf`, ...(ai ? { ai: ai.kind } : {}) });
  return addAsset(deps, { organizationId, brandId, actor, media, fileName: `${title}.pdf`, ai, quotaBytes });
}

/** Wholly AI's only where every page is; a part otherwise. */
function aiOfAll(rows: readonly AssetRow[]): AssetAi | null {
  const marks = rows.flatMap(({ ai }) => ai ?? []);
  const [first] = marks;
  if (!first) return null;
  const isWhole = marks.length === rows.length && marks.every(({ kind }) => kind === "trainedAlgorithmicMedia");
  return { kind: isWhole ? "trainedAlgorithmicMedia" : "compositeWithTrainedAlgorithmicMedia", provider: first.provider, model: first.model };
}
