import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq, inArray, sql } from "drizzle-orm";
import { newId, rows, type Database, type Transaction } from "@agency/platform/db";
import { conflict, notFound, Problem } from "@agency/platform/http";
import type { Actor } from "@agency/platform/live";
import { MediaError, type MediaInspector } from "@agency/platform/media";
import { StorageError, type PartAddress, type Storage } from "@agency/platform/storage";
import { assertBrandIsOpen } from "../products/index.ts";
import { assertQuota, insertAsset, lockLibrary, shownName, storageKeyOf } from "./add-asset.ts";
import type { AssetUses } from "./asset-uses.ts";
import { cleanTags } from "./asset-words.ts";
import { assertFolder } from "./folders.ts";
import { getAsset } from "./get-asset.ts";
import { asAssetProblem } from "./media-problem.ts";
import { replaceFile } from "./replace-file.ts";
import { partLengths, uploadPartBytes } from "./rules.ts";
import { assetUploads, type AssetRow, type AssetUploadRow } from "./table.ts";

export interface UploadDependencies {
  db: Database;
  storage: Storage;
  media: MediaInspector;
  uses: AssetUses;
}
export interface BeginUpload {
  organizationId: string;
  brandIds: readonly string[] | null;
  actor: Actor;
  fileName: string;
  byteLength: number;
  brandId: string | null;
  folderId: string | null;
  alt: string | null;
  tags: readonly string[];
  replaceAssetId: string | null;
  quotaBytes: number;
  /** How long the parts may take. */
  lifeMs: number;
}
type Mine = { organizationId: string; brandIds: readonly string[] | null; uploadId: string };

/** How long the addresses of parts hold; a new reading gives new ones. */
const addressSeconds = 3_600;
/** Longest time that checking a file may take before another request may take over. */
const leaseSeconds = 600;

/**
 * Opens an upload in parts: the quota is asked before a byte is sent, uploads under way counted in.
 * @throws Problem 404, 409, 413; StorageError
 */
export async function beginUpload({ db, storage }: Pick<UploadDependencies, "db" | "storage">, input: BeginUpload): Promise<AssetUploadRow> {
  const { organizationId, quotaBytes, byteLength } = input;
  await db.readForOrganization(organizationId, async (tx) => {
    if (input.brandId !== null) await assertBrandIsOpen(tx, input.brandId);
    if (input.folderId !== null) await assertFolder(tx, input.folderId);
    if (input.replaceAssetId !== null) await getAsset(tx, input.replaceAssetId, { brandIds: input.brandIds });
    await assertQuota(tx, { media: { byteLength }, quotaBytes }, await announcedBytes(tx));
  });
  const id = newId();
  const storageKey = `uploads/${organizationId}/${id}`;
  const { uploadId } = await storage.beginUpload(storageKey, { contentType: "application/octet-stream" });
  try {
    return await db.forOrganization(organizationId, async (tx) => {
      await lockLibrary(tx, organizationId);
      await assertQuota(tx, { media: { byteLength }, quotaBytes }, await announcedBytes(tx));
      const [row] = await tx
        .insert(assetUploads)
        .values({
          id,
          organizationId,
          brandId: input.brandId,
          folderId: input.folderId,
          assetId: input.replaceAssetId,
          fileName: shownName(input.fileName),
          alt: input.alt,
          tags: cleanTags(input.tags),
          byteLength,
          partBytes: uploadPartBytes,
          storageKey,
          remoteUploadId: uploadId,
          status: "open",
          createdBy: input.actor.kind === "user" ? input.actor.id : null,
          expiresAt: sql`agency.now() + ${`${input.lifeMs} milliseconds`}::interval`,
        })
        .returning();
      return row!;
    });
  } catch (error) {
    await storage.abortUpload({ key: storageKey, uploadId }).catch(() => {});
    throw error;
  }
}

/** The upload with what has arrived and addresses for what has not. @throws Problem 404; StorageError */
export async function readUpload({ db, storage }: Pick<UploadDependencies, "db" | "storage">, mine: Mine): Promise<{ row: AssetUploadRow; received: number[]; parts: (PartAddress & { byteLength: number })[] }> {
  const row = await db.readForOrganization(mine.organizationId, (tx) => getUpload(tx, mine));
  if (row.status !== "open" || row.expiresAt.getTime() <= Date.now()) return { row, received: [], parts: [] };
  const upload = { key: row.storageKey, uploadId: row.remoteUploadId };
  const lengths = partLengths(row.byteLength, row.partBytes);
  const whole = new Set((await storage.receivedParts(upload).catch(unlessOver)).filter(({ partNumber, byteLength }) => lengths[partNumber - 1] === byteLength).map(({ partNumber }) => partNumber));
  const missing = lengths.map((byteLength, index) => ({ partNumber: index + 1, byteLength })).filter(({ partNumber }) => !whole.has(partNumber));
  const parts = await Promise.all(missing.map(async (part) => ({ ...(await storage.partAddress(upload, { ...part, expiresInSeconds: addressSeconds })), byteLength: part.byteLength })));
  return { row, received: [...whole].toSorted((one, other) => one - other), parts };
}

/**
 * Joins the parts, checks the file as every upload is checked (R32) and puts it into the library. Asked again it answers
 * the same asset; a crash on the way leaves the upload to be completed again, or to the sweeper.
 * @throws Problem 404, 409 where parts are missing or it is being checked, 413, 415, 422, 507
 */
export async function completeUpload(deps: UploadDependencies, input: Mine & { actor: Actor; quotaBytes: number }): Promise<{ asset: AssetRow; isNew: boolean }> {
  const { db, storage } = deps;
  const claimed = await db.forOrganization(input.organizationId, (tx) => claimUpload(tx, input));
  if (claimed.status === "done") return { asset: await db.readForOrganization(input.organizationId, (tx) => getAsset(tx, claimed.assetId!, { brandIds: input.brandIds })), isNew: false };
  const folder = await mkdtemp(join(tmpdir(), "agency-upload-"));
  try {
    await joinParts(storage, claimed);
    const path = join(folder, "given");
    const found = await download(storage, claimed.storageKey, path);
    if (found !== claimed.byteLength) throw new MediaError("corrupt", `The file has ${found} bytes, ${claimed.byteLength} were announced. Upload it again.`);
    const { path: cleanPath, ...facts } = await deps.media.inspectFile(path, { fileName: claimed.fileName });
    const storageKey = storageKeyOf(input.organizationId, newId(), facts.extension);
    await storage.put(storageKey, createReadStream(cleanPath) as AsyncIterable<Uint8Array>, { contentType: facts.mimeType });
    let kept: { asset: AssetRow; isNew: boolean } | undefined;
    try {
      kept = await db.forOrganization(input.organizationId, async (tx) => {
        const { organizationId, actor, brandIds, quotaBytes } = input;
        const { brandId, folderId, alt, tags, fileName, assetId } = claimed;
        const added =
          assetId === null
            ? await insertAsset(tx, { id: newId(), storageKey, organizationId, brandId, folderId, alt, tags, fileName, actor, media: facts, quotaBytes })
            : await replaceFile(tx, { assetId, brandIds, actor, uses: deps.uses, media: facts, fileName, storageKey, quotaBytes });
        await tx.update(assetUploads).set({ status: "done", assetId: added.asset.id, leaseUntil: null, errorCode: null, errorDetail: null }).where(eq(assetUploads.id, claimed.id));
        return added;
      });
    } finally {
      if (!kept?.isNew) await storage.delete(storageKey).catch(() => {});
    }
    await storage.delete(claimed.storageKey).catch(() => {});
    return kept;
  } catch (error) {
    await db.forOrganization(input.organizationId, (tx) => noteFailure(tx, claimed, error)).catch(() => {});
    if (error instanceof MediaError) await storage.delete(claimed.storageKey).catch(() => {});
    throw asAssetProblem(error, "/file");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Gives an upload up; its parts go at once. @throws Problem 404, 409 while it is being checked */
export async function cancelUpload({ db, storage }: Pick<UploadDependencies, "db" | "storage">, mine: Mine): Promise<AssetUploadRow> {
  const row = await db.forOrganization(mine.organizationId, async (tx) => {
    const found = await getUpload(tx, mine, true);
    if (found.status === "checking" && (found.leaseUntil?.getTime() ?? 0) > Date.now()) throw beingChecked();
    if (found.status !== "open" && found.status !== "checking") return found;
    const [cancelled] = await tx.update(assetUploads).set({ status: "cancelled", leaseUntil: null }).where(eq(assetUploads.id, found.id)).returning();
    return cancelled!;
  });
  if (row.status === "cancelled") await forgetUpload(storage, row).catch(() => {});
  return row;
}

/** Removes what an upload left in the store. */
export async function forgetUpload(storage: Storage, row: Pick<AssetUploadRow, "storageKey" | "remoteUploadId">): Promise<void> {
  await storage.abortUpload({ key: row.storageKey, uploadId: row.remoteUploadId });
  await storage.delete(row.storageKey);
}

async function getUpload(tx: Transaction, { uploadId, brandIds }: Mine, lock = false): Promise<AssetUploadRow> {
  const query = tx.select().from(assetUploads).where(eq(assetUploads.id, uploadId));
  const [row] = lock ? await query.for("update") : await query;
  if (!row || (brandIds !== null && row.brandId !== null && !brandIds.includes(row.brandId))) throw notFound("This upload");
  return row;
}

async function claimUpload(tx: Transaction, mine: Mine): Promise<AssetUploadRow> {
  const row = await getUpload(tx, mine, true);
  if (row.status === "done") return row;
  if (row.status === "failed") throw new Problem(422, row.errorCode ?? "upload_failed", row.errorDetail ?? "This file was refused.");
  if (row.status === "cancelled" || row.status === "expired") throw conflict("upload_over", "This upload is over. Begin again.");
  const [claimed] = await tx
    .update(assetUploads)
    .set({ status: "checking", leaseUntil: sql`agency.now() + ${`${leaseSeconds} seconds`}::interval` })
    .where(and(eq(assetUploads.id, row.id), sql`(status = 'open' and expires_at > agency.now() or status = 'checking' and lease_until < agency.now())`))
    .returning();
  if (claimed) return claimed;
  throw row.status === "checking" ? beingChecked() : conflict("upload_over", "This upload is over. Begin again.");
}

/** What was joined before a crash stays joined. */
async function joinParts(storage: Storage, row: AssetUploadRow): Promise<void> {
  if (await storage.exists(row.storageKey)) return;
  try {
    await storage.completeUpload({ key: row.storageKey, uploadId: row.remoteUploadId });
  } catch (error) {
    if (error instanceof StorageError && error.code === "incomplete") throw conflict("upload_incomplete", "Parts of this file have not arrived. Send them, then complete it again.");
    if (error instanceof StorageError && error.code === "not_found") throw conflict("upload_over", "This upload is over. Begin again.");
    throw error;
  }
}

async function download(storage: Storage, key: string, path: string): Promise<number> {
  const { stream } = await storage.open(key);
  await using file = await open(path, "wx", 0o600);
  let total = 0;
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    for (let at = 0; at < chunk.byteLength; ) at += (await file.write(chunk, at)).bytesWritten;
    total += chunk.byteLength;
  }
  return total;
}

/** A file that is refused stays refused; trouble of ours leaves the upload open. */
async function noteFailure(tx: Transaction, row: AssetUploadRow, error: unknown): Promise<void> {
  const isFinal = error instanceof MediaError || (error instanceof Problem && ["asset_kind_differs", "asset_duplicate", "asset_in_approval"].includes(error.code));
  await tx
    .update(assetUploads)
    .set(isFinal ? { status: "failed", leaseUntil: null, errorCode: error instanceof MediaError ? `media_${error.code}` : (error as Problem).code, errorDetail: error.message.slice(0, 1_000) } : { status: "open", leaseUntil: null })
    .where(eq(assetUploads.id, row.id));
}

async function announcedBytes(tx: Transaction): Promise<number> {
  const [found] = await rows<{ bytes: string }>(tx, sql`select coalesce(sum(byte_length), 0)::text as bytes from asset_uploads where status in ('open', 'checking') and expires_at > agency.now()`);
  return Number(found!.bytes);
}

/** Uploads whose time is over or that were refused and left something behind; for the sweeper. */
export async function expireUploads({ db, storage }: Pick<UploadDependencies, "db" | "storage">): Promise<number> {
  const late = await db.system((tx) =>
    tx
      .update(assetUploads)
      .set({ status: "expired", leaseUntil: null })
      .where(and(inArray(assetUploads.status, ["open", "checking"]), sql`expires_at < agency.now() and (lease_until is null or lease_until < agency.now())`))
      .returning(),
  );
  for (const row of late) await forgetUpload(storage, row);
  return late.length;
}

const beingChecked = () => new Problem(409, "upload_checking", "This file is being checked. Ask again in a moment.", { headers: { "retry-after": "2" } });

function unlessOver(error: unknown): [] {
  if (error instanceof StorageError && error.code === "not_found") return [];
  throw error;
}
