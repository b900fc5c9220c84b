import { eq, sql } from "drizzle-orm";
import { newId, rows, type Transaction } from "@agency/platform/db";
import { conflict, notFound } from "@agency/platform/http";
import { recordEvents, type Actor } from "@agency/platform/live";
import { cleanText, foldText } from "@agency/platform/text";
import { assetFolders } from "./table.ts";

export interface Folder {
  id: string;
  name: string;
  /** Files in it that are not archived. */
  assets: number;
}
type Input = { organizationId: string; actor: Actor };
const mostFolders = 200;

/** By name. Counts only what the caller's brands may see. */
export async function listFolders(tx: Transaction, brandIds: readonly string[] | null): Promise<Folder[]> {
  const mine = brandIds === null ? sql`true` : sql`(a.brand_id is null or a.brand_id = any (${`{${brandIds.join(",")}}`}::uuid[]))`;
  const found = await rows<{ id: string; name: string; assets: number }>(
    tx,
    sql`select f.id, f.name, count(a.id)::int as assets from asset_folders f
        left join assets a on a.folder_id = f.id and a.deleted_at is null and a.archived_at is null and ${mine}
        group by f.id order by f.search_text limit ${mostFolders}`,
  );
  return [...found];
}

/** @throws Problem 404 */
export async function assertFolder(tx: Transaction, folderId: string): Promise<void> {
  const [found] = await tx.select({ id: assetFolders.id }).from(assetFolders).where(eq(assetFolders.id, folderId));
  if (!found) throw notFound("This folder");
}

/** Event: `asset_folder.created`. @throws Problem 409 for a name that is taken */
export async function createFolder(tx: Transaction, input: Input & { name: string }): Promise<Folder> {
  const name = folderName(input.name);
  const [{ count } = { count: 0 }] = await rows<{ count: number }>(tx, sql`select count(*)::int as count from asset_folders`);
  if (count >= mostFolders) throw conflict("too_many_folders", `The library holds at most ${mostFolders} folders. Use tags for finer order.`);
  const [made] = await tx
    .insert(assetFolders)
    .values({ id: newId(), organizationId: input.organizationId, name, searchText: foldText(name) })
    .onConflictDoNothing()
    .returning();
  if (!made) throw taken();
  await announce(tx, "asset_folder.created", made.id, input);
  return { id: made.id, name, assets: 0 };
}

/** Event: `asset_folder.updated`. @throws Problem 404, 409 for a name that is taken */
export async function renameFolder(tx: Transaction, input: Input & { folderId: string; name: string; brandIds: readonly string[] | null }): Promise<Folder> {
  await assertFolder(tx, input.folderId);
  const name = folderName(input.name);
  const [same] = await tx.select({ id: assetFolders.id }).from(assetFolders).where(eq(assetFolders.searchText, foldText(name)));
  if (same && same.id !== input.folderId) throw taken();
  await tx.update(assetFolders).set({ name, searchText: foldText(name) }).where(eq(assetFolders.id, input.folderId));
  await announce(tx, "asset_folder.updated", input.folderId, input);
  const folders = await listFolders(tx, input.brandIds);
  return folders.find(({ id }) => id === input.folderId) ?? { id: input.folderId, name, assets: 0 };
}

/** Its files stay in the library, in no folder. Event: `asset_folder.deleted`. @throws Problem 404 */
export async function deleteFolder(tx: Transaction, input: Input & { folderId: string }): Promise<void> {
  await assertFolder(tx, input.folderId);
  await tx.delete(assetFolders).where(eq(assetFolders.id, input.folderId));
  await announce(tx, "asset_folder.deleted", input.folderId, input);
}

const folderName = (name: string): string => cleanText(name).replace(/\s+/g, " ").trim();
const taken = () => conflict("folder_exists", "There is a folder of this name already.");
const announce = (tx: Transaction, type: string, id: string, { organizationId, actor }: Input): Promise<void> => recordEvents(tx, { organizationId, type, subjectType: "asset_folder", subjectId: id, actor });
