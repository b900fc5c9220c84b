import { crc32 } from "node:zlib";
import sharp from "sharp";

/**
 * How much of a medium a model made, in IPTC's words: all of it, or a part set together with other material.
 * Source: cv.iptc.org/newscodes/digitalsourcetype (seen 2026-11).
 */
export const aiKinds = ["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"] as const;
export type AiKind = (typeof aiKinds)[number];

const uriOf = (kind: AiKind): string => `http://cv.iptc.org/newscodes/digitalsourcetype/${kind}`;

/** XMP packet whose `DigitalSourceType` says that a model was at work; what networks read to label a post. */
export function aiXmp(kind: AiKind): string {
  return (
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
    `<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"><Iptc4xmpExt:DigitalSourceType>${uriOf(kind)}</Iptc4xmpExt:DigitalSourceType></rdf:Description>` +
    `</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  );
}

/** The mark in an XMP packet, whoever wrote it; undefined where there is none. */
export function aiKindIn(xmp: string): AiKind | undefined {
  const found = /digitalsourcetype\/(compositeWithTrainedAlgorithmicMedia|trainedAlgorithmicMedia)\b/i.exec(xmp)?.[1];
  return aiKinds.find((kind) => kind.toLowerCase() === found?.toLowerCase());
}

/** The mark that a file of ours carries already. */
export function readAiMark(bytes: Uint8Array): AiKind | undefined {
  const edge = 256 * 1024;
  const text = (part: Uint8Array) => Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString("latin1");
  return aiKindIn(text(bytes.subarray(0, edge))) ?? aiKindIn(text(bytes.subarray(Math.max(0, bytes.byteLength - 4_096))));
}

/**
 * Writes the IPTC mark into a finished file without encoding it anew: JPEG, PNG, MP4 and MOV as they are, WebP through
 * sharp at high quality. GIF, MP3 and WAV have no place for it and come back unchanged; their mark is the asset's record.
 * A file that carries the same mark comes back unchanged, too. Mark last: whatever re-encodes a file loses the mark.
 */
export async function markAiMade(bytes: Uint8Array, { mimeType, kind }: { mimeType: string; kind: AiKind }): Promise<Uint8Array> {
  if (readAiMark(bytes) === kind) return bytes;
  const xmp = Buffer.from(aiXmp(kind));
  switch (mimeType) {
    case "image/jpeg":
      return insert(bytes, 2, jpegSegment(xmp));
    case "image/png":
      // Directly after the header chunk, which is 25 bytes long behind the 8 of the signature.
      return insert(bytes, 33, pngChunk(xmp));
    case "image/webp":
      return new Uint8Array(await sharp(bytes, { animated: true }).withXmp(xmp.toString()).webp({ quality: 95 }).toBuffer());
    case "video/mp4":
    case "video/quicktime":
      return insert(bytes, bytes.byteLength, aiMarkBox(kind));
    default:
      return bytes;
  }
}

/** The mark as a box that may be appended to an MP4 or MOV file. Source: Adobe XMP specification part 3, "uuid" box. */
export function aiMarkBox(kind: AiKind): Uint8Array {
  const xmp = Buffer.from(aiXmp(kind));
  const head = Buffer.alloc(24);
  head.writeUInt32BE(24 + xmp.byteLength, 0);
  head.write("uuid", 4, "latin1");
  head.write("be7acfcb97a942e89c71999491e3afac", 8, "hex");
  return new Uint8Array(Buffer.concat([head, xmp]));
}

/** Source: Adobe XMP specification part 3, "JPEG": an APP1 segment with its own name. */
function jpegSegment(xmp: Buffer): Buffer {
  const name = Buffer.from("http://ns.adobe.com/xap/1.0/\0", "latin1");
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(2 + name.byteLength + xmp.byteLength, 2);
  return Buffer.concat([head, name, xmp]);
}

/** Source: Adobe XMP specification part 3, "PNG": an uncompressed iTXt chunk `XML:com.adobe.xmp`. */
function pngChunk(xmp: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from("iTXtXML:com.adobe.xmp\0\0\0\0\0", "latin1"), xmp]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.byteLength - 4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

const insert = (bytes: Uint8Array, at: number, part: Uint8Array): Uint8Array => new Uint8Array(Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)]));
