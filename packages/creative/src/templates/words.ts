import { arrowLink, body, button, column, fields, kicker, mark, row, safe, spring, type Template } from "./parts.ts";

/** Large italics on paper, a stripe of accent down the edge. */
const quote: Template = {
  id: "quote",
  kind: "quote",
  name: { vi: "Trích dẫn", en: "Quote" },
  description: { vi: "Một câu chữ nghiêng lớn trên nền giấy.", en: "One sentence in large italics on paper." },
  fields: fields({ headline: 160, author: 40, role: 50 }),
  photo: "optional",
  photo2: false,
  scheme: "light",
  bestSizes: ["1:1", "4:5"],
  layout: column({
    fill: "ground",
    direction: { else: "column", wide: "row" },
    children: [
      { kind: "stack", fill: "accent", at: { left: 0, top: 0, bottom: 0 }, width: 22, children: [] },
      { kind: "picture", slot: "photo", when: { shape: ["wide"] }, width: "36%", height: "100%", margin: [0, 0, 0, 22] },
      column({
        grow: 1,
        padding: { else: [92, 96, 84, 112], tall: [206, 84, 266, 100], wide: [72, 110, 64, 112] },
        children: [
          { kind: "icon", icon: "quote", size: { else: 108, wide: 84 }, tone: "accent" },
          { kind: "text", field: "headline", face: "serif-italic", size: { else: [88, 42], tall: [94, 46], wide: [76, 40] }, lines: { else: 7, tall: 9, wide: 6 }, margin: { else: [34, 0, 0, 0], wide: [22, 0, 0, 0] } },
          spring(),
          row({
            align: "center",
            justify: "space-between",
            gap: 32,
            margin: [40, 0, 0, 0],
            children: [
              row({
                align: "center",
                gap: 26,
                grow: 1,
                children: [
                  { kind: "picture", slot: "photo", when: { shape: ["square", "portrait", "tall"] }, width: 116, height: 116, radius: "50%", zoom: 0.6 },
                  column({ grow: 1, gap: 2, children: [{ kind: "text", field: "author", face: "bold", size: [36, 25], lines: 2 }, { kind: "text", field: "role", face: "regular", size: [28, 22], lines: 2, tone: "soft" }] }),
                ],
              }),
              { kind: "brand", size: 60, alone: true },
            ],
          }),
        ],
      }),
    ],
  }),
};

/** A coloured head, numbered lines under it. */
const tips: Template = {
  id: "tip-list",
  kind: "tips",
  name: { vi: "Danh sách mẹo", en: "Tip list" },
  description: { vi: "Đầu trang màu, các ý đánh số.", en: "A coloured head and numbered points." },
  fields: fields({ kicker: 26, headline: 60, items: 90, footer: 60 }, { items: 5 }),
  photo: "none",
  photo2: false,
  scheme: "light",
  bestSizes: ["4:5", "1:1"],
  layout: column({
    fill: "ground",
    direction: { else: "column", wide: "row" },
    children: [
      column({
        fill: "primary",
        motif: "arcs",
        width: { else: "100%", wide: "42%" },
        padding: { else: [72, 76, 64, 76], tall: [206, 68, 72, 68], wide: [64, 60, 64, 84] },
        gap: 18,
        justify: { else: "flex-start", wide: "space-between" },
        clip: true,
        children: [
          column({ gap: 18, children: [kicker(), { kind: "text", field: "headline", face: "display", size: { else: [78, 44], tall: [88, 46], wide: [74, 40] }, lines: { else: 3, wide: 6 } }] }),
          row({ when: { shape: ["wide"] }, children: [{ kind: "brand", size: 58 }] }),
        ],
      }),
      column({
        grow: 1,
        padding: { else: [34, 76, 60, 76], tall: [40, 68, 266, 68], wide: [48, 76, 48, 64] },
        justify: { else: "space-between", wide: "center" },
        gap: 20,
        children: [
          {
            kind: "each",
            most: 5,
            gap: 0,
            grow: { else: 1, wide: undefined },
            justify: "center",
            child: row({
              align: "center",
              gap: 34,
              padding: { else: [20, 0], tall: [20, 0], wide: [18, 0] },
              line: { side: "bottom", width: 1.5, tone: "faint" },
              children: [
                { kind: "text", field: "number", face: "serif-bold", size: { else: [76, 46], wide: [66, 42] }, lines: 1, tone: "accent", width: { else: 62, wide: 54 }, align: "center" },
                { kind: "text", field: "item", face: "medium", size: { else: [40, 26], wide: [38, 26] }, lines: 3, grow: 1, yields: 2 },
              ],
            }),
          },
          row({ when: { shape: ["square", "portrait", "tall"] }, align: "center", justify: "space-between", gap: 24, children: [{ kind: "brand", size: 56 }, { kind: "text", field: "footer", face: "regular", size: [28, 22], lines: 1, tone: "soft", yields: 2 }] }),
        ],
      }),
    ],
  }),
};

/** A white card on the brand's colour, five stars. */
const testimonial: Template = {
  id: "testimonial",
  kind: "testimonial",
  name: { vi: "Khách nói", en: "Testimonial" },
  description: { vi: "Thẻ trắng trên nền màu, năm sao, lời khách.", en: "A white card on colour, five stars, the customer's words." },
  fields: fields({ headline: 200, author: 36, role: 46 }),
  photo: "optional",
  photo2: false,
  scheme: "bold",
  bestSizes: ["1:1", "4:5", "9:16"],
  layout: column({
    fill: "ground",
    motif: "tiles",
    padding: { else: 72, portrait: [96, 68, 84, 68], tall: [206, 60, 266, 60], wide: [56, 130, 56, 130] },
    gap: { else: 44, wide: 30 },
    justify: "center",
    children: [
      column({
        fill: "paper",
        radius: 44,
        padding: { else: [68, 72, 60, 72], wide: [52, 72, 44, 72] },
        gap: { else: 34, wide: 24 },
        children: [
          { kind: "icon", icon: "star", size: { else: 50, wide: 42 }, repeat: 5, tone: "accent" },
          { kind: "text", field: "headline", face: "serif", size: { else: [66, 36], tall: [72, 38], wide: [58, 32] }, lines: { else: 8, wide: 6 } },
          row({
            when: { has: "author" },
            align: "center",
            gap: 26,
            margin: [10, 0, 0, 0],
            padding: [30, 0, 0, 0],
            line: { side: "top", width: 1.5, tone: "faint" },
            children: [
              { kind: "picture", slot: "photo", width: 104, height: 104, radius: "50%", zoom: 0.6 },
              column({ grow: 1, gap: 2, children: [{ kind: "text", field: "author", face: "bold", size: [36, 25], lines: 1 }, { kind: "text", field: "role", face: "regular", size: [28, 22], lines: 2, tone: "soft" }] }),
            ],
          }),
        ],
      }),
      row({ justify: "center", children: [{ kind: "brand", size: { else: 64, wide: 54 }, align: "center" }] }),
    ],
  }),
};

/** Nothing but words, as large as they go. */
const statement: Template = {
  id: "statement",
  kind: "statement",
  name: { vi: "Tuyên ngôn", en: "Statement" },
  description: { vi: "Chỉ có chữ, to hết cỡ trên màu thương hiệu.", en: "Nothing but words, as large as they go." },
  fields: fields({ headline: 90, kicker: 30, body: 120, cta: 24 }),
  photo: "none",
  photo2: false,
  scheme: "bold",
  bestSizes: ["1:1", "4:5", "9:16"],
  layout: column({
    fill: "ground",
    motif: "arcs",
    padding: safe,
    children: [
      row({ align: "center", justify: "space-between", gap: 24, children: [{ kind: "brand", size: 62 }] }),
      spring(),
      column({
        gap: 22,
        padding: [44, 0, 0, 0],
        children: [
          mark(),
          kicker(),
          { kind: "text", field: "headline", face: "heavy", size: { else: [150, 52], tall: [150, 56], wide: [128, 50] }, lines: { else: 5, tall: 7, wide: 4 } },
          body({ lines: 3, maxWidth: { else: "84%", tall: "100%", wide: "66%" } }),
          arrowLink({ margin: [12, 0, 0, 0] }),
        ],
      }),
      spring(0.35),
    ],
  }),
};

/** The opening of an article: message left, photo in a half disc right. */
const article: Template = {
  id: "article-cover",
  kind: "article",
  name: { vi: "Bìa bài viết", en: "Article cover" },
  description: { vi: "Bìa blog và ảnh chia sẻ liên kết: tiêu đề lớn, ảnh bo nửa tròn.", en: "Blog cover and link preview: a large title and a photo in a half disc." },
  fields: fields({ kicker: 26, headline: 80, body: 110, footer: 50 }),
  photo: "optional",
  photo2: false,
  scheme: "light",
  bestSizes: ["1.91:1", "16:9"],
  layout: column({
    fill: "ground",
    direction: { else: "column-reverse", wide: "row" },
    children: [
      column({
        grow: { else: undefined, wide: 1.12 },
        padding: { else: [52, 76, 68, 76], tall: [60, 68, 266, 68], wide: [72, 56, 64, 84] },
        gap: 20,
        children: [
          row({ when: { has: "kicker" }, children: [row({ fill: "call", radius: 999, padding: [10, 28], children: [{ kind: "text", field: "kicker", face: "bold", size: [26, 20], lines: 1 }] })] }),
          { kind: "text", field: "headline", face: "display", size: { else: [82, 42], wide: [84, 42] }, lines: { else: 4, wide: 5 }, margin: [6, 0, 0, 0] },
          body({ lines: 3, size: [34, 26] }),
          spring(),
          row({ align: "center", justify: "space-between", gap: 28, margin: [18, 0, 0, 0], children: [{ kind: "brand", size: 60 }, { kind: "text", field: "footer", face: "medium", size: [28, 21], lines: 1, tone: "soft", yields: 2 }] }),
        ],
      }),
      { kind: "picture", slot: "photo", motif: "tiles", grow: 1, minHeight: { else: "36%", wide: "100%" }, width: { else: "100%", wide: undefined }, radius: { else: "0 0 540 0", wide: "700 0 0 700" }, fill: "panel" },
    ],
  }),
};

/** A wanted poster of a friendly kind. */
const hiring: Template = {
  id: "hiring",
  kind: "hiring",
  name: { vi: "Tuyển dụng", en: "Hiring" },
  description: { vi: "Vị trí chữ lớn, quyền lợi, nơi làm và cách ứng tuyển.", en: "The role in large letters, what you offer, where and how to apply." },
  fields: fields({ headline: 50, items: 60, place: 50, time: 40, cta: 30 }, { items: 4, labels: { headline: { vi: "Vị trí", en: "Role" }, items: { vi: "Quyền lợi, mỗi dòng một ý", en: "What you offer, one a line" }, time: { vi: "Thời gian", en: "Hours" } } }),
  photo: "optional",
  photo2: false,
  scheme: "bold",
  bestSizes: ["4:5", "1:1"],
  layout: column({
    fill: "ground",
    direction: { else: "column", wide: "row-reverse" },
    children: [
      { kind: "picture", slot: "photo", motif: "tiles", width: { else: "100%", wide: "34%" }, height: { else: "25%", portrait: "28%", tall: "34%", wide: "100%" }, fill: "panel" },
      column({
        grow: 1,
        padding: { else: [48, 76, 64, 76], tall: [60, 68, 266, 68], wide: [56, 60, 56, 84] },
        gap: { else: 16, tall: 24 },
        children: [
          row({ align: "center", justify: "space-between", gap: 24, children: [{ kind: "text", field: "label", label: { vi: "Tuyển dụng", en: "We are hiring" }, face: "bold", caps: true, size: [30, 21], lines: 1, tone: "accent" }, { kind: "brand", size: 54, alone: true }] }),
          { kind: "text", field: "headline", face: "heavy", size: { else: [112, 48], wide: [100, 46] }, lines: { else: 2, tall: 3, wide: 2 } },
          spring(),
          {
            kind: "each",
            most: 4,
            gap: { else: 12, tall: 20 },
            child: row({ align: "flex-start", gap: 22, children: [{ kind: "icon", icon: "check", size: 40, margin: [6, 0, 0, 0] }, { kind: "text", field: "item", face: "medium", size: [36, 25], lines: 2, grow: 1, yields: 1 }] }),
          },
          spring(),
          row({
            align: "center",
            justify: "space-between",
            gap: 30,
            children: [
              column({
                gap: 6,
                grow: 1,
                children: [
                  row({ when: { has: "place" }, gap: 14, align: "center", children: [{ kind: "icon", icon: "pin", size: 32 }, { kind: "text", field: "place", face: "regular", size: [29, 22], lines: 2, grow: 1, tone: "soft" }] }),
                  row({ when: { has: "time" }, gap: 14, align: "center", children: [{ kind: "icon", icon: "clock", size: 32 }, { kind: "text", field: "time", face: "regular", size: [29, 22], lines: 2, grow: 1, tone: "soft" }] }),
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

export const wordTemplates: Template[] = [quote, tips, testimonial, statement, article, hiring];
