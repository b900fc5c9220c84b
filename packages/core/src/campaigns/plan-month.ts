import type { ContentType, Platform } from "../prompts/schema.ts";
import { instantToWall, wallToInstant } from "../publishing/wall-time.ts";
import { createTopics, type PlanProduct, type TopicWish } from "./choose-topic.ts";
import { chooseTimes, dayBegins, dayEnds } from "./choose-times.ts";
import { habits, recognizeIndustry, type IndustryHabit } from "./industries.ts";
import type { CampaignPlatform, Pillar, PillarKey, PlanNote } from "./schema.ts";
import { createRandom } from "./seeded-random.ts";
import { pinNearest, settleRooms, spreadEvenly, type Placed, type PlanDay } from "./spread-days.ts";
import { addDays, occasionsOf, type Occasion } from "./vietnamese-calendar.ts";

export interface PlanInput {
  /** `2026-12`. */
  month: string;
  timeZone: string;
  now: Date;
  counts: Record<ContentType, number>;
  platforms: readonly CampaignPlatform[];
  products: readonly PlanProduct[];
  brand: { name: string; industry: string | null; audience: string | null };
  brief: string;
  language: "vi" | "en";
  maxPerDay: number;
  seed: number;
  /** Topics of the brand's other slots: none of them comes again. */
  taken?: readonly string[];
}

export interface PlannedSlot {
  type: ContentType;
  platform: Platform;
  pillar: PillarKey;
  topic: string;
  productId: string | null;
  occasion: string | null;
  /** Wall time in the plan's zone, `2026-12-01T20:00`, and the instant that it means. */
  wall: string;
  dueAt: Date;
  seed: number;
}

export interface MonthPlan {
  /** In the order of their time. */
  slots: PlannedSlot[];
  pillars: Pillar[];
  notes: PlanNote[];
}

/** The month is over, or what is left of its last day cannot hold the pieces. */
export class NoTimeLeftError extends Error {
  readonly code = "month_is_over";
}

/** A piece that is planned now goes out in half an hour at the earliest. */
export const leadMinutes = 30;
/** On the last day of a month even late hours serve. */
const lastMinute = 23 * 60 + 55;
/** So much of a month's posts may belong to days of the calendar. */
const mostOccasions = 0.4;
const quietWeight = 0.02;
/** A piece wants so many minutes of a day to itself; where the days left are too few, it takes less. */
const comfortMinutes = 45;
const seedStep = 104_729;
const largestSeed = 2_000_000_000;

/**
 * Plans a month: exactly so many pieces, none in the past, all within the month as the zone sees it, days and networks evenly used,
 * products and pillars in turn, no two topics alike, the calendar's own days answered. Pure: the same input is the same plan.
 * @throws NoTimeLeftError
 */
export function planMonth(input: PlanInput): MonthPlan {
  const random = createRandom(input.seed);
  const industry = recognizeIndustry(input.brand.industry);
  const habit = habits[industry];
  const occasions = occasionsOf(input.month, { vietnamese: input.language === "vi" || input.timeZone === "Asia/Ho_Chi_Minh" });
  const left = daysLeft(input, occasions, habit);
  const { from, past } = left;
  const total = Object.values(input.counts).reduce((sum, count) => sum + count, 0);
  const roomy = makeRoom(left.days, total, input.maxPerDay);
  if (roomy === null) throw new NoTimeLeftError(`Nothing is left of ${input.month} that could hold ${total} pieces. Plan another month.`);
  const { days, cap } = roomy;

  const types: ContentType[] = ["social", "ads", "video", "landing"];
  const spread = types.flatMap((type) => spreadEvenly(days, input.counts[type], type === "social" ? 0.5 : 0.2 + random.next() * 0.6).map((day) => ({ type, day })));
  const social = spread.filter(({ type }) => type === "social").map(({ day }): Placed => ({ day, pinned: false }));
  const occasionOf = pinOccasions(social, days, occasions, input.counts.social);
  const others = spread.filter(({ type }) => type !== "social");
  const placed = [...social, ...others.map(({ day }): Placed => ({ day, pinned: false }))];
  settleRooms(days, placed, cap, input.seed);

  const pillarTurns = takeTurns(Object.entries(habit.pillars) as [PillarKey, number][], random.next());
  const products = random.shuffle(input.products);
  const topics = createTopics({ brand: input.brand, industry, products: input.products, language: input.language, brief: input.brief, seed: input.seed, taken: input.taken ?? [] });
  const placeOf = platformTurns(input, random.shuffle(input.platforms));
  const typed = placed.map((piece, index) => ({ ...piece, type: index < social.length ? ("social" as const) : others[index - social.length]!.type, occasion: occasionOf.get(index) ?? null }));
  let turn = 0;
  const pieces = random
    .shuffle(typed)
    .sort((a, b) => a.day - b.day)
    .map((piece) => ({ ...piece, platform: placeOf(piece.type) }));

  const slots = days.flatMap((day, index) => {
    const own = pieces.filter((piece) => piece.day === index);
    if (own.length === 0) return [];
    const begins = index === 0 ? Math.max(dayBegins, from) : dayBegins;
    const minutes = chooseTimes(own.map(({ platform }) => platform), { from: begins, to: index === 0 && begins > dayEnds - own.length ? lastMinute : dayEnds, isWeekend: isWeekend(day.date), turn: index + (input.seed % 7) });
    return own.map((piece, place): PlannedSlot => {
      const pillar: PillarKey = piece.occasion ? "occasion" : piece.type === "social" ? pillarTurns() : piece.type === "ads" ? "offer" : "product";
      // Days that are for greeting name no product.
      const product = piece.occasion?.quiet || products.length === 0 ? null : products[turn++ % products.length]!;
      const wish: TopicWish = { type: piece.type, pillar, product, occasion: piece.occasion };
      const dueAt = wallToInstant(`${day.date}T${clockOf(minutes[place]!)}`, input.timeZone);
      return { type: piece.type, platform: piece.platform, pillar, topic: topics.next(wish), productId: product?.id ?? null, occasion: piece.occasion?.key ?? null, wall: instantToWall(dueAt, input.timeZone).slice(0, 16), dueAt, seed: 0 };
    });
  });
  slots.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  slots.forEach((slot, index) => (slot.seed = (input.seed + index * seedStep) % largestSeed));
  return { slots, pillars: countPillars(slots, habit, input.language), notes: notesOf(input, { past, cap, occasions: occasions.filter(({ date }) => days.some((day) => day.date === date)), slots }) };
}

/** Another topic for one slot, alike to none of `taken`. Pure. */
export function replanTopic(input: Pick<PlanInput, "brand" | "brief" | "language" | "products" | "month" | "timeZone"> & { slot: { type: ContentType; pillar: PillarKey; productId: string | null; occasion: string | null }; taken: readonly string[]; seed: number }): { topic: string; productId: string | null } {
  const { slot, products } = input;
  const occasion = slot.occasion === null ? null : (occasionsOf(input.month, { vietnamese: true }).find(({ key }) => key === slot.occasion) ?? null);
  const product = products.find(({ id }) => id === slot.productId) ?? (slot.productId === null ? null : (products[input.seed % Math.max(1, products.length)] ?? null));
  const topics = createTopics({ brand: input.brand, industry: recognizeIndustry(input.brand.industry), products, language: input.language, brief: "", seed: input.seed, taken: input.taken });
  return { topic: topics.next({ type: slot.type, pillar: slot.pillar, product, occasion }), productId: product?.id ?? null };
}

/** Days of the month that have usable minutes left. The first may begin at `from`. */
function daysLeft(input: PlanInput, occasions: readonly Occasion[], habit: IndustryHabit): { days: PlanDay[]; from: number; past: number } {
  const quiet = new Set(occasions.filter((occasion) => occasion.quiet).map(({ date }) => date));
  const earliest = instantToWall(new Date(input.now.getTime() + leadMinutes * 60_000), input.timeZone);
  const today = earliest.slice(0, 10);
  const minuteNow = Number(earliest.slice(11, 13)) * 60 + Number(earliest.slice(14, 16)) + 1;
  const all: string[] = [];
  for (let date = `${input.month}-01`; date.startsWith(`${input.month}-`); date = addDays(date, 1)) all.push(date);
  const isLast = (date: string) => date === all.at(-1);
  const left = all.filter((date) => date > today || (date === today && (minuteNow <= dayEnds - 60 || (isLast(date) && minuteNow < lastMinute))));
  const startsToday = left[0] === today;
  const from = startsToday ? Math.ceil(minuteNow / 5) * 5 : 0;
  const days = left.map((date): PlanDay => {
    const minutes = date === today ? (left.length === 1 ? lastMinute - from : Math.max(0, dayEnds - Math.max(from, dayBegins))) : dayEnds - dayBegins;
    const full = dayEnds - dayBegins;
    const usual = (isWeekend(date) ? habit.weekend : 1) * (quiet.has(date) ? quietWeight : 1);
    return { date, room: minutes, weight: usual * Math.max(0.1, Math.min(1, minutes / full)) };
  });
  return { days, from, past: all.length - left.length };
}

/** The pieces that each day may hold: as wished and in comfort, else as many as it takes; null when there is no time for all. */
function makeRoom(days: readonly PlanDay[], total: number, wanted: number): { days: PlanDay[]; cap: number } | null {
  const holds = (rooms: readonly PlanDay[], cap: number) => rooms.reduce((sum, day) => sum + Math.min(cap, day.room), 0) >= total;
  const comfortable = days.map((day) => ({ ...day, room: Math.max(1, Math.floor(day.room / comfortMinutes)) }));
  if (holds(comfortable, wanted)) return { days: comfortable, cap: wanted };
  for (let cap = wanted; cap <= Math.max(wanted, total); cap += 1) if (holds(days, cap)) return { days: [...days], cap };
  return null;
}

/** One post for each of the most important days of the calendar, one a day. */
function pinOccasions(posts: Placed[], days: readonly PlanDay[], occasions: readonly Occasion[], count: number): Map<number, Occasion> {
  const pinned = new Map<number, Occasion>();
  const used = new Set<string>();
  const wanted = [...occasions].sort((a, b) => a.priority - b.priority || (a.date < b.date ? -1 : 1)).filter(({ priority }) => priority <= 4);
  for (const occasion of wanted) {
    const day = days.findIndex(({ date }) => date === occasion.date);
    if (day === -1 || used.has(occasion.date)) continue;
    if (pinned.size + 1 > Math.ceil(count * mostOccasions)) break;
    const piece = pinNearest(posts, day);
    if (piece === null) break;
    used.add(occasion.date);
    pinned.set(piece, occasion);
  }
  return pinned;
}

/** Smooth turns by share: each comes as often as its share says, never in clumps. */
function takeTurns<Key>(shares: readonly (readonly [Key, number])[], start: number): () => Key {
  const whole = shares.reduce((sum, [, share]) => sum + share, 0);
  const credit = shares.map(([, share]) => share * start);
  return () => {
    shares.forEach(([, share], index) => (credit[index]! += share));
    const richest = credit.indexOf(Math.max(...credit));
    credit[richest]! -= whole;
    return shares[richest]![0];
  };
}

function platformTurns(input: PlanInput, networks: readonly CampaignPlatform[]): (type: ContentType) => Platform {
  const turns: Record<ContentType, number> = { social: 0, ads: 0, video: 0, landing: 0 };
  const films = networks.filter((network) => network === "tiktok");
  const places: Record<ContentType, readonly Platform[]> = { social: networks, ads: ["meta_ads", "google_ads"], video: films.length > 0 ? films : input.platforms.includes("linkedin") ? ["youtube"] : ["tiktok"], landing: ["website"] };
  return (type) => places[type][turns[type]++ % places[type].length]!;
}

function countPillars(slots: readonly PlannedSlot[], habit: IndustryHabit, language: "vi" | "en"): Pillar[] {
  const keys = [...new Set(slots.map(({ pillar }) => pillar))];
  return keys.map((key) => ({ key, name: habit.names[key][language], count: slots.filter(({ pillar }) => pillar === key).length })).sort((a, b) => b.count - a.count);
}

function notesOf(input: PlanInput, plan: { past: number; cap: number; occasions: readonly Occasion[]; slots: readonly PlannedSlot[] }): PlanNote[] {
  const notes: PlanNote[] = [];
  if (plan.past > 0) notes.push({ code: "days_past", params: { days: plan.past, from: plan.slots[0]?.wall.slice(0, 10) ?? "" } });
  if (plan.cap > input.maxPerDay) notes.push({ code: "daily_limit_raised", params: { wanted: input.maxPerDay, used: plan.cap } });
  if (input.products.length === 0) notes.push({ code: "no_products", params: {} });
  const quiet = plan.occasions.filter((occasion) => occasion.quiet);
  if (quiet.length > 0) notes.push({ code: "quiet_days", params: { names: quiet.map(({ names }) => names[input.language]).join(", ") } });
  return notes;
}

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const clockOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
