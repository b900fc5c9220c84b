import { describe, expect, it } from "vitest";
import { admits, noPieces, overageOf, quotaUse } from "./quota-rules.ts";
import { createPlanSchema } from "./schema.ts";

const terms = createPlanSchema.parse({ name: "Chuẩn", price: { amount: "299", currency: "USD" }, quota: { posts: 30, ads: 10 }, overagePrices: { posts: "7.5", landing: "40" }, atQuota: "refuse" });
const of = (kind: string, counts: Partial<typeof noPieces>) => quotaUse(terms, { ...noPieces, ...counts }, noPieces).find((use) => use.kind === kind);

describe("a quota", () => {
  it("warns at its share, is reached at its end, and counts what goes beyond", () => {
    expect([of("posts", { posts: 23 }), of("posts", { posts: 24 }), of("posts", { posts: 30 })].map((use) => use!.state)).toEqual(["ok", "warned", "reached"]);
    expect(of("posts", { posts: 33 })).toMatchObject({ percent: 110, over: 3 });
  });

  it("leaves alone what the plan does not sell", () => {
    expect(of("videos", { videos: 4 })).toMatchObject({ included: 0, over: 0, percent: null, state: "ok" });
    expect(admits(terms, "videos", { used: 4, open: 4 })).toBe(true);
    expect(of("landing", { landing: 2 })).toMatchObject({ over: 2 });
  });

  it("bills each kind at its own price, and one without a price not at all", () => {
    expect(overageOf(terms, { posts: 32, ads: 15, landing: 1, videos: 9 })).toBe(55_000_000n);
    expect(overageOf(terms, { posts: 30, ads: 10, landing: 0, videos: 0 })).toBe(0n);
  });

  it("counts what is being made where it refuses more, and nothing where it allows it", () => {
    expect([admits(terms, "posts", { used: 20, open: 9 }), admits(terms, "posts", { used: 20, open: 10 })]).toEqual([true, false]);
    expect(admits({ ...terms, atQuota: "allow" }, "posts", { used: 99, open: 99 })).toBe(true);
  });
});
