import sharp from "sharp";
import { GraphicError, type Graphic, type GraphicImage, type TemplateInfo } from "@agency/creative";
import { notFound, Problem } from "@agency/platform/http";
import { StorageError, type Storage } from "@agency/platform/storage";
import { drawingHash, type Drawing, type DrawnImage } from "./drawing.ts";
import { createEngine, type GraphicEngine } from "./engine.ts";
import type { GraphicSizeName } from "./schema.ts";
import { createShelf } from "./shelf.ts";

/** A drawn picture in the form that travels: JPEG to be stored, WebP to be looked at. */
export type DrawnGraphic = Pick<Graphic, "bytes" | "mimeType" | "width" | "height" | "warnings"> & { hash: string };
export type DrawOptions = { format: "jpeg" | "webp"; maxSide: number | null };

export interface GraphicDesk {
  engine: GraphicEngine;
  /** @throws Problem 422 `unknown_template` */
  template(id: string, pointer?: string): TemplateInfo;
  /** Name of a picture without drawing it: its ETag. */
  etagOf(drawing: Drawing, size: GraphicSizeName, options: DrawOptions): string;
  /** @throws Problem 422 for what cannot be drawn, 503 where there is no engine */
  draw(drawing: Drawing, size: GraphicSizeName, options: DrawOptions): Promise<DrawnGraphic>;
}

/** Where pictures are drawn: keeps photos that were read and pictures that were drawn in a little memory, and draws each only once at a time. */
export function createGraphicDesk({ storage, engine = createEngine() }: { storage: Storage; engine?: GraphicEngine }): GraphicDesk {
  const photos = createShelf<Uint8Array>({ maxBytes: 24 * 1024 ** 2, sizeOf: (bytes) => bytes.byteLength });
  const pictures = createShelf<DrawnGraphic>({ maxBytes: 32 * 1024 ** 2, sizeOf: ({ bytes }) => bytes.byteLength });
  const templates = new Map(engine.templates().map((template) => [template.id, template]));

  const read = (image: DrawnImage | undefined): Promise<GraphicImage> | undefined =>
    image && photos.get(image.asset.sha256, () => storage.read(image.asset.storageKey)).then((bytes) => ({ bytes, focus: image.focus ?? undefined }));
  const keyOf = (drawing: Drawing, size: GraphicSizeName, { format, maxSide }: DrawOptions) => `${drawingHash(drawing, size)}-${format}-${maxSide ?? "full"}`;

  return {
    engine,
    template(id, pointer = "/template") {
      const found = templates.get(id);
      if (!found) throw new Problem(422, "unknown_template", "This template does not exist. Choose one of the list.", { errors: [{ pointer, code: "unknown", detail: "No template has this id." }] });
      return found;
    },
    etagOf: keyOf,
    draw: (drawing, size, options) =>
      pictures.get(keyOf(drawing, size, options), async () => {
        const [logo, photo, photo2, background] = await Promise.all([read(drawing.images.logo), read(drawing.images.photo), read(drawing.images.photo2), read(drawing.images.background)]).catch((error: unknown) => {
          throw error instanceof StorageError && error.code === "not_found" ? unreadable(error) : error;
        });
        const { template, colors, brandName, scheme, texts, language } = drawing;
        const input = { template, size, brandColors: colors, brandName, scheme: scheme ?? undefined, texts, language, logo, photo, photo2, background };
        const drawn = await engine.render({ ...input, format: options.format, quality: options.format === "jpeg" ? 92 : 84 }).catch((error: unknown) => {
          throw asGraphicProblem(error);
        });
        const picture = options.maxSide === null ? drawn : await shrink(drawn, options.maxSide);
        return { ...picture, hash: drawingHash(drawing, size) };
      }),
  };
}

async function shrink(drawn: Graphic, maxSide: number): Promise<Graphic> {
  if (Math.max(drawn.width, drawn.height) <= maxSide) return drawn;
  const { data, info } = await sharp(drawn.bytes).resize({ width: maxSide, height: maxSide, fit: "inside" }).webp({ quality: 82, effort: 2 }).toBuffer({ resolveWithObject: true });
  return { ...drawn, bytes: new Uint8Array(data), mimeType: "image/webp", width: info.width, height: info.height };
}

/** What the engine cannot draw, in words that say what to change. */
function asGraphicProblem(error: unknown): unknown {
  if (!(error instanceof GraphicError)) return error;
  switch (error.code) {
    case "unknown_template":
      return notFound("This template");
    case "engine_unavailable":
      return new Problem(503, "graphics_unavailable", "Graphics cannot be drawn on this machine. The drawing engine is not installed; run the installation again.", { cause: error });
    case "missing_text":
      return new Problem(422, "graphic_text_missing", "This template needs a text that is still empty.", { cause: error });
    default:
      return unreadable(error);
  }
}

const unreadable = (cause: Error) => new Problem(422, "graphic_image_unreadable", "A picture of this graphic could not be read. Choose another one.", { cause });
