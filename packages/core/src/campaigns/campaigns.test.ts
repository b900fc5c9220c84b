import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keyOf } from "./choose-topic.ts";
import type { CampaignSlot } from "./schema.ts";
import { startCampaignStudio, type CampaignStudio } from "./testing/campaign-studio.ts";
import type { TestClient } from "../generation/testing/test-studio.ts";

let agency: CampaignStudio;
let client: TestClient;
beforeAll(async () => {
  agency = await startCampaignStudio();
  client = await agency.studio.newClient();
});
afterAll(async () => {
  await agency[Symbol.asyncDispose]();
});

const done = ({ status }: { status: string }) => status === "done";
const at = (campaignId: string, slot: CampaignSlot, verb: string, body: object = {}) => client.call("POST", `/campaigns/${campaignId}/slots/${slot.id}/${verb}`, body);

describe("a month", () => {
  test("stands on the calendar at once and is then written, offline and free", async () => {
    const { campaign, slots } = await agency.plan(client, { posts: 6, ads: 2 });
    expect(slots).toHaveLength(8);
    expect(slots.every(({ status, content, scheduledAt }) => status === "planned" && content === null && scheduledAt.startsWith(campaign.month))).toBe(true);
    const filled = await agency.until(client, campaign.id, done);
    expect(filled).toMatchObject({ progress: { total: 8, drafted: 8 }, counts: { social: 6, ads: 2 }, cost: { amount: "0" }, source: "rules" });
    const written = await agency.slots(client, campaign.id);
    expect(new Set(written.map(({ content }) => content!.id)).size).toBe(8);
    expect(written.every(({ content }) => content!.excerpt !== "" && content!.status === "draft")).toBe(true);
    expect(written.map(({ dueAt }) => dueAt)).toEqual(slots.map(({ dueAt }) => dueAt));
  });

  test("says before what it would hold and cost, and stores nothing", async () => {
    const before = (await client.call("GET", "/campaigns")).body.data.length;
    const reply = await client.call("POST", "/campaigns/estimate", { brandId: client.brandId, month: "2027-02", posts: 30, ads: 10 });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ maxCost: { amount: "0", currency: "USD" }, counts: { social: 30, ads: 10 } });
    expect(reply.body.notes.map(({ code }: { code: string }) => code)).toContain("quiet_days");
    expect((await client.call("GET", "/campaigns")).body.data).toHaveLength(before);
  });

  test("is planned once for one idempotency key (R18)", async () => {
    const body = { brandId: client.brandId, month: "2027-03", posts: 2, ads: 0, seed: 3 };
    const first = await client.call("POST", "/campaigns/plan", body, { "idempotency-key": "month-of-march" });
    const again = await client.call("POST", "/campaigns/plan", body, { "idempotency-key": "month-of-march" });
    expect(again.body.campaign.id).toBe(first.body.campaign.id);
  });

  test("refuses a month that is over, nothing to plan, and too much of it", async () => {
    expect((await client.call("POST", "/campaigns/plan", { brandId: client.brandId, month: "2020-01" })).body).toMatchObject({ status: 422, code: "month_is_over" });
    expect((await client.call("POST", "/campaigns/plan", { brandId: client.brandId, month: "2027-01", posts: 0, ads: 0 })).status).toBe(422);
    expect((await client.call("POST", "/campaigns/plan", { brandId: client.brandId, month: "2027-01", posts: 150, ads: 100 })).status).toBe(422);
  });
});

describe("a slot", () => {
  test("that is rejected is planned anew alone, at the same time, and remembers what it held", async () => {
    const { campaign } = await agency.plan(client);
    await agency.until(client, campaign.id, done);
    const before = await agency.slots(client, campaign.id);
    const target = before[1]!;
    const reply = await at(campaign.id, target, "reject", { reason: "quá chung chung" });
    expect(reply.body).toMatchObject({ status: "planned", replans: 1, dueAt: target.dueAt, content: null });
    expect(keyOf(reply.body.topic)).not.toBe(keyOf(target.topic));
    await agency.until(client, campaign.id, done);
    const after = await agency.slots(client, campaign.id);
    for (const slot of before) {
      const now = after.find(({ id }) => id === slot.id)!;
      if (slot.id === target.id) expect(now.content!.id).not.toBe(target.content!.id);
      else expect(now.content).toEqual(slot.content);
    }
    const history = (await client.call("GET", `/campaigns/${campaign.id}/slots/${target.id}/history`)).body.data;
    expect(history).toMatchObject([{ topic: target.topic, contentId: target.content!.id, outcome: "rejected", reason: "quá chung chung" }]);
    expect((await client.call("GET", `/contents/${target.content!.id}`)).body.status).toBe("archived");
  });

  test("that was rejected comes back with its text, before and after another one is written", async () => {
    const { campaign } = await agency.plan(client);
    await agency.until(client, campaign.id, done);
    const target = (await agency.slots(client, campaign.id))[1]!;
    for (const waits of [false, true]) {
      await at(campaign.id, target, "reject");
      if (waits) await agency.until(client, campaign.id, done);
      expect((await at(campaign.id, target, "reopen")).body).toMatchObject({ status: "drafted", topic: target.topic, content: { id: target.content!.id } });
      expect((await client.call("GET", `/contents/${target.content!.id}`)).body.status).toBe("draft");
      expect((await at(campaign.id, target, "reopen")).body).toMatchObject({ status: 409, code: "slot_not_accepted" });
    }
    await agency.until(client, campaign.id, done);
    expect((await agency.slots(client, campaign.id)).find(({ id }) => id === target.id)).toMatchObject({ status: "drafted", content: { id: target.content!.id } });
  });

  test("is accepted, taken back, accepted with its submission, and only once", async () => {
    const { campaign } = await agency.plan(client);
    await agency.until(client, campaign.id, done);
    const [slot] = await agency.slots(client, campaign.id);
    expect((await at(campaign.id, slot!, "accept")).body.status).toBe("accepted");
    expect((await at(campaign.id, slot!, "accept")).body).toMatchObject({ status: 409, code: "slot_not_acceptable" });
    expect((await client.call("POST", `/campaigns/${campaign.id}/slots/${slot!.id}/reopen`)).body.status).toBe("drafted");
    expect((await at(campaign.id, slot!, "accept", { submit: true })).body).toMatchObject({ status: "accepted", content: { status: "in_review" } });
    const all = await client.call("POST", `/campaigns/${campaign.id}/accept-all`, { submit: false });
    expect(all.body).toMatchObject({ done: 3, skipped: [], campaign: { progress: { accepted: 4 } } });
    // Nothing is approved and no channel is there: each is named with its reason, and nothing breaks.
    const scheduled = await client.call("POST", `/campaigns/${campaign.id}/schedule`, {});
    expect(scheduled.body.done).toBe(0);
    expect(scheduled.body.skipped).toHaveLength(4);
  });

  test("moves to another time of its own zone, never into the past, never onto a day that does not exist", async () => {
    const { campaign, slots } = await agency.plan(client);
    const path = `/campaigns/${campaign.id}/slots/${slots[0]!.id}`;
    const day = `${campaign.month}-15T18:05`;
    expect((await client.call("PATCH", path, { scheduledAt: day })).body).toMatchObject({ scheduledAt: day });
    expect((await client.call("PATCH", path, { scheduledAt: "2020-01-01T10:00" })).body.errors[0].code).toBe("in_the_past");
    expect((await client.call("PATCH", path, { scheduledAt: "2027-02-30T10:00" })).body.errors[0].code).toBe("not_a_date");
    expect((await client.call("PATCH", path, { scheduledAt: day }, { "if-match": '"v1"' })).status).toBe(412);
  });

  test("shows as a ghost in the calendar until it is scheduled", async () => {
    const { campaign, slots } = await agency.plan(client, { month: "2027-06" });
    const ghosts = await client.call("GET", `/campaign-slots?brandId=${client.brandId}&from=2027-06-01T00:00:00Z&to=2027-07-01T00:00:00Z&limit=2`);
    expect(ghosts.body.data.map(({ id }: { id: string }) => id)).toEqual(slots.slice(0, 2).map(({ id }) => id));
    const next = await client.call("GET", `/campaign-slots?brandId=${client.brandId}&from=2027-06-01T00:00:00Z&to=2027-07-01T00:00:00Z&limit=2&cursor=${ghosts.body.nextCursor}`);
    expect(next.body.data.map(({ id }: { id: string }) => id)).toEqual(slots.slice(2).map(({ id }) => id));
    expect(ghosts.body.data[0].campaignId).toBe(campaign.id);
  });
});

describe("a plan as a file", () => {
  test("goes out as CSV and comes back the same", async () => {
    const { campaign, slots } = await agency.plan(client, { month: "2027-05", posts: 3, ads: 1 });
    const file = await client.open(`/campaigns/${campaign.id}/export`);
    expect(file.headers.get("content-type")).toContain("text/csv");
    const csv = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await file.arrayBuffer());
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv.split("\r\n")[0]).toContain("Ngày;Giờ;Loại");
    const preview = await client.call("POST", "/campaigns/import-preview", { brandId: client.brandId, csv });
    expect(preview.body).toMatchObject({ month: "2027-05", errors: [] });
    const imported = await client.call("POST", "/campaigns/import", { brandId: client.brandId, csv });
    expect(imported.status).toBe(201);
    const essence = (slot: CampaignSlot) => ({ type: slot.type, platform: slot.platform, topic: slot.topic, scheduledAt: slot.scheduledAt, productId: slot.productId, pillar: slot.pillar });
    expect(imported.body.slots.map(essence)).toEqual(slots.map(essence));
  });

  test("names every wrong cell and imports nothing of a wrong file", async () => {
    const csv = "Date,Time,Type,Network,Topic,Product\r\n2027-05-01,25:00,Post,Facebook,\"Hai dòng\nmột ô\",\r\n31/02/2027,9:00,Báo giấy,Facebook,Khác,\r\n2027-05-03,9:00,Post,Meta Ads,Ba,Không có\r\n";
    const preview = await client.call("POST", "/campaigns/import-preview", { brandId: client.brandId, csv });
    expect(preview.body.errors.map(({ line, column, code }: { line: number; column: string; code: string }) => `${line} ${column} ${code}`)).toEqual(["2 Time not_a_time", "4 Date not_a_date", "4 Type unknown_type", "5 Network unknown_platform", "5 Product unknown_product"]);
    expect((await client.call("POST", "/campaigns/import", { brandId: client.brandId, csv })).body).toMatchObject({ status: 422, code: "invalid_csv" });
  });
});

test("days of the calendar are listed with their lunar dates", async () => {
  const { body } = await client.call("GET", "/occasions?month=2027-02&language=en");
  expect(body.data.find(({ key }: { key: string }) => key === "tet")).toMatchObject({ date: "2027-02-06", lunar: "1/1", quiet: true, name: "Lunar New Year's Day" });
});
