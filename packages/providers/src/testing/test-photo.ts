import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import { SocialError } from "../spec/social-error.ts";
import type { FrozenMedia } from "../spec/social.ts";

/** A one-coloured PNG of 64 × 64, a different file for each shade (0–255). */
export function testPhoto(shade: number, alt: string | null = `Ảnh ${shade}`): FrozenMedia {
  const bytes = png(64, shade);
  return {
    assetId: `asset-${shade}`,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    mimeType: "image/png",
    byteLength: bytes.length,
    width: 64,
    height: 64,
    durationSeconds: null,
    alt,
    read: () => Promise.resolve(bytes),
    readRange: (first, last) => Promise.resolve(bytes.slice(first, last + 1)),
    publicUrl: () => Promise.reject(new SocialError({ network: "test", kind: "config_error", message: "This picture has no public address." })),
  };
}

function png(side: number, shade: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.alloc(1 + side * 3, shade);
  row[0] = 0;
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
