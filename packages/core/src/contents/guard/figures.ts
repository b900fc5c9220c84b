import { withoutMarks } from "./find-phrases.ts";

/** A number that a text states as a fact: a price, a percentage, or a quantity with its unit. */
export interface Figure {
  kind: "price" | "percent" | "quantity";
  value: number;
  /** Currency of a price, canonical unit of a quantity. */
  unit: string;
  /** As it stands in the text. */
  text: string;
  start: number;
  end: number;
  /** A reduction, gift or saving ("giảm 20.000₫"): its repair is not the price of a product. */
  isReduction: boolean;
}

const number = String.raw`\d{1,3}(?:[.,]\d{3})+(?!\d)|\d{1,12}(?:[.,]\d{1,3})?`;
const notBefore = String.raw`(?<![\p{L}\p{N}.,])`;
const notAfter = String.raw`(?![\p{L}\p{N}])`;

const patterns: readonly { pattern: RegExp; read(match: RegExpMatchArray): Pick<Figure, "kind" | "value" | "unit"> | null }[] = [
  {
    pattern: new RegExp(String.raw`${notBefore}(?<n>${number})\s?(?:₫|(?:đồng|vnđ|vnd|đ)${notAfter})`, "giu"),
    read: (match) => price(match, 1),
  },
  {
    pattern: new RegExp(String.raw`${notBefore}(?<n>${number})\s?(?:k|nghìn|ngàn)${notAfter}(?:\s?(?:₫|đồng${notAfter}|đ${notAfter}))?`, "giu"),
    read: (match) => (/^[248]K$/u.test(match[0]) ? null : price(match, 1_000)),
  },
  {
    pattern: new RegExp(String.raw`${notBefore}(?<n>${number})\s?(?<unit>triệu|tr|tỷ|tỉ)(?<rest>\d{1,3})?${notAfter}(?!\s(?:người|khách|lượt|view|lượng|bản|sản phẩm|đơn))(?:\s?(?:₫|đồng${notAfter}|đ${notAfter}))?`, "giu"),
    read(match) {
      const scale = /^t[ỷỉ]$/iu.test(match.groups?.["unit"] ?? "") ? 1e9 : 1e6;
      const rest = match.groups?.["rest"];
      const value = readNumber(match.groups?.["n"] ?? "", true) * scale + (rest ? (Number(rest) / 10 ** rest.length) * scale : 0);
      return { kind: "price", value, unit: "VND" };
    },
  },
  {
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:US)?\$\s?(?<n>${number})|${notBefore}(?<m>${number})\s?(?:usd|đô(?: la)?|dollars?)${notAfter}`, "giu"),
    read: (match) => ({ kind: "price", value: readNumber(match.groups?.["n"] ?? match.groups?.["m"] ?? "", true), unit: "USD" }),
  },
  {
    pattern: new RegExp(String.raw`${notBefore}(?<n>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|(?:phần trăm|percent)${notAfter})`, "giu"),
    read: (match) => ({ kind: "percent", value: readNumber(match.groups?.["n"] ?? "", true), unit: "%" }),
  },
];

const units: Record<string, readonly string[]> = {
  g: ["g", "gr", "gram", "gam", "grams"], kg: ["kg"], mg: ["mg"], ml: ["ml"], l: ["l", "lít", "lit", "liter", "liters", "litre", "litres"],
  mm: ["mm"], cm: ["cm"], m: ["m", "mét"], km: ["km"], m2: ["m²", "m2"], inch: ["inch", "inches"],
  minute: ["phút", "minute", "minutes", "min", "mins"], hour: ["giờ", "tiếng", "hour", "hours"], day: ["ngày", "day", "days"], week: ["tuần", "week", "weeks"], month: ["tháng", "month", "months"], year: ["năm", "year", "years"],
  room: ["phòng", "phòng ngủ", "room", "rooms", "bedroom", "bedrooms"], floor: ["tầng", "floors"], session: ["buổi", "sessions"], mah: ["mah"], watt: ["w", "watt"], gb: ["gb"], mp: ["mp"], kcal: ["kcal", "calo"],
};
const unitOf = new Map(Object.entries(units).flatMap(([unit, names]) => names.map((name) => [name, unit] as const)));
const unitNames = [...unitOf.keys()].sort((one, other) => other.length - one.length).join("|");

const numberWords: Record<string, number> = {
  hai: 2, ba: 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "mười lăm": 15, "hai mươi": 20, "hai mươi bốn": 24, "ba mươi": 30, "bốn mươi lăm": 45, "sáu mươi": 60, "chín mươi": 90,
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, fifteen: 15, twenty: 20, thirty: 30, sixty: 60,
};
const numberNames = Object.keys(numberWords).sort((one, other) => other.length - one.length).join("|");
// A day of a month is a date, not a quantity: "20 tháng 10".
const quantity = new RegExp(String.raw`(?:${notBefore}(?<n>${number})\s?|(?<![\p{L}\p{N}])(?<word>${numberNames})\s)(?<unit>${unitNames})(?![\p{L}\p{N}²])(?!\s\d)`, "giu");
const reduction = /(?:giảm|tặng|hoàn|tiết kiệm|bớt|trừ|voucher|off|save|discount|gift)[^.!?\n]{0,24}$/iu;

/** Every price, percentage and quantity of a text, in order, none overlapping another. @param text NFC */
export function figuresIn(text: string): Figure[] {
  const found: Figure[] = [];
  const add = (match: RegExpMatchArray, read: Pick<Figure, "kind" | "value" | "unit"> | null) => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (read === null || !Number.isFinite(read.value) || found.some((other) => other.start < end && start < other.end)) return;
    found.push({ ...read, text: match[0], start, end, isReduction: reduction.test(text.slice(Math.max(0, start - 40), start)) });
  };
  for (const { pattern, read } of patterns) for (const match of text.matchAll(pattern)) add(match, read(match));
  for (const match of text.matchAll(quantity)) {
    const { n, word, unit = "" } = match.groups ?? {};
    const value = n === undefined ? (numberWords[(word ?? "").toLowerCase()] ?? Number.NaN) : readNumber(n, true);
    // "năm tháng" is "the years", and one of something is seldom a claim.
    add(match, value === 1 || /^năm tháng$/iu.test(match[0]) ? null : { kind: "quantity", value, unit: unitOf.get(unit.toLowerCase()) ?? unit.toLowerCase() });
  }
  return found.sort((one, other) => one.start - other.start);
}

export const sameFigure = (one: Pick<Figure, "kind" | "value" | "unit">, other: Pick<Figure, "kind" | "value" | "unit">): boolean =>
  one.kind === other.kind && one.unit === other.unit && Math.abs(one.value - other.value) <= 1e-6 * Math.max(1, Math.abs(other.value));

/** A price in the writing of the one it replaces: `199k` stays short, `199,000₫` keeps its comma. */
export function writePrice(value: number, unit: string, like: string, language: "vi" | "en"): string {
  if (unit === "USD") return `$${Number.isInteger(value) ? value : value.toFixed(2)}`;
  if (unit !== "VND") return `${new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-US").format(value)} ${unit}`;
  const short = /\d\s?(k)$/iu.exec(like.trim());
  if (short && value % 1_000 === 0 && value < 1_000_000) return `${value / 1_000}${short[1]}`;
  const tail = /(₫|đồng|vnđ|vnd|đ)$/iu.exec(like.trim())?.[1] ?? "₫";
  const space = /\s(?:₫|đồng|vnđ|vnd|đ)$/iu.test(like.trim()) || tail.toLowerCase() === "đồng" ? " " : "";
  const comma = /\d,\d{3}/u.test(like) || (language === "en" && !/\d\.\d{3}/u.test(like));
  return `${new Intl.NumberFormat(comma ? "en-US" : "vi-VN", { maximumFractionDigits: 0 }).format(value)}${space}${tail}`;
}

function price(match: RegExpMatchArray, scale: number): Pick<Figure, "kind" | "value" | "unit"> {
  return { kind: "price", value: readNumber(match.groups?.["n"] ?? "", scale !== 1) * scale, unit: "VND" };
}

/** `199.000` and `199,000` are thousands; `1,5` and `1.5` are decimals where a decimal makes sense. */
function readNumber(text: string, decimals: boolean): number {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return Number(text.replace(/[.,]/g, ""));
  return decimals ? Number(text.replace(",", ".")) : Number(text.replace(/[.,]/g, ""));
}

/** Words of a text for comparing statements: without case and marks. */
export const foldedWords = (text: string): Set<string> => new Set(withoutMarks(text).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
