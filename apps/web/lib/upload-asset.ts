import { request } from "./api.ts";
import type { Asset } from "./resources.ts";

/** What the library takes as a picture. */
export const imageTypes = "image/jpeg,image/png,image/webp,image/gif";

/** Throws `ApiProblem`. */
export function uploadAsset(file: File, brandId: string | null): Promise<Asset> {
  const form = new FormData();
  form.set("file", file);
  if (brandId !== null) form.set("brandId", brandId);
  return request("POST", "/assets", { body: form });
}

/** Copies a picture from a public address. Throws `ApiProblem`. */
export function importAsset(url: string, brandId: string | null): Promise<Asset> {
  return request("POST", "/assets/import", { body: { url, brandId } });
}

/** Where the bytes of a file of the library are, on this origin. */
export const assetUrl = (id: string): string => `/files/${id}`;
