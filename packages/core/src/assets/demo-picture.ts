import { createHash } from "node:crypto";
import sharp from "sharp";
import type { InspectedMedia } from "@agency/platform/media";
import type { DemoBrandKey } from "../brands/demo-brands.ts";

const size = 1080;

/**
 * A calm picture of shapes in the brand's colours (dark, accent, light, second), so that a demo has something to post.
 * @param variant moves light and shapes, so that no two products look the same
 */
export async function demoPicture(input: { demo: DemoBrandKey; colors: readonly string[]; variant: number }): Promise<InspectedMedia> {
  const [dark = "#333333", accent = "#999999", light = "#F5F5F5", second = "#777777"] = input.colors;
  const { variant } = input;
  const sunX = 250 + ((variant * 290) % 640);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 1080 1080">
    <defs>
      <linearGradient id="sky" x1="0" y1="0" x2="${variant % 2}" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${accent}" stop-opacity="0.55"/></linearGradient>
      <linearGradient id="body" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${dark}"/><stop offset="1" stop-color="${second}"/></linearGradient>
    </defs>
    <rect width="1080" height="1080" fill="${light}"/><rect width="1080" height="1080" fill="url(#sky)"/>
    <circle cx="${sunX}" cy="${270 + (variant % 3) * 50}" r="${150 + (variant % 2) * 40}" fill="${accent}" opacity="0.7"/>
    <path d="M0 820 C 280 ${740 - variant * 14}, 700 ${880 + variant * 10}, 1080 790 V1080 H0 Z" fill="${second}" opacity="0.45"/>
    ${motifs[input.demo](dark, accent, light, variant)}
  </svg>`;
  return picture(svg);
}

/** A round mark of the brand: its motif on its darkest colour. */
export async function demoLogo(input: { demo: DemoBrandKey; colors: readonly string[] }): Promise<InspectedMedia> {
  const [dark = "#333333", accent = "#999999", light = "#F5F5F5"] = input.colors;
  return picture(`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 1080 1080">
    <defs><linearGradient id="body"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${light}"/></linearGradient></defs>
    <rect width="1080" height="1080" fill="${light}"/><circle cx="540" cy="540" r="500" fill="${dark}"/>
    <g transform="translate(108 64) scale(0.8)">${motifs[input.demo](light, accent, dark, 0)}</g>
  </svg>`);
}

type Motif = (dark: string, accent: string, light: string, variant: number) => string;
const motifs: Record<DemoBrandKey, Motif> = {
  cafe: (dark, accent, light, variant) => `
    <ellipse cx="540" cy="905" rx="${330 + variant * 8}" ry="52" fill="${dark}" opacity="0.25"/>
    <path d="M330 520 H750 L720 800 Q 705 890 540 890 Q 375 890 360 800 Z" fill="url(#body)"/>
    <path d="M738 580 q 130 -10 120 95 q -10 100 -150 95" fill="none" stroke="${dark}" stroke-width="34"/>
    <ellipse cx="540" cy="522" rx="210" ry="48" fill="${accent}"/><ellipse cx="540" cy="522" rx="${165 - variant * 12}" ry="32" fill="${light}" opacity="0.65"/>
    ${[450, 540, 630].map((x, index) => `<path d="M${x} 420 q 34 -46 0 -92 q -34 -46 0 -${70 + ((variant + index) % 3) * 16}" fill="none" stroke="${dark}" stroke-width="15" stroke-linecap="round" opacity="0.4"/>`).join("")}`,
  spa: (dark, accent, light, variant) => `
    <ellipse cx="540" cy="900" rx="360" ry="50" fill="${dark}" opacity="0.22"/>
    <ellipse cx="540" cy="830" rx="${280 + variant * 10}" ry="86" fill="url(#body)"/><ellipse cx="550" cy="705" rx="210" ry="68" fill="${accent}"/><ellipse cx="535" cy="604" rx="140" ry="50" fill="${dark}" opacity="0.85"/>
    <g transform="translate(540 545) rotate(${variant * 16 - 16})">${[-56, -28, 0, 28, 56].map((turn) => `<path transform="rotate(${turn})" d="M0 0 C 72 -90, 52 -210, 0 -270 C -52 -210, -72 -90, 0 0 Z" fill="${turn === 0 ? dark : accent}" stroke="${light}" stroke-width="5" opacity="0.92"/>`).join("")}</g>`,
  "real-estate": (dark, accent, light, variant) => `
    <path d="M0 900 q 135 -44 270 0 t 270 0 t 270 0 t 270 0 V1080 H0 Z" fill="${dark}" opacity="0.3"/>
    ${[
      [250, 500 - variant * 40, 190],
      [450, 320 + variant * 45, 220],
      [680, 440 - variant * 20, 180],
    ]
      .map(([x = 0, y = 0, width = 0], index) => {
        const windows = Array.from({ length: Math.floor((840 - y) / 84) }, (_, row) => [0.2, 0.6].map((column) => `<rect x="${x + width * column}" y="${y + 44 + row * 84}" width="${width * 0.2}" height="42" rx="4" fill="${(row + index + variant) % 3 === 0 ? accent : light}" opacity="0.85"/>`).join("")).join("");
        return `<rect x="${x}" y="${y}" width="${width}" height="${900 - y}" rx="10" fill="${index === 1 ? "url(#body)" : dark}"/>${windows}`;
      })
      .join("")}`,
};

async function picture(svg: string): Promise<InspectedMedia> {
  const bytes = new Uint8Array(await sharp(Buffer.from(svg)).flatten().png({ compressionLevel: 9, palette: true, colours: 128 }).toBuffer());
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { kind: "image", mimeType: "image/png", extension: "png", bytes, byteLength: bytes.byteLength, sha256, width: size, height: size };
}
