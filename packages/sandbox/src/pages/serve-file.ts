import { createHash, randomUUID } from "node:crypto";
import { open, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const mimeTypes: Readonly<Record<string, string>> = {
  jpeg: "image/jpeg", png: "image/png", gif: "image/gif", webp: "image/webp", tiff: "image/tiff", heif: "image/heif",
  mp4: "video/mp4", mov: "video/quicktime", webm: "video/webm", pdf: "application/pdf",
};

/** Keeps received bytes, named by their hash; `extension` is one of those that are served. */
export async function keepFile(filesDir: string, bytes: Uint8Array, extension: "jpeg" | "png" | "gif" | "webp" | "tiff" | "heif" | "mp4" | "mov" | "pdf"): Promise<{ sha256: string; file: string }> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = `${sha256}.${extension}`;
  // Whole or not at all: the same bytes may be read, and written once more, at this moment.
  const whole = join(filesDir, `${randomUUID()}.part`);
  await writeFile(whole, bytes);
  await rename(whole, join(filesDir, file));
  return { sha256, file };
}

/** A kept file, or the part of it that `Range` asks for, as players of videos do; null when there is none. */
export async function serveFile(filesDir: string, file: string, range: string | undefined): Promise<Response | null> {
  const match = file.match(/^[0-9a-f]{64}\.([a-z0-9]+)$/);
  const mimeType = mimeTypes[match?.[1] ?? ""];
  const handle = match && mimeType ? await open(join(filesDir, match[0])).catch(() => undefined) : undefined;
  if (!handle || !mimeType) return null;
  try {
    const { size } = await handle.stat();
    const headers = { "content-type": mimeType, "x-content-type-options": "nosniff", "cache-control": "public, max-age=31536000, immutable", "accept-ranges": "bytes" };
    const part = range === undefined ? null : partOf(range, size);
    if (part === "unsatisfiable") return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${size}` } });
    const { first, last } = part ?? { first: 0, last: size - 1 };
    const bytes = new Uint8Array(last - first + 1);
    if (bytes.length > 0) await handle.read(bytes, 0, bytes.length, first);
    return new Response(bytes, part ? { status: 206, headers: { ...headers, "content-range": `bytes ${first}-${last}/${size}` } } : { headers });
  } finally {
    await handle.close();
  }
}

/** One range of bytes, both ends included; null for what is none, which is answered with the whole. */
function partOf(range: string, size: number): { first: number; last: number } | "unsatisfiable" | null {
  const match = range.match(/^bytes=(\d*)-(\d*)$/);
  if (!match || (match[1] === "" && match[2] === "")) return null;
  if (match[1] === "") return size === 0 ? "unsatisfiable" : { first: Math.max(0, size - Number(match[2])), last: size - 1 };
  const first = Number(match[1]);
  const last = match[2] === "" ? size - 1 : Math.min(Number(match[2]), size - 1);
  return first >= size || first > last ? "unsatisfiable" : { first, last };
}
