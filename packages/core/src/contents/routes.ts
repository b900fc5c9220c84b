import { z } from "zod";
import { desc, eq } from "drizzle-orm";
import { actorOf, pageOf, pageQuery, toPage, type Api } from "@agency/platform/http";
import { assertBrandAccess } from "../brands/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { networkSchema } from "../channels/schema.ts";
import { assertContentAccess } from "./access.ts";
import { archiveContent, duplicateContent, restoreContent } from "./archive-content.ts";
import { createContent } from "./create-content.ts";
import { chooseVersion, editContent } from "./edit-content.ts";
import { exportSearchAds } from "./export-search-ads.ts";
import { getContent } from "./get-content.ts";
import type { ContentHooks } from "./hooks.ts";
import { listContents } from "./list-contents.ts";
import { setMedia, setPlacement } from "./place-content.ts";
import { presentContent, presentSummary } from "./present-content.ts";
import {
  chooseVersionSchema,
  contentListQuery,
  contentRevisionSchema,
  contentSchema,
  contentSummarySchema,
  createContentSchema,
  setMediaSchema,
  setPlacementSchema,
  updateContentSchema,
} from "./schema.ts";
import { contentRevisions, type ContentRow } from "./table.ts";

const params = z.object({ contentId: z.uuid() });
const tag = "Contents";

export function contentRoutes(api: Api, { db, cursors, contentHooks: hooks }: Pick<CoreDependencies, "db" | "cursors"> & { contentHooks: ContentHooks }): void {
  const view = async (tx: Parameters<typeof presentContent>[0], row: ContentRow) => ({ body: await presentContent(tx, hooks, row), version: row.version });

  api.read(
    { method: "get", path: "/contents", summary: "List contents", tag, permission: "contents.read", query: z.strictObject({ ...pageQuery, ...contentListQuery }), reply: pageOf(contentSummarySchema) },
    async (tx, { principal, query }) => {
      const { cursor, limit, ...filter } = query;
      const scope = `contents:${principal.organizationId}`;
      const after = cursor ? (cursors.decode(scope, cursor)[0] as string) : null;
      const found = await listContents(tx, { ...filter, organizationId: principal.organizationId, brandIds: principal.brandIds, after, limit });
      return { body: toPage(found, { limit, signer: cursors, scope, key: (row) => [row.id], present: presentSummary }) };
    },
  );

  api.write(
    { method: "post", path: "/contents", summary: "Add content that a person wrote", tag, permission: "contents.write", body: createContentSchema, reply: contentSchema, status: 201 },
    async (tx, { principal, body }) => {
      assertBrandAccess(principal, body.brandId);
      const row = await createContent(tx, { ...body, type: body.document.type, organizationId: principal.organizationId, actor: actorOf(principal) });
      return view(tx, row);
    },
  );

  api.raw(
    {
      method: "get",
      path: "/contents/google-ads-csv",
      summary: "Export search ads for Google Ads Editor",
      tag,
      permission: "contents.read",
      query: z.strictObject({ contentIds: z.string().transform((ids) => ids.split(",")).pipe(z.array(z.uuid()).min(1).max(100)), campaign: z.string().trim().min(1).max(200).optional(), adGroup: z.string().trim().min(1).max(200).optional() }),
      produces: "text/csv",
    },
    async ({ c, principal, query }) => {
      const { fileName, csv } = await db.readForOrganization(principal.organizationId, (tx) => exportSearchAds(tx, { principal, ...query }));
      return c.body(csv, 200, { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${fileName}"`, "x-content-type-options": "nosniff" });
    },
  );

  api.read({ method: "get", path: "/contents/{contentId}", summary: "Read content", tag, permission: "contents.read", params, reply: contentSchema }, async (tx, { principal, params }) => {
    const row = await getContent(tx, params.contentId);
    assertBrandAccess(principal, row.brandId);
    return view(tx, row);
  });

  api.write(
    { method: "patch", path: "/contents/{contentId}", summary: "Edit content as a new revision", tag, permission: "contents.write", params, body: updateContentSchema, reply: contentSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      await assertContentAccess(tx, principal, params.contentId);
      return view(tx, await editContent(tx, hooks, { ...body, contentId: params.contentId, actor: actorOf(principal), ifMatch }));
    },
  );

  api.write(
    { method: "post", path: "/contents/{contentId}/choose-version", summary: "Put an alternative in force", tag, permission: "contents.write", params, body: chooseVersionSchema, reply: contentSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      await assertContentAccess(tx, principal, params.contentId);
      return view(tx, await chooseVersion(tx, hooks, { contentId: params.contentId, versionId: body.versionId, actor: actorOf(principal), ifMatch }));
    },
  );

  api.write(
    { method: "put", path: "/contents/{contentId}/media", summary: "Set the pictures", tag, permission: "contents.write", params, body: setMediaSchema, reply: contentSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      await assertContentAccess(tx, principal, params.contentId);
      return view(tx, await setMedia(tx, hooks, { contentId: params.contentId, media: body.media, actor: actorOf(principal), ifMatch }));
    },
  );

  api.write(
    {
      method: "put",
      path: "/contents/{contentId}/placements/{network}",
      summary: "Say what one network gets differently",
      tag,
      permission: "contents.write",
      params: z.object({ contentId: z.uuid(), network: networkSchema }),
      body: setPlacementSchema,
      reply: contentSchema,
    },
    async (tx, { principal, params, body, ifMatch }) => {
      await assertContentAccess(tx, principal, params.contentId);
      return view(tx, await setPlacement(tx, hooks, { ...params, placement: body, actor: actorOf(principal), ifMatch }));
    },
  );

  api.read(
    { method: "get", path: "/contents/{contentId}/revisions", summary: "Read every edit, newest first", tag, permission: "contents.read", params, reply: z.object({ data: z.array(contentRevisionSchema) }) },
    async (tx, { principal, params }) => {
      await assertContentAccess(tx, principal, params.contentId);
      const found = await tx.select().from(contentRevisions).where(eq(contentRevisions.contentId, params.contentId)).orderBy(desc(contentRevisions.id)).limit(200);
      return {
        body: {
          data: found.map((row) => ({ id: row.id, versionId: row.versionId, number: row.number, origin: row.origin, authorId: row.authorId, document: row.document, createdAt: row.createdAt.toISOString() })),
        },
      };
    },
  );

  api.write(
    { method: "post", path: "/contents/{contentId}/duplicate", summary: "Make a new draft from content", tag, permission: "contents.write", params, reply: contentSchema, status: 201 },
    async (tx, { principal, params }) => {
      await assertContentAccess(tx, principal, params.contentId);
      return view(tx, await duplicateContent(tx, { contentId: params.contentId, actor: actorOf(principal) }));
    },
  );

  api.write(
    { method: "delete", path: "/contents/{contentId}", summary: "Archive content and cancel what is planned", tag, permission: "contents.write", params, reply: contentSchema },
    async (tx, { principal, params, ifMatch }) => {
      await assertContentAccess(tx, principal, params.contentId);
      return view(tx, await archiveContent(tx, hooks, { contentId: params.contentId, actor: actorOf(principal), ifMatch }));
    },
  );

  api.write(
    { method: "post", path: "/contents/{contentId}/restore", summary: "Take archived content back as a draft", tag, permission: "contents.write", params, reply: contentSchema },
    async (tx, { principal, params }) => {
      await assertContentAccess(tx, principal, params.contentId);
      return view(tx, await restoreContent(tx, { contentId: params.contentId, actor: actorOf(principal) }));
    },
  );
}
