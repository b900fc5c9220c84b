"use client";
import type { assetFolderSchema, assetTagSchema, assetUsageSchema, assetUseSchema, assetVersionSchema, bulkAssetsSchema, bulkResultSchema, renditionSchema, updateAssetSchema } from "@agency/core/assets/schema";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { z } from "zod";
import { request } from "./api.ts";
import type { Asset, Page } from "./resources.ts";

export type AssetFolder = z.infer<typeof assetFolderSchema>;
export type AssetTag = z.infer<typeof assetTagSchema>;
export type AssetUse = z.infer<typeof assetUseSchema>;
export type AssetVersion = z.infer<typeof assetVersionSchema>;
export type AssetRendition = z.infer<typeof renditionSchema>;
export type AssetUsage = z.infer<typeof assetUsageSchema>;
export type AssetChanges = z.input<typeof updateAssetSchema>;
export type BulkChanges = Omit<z.input<typeof bulkAssetsSchema>, "assetIds">;
export type BulkResult = z.infer<typeof bulkResultSchema>;

type Listed<Item> = { data: Item[] };

/** Keys begin with `assets`, so that live events about files refresh them. */
function useAssetsQuery<Item>(key: readonly unknown[], path: string, enabled = true) {
  return useQuery({ queryKey: ["assets", ...key], queryFn: ({ signal }) => request<Item>("GET", path, { signal }), enabled });
}
export const useFolders = () => useAssetsQuery<Listed<AssetFolder>>(["folders"], "/asset-folders");
export const useTags = () => useAssetsQuery<Listed<AssetTag>>(["tags"], "/asset-tags");
export const useAssetUsage = () => useAssetsQuery<AssetUsage>(["usage"], "/asset-usage");
export const useAsset = (id: string) => useAssetsQuery<Asset>(["one", id], `/assets/${id}`, id !== "");
export const useUses = (id: string) => useAssetsQuery<Listed<AssetUse>>(["uses", id], `/assets/${id}/uses`);
export const useVersions = (id: string) => useAssetsQuery<Listed<AssetVersion>>(["versions", id], `/assets/${id}/versions`);
export const useRenditions = (id: string, version: number) => useAssetsQuery<Listed<AssetRendition>>(["renditions", id, version], `/assets/${id}/renditions`);

export const changeAsset = (asset: Asset, changes: AssetChanges): Promise<Asset> => request("PATCH", `/assets/${asset.id}`, { body: changes, ifMatch: asset.version });
export const setArchived = (id: string, archived: boolean): Promise<Asset> => request("POST", `/assets/${id}/${archived ? "archive" : "restore"}`);
export const deleteAsset = (id: string): Promise<Asset> => request("DELETE", `/assets/${id}`);
export const restoreVersion = (id: string, number: number): Promise<Asset> => request("POST", `/assets/${id}/versions/${number}/restore`);
export const createFolder = (name: string): Promise<AssetFolder> => request("POST", "/asset-folders", { body: { name } });
export const renameFolder = (id: string, name: string): Promise<AssetFolder> => request("PATCH", `/asset-folders/${id}`, { body: { name } });
export const deleteFolder = (id: string): Promise<void> => request("DELETE", `/asset-folders/${id}`);

/** As many files as there are, a hundred in a call. */
export async function changeAssets(assetIds: readonly string[], changes: BulkChanges): Promise<void> {
  for (let at = 0; at < assetIds.length; at += 100) await request<BulkResult>("POST", "/assets/bulk", { body: { assetIds: assetIds.slice(at, at + 100), ...changes } });
}

/** Every file in a folder, archived ones too. */
export async function filesInFolder(folderId: string): Promise<string[]> {
  const ids: string[] = [];
  for (const archived of [undefined, true]) {
    for (let cursor: string | undefined; ; ) {
      const page: Page<Asset> = await request("GET", "/assets", { query: { folderId, archived, cursor, limit: 100 } });
      ids.push(...page.data.map(({ id }) => id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
  }
  return ids;
}

export function replaceFile(id: string, file: File): Promise<Asset> {
  const form = new FormData();
  form.set("file", file);
  return request("POST", `/assets/${id}/file`, { body: form });
}

/** Reads everything about files anew. */
export function useRefreshAssets(): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries({ queryKey: ["assets"] }), [client]);
}

/** What a person calls the file: its description, else its name. */
export const titleOf = (asset: Pick<Asset, "alt" | "fileName">): string => asset.alt ?? asset.fileName;

/** `1:05` */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
/** Size in the locale's own words, in steps of 1,024. */
export function formatBytes(bytes: number, locale: string): string {
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1_024 ** step;
  return new Intl.NumberFormat(locale, { style: "unit", unit: units[step], unitDisplay: "short", maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 }).format(value);
}
