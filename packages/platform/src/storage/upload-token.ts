import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** What an address for one part allows: this part of this upload, of this length, until then. */
const claimSchema = z.object({ k: z.string(), u: z.uuid(), p: z.int().min(1), n: z.int().min(0), e: z.int() });
export interface PartClaim {
  key: string;
  uploadId: string;
  partNumber: number;
  byteLength: number;
  expiresAtMs: number;
}

/** Seals a claim so that only we can have made it. @param secret 32 bytes */
export function sealPartClaim(secret: Buffer, claim: PartClaim): string {
  const { key, uploadId, partNumber, byteLength, expiresAtMs } = claim;
  const text = Buffer.from(JSON.stringify({ k: key, u: uploadId, p: partNumber, n: byteLength, e: expiresAtMs })).toString("base64url");
  return `${text}.${sign(secret, text)}`;
}

/** The claim, or null when it is not ours, changed, or past its time. */
export function openPartClaim(secret: Buffer, token: string, nowMs: number): PartClaim | null {
  const [text = "", signature = "", ...rest] = token.split(".");
  const expected = Buffer.from(sign(secret, text));
  const given = Buffer.from(signature);
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const found = claimSchema.safeParse(JSON.parse(Buffer.from(text, "base64url").toString()));
  if (!found.success || found.data.e <= nowMs) return null;
  const { k, u, p, n, e } = found.data;
  return { key: k, uploadId: u, partNumber: p, byteLength: n, expiresAtMs: e };
}

const sign = (secret: Buffer, text: string): string => createHmac("sha256", secret).update(`part:${text}`).digest("base64url");
