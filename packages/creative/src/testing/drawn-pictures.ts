import sharp from "sharp";
import type { GraphicImage } from "../graphic.ts";

/** A bright, busy photo: the worst ground for white text. */
export async function brightPhoto(width = 900, height = 700): Promise<GraphicImage> {
  const stripes = Array.from({ length: 40 }, (_, index) => `<rect x="${index * 30}" y="0" width="15" height="${height}" fill="hsl(${index * 9},70%,${70 + (index % 3) * 10}%)"/>`).join("");
  return picture(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#ffffff"/>${stripes}</svg>`, "jpeg");
}

/** One red disc on grey: `at` is its middle in shares of the frame. */
export function discPhoto(width: number, height: number, at: { x: number; y: number }): Promise<GraphicImage> {
  return picture(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#b8bcc0"/><circle cx="${at.x * width}" cy="${at.y * height}" r="${Math.min(width, height) * 0.12}" fill="#d01818"/></svg>`, "jpeg");
}

export function roundLogo(): Promise<GraphicImage> {
  return picture('<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#fff"/><circle cx="128" cy="128" r="120" fill="#144"/></svg>', "png");
}

async function picture(svg: string, format: "jpeg" | "png"): Promise<GraphicImage> {
  return { bytes: new Uint8Array(await sharp(Buffer.from(svg)).flatten().toFormat(format).toBuffer()) };
}
