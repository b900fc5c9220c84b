/**
 * Text of a page whatever its charset: what is well-formed UTF-8 is UTF-8, whatever the page claims; else a byte order mark, the
 * header, the page's own `<meta>`; else Windows-1258, in which old Vietnamese pages were saved.
 */
export function decodeHtml(bytes: Uint8Array, contentType: string | null): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_096));
  const wide = byteOrder(head);
  if (wide) return decode(bytes, wide);
  const asUtf8 = strictUtf8(bytes);
  if (asUtf8 !== null) return asUtf8;
  const claimed = charsetOf(contentType ?? "") ?? charsetOf(head.toString("latin1"));
  // Browsers read a page that claims UTF-16 in a readable `<meta>` as UTF-8 as well.
  return decode(bytes, claimed === undefined ? "windows-1258" : /^utf-?16/i.test(claimed) && claimed === charsetOf(head.toString("latin1")) ? "utf-8" : claimed);
}

const charsetOf = (text: string): string | undefined => /charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})/i.exec(text)?.[1];

/** UTF-16, by its mark or because every other byte of plain markup is zero. */
function byteOrder(head: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const sample = head.subarray(0, 64);
  const zeros = (odd: number) => sample.filter((byte, index) => index % 2 === odd && byte === 0).length;
  if (sample.length >= 16 && zeros(1) > sample.length / 3 && zeros(0) === 0) return "utf-16le";
  if (sample.length >= 16 && zeros(0) > sample.length / 3 && zeros(1) === 0) return "utf-16be";
  return undefined;
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decode(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder("utf-8").decode(bytes);
  }
}
