import { arrowLink, body, button, column, fields, kicker, mark, row, spring, type Template } from "./parts.ts";

/** Photo above, editorial serif below, the price on a tag across the edge. */
const showcase: Template = {
  id: "product-showcase",
  kind: "product",
  name: { vi: "Trưng bày sản phẩm", en: "Product showcase" },
  description: { vi: "Ảnh lớn, tên sản phẩm chữ có chân, giá trên thẻ nổi.", en: "Large photo, serif name, the price on a raised tag." },
  fields: fields({ kicker: 28, headline: 60, body: 120, price: 18, cta: 24 }),
  photo: "recommended",
  photo2: false,
  scheme: "light",
  bestSizes: ["4:5", "1:1"],
  layout: column({
    fill: "ground",
    direction: { else: "column", wide: "row-reverse" },
    children: [
      column({
        grow: 1,
        minHeight: { else: "38%", tall: "46%", wide: "100%" },
        width: { else: "100%", wide: undefined },
        children: [{ kind: "picture", slot: "photo", motif: "sun", width: "100%", height: "100%", fill: "panel" }],
      }),
      column({
        width: { else: "100%", wide: "52%" },
        padding: { else: [60, 76, 60, 76], tall: [64, 68, 266, 68], wide: [64, 72, 64, 84] },
        gap: { else: 18, tall: 22 },
        justify: { else: "flex-start", wide: "center" },
        children: [
          kicker({ maxWidth: { else: "60%", wide: "100%" } }),
          { kind: "text", field: "headline", face: "serif", size: { else: [84, 44], tall: [92, 48] }, lines: 3 },
          body({ lines: { else: 3, tall: 4 } }),
          row({ when: { has: "price", shape: ["wide"] }, margin: [6, 0, 0, 0], children: [{ kind: "text", field: "price", face: "display", size: [60, 34], lines: 1, tone: "strong" }] }),
          row({
            margin: [16, 0, 0, 0],
            align: "center",
            justify: "space-between",
            gap: 32,
            children: [{ kind: "brand", size: 62 }, arrowLink()],
          }),
          row({ when: { has: "price", shape: ["square", "portrait", "tall"] }, at: { top: -46, right: 76 }, fill: "call", radius: 999, padding: [18, 44], children: [{ kind: "text", field: "price", face: "display", size: [50, 32], lines: 1 }] }),
        ],
      }),
    ],
  }),
};

/** A framed print: white mount, one line of serif. */
const gallery: Template = {
  id: "gallery-print",
  kind: "product",
  name: { vi: "Khung ảnh", en: "Gallery print" },
  description: { vi: "Ảnh trong khung lề rộng, một câu và tên thương hiệu.", en: "A photo in a wide mount, one sentence and the brand." },
  fields: fields({ headline: 70, kicker: 30, price: 18 }),
  photo: "recommended",
  photo2: false,
  scheme: "light",
  bestSizes: ["4:5", "1:1", "9:16"],
  layout: column({
    fill: "ground",
    padding: { else: 56, tall: [60, 56, 266, 56], wide: 52 },
    gap: { else: 40, wide: 56 },
    direction: { else: "column", wide: "row" },
    children: [
      { kind: "picture", slot: "photo", motif: "tiles", grow: 1.35, minHeight: "52%", radius: { else: "540 540 0 0", square: 0, wide: 0 }, fill: "panel" },
      column({
        grow: { else: undefined, wide: 1 },
        justify: { else: "flex-start", wide: "space-between" },
        gap: 26,
        padding: { else: 0, wide: [12, 0, 12, 0] },
        children: [
          row({ when: { shape: ["wide"] }, children: [{ kind: "brand", size: 64 }] }),
          column({ gap: 16, children: [kicker(), { kind: "text", field: "headline", face: "serif", size: { else: [58, 38], wide: [76, 44] }, lines: { else: 2, tall: 3, wide: 5 } }] }),
          row({
            when: { shape: ["square", "portrait", "tall"] },
            align: "center",
            justify: "space-between",
            gap: 24,
            children: [{ kind: "brand", size: 56 }, { kind: "text", field: "price", face: "bold", size: [38, 28], lines: 1, tone: "accent" }],
          }),
          row({ when: { has: "price", shape: ["wide"] }, children: [{ kind: "text", field: "price", face: "bold", size: [46, 30], lines: 1, tone: "accent" }] }),
        ],
      }),
    ],
  }),
};

/** A figure that fills the width, the photo as a disc that leaves the frame. */
const offer: Template = {
  id: "offer",
  kind: "offer",
  name: { vi: "Ưu đãi", en: "Offer" },
  description: { vi: "Con số lớn, ảnh tròn tràn khung, giá cũ và giá mới.", en: "A big figure, a round photo running out of the frame, old and new price." },
  fields: fields({ badge: 8, headline: 60, body: 90, oldPrice: 18, price: 18, cta: 22, kicker: 28 }),
  photo: "optional",
  photo2: false,
  scheme: "bold",
  bestSizes: ["1:1", "4:5", "9:16"],
  layout: column({
    fill: "ground",
    motif: "rings",
    clip: true,
    children: [
      { kind: "picture", slot: "photo", radius: "50%", at: { else: { top: -40, right: -104 }, portrait: { top: -36, right: -110 }, tall: { top: 56, right: -124 }, wide: { top: -10, right: -130 } }, width: { else: 540, portrait: 580, tall: 560, wide: 800 }, height: { else: 540, portrait: 580, tall: 560, wide: 800 }, border: { width: 14, fill: "accent" }, fill: "panel" },
      column({
        grow: 1,
        padding: { else: 76, portrait: [80, 72, 80, 72], tall: [206, 68, 266, 68], wide: [64, 20, 64, 84] },
        width: { else: "100%", wide: "54%" },
        children: [
          row({ minHeight: { else: 96, wide: 70 }, children: [{ kind: "brand", size: 66, maxWidth: "48%" }] }),
          // Text begins below the disc.
          column({ when: { photo: true, shape: ["square", "portrait", "tall"] }, height: { else: 262, portrait: 330, tall: 326 }, children: [] }),
          spring(),
          column({
            gap: 10,
            children: [
              kicker(),
              { kind: "text", field: "badge", face: "heavy", size: { else: [250, 110], tall: [270, 120], wide: [210, 90] }, lines: 1, tone: "accent" },
              { kind: "text", field: "headline", face: "display", size: { else: [76, 42], wide: [70, 40] }, lines: 3 },
              body({ size: [34, 27], lines: 2 }),
            ],
          }),
          row({
            margin: { else: [40, 0, 0, 0], wide: [30, 0, 0, 0] },
            align: "center",
            justify: "space-between",
            gap: 32,
            children: [
              column({
                gap: 0,
                children: [
                  { kind: "text", field: "oldPrice", face: "medium", size: [32, 24], lines: 1, tone: "soft", struck: true },
                  { kind: "text", field: "price", face: "display", size: [70, 36], lines: 1 },
                ],
              }),
              button({ alignSelf: "center", maxWidth: "62%" }),
            ],
          }),
        ],
      }),
    ],
  }),
};

/** Product left on a panel, the message and the button right. */
const adBanner: Template = {
  id: "ads-banner",
  kind: "ad",
  name: { vi: "Banner quảng cáo", en: "Ads banner" },
  description: { vi: "Sản phẩm bên trái, lời rao và nút bấm bên phải.", en: "Product on the left, message and button on the right." },
  fields: fields({ headline: 50, body: 90, price: 18, cta: 20, kicker: 24 }),
  photo: "recommended",
  photo2: false,
  scheme: "light",
  bestSizes: ["1.91:1", "16:9", "1:1"],
  layout: column({
    fill: "ground",
    direction: { else: "column", wide: "row" },
    padding: { else: 40, tall: [44, 44, 266, 44], wide: 36 },
    gap: { else: 44, wide: 60 },
    children: [
      { kind: "picture", slot: "photo", motif: "arcs", grow: 1, minHeight: { else: "42%", wide: "100%" }, radius: 40, fill: "panel" },
      column({
        grow: { else: undefined, wide: 1 },
        justify: { else: "flex-start", wide: "center" },
        padding: { else: [0, 32, 28, 32], tall: [0, 24, 0, 24], wide: [24, 44, 24, 0] },
        gap: { else: 18, wide: 20 },
        children: [
          { kind: "brand", size: { else: 56, wide: 60 }, margin: { else: [0, 0, 6, 0], wide: [0, 0, 14, 0] } },
          kicker(),
          { kind: "text", field: "headline", face: "display", size: { else: [78, 42], wide: [76, 40] }, lines: { else: 3, wide: 4 } },
          body({ lines: { else: 2, wide: 3 }, size: [35, 27] }),
          row({
            margin: [14, 0, 0, 0],
            align: "center",
            gap: 34,
            wrap: true,
            children: [button({ alignSelf: "center", maxWidth: "62%" }), { kind: "text", field: "price", face: "display", size: [50, 32], lines: 1, tone: "accent" }],
          }),
        ],
      }),
    ],
  }),
};

/** A printed card: names left, prices right. */
const menu: Template = {
  id: "menu",
  kind: "menu",
  name: { vi: "Thực đơn, bảng giá", en: "Menu, price list" },
  description: { vi: "Danh sách tên và giá, mỗi dòng “Tên | Giá”.", en: "Names and prices, each line “Name | Price”." },
  fields: fields({ kicker: 26, headline: 40, items: 60, footer: 60 }, { items: 7 }),
  photo: "optional",
  photo2: false,
  scheme: "dark",
  bestSizes: ["4:5", "9:16", "1:1"],
  layout: column({
    fill: "ground",
    direction: { else: "column", wide: "row" },
    children: [
      { kind: "picture", slot: "photo", width: { else: "100%", wide: "40%" }, height: { else: "27%", portrait: "30%", tall: "34%", wide: "100%" } },
      column({
        grow: 1,
        padding: { else: [64, 84, 64, 84], tall: [70, 76, 266, 76], wide: [60, 90, 60, 90] },
        gap: { else: 30, tall: 40 },
        justify: "center",
        children: [
          column({
            gap: 12,
            align: "center",
            children: [{ kind: "brand", size: 60, align: "center", when: { photo: false } }, kicker({ align: "center" }), { kind: "text", field: "headline", face: "serif", size: { else: [78, 44], tall: [88, 48], wide: [66, 40] }, lines: 2, align: "center" }, mark({ alignSelf: "center", height: 5, margin: [10, 0, 0, 0] })],
          }),
          {
            kind: "each",
            most: { else: 6, tall: 7, wide: 6 },
            gap: 0,
            child: row({
              justify: "space-between",
              align: "baseline",
              gap: 30,
              padding: { else: [15, 0], tall: [20, 0], wide: [13, 0] },
              line: { side: "bottom", width: 1.5, tone: "faint" },
              children: [
                { kind: "text", field: "item", face: "medium", size: [41, 25], lines: 2, grow: 1, yields: 1 },
                { kind: "text", field: "aside", face: "bold", size: [41, 25], lines: 1, tone: "accent", yields: 1 },
              ],
            }),
          },
          row({ justify: "space-between", align: "center", gap: 24, when: { photo: true }, children: [{ kind: "brand", size: 54 }, { kind: "text", field: "footer", face: "regular", size: [28, 22], lines: 1, tone: "soft", yields: 2 }] }),
          { kind: "text", field: "footer", face: "regular", size: [28, 22], lines: 1, tone: "soft", align: "center", when: { photo: false }, yields: 2 },
        ],
      }),
    ],
  }),
};

export const productTemplates: Template[] = [showcase, gallery, offer, adBanner, menu];
