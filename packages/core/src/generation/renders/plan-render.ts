import { asc, eq, sql } from "drizzle-orm";
import { integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { rows, type Transaction } from "@agency/platform/db";
import { conflict, invalid, notFound } from "@agency/platform/http";
import { reelAssetIds, scriptToReel, type ReelAspect, type ReelDefinition } from "@agency/creative/reel";
import { assets, getAsset } from "../../assets/index.ts";
import { getBrand } from "../../brands/index.ts";
import { assertBrandIsOpen } from "../../products/index.ts";
import type { GenerationSink } from "../sink.ts";
import { contentBrands } from "../images/content-brands.ts";
import type { RenderRequest } from "./render-request.ts";
import type { RenderVideo } from "./schema.ts";

/** Of a content, which stands a floor above, only which pictures it shows. Every column says its name, see `contentBrands`. */
const contentMedia = pgTable("content_media", { contentId: uuid("content_id").notNull(), assetId: uuid("asset_id").notNull(), position: integer("position").notNull() });

export interface PlannedRender {
  brandId: string;
  contentId: string | null;
  /** One a shape. */
  requests: RenderRequest[];
}

interface Access {
  brandIds: readonly string[] | null;
}

/**
 * What a wish for a reel means: its definition in each shape, with every file checked. Spends nothing.
 * @throws Problem 404, 409 (no script yet, archived brand), 422
 */
export async function planRender(tx: Transaction, deps: { generationSink: Pick<GenerationSink, "readSource"> }, { request, brandIds }: { request: RenderVideo } & Access): Promise<PlannedRender> {
  const brandId = await brandOf(tx, request);
  if (brandIds !== null && !brandIds.includes(brandId)) throw notFound(request.contentId === null ? "This brand" : "This content");
  const brand = await getBrand(tx, brandId);
  await assertBrandIsOpen(tx, brandId);
  const definition = request.definition ?? (await definitionOf(tx, deps, request, brand.name));
  await checkFiles(tx, definition, { brandIds });
  const aspects: ReelAspect[] = request.aspects ?? [definition.aspect];
  const logo = brand.logoAssetId === null ? null : await getAsset(tx, brand.logoAssetId, { brandIds }).catch(() => null);
  const look = {
    brand: { name: brand.name, colors: brand.brandColors.filter((color) => /^#[0-9a-f]{6}$/i.test(color)).slice(0, 12), website: brand.websiteUrl },
    logoAssetId: logo && isPicture(logo) ? logo.id : null,
  };
  const requests = [...new Set(aspects)].map((aspect) => ({ ...look, definition: { ...definition, aspect }, fileName: `reel-${aspect.replace(":", "x")}` }));
  return { brandId, contentId: request.contentId, requests };
}

async function brandOf(tx: Transaction, { contentId, brandId }: RenderVideo): Promise<string> {
  if (contentId === null) return brandId!;
  const [content] = await tx.select().from(contentBrands).where(eq(contentBrands.id, contentId));
  if (!content || (brandId !== undefined && content.brandId !== brandId)) throw notFound("This content");
  return content.brandId;
}

async function definitionOf(tx: Transaction, { generationSink }: { generationSink: Pick<GenerationSink, "readSource"> }, request: RenderVideo, brandName: string): Promise<ReelDefinition> {
  const { document, language } = await generationSink.readSource(tx, { contentId: request.contentId!, versionId: request.versionId });
  if (document.type !== "video") throw conflict("not_a_video_script", "Only a video script can be rendered. Write one for this content first, or send a definition.");
  const pictureAssetIds = request.pictureAssetIds ?? (await picturesOf(tx, request.contentId!));
  const definition = scriptToReel(document, {
    aspect: request.aspects?.[0] ?? "9:16",
    brandName,
    language,
    pictureAssetIds,
    sceneVoices: request.sceneVoices,
    outro: { headline: "", cta: outroWords[language] },
    musicAssetId: request.musicAssetId,
  });
  return { ...definition, voice: request.voice };
}

const outroWords = { vi: "Tìm hiểu ngay", en: "Find out more" } as const;

/** Those of the content, else of what it is about, else of what the brand sells. */
async function picturesOf(tx: Transaction, contentId: string): Promise<string[]> {
  const own = await ownPictures(tx, contentId);
  if (own.length > 0) return own;
  const found = await rows<{ id: string; is_subject: boolean }>(
    tx,
    sql`select a.id, coalesce(p.id = c.product_id, false) as is_subject
        from contents c join products p on p.brand_id = c.brand_id and p.archived_at is null
        cross join lateral unnest(p.image_asset_ids) with ordinality as image (id, position)
        join assets a on a.id = image.id and a.kind = 'image' and a.mime_type <> 'image/gif' and a.deleted_at is null and a.archived_at is null
        where c.id = ${contentId} order by is_subject desc, image.position, p.id limit ${mostBorrowed}`,
  );
  const ofSubject = found.filter(({ is_subject: isSubject }) => isSubject);
  return (ofSubject.length > 0 ? ofSubject : found).map(({ id }) => id);
}

const mostBorrowed = 6;

async function ownPictures(tx: Transaction, contentId: string): Promise<string[]> {
  const found = await tx
    .select({ id: assets.id, kind: assets.kind, mimeType: assets.mimeType })
    .from(contentMedia)
    .innerJoin(assets, eq(assets.id, contentMedia.assetId))
    .where(eq(contentMedia.contentId, contentId))
    .orderBy(asc(contentMedia.position));
  return found.filter(isPicture).map(({ id }) => id);
}

const isPicture = ({ kind, mimeType }: { kind: string; mimeType: string }): boolean => kind === "image" && mimeType !== "image/gif";

async function checkFiles(tx: Transaction, definition: ReelDefinition, { brandIds }: Access): Promise<void> {
  const { pictures, sounds } = reelAssetIds(definition);
  for (const assetId of pictures) if (!isPicture(await getAsset(tx, assetId, { brandIds }))) throw invalid("not_an_image", "/definition/scenes", "Choose JPEG, PNG or WebP pictures for the scenes.");
  for (const assetId of sounds) if ((await getAsset(tx, assetId, { brandIds })).kind !== "audio") throw invalid("not_a_recording", "/definition", "Choose MP3 or WAV recordings for voice and music.");
}
