import { createHash } from "node:crypto";
import sharp from "sharp";

/** A picture of that size which says that it is the sandbox's; others for other names, the same for the same one. PNG. */
export async function drawImage({ name, prompt, width, height }: { name: string; prompt: string; width: number; height: number }): Promise<Uint8Array> {
  const [a = 0, b = 0, c = 0, d = 0] = createHash("sha256").update(name).digest();
  const hue = Math.round((a / 256) * 360);
  const side = Math.min(width, height);
  const words = [...prompt.normalize("NFC").replace(/[<>&"]/g, " ").replace(/\s+/g, " ")].slice(0, 42).join("");
  const discs = [b, c, d].map((value, index) => {
    const x = width * (0.45 + 0.2 * index) + (value / 256 - 0.5) * side * 0.3;
    return `<circle cx="${x}" cy="${height * (0.3 + 0.14 * index)}" r="${side * (0.16 + (value / 256) * 0.14)}" fill="hsl(${(hue + index * 40) % 360} 62% ${56 + index * 8}%)" fill-opacity="0.85"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="hsl(${hue} 55% 92%)"/><stop offset="1" stop-color="hsl(${(hue + 50) % 360} 50% 78%)"/></linearGradient></defs>
    <rect width="${width}" height="${height}" fill="url(#g)"/>${discs.join("")}
    <text x="${side * 0.05}" y="${height - side * 0.05}" font-family="sans-serif" font-size="${side * 0.026}" fill="hsl(${hue} 40% 24%)" fill-opacity="0.8">sandbox · ${words}</text>
  </svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
}

/** Width and height of a named shape with about a megapixel. */
export function pixelsOf(aspectRatio: string): { width: number; height: number } {
  const [w = 1, h = 1] = aspectRatio.split(":").map(Number);
  const ratio = w > 0 && h > 0 ? w / h : 1;
  const height = Math.round(Math.sqrt(1_048_576 / ratio) / 16) * 16;
  return { width: Math.round((height * ratio) / 16) * 16, height };
}
