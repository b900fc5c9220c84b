import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createGraphicEngine, type GraphicInput, type GraphicSize } from "@agency/creative";

/** What one measuring process does: draw the photos, or measure one of the engines. */
export type GraphicsTask = "photos" | "ours" | "satori";
export interface GraphicsReport {
  /** Milliseconds, sorted. */
  fresh: number[];
  edited: number[];
  monthMs: number;
  monthCount: number;
  monthBytes: number;
  /** Largest resident set of the process. */
  peakBytes: number;
}

const rounds = 25;
const photoSide = 1_600;
const monthPieces = 40;
const monthSizes: GraphicSize[] = ["1:1", "4:5", "9:16"];
const templates = ["product-showcase", "offer", "quote", "tip-list", "testimonial", "event", "carousel-cover", "ads-banner", "story-card", "hiring"];
const colors = ["#4B2E1E", "#C98A4B", "#F4E9DA", "#5B6B4A"];
const texts = {
  kicker: "Rang mới thứ Ba",
  headline: "Cà phê phin Cầu Đất, ẩn hiện hương mật ong",
  body: "Đậm vừa, hậu ngọt. Năm phút thong thả nhìn giọt cà phê rơi.",
  price: "39.000 ₫",
  oldPrice: "49.000 ₫",
  badge: "−20%",
  cta: "Ghé quán sáng nay",
  items: "Tráng phin bằng nước sôi\nỦ 30 giây\nRót chậm, vòng tròn\nChờ đủ năm phút",
  author: "Ngọc Ẩn",
  role: "Khách quen",
  date: "14.12",
  time: "8:30",
  place: "Hoàng Diệu, Đà Lạt",
  page: "1/6",
};


const [task, folder = ""] = process.argv.slice(2) as [GraphicsTask, string];
const report = { photos: drawAll, ours: measureOurs, satori: measureSatori }[task];
process.send?.(await report());
process.exit();

async function drawAll(): Promise<GraphicsReport> {
  for (let index = 0; index < monthPieces; index++) await writeFile(photoFile(index), await drawPhoto(index));
  await writeFile(join(folder, "logo.png"), await drawLogo());
  return finished({});
}

async function measureOurs(): Promise<GraphicsReport> {
  const engine = createGraphicEngine();
  const logo = new Uint8Array(await readFile(join(folder, "logo.png")));
  const input = async (index: number, size: GraphicSize = "1:1", template = "product-showcase"): Promise<GraphicInput> => ({
    template,
    size,
    brandColors: colors,
    brandName: "Mộc Hiên Cà Phê",
    logo: { bytes: logo },
    photo: { bytes: await photo(index) },
    texts,
    language: "vi",
  });
  await engine.renderGraphic(await input(0));
  const fresh = await timed(rounds, (round) => input(round + 1), (one) => engine.renderGraphic(one));
  // What the editor does: the same photo, another headline.
  const same = await input(1);
  const edited = await timed(rounds, async (round) => ({ ...same, texts: { ...texts, headline: `${texts.headline} ${round}` } }), (one) => engine.renderGraphic(one));

  const start = performance.now();
  let monthBytes = 0;
  let monthCount = 0;
  // As a worker does: two pieces under way, each in all its sizes.
  const queue = Array.from({ length: monthPieces }, (_, piece) => piece);
  const lane = async () => {
    for (let piece = queue.shift(); piece !== undefined; piece = queue.shift()) {
      const first = await input(piece, "1:1", templates[piece % templates.length]);
      for (const size of monthSizes) {
        monthBytes += (await engine.renderGraphic({ ...first, size })).bytes.byteLength;
        monthCount++;
      }
    }
  };
  await Promise.all([lane(), lane()]);
  return finished({ fresh, edited, monthMs: performance.now() - start, monthBytes, monthCount });
}

async function measureSatori(): Promise<GraphicsReport> {
  const draw = await satoriEngine();
  const logo = new Uint8Array(await readFile(join(folder, "logo.png")));
  await draw(await photo(0), logo);
  return finished({ fresh: await timed(rounds, (round) => photo(round + 1), (bytes) => draw(bytes, logo)) });
}

function photoFile(index: number): string {
  return join(folder, `${index}.jpg`);
}

async function photo(index: number): Promise<Uint8Array> {
  return new Uint8Array(await readFile(photoFile(index % monthPieces)));
}

function finished(report: Partial<GraphicsReport>): GraphicsReport {
  return { fresh: [], edited: [], monthMs: 0, monthCount: 0, monthBytes: 0, ...report, peakBytes: process.resourceUsage().maxRSS * 1024 };
}

async function timed<T>(count: number, prepare: (round: number) => Promise<T>, work: (input: T) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round++) {
    const input = await prepare(round);
    const start = performance.now();
    await work(input);
    times.push(performance.now() - start);
  }
  return times.sort((one, other) => one - other);
}

/** The same piece as plain flexbox: photo above, words below; sizes given, where ours are found by measuring. */
async function satoriEngine(): Promise<(photo: Uint8Array, logo: Uint8Array) => Promise<Uint8Array>> {
  const [{ default: satori }, { Resvg }] = await Promise.all([import("satori"), import("@resvg/resvg-js")]);
  const { resolve } = createRequire(import.meta.resolve("@agency/creative"));
  const font = async (name: string, weight: 400 | 700 | 600, file: string) => ({ name, weight, style: "normal" as const, data: await readFile(resolve(file)) });
  const fonts = [
    await font("Sans", 400, "@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf"),
    await font("Sans", 700, "@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf"),
    await font("Playfair", 600, "@expo-google-fonts/playfair-display/600SemiBold/PlayfairDisplay_600SemiBold.ttf"),
  ];
  const [dark, , paper, olive] = colors;
  const box = (style: object, ...children: unknown[]) => ({ type: "div", props: { style: { display: "flex", ...style }, children } });
  return async (photo, logo) => {
    const image = (bytes: Uint8Array, kind: string, style: object, width: number, height: number) => ({ type: "img", props: { src: `data:image/${kind};base64,${Buffer.from(bytes).toString("base64")}`, width, height, style } });
    const tree = box(
      { width: 1080, height: 1080, flexDirection: "column", backgroundColor: paper, fontFamily: "Sans" },
      image(photo, "jpeg", { width: 1080, height: 560, objectFit: "cover" }, 1080, 560),
      box(
        { flexDirection: "column", padding: "60px 76px", gap: 18 },
        box({ fontSize: 26, fontWeight: 700, color: olive }, texts.kicker.toLocaleUpperCase("vi")),
        box({ fontFamily: "Playfair", fontSize: 72, fontWeight: 600, lineHeight: 1.24, color: dark }, texts.headline),
        box({ fontSize: 36, lineHeight: 1.48, color: dark }, texts.body),
        box({ alignItems: "center", justifyContent: "space-between" }, image(logo, "png", { width: 62, height: 62 }, 62, 62), box({ fontSize: 32, fontWeight: 700, color: olive }, texts.cta)),
      ),
      box({ position: "absolute", top: 514, right: 76, padding: "18px 44px", borderRadius: 999, backgroundColor: dark, color: paper, fontSize: 50, fontWeight: 700 }, texts.price),
    );
    const svg = await satori(tree as Parameters<typeof satori>[0], { width: 1080, height: 1080, fonts });
    return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
  };
}

/** Soft shapes and grain: compresses about as badly as a photograph. */
async function drawPhoto(seed: number): Promise<Uint8Array> {
  const { default: sharp } = await import("sharp");
  const hue = (seed * 47) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${photoSide}" height="${photoSide}"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue},45%,32%)"/><stop offset="1" stop-color="hsl(${hue + 50},55%,72%)"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/><circle cx="${500 + ((seed * 131) % 600)}" cy="760" r="420" fill="hsl(${hue + 20},60%,52%)"/><circle cx="${500 + ((seed * 131) % 600)}" cy="700" r="260" fill="hsl(${hue + 90},30%,88%)"/></svg>`;
  const grain = await sharp({ create: { width: photoSide, height: photoSide, channels: 3, background: "#808080", noise: { type: "gaussian", mean: 128, sigma: 14 } } }).png().toBuffer();
  return new Uint8Array(await sharp(Buffer.from(svg)).composite([{ input: grain, blend: "soft-light" }]).removeAlpha().jpeg({ quality: 88 }).toBuffer());
}

async function drawLogo(): Promise<Uint8Array> {
  const { default: sharp } = await import("sharp");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><circle cx="256" cy="256" r="250" fill="${colors[0]}"/><circle cx="256" cy="256" r="120" fill="${colors[1]}"/></svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
}
