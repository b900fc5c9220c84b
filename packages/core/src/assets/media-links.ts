import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** What an address opens: one file of one asset, perhaps in another size, until then. */
export interface MediaGrant {
  organizationId: string;
  assetId: string;
  /** Hex, of the file: a replaced one is not shown in its place. */
  sha256: string;
  rendition: string | null;
}

export interface MediaLinks {
  /**
   * An address on PUBLIC_MEDIA_BASE_URL that anyone may fetch, for networks that pull media. Cannot be guessed or changed,
   * and ends by itself. @param fileName last part of the address, for networks that look at it
   */
  linkTo(grant: MediaGrant, options: { fileName: string; expiresInSeconds: number }): { url: string; expiresAt: Date };
  /** What a token opens, or null when it is not ours, changed, or past its time. */
  open(token: string): MediaGrant | null;
}

const grantSchema = z.object({ o: z.uuid(), a: z.uuid(), h: z.string(), r: z.string().nullable(), e: z.int() });

/** @param options.secret 32 bytes, the same in every process */
export function createMediaLinks({ secret, baseUrl, now = Date.now }: { secret: Buffer; baseUrl: string; now?: () => number }): MediaLinks {
  const sign = (text: string): string => createHmac("sha256", secret).update(`media:${text}`).digest("base64url");
  return {
    linkTo({ organizationId, assetId, sha256, rendition }, { fileName, expiresInSeconds }) {
      const expiresAtSeconds = Math.floor(now() / 1_000) + expiresInSeconds;
      const text = Buffer.from(JSON.stringify({ o: organizationId, a: assetId, h: sha256, r: rendition, e: expiresAtSeconds })).toString("base64url");
      const safeName = fileName.normalize("NFD").replace(/\p{M}+/gu, "").replace(/[đĐ]/g, "d").replace(/[^\w.-]+/g, "-").slice(-80) || "file";
      return { url: `${baseUrl}/media/${text}.${sign(text)}/${safeName}`, expiresAt: new Date(expiresAtSeconds * 1_000) };
    },
    open(token) {
      const [text = "", signature = "", ...rest] = token.split(".");
      const [expected, given] = [Buffer.from(sign(text)), Buffer.from(signature)];
      if (rest.length > 0 || expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
      const { o, a, h, r, e } = grantSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
      return e * 1_000 <= now() ? null : { organizationId: o, assetId: a, sha256: h, rendition: r };
    },
  };
}
