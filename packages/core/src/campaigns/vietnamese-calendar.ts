import { getLunarDate, getSolarDate } from "@dqcai/vn-lunar";

type Names = { vi: string; en: string };

/** A day that a month's posts answer to. */
export interface Occasion {
  key: string;
  /** `2026-12-24`. */
  date: string;
  names: Names;
  kind: "public_holiday" | "lunar" | "day" | "shopping";
  /** People have other things on their minds: greet or remember, never sell. */
  quiet: boolean;
  /** Who comes first where a month has more days than posts. 1 is first. */
  priority: number;
  /** `day/month` of the lunar calendar; null for days of the solar one. */
  lunar: string | null;
}

type Day = Omit<Occasion, "date" | "lunar"> & { isVietnamese: boolean };
type FixedDay = Day & { month: number; day: number };

const fixed = (key: string, day: number, month: number, vi: string, en: string, kind: Occasion["kind"], priority: number, more: { quiet?: boolean; isVietnamese?: boolean } = {}): FixedDay => ({
  key,
  day,
  month,
  names: { vi, en },
  kind,
  priority,
  quiet: more.quiet ?? false,
  isVietnamese: more.isVietnamese ?? true,
});

const everywhere = { isVietnamese: false };

/** Source: Bộ luật Lao động 2019, art. 112 (public holidays); customs of the trade for the others. */
const solarDays: readonly FixedDay[] = [
  fixed("new_year", 1, 1, "Tết Dương lịch", "New Year's Day", "public_holiday", 1, everywhere),
  fixed("valentine", 14, 2, "Lễ Tình nhân 14/2", "Valentine's Day", "day", 2, everywhere),
  fixed("doctors_day", 27, 2, "Ngày Thầy thuốc Việt Nam 27/2", "Vietnamese Doctors' Day", "day", 4),
  fixed("womens_day", 8, 3, "Quốc tế Phụ nữ 8/3", "International Women's Day", "day", 1, everywhere),
  fixed("reunification_day", 30, 4, "Ngày Thống nhất 30/4", "Reunification Day", "public_holiday", 1),
  fixed("labour_day", 1, 5, "Quốc tế Lao động 1/5", "Labour Day", "public_holiday", 2, everywhere),
  fixed("childrens_day", 1, 6, "Quốc tế Thiếu nhi 1/6", "Children's Day", "day", 2),
  fixed("family_day", 28, 6, "Ngày Gia đình Việt Nam 28/6", "Vietnamese Family Day", "day", 3),
  fixed("remembrance_day", 27, 7, "Ngày Thương binh Liệt sĩ 27/7", "Remembrance Day", "day", 4, { quiet: true }),
  fixed("national_day", 2, 9, "Quốc khánh 2/9", "National Day", "public_holiday", 1),
  fixed("sale_9_9", 9, 9, "Ngày mua sắm 9/9", "9.9 shopping day", "shopping", 3),
  fixed("sale_10_10", 10, 10, "Ngày mua sắm 10/10", "10.10 shopping day", "shopping", 3),
  fixed("entrepreneurs_day", 13, 10, "Ngày Doanh nhân Việt Nam 13/10", "Vietnamese Entrepreneurs' Day", "day", 4),
  fixed("vietnamese_womens_day", 20, 10, "Ngày Phụ nữ Việt Nam 20/10", "Vietnamese Women's Day", "day", 1),
  fixed("halloween", 31, 10, "Halloween 31/10", "Halloween", "day", 4, everywhere),
  fixed("sale_11_11", 11, 11, "Ngày mua sắm 11/11", "Singles' Day 11.11", "shopping", 2, everywhere),
  fixed("teachers_day", 20, 11, "Ngày Nhà giáo Việt Nam 20/11", "Vietnamese Teachers' Day", "day", 1),
  fixed("sale_12_12", 12, 12, "Ngày mua sắm 12/12", "12.12 shopping day", "shopping", 3),
  fixed("christmas", 24, 12, "Giáng sinh 24/12", "Christmas Eve", "day", 1, everywhere),
  fixed("year_end", 31, 12, "Ngày cuối năm 31/12", "New Year's Eve", "day", 3, everywhere),
];

const lunarDays: readonly FixedDay[] = [
  fixed("kitchen_gods", 23, 12, "Ông Công Ông Táo", "Kitchen Gods' Day", "lunar", 3),
  fixed("tet", 1, 1, "Mùng 1 Tết", "Lunar New Year's Day", "public_holiday", 1, { quiet: true }),
  fixed("tet_2", 2, 1, "Mùng 2 Tết", "Second day of Tết", "public_holiday", 5, { quiet: true }),
  fixed("tet_3", 3, 1, "Mùng 3 Tết", "Third day of Tết", "public_holiday", 5, { quiet: true }),
  fixed("wealth_god", 10, 1, "Vía Thần Tài", "God of Wealth Day", "lunar", 3),
  fixed("first_full_moon", 15, 1, "Rằm tháng Giêng", "First full moon", "lunar", 4),
  fixed("hung_kings", 10, 3, "Giỗ Tổ Hùng Vương", "Hùng Kings' Festival", "public_holiday", 2, { quiet: true }),
  fixed("buddhas_birthday", 15, 4, "Lễ Phật Đản", "Buddha's Birthday", "lunar", 4, { quiet: true }),
  fixed("doan_ngo", 5, 5, "Tết Đoan Ngọ", "Đoan Ngọ Festival", "lunar", 3),
  fixed("vu_lan", 15, 7, "Lễ Vu Lan", "Vu Lan Festival", "lunar", 2, { quiet: true }),
  fixed("mid_autumn", 15, 8, "Tết Trung thu", "Mid-Autumn Festival", "lunar", 1),
];
const tetEve: Day = { key: "tet_eve", names: { vi: "Tất niên", en: "Lunar New Year's Eve" }, kind: "public_holiday", quiet: true, priority: 2, isVietnamese: true };
const mothersDay: Day = { key: "mothers_day", names: { vi: "Ngày của Mẹ", en: "Mother's Day" }, kind: "day", quiet: false, priority: 2, isVietnamese: false };
const fathersDay: Day = { key: "fathers_day", names: { vi: "Ngày của Cha", en: "Father's Day" }, kind: "day", quiet: false, priority: 3, isVietnamese: false };
const blackFriday: Day = { key: "black_friday", names: { vi: "Black Friday", en: "Black Friday" }, kind: "shopping", quiet: false, priority: 3, isVietnamese: false };

/**
 * The days of a month that content answers to, in their order. The lunar calendar is the Vietnamese one (UTC+7), which in some years
 * differs from the Chinese by a day or a month.
 * @param month `2026-12`
 * @param options.vietnamese without it only the days that are kept everywhere
 */
export function occasionsOf(month: string, options: { vietnamese: boolean }): Occasion[] {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const found: Occasion[] = solarDays.filter((day) => day.month === number).map((day) => occasion(day, dateOf(year, number, day.day), null));
  if (number === 5) found.push(occasion(mothersDay, nthWeekday(year, 5, 0, 2), null));
  if (number === 6) found.push(occasion(fathersDay, nthWeekday(year, 6, 0, 3), null));
  if (number === 11) found.push(occasion(blackFriday, addDays(nthWeekday(year, 11, 4, 4), 1), null));
  // A lunar year begins within its solar year, and its last month reaches into the next.
  for (const lunarYear of [year - 1, year]) {
    for (const day of lunarDays) found.push(occasion(day, lunarToSolar(day.day, day.month, lunarYear), `${day.day}/${day.month}`));
    const eve = addDays(lunarToSolar(1, 1, lunarYear + 1), -1);
    found.push(occasion(tetEve, eve, `${lunarDayOf(eve)}/12`));
  }
  const kept = new Set([...solarDays, ...lunarDays, tetEve, mothersDay, fathersDay, blackFriday].filter((day) => options.vietnamese || !day.isVietnamese).map((day) => day.key));
  return found.filter((entry) => entry.date.startsWith(`${month}-`) && kept.has(entry.key)).sort((a, b) => (a.date === b.date ? a.priority - b.priority : a.date < b.date ? -1 : 1));
}

function occasion({ key, names, kind, quiet, priority }: Day, date: string, lunar: string | null): Occasion {
  return { key, date, names, kind, quiet, priority, lunar };
}

function lunarToSolar(day: number, month: number, year: number): string {
  const solar = getSolarDate(day, month, year);
  return dateOf(solar.year, solar.month, solar.day);
}

const lunarDayOf = (date: string): number => {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return getLunarDate(day, month, year).day;
};

/** The nth of a weekday (0 is Sunday) in a month. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  return dateOf(year, month, 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7);
}

export function addDays(date: string, count: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + count);
  return moved.toISOString().slice(0, 10);
}

const dateOf = (year: number, month: number, day: number): string => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
