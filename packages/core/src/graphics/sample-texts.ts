import type { GraphicTexts } from "@agency/creative";
import type { GraphicPost } from "./engine.ts";

const words = {
  vi: {
    kicker: "Mới tuần này",
    headline: (what: string) => `${what}: đậm vị, dịu ngày`,
    body: "Làm mỗi sáng từ nguyên liệu tươi, phục vụ tới hết ngày.",
    badge: "-20%",
    cta: "Đặt ngay hôm nay",
    items: "Chọn nguyên liệu tươi mỗi ngày\nGiữ công thức gốc của nhà\nPhục vụ trong mười phút\nGói gọn, mang đi dễ dàng",
    author: "Chị Thu Hà",
    role: "Khách quen từ 2023",
    date: "Thứ Bảy, 12/12",
    time: "19:00",
    place: "12 Ngô Quyền, Hà Nội",
    before: "Mỗi sáng vội vàng, bỏ bữa",
    after: "Mười phút thong thả, đủ đầy",
    page: "1/5",
    quote: "Lần nào ghé cũng thấy được chăm chút. Mình giới thiệu cho cả nhà rồi.",
    fallback: "Ưu đãi tháng này",
  },
  en: {
    kicker: "New this week",
    headline: (what: string) => `${what}, made for slow mornings`,
    body: "Prepared every morning from fresh ingredients, served all day.",
    badge: "-20%",
    cta: "Order today",
    items: "Fresh ingredients every day\nThe house's own recipe\nServed within ten minutes\nPacked to take away",
    author: "Thu Ha Nguyen",
    role: "A regular since 2023",
    date: "Saturday, 12 Dec",
    time: "7 pm",
    place: "12 Ngo Quyen, Hanoi",
    before: "Mornings in a hurry",
    after: "Ten unhurried minutes",
    page: "1/5",
    quote: "They remember how I like it, every single time. I have told the whole family.",
    fallback: "This month's offer",
  },
} as const;

/** Texts for a look at a template before there is a post: the brand's own name, product and price in it. */
export function sampleTexts(input: Pick<GraphicPost, "brand" | "product"> & { kind: string; price: string | null; oldPrice: string | null }): GraphicTexts {
  const { quote, fallback, headline, ...rest } = words[input.brand.language];
  const isSaid = input.kind === "quote" || input.kind === "testimonial";
  return {
    ...rest,
    headline: isSaid ? quote : headline(input.product?.name ?? fallback),
    ...(input.price === null ? {} : { price: input.price }),
    ...(input.oldPrice === null ? {} : { oldPrice: input.oldPrice }),
    footer: input.brand.websiteUrl?.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "") ?? input.brand.name,
  };
}

/** `39.000₫`, as people of the language write it. */
export function wordedPrice(price: { amount: string; currency: string } | null | undefined, language: "vi" | "en"): string | null {
  if (!price) return null;
  return new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB", { style: "currency", currency: price.currency, maximumFractionDigits: Number(price.amount) % 1 === 0 ? 0 : 2 }).format(Number(price.amount)).replace(/\s/g, "");
}
