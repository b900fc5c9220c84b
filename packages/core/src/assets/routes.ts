import { z } from "zod";
import { actorOf, pageOf, pageQuery, Problem, toPage, type Api, type Principal } from "@agency/platform/http";
import type { MediaInspector } from "@agency/platform/media";
import { cleanText } from "@agency/platform/text";
import { assertBrandAccess } from "../brands/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { addAsset } from "./add-asset.ts";
import type { AssetUses } from "./asset-uses.ts";
import { changeAssets, deleteAsset, setArchived, updateAsset } from "./change-asset.ts";
import { assertFolder } from "./folders.ts";
import { getAsset } from "./get-asset.ts";
import { listAssets } from "./list-assets.ts";
import { asAssetProblem } from "./media-problem.ts";
import { presentAsset } from "./present-asset.ts";
import { maxAssetBytes, readForm } from "./read-form.ts";
import { assetKindSchema, assetSchema, bulkAssetsSchema, bulkResultSchema, importAssetSchema, tagsSchema, updateAssetSchema } from "./schema.ts";

const params = z.object({ assetId: z.uuid() });
const tag = "Assets";
const uploadFields = z.strictObject({
  brandId: z.uuid().nullable().default(null),
  folderId: z.uuid().nullable().default(null),
  alt: z.string().trim().max(1_000).nullable().default(null),
  tags: z
    .string()
    .max(1_000)
    .default("")
    .transform((text) => text.split(",").filter((part) => part.trim() !== ""))
    .pipe(tagsSchema),
});
type UploadFields = z.output<typeof uploadFields>;

export type AssetDependencies = Pick<CoreDependencies, "cursors" | "db" | "storage" | "egress"> & {
  config: Pick<CoreDependencies["config"], "ASSET_QUOTA_BYTES">;
  media: MediaInspector;
  uses: AssetUses;
};

export function assetRoutes(api: Api, { config, cursors, db, storage, egress, media, uses }: AssetDependencies): void {
  /** The same bytes make the same asset, so an upload repeated with or without an Idempotency-Key adds nothing (R18). */
  async function store(principal: Principal, pointer: "/file" | "/url", upload: UploadFields & { bytes: Uint8Array; fileName: string }) {
    if (upload.brandId !== null) assertBrandAccess(principal, upload.brandId);
    try {
      const { organizationId } = principal;
      const { folderId } = upload;
      if (folderId !== null) await db.readForOrganization(organizationId, (tx) => assertFolder(tx, folderId));
      const inspected = await media.inspectUpload(upload.bytes, { fileName: upload.fileName });
      const { asset, isNew } = await addAsset({ db, storage }, { ...upload, organizationId, actor: actorOf(principal), media: inspected, quotaBytes: config.ASSET_QUOTA_BYTES });
      return { body: presentAsset(asset), version: asset.version, status: isNew ? (201 as const) : (200 as const) };
    } catch (error) {
      throw asAssetProblem(error, pointer);
    }
  }

  api.raw(
    {
      method: "post",
      path: "/assets",
      summary: `Upload a file of at most ${maxAssetBytes / 1024 ** 2} MB: JPEG, PNG, WebP, GIF, MP4, MOV, MP3, WAV or PDF, in the field \`file\`, with \`brandId\`, \`folderId\`, \`alt\` and \`tags\` (comma-separated) where known. 200 when the same file is there already. Larger ones: \`/assets/uploads\``,
      tag,
      permission: "assets.write",
      consumes: "multipart/form-data",
      reply: assetSchema,
      status: 201,
    },
    async ({ c, principal }) => {
      const { bytes, fileName, fields } = await readForm(c);
      const parsed = uploadFields.safeParse(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, cleanText(value)])));
      if (!parsed.success) {
        const errors = parsed.error.issues.slice(0, 50).map((issue) => ({ pointer: `/${issue.path.join("/")}`, code: issue.code, detail: issue.message }));
        throw new Problem(422, "invalid_input", "Some fields are not right. Correct them and send again.", { errors });
      }
      return store(principal, "/file", { bytes, fileName, ...parsed.data });
    },
  );

  api.raw(
    { method: "post", path: "/assets/import", summary: "Copy a file from a public https address into the library", tag, permission: "assets.write", body: importAssetSchema, reply: assetSchema, status: 201 },
    async ({ principal, body }) => {
      const { url, ...fields } = body;
      if (body.brandId !== null) assertBrandAccess(principal, body.brandId);
      const fetched = await egress.fetchPublic(url, { maxBytes: maxAssetBytes }).catch((error: unknown) => {
        throw asAssetProblem(error, "/url");
      });
      if (fetched.status !== 200) {
        throw new Problem(422, "import_refused", `The other side answered ${fetched.status}. Check that the address opens without signing in.`, {
          errors: [{ pointer: "/url", code: "refused", detail: `Answered with status ${fetched.status}.` }],
        });
      }
      return store(principal, "/url", { bytes: fetched.bytes, fileName: nameIn(fetched.finalUrl), alt: null, ...fields });
    },
  );

  api.read(
    {
      method: "get",
      path: "/assets",
      summary: "List files, newest first",
      tag,
      permission: "assets.read",
      query: z.strictObject({
        ...pageQuery,
        brandId: z.uuid().optional(),
        kind: assetKindSchema.optional(),
        q: z.string().trim().max(200).optional(),
        folderId: z.union([z.uuid(), z.literal("none")]).optional(),
        tag: z.string().trim().max(40).optional(),
        rights: z.enum(["own", "stock", "ai", "expired"]).optional(),
        archived: z.stringbool().optional(),
      }),
      reply: pageOf(assetSchema),
    },
    async (tx, { principal, query }) => {
      if (query.brandId !== undefined) assertBrandAccess(principal, query.brandId);
      const { cursor, ...filter } = query;
      const scope = `assets:${principal.organizationId}`;
      const after = cursor ? (cursors.decode(scope, cursor)[0] as string) : null;
      const found = await listAssets(tx, { ...filter, brandIds: principal.brandIds, after });
      return { body: toPage(found, { limit: query.limit, signer: cursors, scope, key: (row) => [row.id], present: presentAsset }) };
    },
  );

  api.write(
    { method: "post", path: "/assets/bulk", summary: "Archive, restore, move, tag or set the rights of up to 100 files", tag, permission: "assets.write", body: bulkAssetsSchema, reply: bulkResultSchema },
    async (tx, { principal, body }) => {
      const { changed, skipped } = await changeAssets(tx, { brandIds: principal.brandIds, actor: actorOf(principal), changes: body });
      return { body: { changed: changed.map(presentAsset), skipped } };
    },
  );

  api.read(
    { method: "get", path: "/assets/{assetId}", summary: "Read what is known about a file", tag, permission: "assets.read", params, reply: assetSchema },
    async (tx, { principal, params }) => {
      const row = await getAsset(tx, params.assetId, { brandIds: principal.brandIds });
      return { body: presentAsset(row), version: row.version };
    },
  );

  api.write(
    { method: "patch", path: "/assets/{assetId}", summary: "Change name, description, tags, folder, brand, focus or rights of a file", tag, permission: "assets.write", params, body: updateAssetSchema, reply: assetSchema },
    async (tx, { principal, params, body, ifMatch }) => {
      if (body.brandId) assertBrandAccess(principal, body.brandId);
      const row = await updateAsset(tx, { assetId: params.assetId, brandIds: principal.brandIds, actor: actorOf(principal), changes: body, ifMatch });
      return { body: presentAsset(row), version: row.version };
    },
  );

  for (const [verb, archived, summary] of [
    ["archive", true, "Hide a file from the library; where it is used it stays"],
    ["restore", false, "Bring an archived file back"],
  ] as const) {
    api.write({ method: "post", path: `/assets/{assetId}/${verb}`, summary, tag, permission: "assets.write", params, reply: assetSchema }, async (tx, { principal, params }) => {
      const row = await setArchived(tx, { assetId: params.assetId, brandIds: principal.brandIds, actor: actorOf(principal), archived });
      return { body: presentAsset(row), version: row.version };
    });
  }

  api.write(
    { method: "delete", path: "/assets/{assetId}", summary: "Delete a file that nothing open uses", tag, permission: "assets.write", params, reply: assetSchema },
    async (tx, { principal, params }) => ({
      body: presentAsset(await deleteAsset(tx, { assetId: params.assetId, brandIds: principal.brandIds, actor: actorOf(principal), uses })),
    }),
  );
}

/** Last part of a path, as a name for people. */
function nameIn(url: string): string {
  const name = new URL(url).pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
