import { createHash } from "node:crypto";
import sharp from "sharp";

/** A drawn bust in colours of that name, so that one presenter is told from the next. PNG of 360 × 480. */
export async function portrait(name: string): Promise<Uint8Array> {
  const [a = 0, b = 0, c = 0] = createHash("sha256").update(name).digest();
  const hue = Math.round((a / 256) * 360);
  const skin = ["#f1c9a5", "#d9a679", "#b97f52", "#8a5a3b"][b % 4]!;
  const hair = ["#1d1512", "#3a2a20", "#5b4636", "#2b2f3a"][c % 4]!;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="360" height="480" viewBox="0 0 360 480">
    <defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="hsl(${hue} 35% 88%)"/><stop offset="1" stop-color="hsl(${hue} 40% 70%)"/></linearGradient></defs>
    <rect width="360" height="480" fill="url(#g)"/>
    <path d="M40 480c0-90 60-130 140-130s140 40 140 130z" fill="hsl(${(hue + 180) % 360} 38% 34%)"/>
    <path d="M150 300h60v60c0 22-60 22-60 0z" fill="${skin}"/>
    <ellipse cx="180" cy="215" rx="82" ry="104" fill="${skin}"/>
    <path d="M92 215c-8-92 38-132 88-132s96 40 88 132c-14-52-34-74-88-74s-74 22-88 74z" fill="${hair}"/>
    ${c % 2 === 0 ? `<path d="M94 200c-22 60-16 130 0 150 14-40 8-96 4-140zM266 200c22 60 16 130 0 150-14-40-8-96-4-140z" fill="${hair}"/>` : ""}
    <circle cx="150" cy="222" r="8" fill="#2a211d"/><circle cx="210" cy="222" r="8" fill="#2a211d"/>
    <path d="M150 268q30 22 60 0" fill="none" stroke="#8c4a3c" stroke-width="6" stroke-linecap="round"/>
  </svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
