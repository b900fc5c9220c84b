import sharp from "sharp";
import { EgressError } from "@agency/platform/egress";
import { Problem } from "@agency/platform/http";
import { systemActor, type Actor } from "@agency/platform/live";
import { MediaError, type MediaInspector } from "@agency/platform/media";
import { addAsset, type AssetRow } from "../assets/index.ts";
import type { CoreDependencies } from "../dependencies.ts";
import { fetchSite, type SiteDependencies } from "./fetch-site.ts";
import type { Findings } from "./propose.ts";
import { hex, isColorful, readColors } from "./read-colors.ts";
import type { Note, Proposal } from "./schema.ts";

export type PictureDependencies = SiteDependencies & Pick<CoreDependencies, "db" | "storage"> & { media: MediaInspector; config: Pick<CoreDependencies["config"], "ASSET_QUOTA_BYTES"> };

const mostLogos = 4;
const mostProductPictures = 12;
const limits = { maxBytes: 6 * 1024 ** 2, timeoutMs: 6_000, accept: "image/png,image/jpeg,image/webp,image/gif" };

/**
 * Copies logos and product pictures into the library (R16, R32), and lets the logo's colours speak. A picture that cannot be had is
 * left out. @param input.onCopied called with each file that is new
 */
export async function keepPictures(
  deps: PictureDependencies,
  input: { organizationId: string; brandId: string | null; createdBy: string | null; findings: Findings; signal: AbortSignal; onCopied: (assetId: string) => void },
): Promise<{ proposal: Proposal; notes: Note[] }> {
  const { findings, signal } = input;
  const actor: Actor = input.createdBy === null ? systemActor : { kind: "user", id: input.createdBy };
  const notes: Note[] = [];
  const kept = new Map<string, { asset: AssetRow; bytes: Uint8Array } | null>();
  const keep = async (url: string): Promise<{ asset: AssetRow; bytes: Uint8Array } | null> => {
    if (kept.has(url)) return kept.get(url)!;
    let result: { asset: AssetRow; bytes: Uint8Array } | null = null;
    try {
      const fetched = await fetchSite(deps, url, { ...limits, signal });
      if (fetched.status === 200) {
        const fileName = decodeName(new URL(fetched.finalUrl).pathname);
        const media = await deps.media.inspectUpload(fetched.bytes, { fileName });
        if (media.kind === "image") {
          const { asset, isNew } = await addAsset(deps, { organizationId: input.organizationId, brandId: input.brandId, actor, media, fileName, rights: { source: "own", note: new URL(url).hostname.slice(0, 200) }, quotaBytes: deps.config.ASSET_QUOTA_BYTES });
          if (isNew) input.onCopied(asset.id);
          result = { asset, bytes: media.bytes };
        }
      }
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof EgressError || error instanceof MediaError || error instanceof Problem)) throw error;
    }
    kept.set(url, result);
    return result;
  };

  const proposal = { ...findings.proposal };
  const logos: Proposal["logos"] = [];
  let logoColors: string[] = [];
  for (const candidate of findings.logos.slice(0, mostLogos)) {
    const picture = await keep(candidate.url);
    if (picture === null) {
      if (candidate.source === "schema_org" || candidate.source === "header_image") notes.push({ code: "logo_unreadable", url: candidate.url, detail: null });
      continue;
    }
    const { asset } = picture;
    if (logos.some(({ assetId }) => assetId === asset.id)) continue;
    if (logos.length === 0 && candidate.source !== "og_image") logoColors = await dominantColors(picture.bytes);
    logos.push({ assetId: asset.id, url: `/files/${asset.id}`, source: candidate.source, width: asset.width, height: asset.height });
  }
  proposal.logos = logos;
  proposal.colors = readColors({ themeColors: findings.themeColors, css: findings.css, logoColors });
  let pictures = 0;
  proposal.products = [];
  for (const { image, ...product } of findings.products) {
    const picture = image !== null && pictures < mostProductPictures ? await keep(image) : null;
    if (picture) pictures += 1;
    proposal.products.push({ ...product, name: product.name.slice(0, 200), description: product.description?.slice(0, 4_000) ?? null, image: picture && { assetId: picture.asset.id, url: `/files/${picture.asset.id}` } });
  }
  return { proposal, notes };
}

/** The three colours that a picture shows most, from its newly encoded bytes. */
export async function dominantColors(bytes: Uint8Array): Promise<string[]> {
  const { data } = await sharp(bytes, { limitInputPixels: 50_000_000 }).resize(40, 40, { fit: "inside" }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const bins = new Map<number, { count: number; sum: [number, number, number] }>();
  for (let at = 0; at < data.length; at += 4) {
    const rgb: [number, number, number] = [data[at]!, data[at + 1]!, data[at + 2]!];
    if (data[at + 3]! < 200 || !isColorful(rgb)) continue;
    const key = ((rgb[0] >> 5) << 6) | ((rgb[1] >> 5) << 3) | (rgb[2] >> 5);
    const bin = bins.get(key) ?? { count: 0, sum: [0, 0, 0] };
    bin.count += 1;
    for (const part of [0, 1, 2] as const) bin.sum[part] += rgb[part];
    bins.set(key, bin);
  }
  const most = [...bins.values()].sort((left, right) => right.count - left.count).slice(0, 3);
  return most.map(({ count, sum }) => hex([sum[0] / count, sum[1] / count, sum[2] / count]));
}

function decodeName(path: string): string {
  const name = path.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
