import { z } from "zod";
import type { Api, Reply } from "@agency/platform/http";
import { assertBrandAccess, getBrand } from "../brands/index.ts";
import { assertContentAccess, getContent } from "../contents/index.ts";
import { createGraphic, type GraphicDependencies } from "./create-graphic.ts";
import { drawPost } from "./draw-post.ts";
import type { DrawnGraphic } from "./graphic-desk.ts";
import { getGraphic, listGraphics, presentGraphic } from "./get-graphic.ts";
import { sampleDrawing, thumbnailSide, thumbnailUrl } from "./list-templates.ts";
import { readPost, wantedSizes } from "./read-post.ts";
import {
  contentGraphicSchema,
  contentGraphicsSchema,
  contentGraphicTextsSchema,
  createGraphicSchema,
  graphicSuggestionSchema,
  templateParam,
  listedTemplateSchema,
  previewGraphicSchema,
  suggestGraphicsSchema,
  templateQuery,
  updateGraphicSchema,
} from "./schema.ts";
import { suggestGraphics } from "./suggest-graphics.ts";
import type { GraphicRow } from "./table.ts";
import { deleteGraphic, updateGraphic } from "./update-graphic.ts";

const tag = "Graphics";
const params = z.object({ graphicId: z.uuid() });
const ofContent = z.object({ contentId: z.uuid() });

export function graphicRoutes(api: Api, deps: GraphicDependencies): void {
  const { db, graphicDesk: desk } = deps;
  const view = async (organizationId: string, row: GraphicRow): Promise<Reply<z.input<typeof contentGraphicSchema>>> => ({ body: await db.readForOrganization(organizationId, (tx) => presentGraphic(tx, row)), version: row.version });

  api.read(
    { method: "get", path: "/graphics/templates", summary: "List templates as they look for a brand", tag, permission: "brands.read", query: z.strictObject(templateQuery), reply: z.object({ data: z.array(listedTemplateSchema) }) },
    async (tx, { principal, query }) => {
      assertBrandAccess(principal, (await getBrand(tx, query.brandId)).id);
      const data = [];
      for (const template of desk.engine.templates()) {
        const drawing = await sampleDrawing(tx, desk, { brandId: query.brandId, template: template.id });
        const etag = desk.etagOf(drawing, query.size, { format: "webp", maxSide: thumbnailSide });
        data.push({ ...listedTemplateSchema.omit({ thumbnailUrl: true }).parse(template), thumbnailUrl: thumbnailUrl({ ...query, template: template.id, etag }) });
      }
      return { body: { data } };
    },
  );

  api.raw(
    {
      method: "get",
      path: "/graphics/templates/thumbnail",
      summary: "Look at a template as it looks for a brand",
      tag,
      permission: "brands.read",
      query: z.strictObject({ ...templateQuery, ...templateParam, v: z.string().max(80).optional() }),
      produces: "image/webp",
    },
    async ({ c, principal, query }) => {
      const drawing = await db.readForOrganization(principal.organizationId, async (tx) => {
        assertBrandAccess(principal, (await getBrand(tx, query.brandId)).id);
        return sampleDrawing(tx, desk, query);
      });
      const options = { format: "webp" as const, maxSide: thumbnailSide };
      const etag = `"${desk.etagOf(drawing, query.size, options)}"`;
      // The address names what it shows, so a browser may keep it for long.
      const cache = query.v === undefined ? "private, no-cache" : "private, max-age=604800, immutable";
      return c.req.header("if-none-match") === etag ? new Response(null, { status: 304, headers: headersOf(etag, cache) }) : picture(await desk.draw(drawing, query.size, options), etag, cache);
    },
  );

  api.raw(
    { method: "post", path: "/graphics/suggest", summary: "Suggest three templates for a content, filled with its texts", tag, permission: "contents.read", body: suggestGraphicsSchema, reply: z.object({ data: z.array(graphicSuggestionSchema) }) },
    async ({ principal, body }) => ({
      body: await db.readForOrganization(principal.organizationId, async (tx) => {
        await assertContentAccess(tx, principal, body.contentId);
        return { data: await suggestGraphics(tx, desk, body.contentId) };
      }),
    }),
  );

  api.raw(
    { method: "post", path: "/graphics/preview", summary: "Draw a graphic without keeping it; what had to give way stands in the header X-Graphic-Warnings", tag, permission: "contents.read", body: previewGraphicSchema, produces: "image/webp" },
    async ({ c, principal, body }) => {
      const drawing = await db.readForOrganization(principal.organizationId, async (tx) => {
        await assertContentAccess(tx, principal, body.contentId);
        return (await drawPost(tx, desk, body)).drawing;
      });
      const options = { format: "webp" as const, maxSide: body.maxSide };
      const etag = `"${desk.etagOf(drawing, body.size, options)}"`;
      return c.req.header("if-none-match") === etag ? new Response(null, { status: 304, headers: headersOf(etag, "private, no-cache") }) : picture(await desk.draw(drawing, body.size, options), etag, "private, no-cache");
    },
  );

  api.read(
    { method: "get", path: "/contents/{contentId}/graphics", summary: "List the graphics of a content", tag, permission: "contents.read", params: ofContent, reply: contentGraphicsSchema },
    async (tx, { principal, params }) => {
      await assertContentAccess(tx, principal, params.contentId);
      const content = await getContent(tx, params.contentId);
      return { body: { data: await listGraphics(tx, params.contentId), sizes: await wantedSizes(tx, content) } };
    },
  );

  api.read(
    {
      method: "get",
      path: "/contents/{contentId}/graphic-texts/{template}",
      summary: "Read what a content says in each place of a template",
      tag,
      permission: "contents.read",
      params: ofContent.extend(templateParam),
      reply: contentGraphicTextsSchema,
    },
    async (tx, { principal, params }) => {
      await assertContentAccess(tx, principal, params.contentId);
      const template = desk.template(params.template, "/path/template");
      const post = await readPost(tx, params.contentId);
      return { body: { template: template.id, texts: desk.engine.textsOf(template, post), photoAssetId: post.photoAssetId } };
    },
  );

  api.raw(
    { method: "post", path: "/graphics", summary: "Keep a graphic with a content, in the sizes of its networks. 200 when the same one is there already", tag, permission: "contents.write", body: createGraphicSchema, reply: contentGraphicSchema, status: 201 },
    async ({ principal, body }) => {
      const { graphic, isNew } = await createGraphic(deps, principal, body);
      return { ...(await view(principal.organizationId, graphic)), status: isNew ? 201 : 200 };
    },
  );

  api.read({ method: "get", path: "/graphics/{graphicId}", summary: "Read a graphic", tag, permission: "contents.read", params, reply: contentGraphicSchema }, async (tx, { principal, params }) => {
    const row = await getGraphic(tx, params.graphicId);
    await assertContentAccess(tx, principal, row.contentId);
    return { body: await presentGraphic(tx, row), version: row.version };
  });

  api.raw(
    { method: "patch", path: "/graphics/{graphicId}", summary: "Change what a graphic shows, its sizes, or which one the content shows", tag, permission: "contents.write", params, body: updateGraphicSchema, reply: contentGraphicSchema },
    async ({ principal, params, body, ifMatch }) => view(principal.organizationId, await updateGraphic(deps, principal, { ...body, ...params, ifMatch })),
  );

  api.raw(
    { method: "delete", path: "/graphics/{graphicId}", summary: "Take a graphic away, and its picture out of the content", tag, permission: "contents.write", params, status: 204 },
    async ({ principal, params, ifMatch }) => {
      await deleteGraphic(deps, principal, { ...params, ifMatch });
      return new Response(null, { status: 204 });
    },
  );
}

const headersOf = (etag: string, cache: string): Record<string, string> => ({ etag, "cache-control": cache, vary: "Cookie, Authorization", "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox", "cross-origin-resource-policy": "same-origin" });

function picture(drawn: DrawnGraphic, etag: string, cache: string): Response {
  // ASCII by nature: codes, names of places and colours.
  return new Response(drawn.bytes as Uint8Array<ArrayBuffer>, { headers: { ...headersOf(etag, cache), "content-type": drawn.mimeType, "x-graphic-warnings": JSON.stringify(drawn.warnings) } });
}
