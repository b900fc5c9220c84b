import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantToWall, wallToInstant } from "../publishing/wall-time.ts";
import { keyOf } from "./choose-topic.ts";
import { leadMinutes, NoTimeLeftError, planMonth, replanTopic, type PlanInput } from "./plan-month.ts";
import { campaignPlatforms } from "./schema.ts";

const products = [
  { id: "01890a5d-ac96-774b-bcce-b302099a8057", name: "Cà phê phin Cầu Đất", features: ["Hạt Arabica Cầu Đất hái chín", "Rang vừa mỗi thứ Ba"], benefits: ["Tỉnh táo mà không xót ruột"] },
  { id: "01890a5d-ac96-774b-bcce-b302099a8058", name: "Trà sen ủ lạnh", features: ["Ủ lạnh mười hai giờ"], benefits: ["Mát và nhẹ, hợp buổi chiều", "Bớt một chai nhựa"] },
  { id: "01890a5d-ac96-774b-bcce-b302099a8059", name: "Túi hạt rang mới 250 g", features: [], benefits: [] },
];
const base: PlanInput = {
  month: "2026-12",
  timeZone: "Asia/Ho_Chi_Minh",
  now: new Date("2026-11-23T02:00:00Z"),
  counts: { social: 30, ads: 10, video: 0, landing: 0 },
  platforms: ["facebook", "instagram"],
  products,
  brand: { name: "Mộc Hiên Cà Phê", industry: "Quán cà phê", audience: "Người trẻ 22–35 tuổi" },
  brief: "",
  language: "vi",
  maxPerDay: 3,
  seed: 7,
};
const plan = (changes: Partial<PlanInput> = {}) => planMonth({ ...base, ...changes });

const zones = ["Asia/Ho_Chi_Minh", "America/New_York", "Europe/Berlin", "Pacific/Auckland", "America/St_Johns", "Asia/Kathmandu", "Africa/Casablanca", "UTC"];
const months = fc.record({ year: fc.integer({ min: 2026, max: 2034 }), month: fc.integer({ min: 1, max: 12 }) }).map(({ year, month }) => `${year}-${String(month).padStart(2, "0")}`);
const inputs = fc.record({
  month: months,
  timeZone: fc.constantFrom(...zones),
  /** How far the month has come when it is planned; below 0 it has not begun. */
  elapsedDays: fc.double({ min: -40, max: 27.5, noNaN: true }),
  counts: fc.record({ social: fc.integer({ min: 0, max: 60 }), ads: fc.integer({ min: 0, max: 30 }), video: fc.integer({ min: 0, max: 15 }), landing: fc.integer({ min: 0, max: 5 }) }).filter((counts) => Object.values(counts).some(Boolean)),
  platforms: fc.shuffledSubarray([...campaignPlatforms], { minLength: 1 }),
  products: fc.subarray(products),
  maxPerDay: fc.integer({ min: 1, max: 6 }),
  seed: fc.integer({ min: 0, max: 2_000_000_000 }),
  language: fc.constantFrom("vi" as const, "en" as const),
});

describe("any month, anywhere, whenever it is planned", () => {
  test("holds exactly what was asked for, within the month of its zone, never in the past, never crowded, no topic twice", () => {
    fc.assert(
      fc.property(inputs, ({ elapsedDays, ...input }) => {
        const now = new Date(wallToInstant(`${input.month}-01T00:00`, input.timeZone).getTime() + elapsedDays * 86_400_000);
        const { slots, pillars, notes } = planMonth({ ...base, ...input, now });
        for (const type of ["social", "ads", "video", "landing"] as const) expect(slots.filter((slot) => slot.type === type)).toHaveLength(input.counts[type]);
        expect(pillars.reduce((sum, { count }) => sum + count, 0)).toBe(slots.length);
        const cap = Number(notes.find(({ code }) => code === "daily_limit_raised")?.params["used"] ?? input.maxPerDay);
        const perDay = new Map<string, Date[]>();
        for (const slot of slots) {
          expect(slot.wall.slice(0, 7)).toBe(input.month);
          expect(instantToWall(slot.dueAt, input.timeZone).slice(0, 16)).toBe(slot.wall);
          expect(slot.dueAt.getTime()).toBeGreaterThanOrEqual(now.getTime() + leadMinutes * 60_000);
          const day = slot.wall.slice(0, 10);
          perDay.set(day, [...(perDay.get(day) ?? []), slot.dueAt]);
        }
        for (const times of perDay.values()) {
          expect(times.length).toBeLessThanOrEqual(cap);
          times.sort((a, b) => a.getTime() - b.getTime());
          const gaps = times.slice(1).map((time, index) => (time.getTime() - times[index]!.getTime()) / 60_000);
          for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(times.length <= 4 && cap === input.maxPerDay ? 15 : 1);
        }
        expect(new Set(slots.map(({ topic }) => keyOf(topic))).size).toBe(slots.length);
        for (const slot of slots) if (slot.productId) expect(input.products.map(({ id }) => id)).toContain(slot.productId);
        expect(slots.map(({ dueAt }) => dueAt.getTime())).toEqual(slots.map(({ dueAt }) => dueAt.getTime()).toSorted((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  test("is a function of its seed", () => {
    expect(plan()).toEqual(plan());
    expect(plan({ seed: 8 }).slots.map(({ topic }) => topic)).not.toEqual(plan().slots.map(({ topic }) => topic));
  });
});

describe("a month of 30 posts and 10 ads", () => {
  test("uses nearly every day, no day more than three times, and no week is empty", () => {
    const counts = new Map<string, number>();
    for (const { wall } of plan().slots) counts.set(wall.slice(0, 10), (counts.get(wall.slice(0, 10)) ?? 0) + 1);
    expect(counts.size).toBeGreaterThanOrEqual(26);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(3);
  });

  test("lets networks, products and pillars take turns", () => {
    const { slots, pillars } = plan();
    const posts = slots.filter(({ type }) => type === "social");
    expect(posts.filter(({ platform }) => platform === "facebook")).toHaveLength(15);
    expect(posts.filter(({ platform }) => platform === "instagram")).toHaveLength(15);
    const uses = products.map(({ id }) => slots.filter(({ productId }) => productId === id).length);
    expect(Math.max(...uses) - Math.min(...uses)).toBeLessThanOrEqual(1);
    expect(pillars.map(({ key }) => key)).toEqual(expect.arrayContaining(["product", "knowledge", "story", "community", "offer", "occasion"]));
    expect(pillars.find(({ key }) => key === "product")!.name).toBe("Món và vị");
  });

  test("answers the days of the calendar on the day itself", () => {
    const { slots } = plan();
    const christmas = slots.find(({ occasion }) => occasion === "christmas")!;
    expect(christmas).toMatchObject({ pillar: "occasion", type: "social" });
    expect(christmas.wall).toMatch(/^2026-12-24/);
    expect(christmas.topic).toContain("Giáng sinh");
  });

  test("sells nothing on the first day of Tết and says little on the quiet days", () => {
    const { slots, notes } = plan({ month: "2027-02" });
    const tet = slots.filter(({ wall }) => wall.startsWith("2027-02-06") && wall !== "");
    expect(tet.find(({ occasion }) => occasion === "tet")).toMatchObject({ productId: null, pillar: "occasion" });
    expect(slots.filter(({ wall, type }) => type === "social" && ["2027-02-07", "2027-02-08"].includes(wall.slice(0, 10)))).toHaveLength(0);
    expect(notes.find(({ code }) => code === "quiet_days")!.params["names"]).toContain("Mùng 1 Tết");
  });

  test("skips the days that have passed and says so", () => {
    const { slots, notes } = plan({ month: "2026-11", now: new Date("2026-11-23T02:00:00Z"), counts: { social: 12, ads: 0, video: 0, landing: 0 } });
    expect(slots[0]!.wall >= "2026-11-23T09:30").toBe(true);
    expect(notes.find(({ code }) => code === "days_past")!.params).toMatchObject({ days: 22 });
  });

  test("raises the daily limit where the days left cannot hold the month, and says so", () => {
    const { slots, notes } = plan({ month: "2026-11", now: new Date("2026-11-29T02:00:00Z"), maxPerDay: 3 });
    expect(slots).toHaveLength(40);
    expect(notes.find(({ code }) => code === "daily_limit_raised")!.params["wanted"]).toBe(3);
  });

  test("refuses a month that is over", () => {
    expect(() => plan({ month: "2026-10" })).toThrow(NoTimeLeftError);
    expect(() => plan({ month: "2026-11", now: new Date("2026-11-30T16:50:00Z") })).toThrow(NoTimeLeftError);
  });

  test("takes the brief's sentences for topics first", () => {
    const topics = plan({ brief: "Ra mắt trà sen mùa hạ. Mở thêm giờ tối cuối tuần" }).slots.map(({ topic }) => topic);
    expect(topics).toEqual(expect.arrayContaining(["Ra mắt trà sen mùa hạ", "Mở thêm giờ tối cuối tuần"]));
  });

  test("plans a brand without products, in English, and keeps to its weekdays when it sells to businesses", () => {
    const { slots, notes } = plan({ products: [], language: "en", timeZone: "Europe/Berlin", brand: { name: "Ledgerly", industry: "B2B software", audience: null }, counts: { social: 20, ads: 0, video: 0, landing: 0 } });
    expect(slots.every(({ topic, productId }) => productId === null && !/\{/.test(topic))).toBe(true);
    expect(notes).toContainEqual({ code: "no_products", params: {} });
    const weekend = slots.filter(({ dueAt }) => [0, 6].includes(dueAt.getUTCDay())).length;
    expect(weekend).toBeLessThanOrEqual(4);
    expect(slots.some(({ occasion }) => occasion === "sale_12_12")).toBe(false);
  });

  test("plans 200 pieces without repeating a topic", () => {
    const { slots } = plan({ counts: { social: 150, ads: 50, video: 0, landing: 0 }, products: products.slice(0, 1), maxPerDay: 10 });
    expect(new Set(slots.map(({ topic }) => keyOf(topic))).size).toBe(200);
  });
});

test("a slot is planned anew with another topic of the same pillar and product", () => {
  const taken = plan().slots.map(({ topic }) => topic);
  const slot = { type: "social" as const, pillar: "product" as const, productId: products[0]!.id, occasion: null };
  const again = replanTopic({ ...base, slot, taken, seed: 3 });
  expect(taken).not.toContain(again.topic);
  expect(again.productId).toBe(products[0]!.id);
});
