import { createHash } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { GraphicTexts, TemplateInfo } from "@agency/creative";
import type { Transaction } from "@agency/platform/db";
import { invalid } from "@agency/platform/http";
import { assets, type AssetRow } from "../assets/index.ts";
import type { BrandRow } from "../brands/index.ts";
import { shownTexts } from "./rules.ts";
import type { Focus, GraphicFields, GraphicSizeName } from "./schema.ts";

/** A picture that a drawing shows; its bytes are read when it is drawn. */
export interface DrawnImage {
  asset: Pick<AssetRow, "id" | "sha256" | "storageKey" | "byteLength">;
  focus: Focus | null;
}
const imageSlots = ["logo", "photo", "photo2", "background"] as const;
export type ImageSlot = (typeof imageSlots)[number];

/** Everything that decides a picture but its size. */
export interface Drawing {
  template: string;
  colors: readonly string[];
  brandName: string;
  scheme: GraphicFields["scheme"];
  texts: GraphicTexts;
  language: "vi" | "en";
  images: Partial<Record<ImageSlot, DrawnImage>>;
  /** How the picture came to be, for the rights of what is stored. */
  madeWith: AssetRow[];
}

/**
 * Puts together what is to be drawn.
 * @throws Problem 422 naming a picture that is not in the library of this brand
 */
export async function resolveDrawing(tx: Transaction, input: { brand: BrandRow; language: "vi" | "en"; template: TemplateInfo; fields: GraphicFields; fromContent: GraphicTexts }): Promise<Drawing> {
  const { brand, fields, template } = input;
  const wanted: Record<ImageSlot, string | null> = {
    logo: fields.showLogo ? brand.logoAssetId : null,
    photo: template.photo === "none" ? null : fields.photoAssetId,
    photo2: template.photo2 ? fields.photo2AssetId : null,
    background: fields.backgroundAssetId,
  };
  const ids = [...new Set(Object.values(wanted).filter((id) => id !== null))];
  const found = ids.length === 0 ? [] : await tx.select().from(assets).where(and(inArray(assets.id, ids), eq(assets.kind, "image"), isNull(assets.deletedAt)));
  const usable = new Map(found.filter((asset) => asset.brandId === null || asset.brandId === brand.id).map((asset) => [asset.id, asset]));
  const images: Drawing["images"] = {};
  for (const slot of imageSlots) {
    const id = wanted[slot];
    if (id === null) continue;
    const asset = usable.get(id);
    if (asset) images[slot] = { asset, focus: slot === "photo" ? fields.focus : null };
    // A logo that was taken away is no reason to refuse: the brand's name stands in its place.
    else if (slot !== "logo") throw invalid("unknown_asset", `/fields/${slot}AssetId`, "This picture is not in the library of this brand. Choose another one.");
  }
  const places = new Set<string>(template.fields.map(({ field }) => field));
  const texts = Object.fromEntries(Object.entries(shownTexts(input.fromContent, fields.texts)).filter(([field]) => places.has(field))) as GraphicTexts;
  const madeWith = [images.photo, images.photo2, images.background].flatMap((image) => (image ? [usable.get(image.asset.id)!] : []));
  return { template: template.id, colors: fields.colors ?? brand.brandColors, brandName: brand.name, scheme: fields.scheme, texts, language: input.language, images, madeWith };
}

/** The same hash is the same picture. Counted up by hand when the engine draws something differently. */
const drawnBy = 1;

export function drawingHash(drawing: Drawing, size: GraphicSizeName): string {
  const { madeWith: _how, images, texts, ...rest } = drawing;
  const shown = imageSlots.map((slot) => (images[slot] ? [images[slot].asset.sha256, images[slot].focus] : null));
  const sortedTexts = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify([drawnBy, rest, sortedTexts, shown, size])).digest("hex");
}
