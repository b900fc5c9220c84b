import type { GraphicLanguage, TemplateField, TemplateInfo, TextField } from "../graphic.ts";
import type { LayoutNode, Responsive, Sides, Stack, Text } from "../layout.ts";

export interface Template extends TemplateInfo {
  layout: LayoutNode;
}

/** Text keeps this far from the edges. Tall frames leave room for what stories and reels lay over them: 14 % above, 18 % below. Source: Meta ads guide, safe zones of stories (2026-10). */
export const safe: Responsive<Sides> = { else: 76, portrait: [80, 72, 80, 72], tall: [206, 68, 266, 68], wide: [64, 84, 64, 84] };

const labels: Record<TextField, Record<GraphicLanguage, string>> = {
  kicker: { vi: "Dòng nhỏ phía trên", en: "Small line above" },
  headline: { vi: "Tiêu đề", en: "Headline" },
  body: { vi: "Nội dung", en: "Text" },
  price: { vi: "Giá", en: "Price" },
  oldPrice: { vi: "Giá cũ", en: "Old price" },
  badge: { vi: "Con số lớn", en: "Big figure" },
  cta: { vi: "Lời mời hành động", en: "Call to action" },
  items: { vi: "Các ý, mỗi dòng một ý", en: "Points, one a line" },
  author: { vi: "Người nói", en: "Who said it" },
  role: { vi: "Vai trò", en: "Role" },
  date: { vi: "Ngày", en: "Date" },
  time: { vi: "Giờ", en: "Time" },
  place: { vi: "Địa điểm", en: "Place" },
  before: { vi: "Trước", en: "Before" },
  after: { vi: "Sau", en: "After" },
  footer: { vi: "Chân trang", en: "Footer" },
  page: { vi: "Số trang", en: "Page" },
};

/** Fields with their limits; a headline is always wanted. */
export function fields(limits: Partial<Record<TextField, number>>, more: { optional?: readonly TextField[]; items?: number; labels?: Partial<Record<TextField, Record<GraphicLanguage, string>>> } = {}): TemplateField[] {
  return (Object.entries(limits) as [TextField, number][]).map(([field, maxLength]) => ({
    field,
    maxLength,
    required: field === "headline" && !more.optional?.includes("headline"),
    label: more.labels?.[field] ?? labels[field],
    ...(field === "items" && more.items !== undefined && { maxItems: more.items }),
  }));
}

export const row = (node: Omit<Stack, "kind" | "direction">): Stack => ({ kind: "stack", direction: "row", ...node });
export const column = (node: Omit<Stack, "kind">): Stack => ({ kind: "stack", direction: "column", ...node });
/** Empty room that takes what is left. */
export const spring = (grow = 1): Stack => ({ kind: "stack", grow, children: [] });

export const kicker = (more: Partial<Text> = {}): Text => ({ kind: "text", field: "kicker", face: "bold", caps: true, size: [26, 20], lines: 1, tone: "accent", ...more });
export const body = (more: Partial<Text> = {}): Text => ({ kind: "text", field: "body", face: "regular", size: [36, 27], lines: 4, tone: "soft", yields: 3, ...more });

/** A filled button. */
export const button = (more: Partial<Stack> = {}): Stack =>
  row({
    when: { has: "cta" },
    fill: "call",
    radius: 999,
    padding: [22, 44],
    gap: 18,
    align: "center",
    justify: "center",
    alignSelf: "flex-start",
    maxWidth: "100%",
    children: [{ kind: "text", field: "cta", face: "bold", size: [34, 24], lines: 1 }],
    ...more,
  });

/** A quiet call: words and an arrow. */
export const arrowLink = (more: Partial<Stack> = {}): Stack =>
  row({
    when: { has: "cta" },
    gap: 16,
    align: "center",
    children: [
      { kind: "text", field: "cta", face: "bold", size: [32, 23], lines: 1, tone: "accent" },
      { kind: "icon", icon: "arrow", size: 34, tone: "accent" },
    ],
    ...more,
  });

/** A short thick rule in the accent. */
export const mark = (more: Partial<Stack> = {}): Stack => ({ kind: "stack", fill: "accent", width: 72, height: 8, radius: 4, children: [], ...more });
