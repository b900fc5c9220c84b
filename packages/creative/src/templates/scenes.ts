import type { LayoutNode } from "../layout.ts";
import { arrowLink, body, button, column, fields, kicker, mark, row, safe, spring, type Template } from "./parts.ts";

const panelOf = (slot: "photo" | "photo2", field: "before" | "after", fill: "panel" | "accent", label: { vi: string; en: string }): LayoutNode =>
  column({
    grow: 1,
    radius: 36,
    clip: true,
    fill,
    // Without a photo and without words it is a plain field.
    motif: slot === "photo" ? "arcs" : "rings",
    children: [
      { kind: "picture", slot, at: { top: 0, left: 0 }, width: "100%", height: "100%" },
      column({
        grow: 1,
        padding: { else: 32, wide: 28 },
        justify: "space-between",
        gap: 20,
        children: [
          ...[true, false].map((given) =>
            row({
              when: slot === "photo" ? { photo: given } : { photo2: given },
              fill: slot === "photo" ? "paper" : given ? "accent" : "ink",
              radius: 999,
              padding: [10, 28],
              alignSelf: "flex-start",
              children: [{ kind: "text", field: "label", label, face: "bold", size: [30, 22], lines: 1 }],
            }),
          ),
          { kind: "text", field, face: "bold", size: { else: [44, 26], tall: [52, 30] }, lines: 5, when: slot === "photo" ? { photo: false } : { photo2: false } },
        ],
      }),
    ],
  });

const beforeAfter: Template = {
  id: "before-after",
  kind: "comparison",
  name: { vi: "Trước và sau", en: "Before and after" },
  description: { vi: "Hai ảnh (hoặc hai khung chữ) đặt cạnh nhau.", en: "Two photos, or two panels of text, side by side." },
  fields: fields({ headline: 60, before: 80, after: 80, body: 90, cta: 22 }),
  photo: "recommended",
  photo2: true,
  scheme: "dark",
  bestSizes: ["1:1", "4:5"],
  layout: column({
    fill: "ground",
    direction: { else: "column", wide: "row-reverse" },
    padding: { else: 48, tall: [206, 48, 266, 48], wide: 44 },
    gap: { else: 40, wide: 56 },
    children: [
      column({
        direction: { else: "row", tall: "column" },
        grow: { else: 1, wide: 1.9 },
        gap: 14,
        minHeight: { else: "46%", wide: "100%" },
        children: [
          panelOf("photo", "before", "panel", { vi: "Trước", en: "Before" }),
          panelOf("photo2", "after", "accent", { vi: "Sau", en: "After" }),
        ],
      }),
      column({
        grow: { else: undefined, wide: 1 },
        justify: { else: "flex-start", wide: "center" },
        gap: 18,
        padding: { else: [0, 28, 16, 28], tall: [0, 20, 0, 20], wide: [20, 0, 20, 32] },
        children: [
          { kind: "text", field: "headline", face: "display", size: { else: [70, 40], wide: [64, 36] }, lines: { else: 2, tall: 3, wide: 5 } },
          body({ lines: { else: 2, wide: 4 }, size: [34, 26] }),
          row({ margin: [12, 0, 0, 0], align: "center", justify: "space-between", gap: 24, wrap: true, children: [{ kind: "brand", size: 58 }, arrowLink()] }),
        ],
      }),
    ],
  }),
};

/** The date as a plate, the photo as a stage. */
const event: Template = {
  id: "event",
  kind: "event",
  name: { vi: "Sự kiện", en: "Event" },
  description: { vi: "Ngày giờ thật lớn trên ảnh, địa điểm, lời mời.", en: "Date and time large on a photo, the place, an invitation." },
  fields: fields({ kicker: 26, headline: 60, date: 12, time: 26, place: 60, cta: 22 }),
  photo: "recommended",
  photo2: false,
  scheme: "dark",
  bestSizes: ["1:1", "4:5", "9:16"],
  layout: column({
    fill: "ground",
    backdrop: { slot: "photo", motif: "beam" },
    padding: safe,
    children: [
      row({ align: "flex-start", justify: "space-between", gap: 24, children: [{ kind: "brand", size: 64 }] }),
      spring(),
      row({
        align: "flex-end",
        gap: 44,
        children: [
          column({
            grow: { else: 1, wide: undefined },
            width: { else: undefined, wide: "62%" },
            gap: { else: 14, wide: 12 },
            children: [
              row({
                when: { has: ["date", "time"] },
                fill: "accent",
                radius: 26,
                padding: [18, 38],
                gap: 30,
                align: "center",
                alignSelf: "flex-start",
                children: [
                  { kind: "text", field: "date", face: "heavy", size: { else: [104, 52], wide: [92, 48] }, lines: 1 },
                  { kind: "text", field: "time", face: "bold", size: [36, 25], lines: 1 },
                ],
              }),
              kicker({ margin: [12, 0, 0, 0] }),
              { kind: "text", field: "headline", face: "serif-bold", size: { else: [92, 48], tall: [106, 50], wide: [80, 44] }, lines: 3 },
              row({
                align: "center",
                justify: "space-between",
                gap: 30,
                margin: [10, 0, 0, 0],
                children: [
                  row({ when: { has: "place" }, gap: 16, align: "center", grow: 1, children: [{ kind: "icon", icon: "pin", size: 38 }, { kind: "text", field: "place", face: "medium", size: [34, 23], lines: { else: 2, tall: 3 }, grow: 1 }] }),
                  button({ alignSelf: "center", maxWidth: "62%" }),
                ],
              }),
            ],
          }),
        ],
      }),
    ],
  }),
};

const cover: Template = {
  id: "carousel-cover",
  kind: "carousel",
  name: { vi: "Băng chuyền: bìa", en: "Carousel: cover" },
  description: { vi: "Trang đầu: ảnh tràn, tiêu đề lớn, mời lướt.", en: "The first page: full photo, large title, an invitation to swipe." },
  fields: fields({ kicker: 26, headline: 70, body: 90, page: 6 }),
  photo: "recommended",
  photo2: false,
  scheme: "dark",
  bestSizes: ["4:5", "1:1"],
  layout: column({
    fill: "ground",
    backdrop: { slot: "photo", motif: "waves" },
    padding: safe,
    children: [
      row({ align: "center", justify: "space-between", gap: 24, children: [{ kind: "brand", size: 62 }, row({ when: { has: "page" }, fill: "paper", radius: 999, padding: [12, 26], children: [{ kind: "text", field: "page", face: "bold", size: [28, 21], lines: 1 }] })] }),
      spring(),
      column({ gap: { else: 16, wide: 12 }, width: { else: "100%", wide: "60%" }, children: [kicker(), { kind: "text", field: "headline", face: "heavy", size: { else: [104, 50], tall: [100, 52], wide: [88, 44] }, lines: 4 }, body({ lines: 2, tone: "strong", maxWidth: { else: "92%", wide: "100%" } })] }),
      row({
        margin: { else: [34, 0, 0, 0], wide: [26, 0, 0, 0] },
        align: "center",
        gap: 22,
        children: [
          row({ fill: "accent", radius: 999, padding: 20, children: [{ kind: "icon", icon: "arrow", size: 40, tone: "strong" }] }),
          { kind: "text", field: "label", label: { vi: "Lướt để xem", en: "Swipe to read" }, face: "bold", size: [30, 22], lines: 1 },
        ],
      }),
    ],
  }),
};

const page: Template = {
  id: "carousel-page",
  kind: "carousel",
  name: { vi: "Băng chuyền: trang trong", en: "Carousel: inner page" },
  description: { vi: "Số trang lớn, một ý và lời giải thích.", en: "A large number, one point and its explanation." },
  fields: fields({ page: 3, headline: 60, body: 260 }),
  photo: "optional",
  photo2: false,
  scheme: "light",
  bestSizes: ["4:5", "1:1"],
  layout: column({
    fill: "ground",
    direction: { else: "column", wide: "row" },
    children: [
      { kind: "picture", slot: "photo", width: { else: "100%", wide: "42%" }, height: { else: "36%", tall: "42%", wide: "100%" } },
      column({
        grow: 1,
        padding: { else: [64, 84, 68, 84], tall: [72, 72, 266, 72], wide: [64, 90, 60, 90] },
        gap: 14,
        children: [
          column({ when: { photo: false }, grow: 0.6, children: [] }),
          { kind: "text", field: "page", face: "serif-bold", size: { else: [210, 90], tall: [230, 100], wide: [150, 80] }, lines: 1, tone: "accent", when: { photo: false } },
          { kind: "text", field: "page", face: "serif-bold", size: [84, 54], lines: 1, tone: "accent", when: { photo: true } },
          { kind: "text", field: "headline", face: "display", size: { else: [80, 42], wide: [68, 38] }, lines: { else: 3, wide: 3 } },
          body({ size: { else: [44, 28], wide: [38, 26] }, lines: { else: 7, tall: 9, wide: 6 }, margin: [10, 0, 0, 0] }),
          spring(),
          row({ align: "center", justify: "space-between", gap: 24, padding: [26, 0, 0, 0], line: { side: "top", width: 1.5, tone: "faint" }, children: [{ kind: "brand", size: 52 }, { kind: "icon", icon: "arrow", size: 42 }] }),
        ],
      }),
    ],
  }),
};

const end: Template = {
  id: "carousel-end",
  kind: "carousel",
  name: { vi: "Băng chuyền: trang cuối", en: "Carousel: end card" },
  description: { vi: "Logo, lời kết và nút bấm, canh giữa.", en: "Logo, closing words and a button, centred." },
  fields: fields({ headline: 60, body: 100, cta: 26, footer: 50 }),
  photo: "none",
  photo2: false,
  scheme: "bold",
  bestSizes: ["4:5", "1:1"],
  layout: column({
    fill: "ground",
    motif: "waves",
    padding: safe,
    align: "center",
    children: [
      spring(),
      { kind: "brand", size: { else: 150, tall: 180, wide: 110 }, align: "center", alone: true },
      { kind: "text", field: "headline", face: "serif-bold", size: { else: [92, 46], wide: [78, 42] }, lines: 3, align: "center", margin: { else: [44, 0, 0, 0], wide: [26, 0, 0, 0] } },
      body({ align: "center", lines: 3, margin: [20, 0, 0, 0], maxWidth: "86%" }),
      button({ alignSelf: "center", margin: { else: [44, 0, 0, 0], wide: [28, 0, 0, 0] } }),
      spring(),
      { kind: "text", field: "footer", face: "medium", size: [30, 22], lines: 1, tone: "soft", align: "center" },
    ],
  }),
};

/** A card low on the photo, within reach of the thumb. */
const story: Template = {
  id: "story-card",
  kind: "story",
  name: { vi: "Tin (story)", en: "Story card" },
  description: { vi: "Ảnh tràn màn hình, thẻ chữ trong vùng an toàn.", en: "A full photo with a card of text in the safe zone." },
  fields: fields({ kicker: 26, headline: 60, body: 120, price: 18, cta: 24 }),
  photo: "recommended",
  photo2: false,
  scheme: "light",
  bestSizes: ["9:16", "4:5"],
  layout: column({
    fill: "primary",
    // In a tall frame the photo stands above the card, so that the card hides nothing of it.
    backdrop: { else: { slot: "photo", motif: "sun" }, tall: undefined },
    padding: { else: 48, tall: [206, 48, 266, 48], wide: 48 },
    direction: "column",
    justify: "flex-end",
    children: [
      { kind: "picture", slot: "photo", motif: "sun", when: { shape: ["tall"] }, at: { top: 0, left: 0 }, width: "100%", height: "60%" },
      spring(),
      column({
        fill: "ground",
        radius: 40,
        padding: { else: [52, 56, 52, 56], wide: [48, 56, 48, 56] },
        gap: 16,
        width: { else: "100%", wide: "52%" },
        children: [
          row({ align: "center", justify: "space-between", gap: 24, margin: [0, 0, 8, 0], children: [{ kind: "brand", size: 54 }, { kind: "text", field: "price", face: "display", size: [44, 30], lines: 1, tone: "accent" }] }),
          kicker(),
          { kind: "text", field: "headline", face: "serif", size: { else: [76, 42], wide: [68, 40] }, lines: 3 },
          body({ lines: 3 }),
          button({ margin: [14, 0, 0, 0] }),
        ],
      }),
    ],
  }),
};

/** Photo and words stacked as on a magazine's cover. */
const magazine: Template = {
  id: "magazine-cover",
  kind: "story",
  name: { vi: "Bìa tạp chí", en: "Magazine cover" },
  description: { vi: "Ảnh tràn, tên thương hiệu trên cùng, tiêu đề chữ có chân.", en: "Full photo, the brand on top, a serif title." },
  fields: fields({ kicker: 30, headline: 60, body: 110, cta: 24 }),
  photo: "recommended",
  photo2: false,
  scheme: "dark",
  bestSizes: ["4:5", "9:16", "1:1"],
  layout: column({
    fill: "ground",
    backdrop: { slot: "photo", motif: "sun" },
    padding: safe,
    align: "center",
    children: [
      { kind: "brand", size: 66, align: "center" },
      spring(),
      mark({ alignSelf: "center", height: 5 }),
      kicker({ align: "center", margin: [26, 0, 0, 0] }),
      { kind: "text", field: "headline", face: "serif", size: { else: [104, 50], tall: [112, 52], wide: [92, 46] }, lines: 3, align: "center", margin: [14, 0, 0, 0] },
      body({ align: "center", lines: 3, tone: "strong", maxWidth: "88%", margin: [16, 0, 0, 0] }),
      arrowLink({ margin: [26, 0, 0, 0] }),
    ],
  }),
};

export const sceneTemplates: Template[] = [beforeAfter, event, cover, page, end, story, magazine];
