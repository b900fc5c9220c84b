import { parseCsvRecords, toCsv } from "@agency/platform/csv";
import { cleanText, foldText } from "@agency/platform/text";
import type { ContentType, Platform } from "../prompts/schema.ts";
import { isRealWallTime, wallToInstant } from "../publishing/wall-time.ts";
import { keyOf, type PlanProduct } from "./choose-topic.ts";
import type { PlannedSlot } from "./plan-month.ts";
import { campaignPlatforms, mostSlots, pillarKeys, type CampaignSlot, type PillarKey } from "./schema.ts";

const columns = ["date", "time", "type", "platform", "pillar", "product", "topic", "status", "text"] as const;
type Column = (typeof columns)[number];

/** Heads by language; on import either is read, in any order, with or without marks. */
const heads: Record<Column, { vi: string; en: string }> = {
  date: { vi: "Ngày", en: "Date" },
  time: { vi: "Giờ", en: "Time" },
  type: { vi: "Loại", en: "Type" },
  platform: { vi: "Mạng", en: "Network" },
  pillar: { vi: "Trụ cột", en: "Pillar" },
  product: { vi: "Sản phẩm", en: "Product" },
  topic: { vi: "Chủ đề", en: "Topic" },
  status: { vi: "Trạng thái", en: "Status" },
  text: { vi: "Nội dung", en: "Text" },
};
const typeNames: Record<ContentType, { vi: string; en: string }> = { social: { vi: "Bài đăng", en: "Post" }, ads: { vi: "Quảng cáo", en: "Ad" }, video: { vi: "Video", en: "Video" }, landing: { vi: "Trang đích", en: "Landing page" } };
const platformNames: Record<Platform, string> = { facebook: "Facebook", instagram: "Instagram", tiktok: "TikTok", linkedin: "LinkedIn", meta_ads: "Meta Ads", google_ads: "Google Ads", website: "Website", youtube: "YouTube" };
export const pillarNames: Record<PillarKey, { vi: string; en: string }> = {
  product: { vi: "Sản phẩm", en: "Product" },
  knowledge: { vi: "Kiến thức", en: "Know-how" },
  story: { vi: "Hậu trường", en: "Behind the scenes" },
  community: { vi: "Trò chuyện", en: "Conversation" },
  offer: { vi: "Lời mời", en: "Invitation" },
  occasion: { vi: "Ngày trong lịch", en: "Calendar days" },
};
const statusNames: Record<CampaignSlot["status"], { vi: string; en: string }> = {
  planned: { vi: "Đã lên kế hoạch", en: "Planned" },
  writing: { vi: "Đang viết", en: "Writing" },
  waiting_budget: { vi: "Chờ ngân sách", en: "Waiting for budget" },
  drafted: { vi: "Có bản nháp", en: "Drafted" },
  accepted: { vi: "Đã nhận", en: "Accepted" },
  rejected: { vi: "Đã bỏ", en: "Rejected" },
  failed: { vi: "Không viết được", en: "Failed" },
  cancelled: { vi: "Đã dừng", en: "Cancelled" },
};
/** Where a piece stands when its row names no network. */
const usualPlatform: Record<ContentType, Platform> = { social: "facebook", ads: "meta_ads", video: "tiktok", landing: "website" };
const allowedPlatforms: Record<ContentType, readonly Platform[]> = { social: campaignPlatforms, ads: ["meta_ads", "google_ads"], video: ["tiktok", "youtube", "facebook", "instagram"], landing: ["website"] };

/** A plan as a file that opens right in a spreadsheet; semicolons for Vietnamese, where a comma separates decimals. */
export function planToCsv(slots: readonly CampaignSlot[], language: "vi" | "en"): string {
  const rows = slots.map((slot) => {
    const [day, time] = slot.scheduledAt.split("T");
    return [day, time, typeNames[slot.type][language], platformNames[slot.platform], pillarNames[slot.pillar][language], slot.productName, slot.topic, statusNames[slot.status][language], slot.content?.excerpt];
  });
  return toCsv([columns.map((column) => heads[column][language]), ...rows], { delimiter: language === "vi" ? ";" : "," });
}

export interface CsvRowError {
  /** Line of the file, from 1. */
  line: number;
  /** The column's head as the file has it, or as it should be. */
  column: string;
  code: "missing_column" | "missing" | "not_a_date" | "not_a_time" | "other_month" | "in_the_past" | "unknown_type" | "unknown_platform" | "unknown_pillar" | "unknown_product" | "too_long" | "twice" | "too_many" | "not_csv" | "empty";
  detail: string;
}

export interface ReadPlan {
  month: string | null;
  slots: (PlannedSlot & { line: number })[];
  errors: CsvRowError[];
}

/** Errors shown at once; a wrong file has the same one on every line. */
const mostErrors = 100;

/** Reads a plan back, also one that a person made by hand; every wrong cell is named with its line and column. Pure. */
export function planFromCsv(text: string, context: { language: "vi" | "en"; timeZone: string; now: Date; products: readonly PlanProduct[]; seed: number }): ReadPlan {
  const { language } = context;
  const headOf = (column: Column) => heads[column][language];
  const say = (vi: string, en: string) => (language === "vi" ? vi : en);
  let records: ReturnType<typeof parseCsvRecords>;
  try {
    records = parseCsvRecords(text);
  } catch (error) {
    const line = Number(/^Line (\d+)/.exec(error instanceof Error ? error.message : "")?.[1] ?? 1);
    return { month: null, slots: [], errors: [{ line, column: "", code: "not_csv", detail: say("Dấu ngoặc kép mở ra ở đây không được đóng lại.", "A quote that opens here is never closed.") }] };
  }
  const [head, ...body] = records;
  const places = new Map<Column, number>();
  head?.cells.forEach((cell, index) => {
    const column = columns.find((candidate) => Object.values(heads[candidate]).some((name) => keyOf(name) === keyOf(cell)));
    if (column && !places.has(column)) places.set(column, index);
  });
  const errors: CsvRowError[] = [];
  for (const column of ["date", "topic"] as const) {
    if (!places.has(column)) errors.push({ line: head?.line ?? 1, column: headOf(column), code: "missing_column", detail: say(`Thiếu cột “${headOf(column)}”.`, `The column "${headOf(column)}" is missing.`) });
  }
  if (errors.length === 0 && body.length === 0) errors.push({ line: 2, column: headOf("topic"), code: "empty", detail: say("Tệp không có dòng nào để nhập.", "The file has no row to import.") });
  if (body.length > mostSlots) errors.push({ line: body[mostSlots]!.line, column: "", code: "too_many", detail: say(`Mỗi lần nhập nhiều nhất ${mostSlots} dòng.`, `Import at most ${mostSlots} rows at once.`) });
  if (errors.length > 0) return { month: null, slots: [], errors };

  const seen = new Map<string, number>();
  let month: string | null = null;
  const slots: ReadPlan["slots"] = [];
  for (const { line, cells } of body) {
    const cell = (column: Column) => cleanText(cells[places.get(column) ?? -1] ?? "").trim();
    const wrong: CsvRowError[] = [];
    const fail = (column: Column, code: CsvRowError["code"], vi: string, en: string) => wrong.push({ line, column: head!.cells[places.get(column) ?? -1] ?? headOf(column), code, detail: say(vi, en) });
    const topic = cell("topic").replace(/\s+/g, " ");
    if (topic === "") fail("topic", "missing", "Hãy ghi chủ đề.", "Write a topic.");
    else if (topic.length > 300) fail("topic", "too_long", "Chủ đề dài nhất 300 ký tự.", "A topic has at most 300 characters.");
    else if (seen.has(keyOf(topic))) fail("topic", "twice", `Chủ đề này đã có ở dòng ${seen.get(keyOf(topic))}.`, `This topic stands in line ${seen.get(keyOf(topic))} already.`);
    else seen.set(keyOf(topic), line);
    const day = readDay(cell("date"));
    const time = readTime(cell("time"));
    if (day === null) fail("date", "not_a_date", "Ngày ghi như 2026-12-01 hoặc 01/12/2026.", "Write the day as 2026-12-01 or 01/12/2026.");
    if (time === null) fail("time", "not_a_time", "Giờ ghi như 20:00.", "Write the time as 20:00.");
    const wall = day !== null && time !== null ? `${day}T${time}` : null;
    const dueAt = wall === null ? null : wallToInstant(wall, context.timeZone);
    if (day !== null) {
      month ??= day.slice(0, 7);
      if (day.slice(0, 7) !== month) fail("date", "other_month", `Cả tệp phải trong một tháng (${month}).`, `All rows must lie in one month (${month}).`);
      else if (dueAt !== null && dueAt <= context.now) fail("date", "in_the_past", "Thời điểm này đã qua.", "This time has passed.");
    }
    const type = cell("type") === "" ? "social" : find(Object.entries(typeNames).map(([key, names]) => [key as ContentType, [key, names.vi, names.en]]), cell("type"));
    if (type === null) fail("type", "unknown_type", `Loại là một trong: ${Object.values(typeNames).map(({ vi }) => vi).join(", ")}.`, `The type is one of ${Object.values(typeNames).map(({ en }) => en).join(", ")}.`);
    const platform = type === null ? null : cell("platform") === "" ? usualPlatform[type] : find(Object.entries(platformNames).map(([key, name]) => [key as Platform, [key, name]]), cell("platform"));
    if (type !== null && (platform === null || !allowedPlatforms[type].includes(platform))) {
      const allowed = allowedPlatforms[type].map((key) => platformNames[key]).join(", ");
      fail("platform", "unknown_platform", `Mạng cho loại này: ${allowed}.`, `Networks for this type: ${allowed}.`);
    }
    const pillar = cell("pillar") === "" ? "product" : find(pillarKeys.map((key) => [key, [key, pillarNames[key].vi, pillarNames[key].en]]), cell("pillar"));
    if (pillar === null) fail("pillar", "unknown_pillar", `Trụ cột là một trong: ${pillarKeys.map((key) => pillarNames[key].vi).join(", ")}.`, `The pillar is one of ${pillarKeys.map((key) => pillarNames[key].en).join(", ")}.`);
    const product = cell("product") === "" ? null : (context.products.find(({ name }) => keyOf(name) === keyOf(cell("product"))) ?? undefined);
    if (product === undefined) fail("product", "unknown_product", "Thương hiệu không có sản phẩm này.", "The brand has no such product.");
    if (wrong.length > 0) errors.push(...wrong);
    else slots.push({ line, type: type!, platform: platform!, pillar: pillar!, topic, productId: product?.id ?? null, occasion: null, wall: wall!, dueAt: dueAt!, seed: (context.seed + slots.length * 104_729) % 2_000_000_000 });
  }
  slots.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  return { month, slots, errors: errors.slice(0, mostErrors) };
}

function find<Key>(names: readonly (readonly [Key, readonly string[]])[], text: string): Key | null {
  return names.find(([, all]) => all.some((name) => keyOf(name.replaceAll("_", " ")) === keyOf(text.replaceAll("_", " "))))?.[0] ?? null;
}

/** `2026-12-01`, or as Vietnamese spreadsheets write it, `1/12/2026`. */
function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (year === undefined) return null;
  const date = `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
  return isRealWallTime(`${date}T00:00`) && /^20\d\d-/.test(date) ? date : null;
}

/** `20:00`, `8:05`, `8:05:00` or `20h30`; nine in the morning when the cell is empty. */
function readTime(text: string): string | null {
  if (text === "") return "09:00";
  const found = /^(\d{1,2})(?::|h)(\d{2})?(?::\d{2})?$/.exec(foldText(text));
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` : null;
}
