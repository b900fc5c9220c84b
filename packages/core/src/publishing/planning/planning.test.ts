import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@agency/platform/db";
import { createAssetUses } from "../../assets/index.ts";
import { registerContentUses } from "../../contents/index.ts";
import { startPublishingHarness, type Page, type PublishingHarness } from "../publishing-harness.fixture.ts";
import { startPlanKeeper } from "./start-plan-keeper.ts";

let harness: PublishingHarness;
beforeAll(async () => {
  harness = await startPublishingHarness();
});
afterEach(async () => {
  await harness.stopWorkers();
  await harness.resetClock();
});
afterAll(() => harness.close());

const call = (page: Page, method: string, path: string, body?: Record<string, unknown>, headers?: Record<string, string>) => harness.call(page.owner, method, path, body, headers);
const good = async (reply: ReturnType<typeof call>) => {
  const { status, body } = await reply;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};
const day = 86_400_000;
const wallIn = (ms: number) => new Date(Date.now() + ms).toISOString().slice(0, 16);
const codeOf = (reply: { body: { code: string; errors?: { code: string }[] } }) => reply.body.errors?.[0]?.code ?? reply.body.code;

/** A second account of the same brand. */
async function secondChannel(page: Page): Promise<string> {
  const id = newId();
  await harness.asSuperuser(
    `insert into channels (id, organization_id, brand_id, network, environment, remote_id, name, sealed_token) select $1::uuid, organization_id, brand_id, network, environment, $1::text, 'Trang hai', sealed_token from channels where id = $2`,
    [id, page.channelId],
  );
  return id;
}

describe("each channel at its own time", () => {
  test("is planned in one step (R10)", async () => {
    const page = await harness.newPage();
    const other = await secondChannel(page);
    const contentId = await harness.newApproved(page);
    const reply = await good(call(page, "POST", `/contents/${contentId}/schedule`, { channelIds: [page.channelId, other], scheduledAt: "2027-07-01T20:00", ownTimes: [{ channelId: other, scheduledAt: "2027-07-02T08:30" }] }));
    expect(reply.publications.map((row: { channelId: string; scheduledAt: string }) => [row.channelId, row.scheduledAt])).toEqual([[page.channelId, "2027-07-01T20:00"], [other, "2027-07-02T08:30"]]);
    expect(reply.content.scheduledAt).toBe("2027-07-01T13:00:00.000Z");
  });

  test("names the wrong one: a day that does not exist, the past, the year 9999, a channel that was not chosen (R10)", async () => {
    const page = await harness.newPage();
    const contentId = await harness.newApproved(page);
    const schedule = (scheduledAt: string, channelId = page.channelId) => call(page, "POST", `/contents/${contentId}/schedule`, { channelIds: [page.channelId], scheduledAt: "2027-07-01T20:00", ownTimes: [{ channelId, scheduledAt }] });
    for (const [wall, code] of [["2027-02-29T08:00", "not_a_date"], ["2020-01-01T08:00", "in_the_past"], ["9999-12-31T23:59", "too_far_ahead"]] as const) {
      expect((await schedule(wall)).body.errors[0]).toMatchObject({ code, pointer: "/ownTimes/0/scheduledAt" });
    }
    expect((await schedule("2027-07-01T20:00", newId())).body.errors[0]).toMatchObject({ code: "unknown_channel", pointer: "/ownTimes/0/channelId" });
    expect((await schedule("2028-02-29T08:00")).status).toBe(201);
  });

  test("goes by the database's clock, whatever the machine's says (R6)", async () => {
    const page = await harness.newPage();
    const contentId = await harness.newApproved(page);
    await harness.moveClock(3 * day);
    expect(codeOf(await call(page, "POST", `/contents/${contentId}/schedule`, { channelIds: [page.channelId], scheduledAt: wallIn(2 * day), timeZone: "UTC" }))).toBe("in_the_past");
  });

  test("stands where it was planned when the brand moves to another zone (R10)", async () => {
    const page = await harness.newPage();
    const contentId = await harness.newApproved(page);
    const { publications: [before] } = await good(call(page, "POST", `/contents/${contentId}/schedule`, { channelIds: [page.channelId], scheduledAt: "2027-07-01T20:00" }));
    await good(call(page, "PATCH", `/brands/${page.brandId}`, { timeZone: "America/New_York" }));
    const after = await good(call(page, "GET", `/publications/${before.id}`));
    expect(after).toMatchObject({ scheduledAt: "2027-07-01T20:00", timeZone: "Asia/Ho_Chi_Minh", dueAt: before.dueAt });
  });
});

describe("a queue", () => {
  test("gives the next free slot, to two at once two different ones", async () => {
    const page = await harness.newPage();
    const queue = await good(call(page, "GET", `/channels/${page.channelId}/queue`));
    expect(queue).toMatchObject({ isDefault: true, timeZone: "Asia/Ho_Chi_Minh", suggestion: { basis: "network" }, version: 0 });
    expect(queue.nextFree).toHaveLength(5);
    const contents = await Promise.all([1, 2, 3, 4].map(() => harness.newApproved(page)));
    const replies = await Promise.all(contents.map((id) => good(call(page, "POST", `/contents/${id}/schedule`, { channelIds: [page.channelId], scheduledAt: "next_slot" }))));
    const times = replies.map((reply) => reply.publications[0].dueAt).sort();
    expect(times).toEqual(queue.nextFree.slice(0, 4).map((slot: { dueAt: string }) => slot.dueAt));
    const after = await good(call(page, "GET", `/channels/${page.channelId}/queue`));
    expect(after.nextFree[0]).toEqual(queue.nextFree[4]);
  });

  test("has times of its own, once each, guarded by its version (R19)", async () => {
    const page = await harness.newPage();
    const slots = [{ weekday: 3, time: "20:00" }, { weekday: 1, time: "08:00" }, { weekday: 3, time: "20:00" }];
    const set = await good(call(page, "PUT", `/channels/${page.channelId}/queue`, { slots, timeZone: "Europe/Berlin" }));
    expect(set).toMatchObject({ slots: [{ weekday: 1, time: "08:00" }, { weekday: 3, time: "20:00" }], timeZone: "Europe/Berlin", isDefault: false, version: 1 });
    expect((await call(page, "PUT", `/channels/${page.channelId}/queue`, { slots: [] }, { "if-match": '"v0"' })).status).toBe(412);
    expect((await call(page, "PUT", `/channels/${page.channelId}/queue`, { slots: [{ weekday: 8, time: "20:00" }] })).status).toBe(422);
    await good(call(page, "PUT", `/channels/${page.channelId}/queue`, { slots: [] }));
    const contentId = await harness.newApproved(page);
    expect(await call(page, "POST", `/contents/${contentId}/schedule`, { channelIds: [page.channelId], scheduledAt: "next_slot" })).toMatchObject({ status: 409, body: { code: "queue_is_empty" } });
    expect(await good(call(page, "DELETE", `/channels/${page.channelId}/queue`))).toMatchObject({ isDefault: true });
    const stranger = await harness.newPage();
    for (const method of ["GET", "DELETE"]) expect((await call(stranger, method, `/channels/${page.channelId}/queue`)).status).toBe(404);
  });
});

describe("a recurring plan", () => {
  const recurring = async (page: Page, more: Record<string, unknown> = {}) => {
    const contentId = await harness.newApproved(page);
    const plan = await good(call(page, "POST", "/recurring-plans", { contentId, channelIds: [page.channelId], rule: "FREQ=WEEKLY", startsAt: wallIn(day), timeZone: "UTC", ...more }));
    return { contentId, plan };
  };
  const rowsOf = (planId: string) => harness.asSuperuser("select id, status, due_at, occurrence_wall::text as wall from publications where recurring_plan_id = $1 order by due_at", [planId]);

  test("puts the occurrences of the coming weeks into the calendar, each once, whoever looks (R10, R13)", async () => {
    const page = await harness.newPage();
    const { contentId, plan } = await recurring(page);
    expect(plan).toMatchObject({ status: "active", rule: "FREQ=WEEKLY", upcoming: expect.any(Array) });
    const before = await rowsOf(plan.id);
    expect(before).toHaveLength(5);
    expect((await good(call(page, "GET", `/contents/${contentId}`))).status).toBe("scheduled");
    await harness.moveClock(14.5 * day);
    const keepers = [startPlanKeeper({ ...harness, log: quiet }), startPlanKeeper({ ...harness, log: quiet })];
    await harness.asSuperuser("update recurring_plans set next_look_at = agency.now() where id = $1", [plan.id]);
    await Promise.all(keepers.map((keeper) => keeper.look()));
    await Promise.all(keepers.map((keeper) => keeper.look()));
    await Promise.all(keepers.map((keeper) => keeper.stop()));
    const after = await rowsOf(plan.id);
    expect(after).toHaveLength(7);
    expect(new Set(after.map(({ wall }) => wall)).size).toBe(7);
    for (const [index, row] of after.entries()) if (index > 0) expect((row.due_at as Date).getTime() - (after[index - 1]!.due_at as Date).getTime()).toBe(7 * day);
  });

  test("goes out each time it is due, the same post as a post of its own (R1)", async () => {
    const page = await harness.newPage();
    const { plan } = await recurring(page, { rule: "FREQ=DAILY;COUNT=3" });
    const planned = await rowsOf(plan.id);
    harness.startWorker();
    const isDue = (id: unknown) => harness.asSuperuser("update publications set due_at = agency.now(), prepare_at = agency.now(), next_step_at = agency.now() where id = $1", [id]);
    await isDue(planned[0]!.id);
    await harness.until(planned[0]!.id as string, "published");
    // Facebook refuses a text that stands right above already.
    await harness.until((await harness.newPlan(page)).id, "published");
    await isDue(planned[1]!.id);
    await harness.until(planned[1]!.id as string, "published");
    const texts = (await harness.posts(page)).map(({ text }) => text);
    expect(texts).toHaveLength(3);
    expect(new Set(texts).size).toBe(2);
  });

  test("is paused, resumed, changed and ended; what one occurrence was cancelled for does not come back", async () => {
    const page = await harness.newPage();
    const { plan, contentId } = await recurring(page);
    const [first] = await rowsOf(plan.id);
    await good(call(page, "POST", `/publications/${first!.id}/cancel`));
    await harness.asSuperuser("update recurring_plans set planned_to_wall = null where id = $1", [plan.id]);
    const look = await keeperOnce(plan.id);
    expect(look.filter(({ status }) => status === "scheduled")).toHaveLength(4);
    const paused = await good(call(page, "PATCH", `/recurring-plans/${plan.id}`, { status: "paused" }));
    expect(paused).toMatchObject({ status: "paused", upcoming: [] });
    expect((await rowsOf(plan.id)).filter(({ status }) => status === "scheduled")).toEqual([]);
    expect((await good(call(page, "GET", `/contents/${contentId}`))).status).toBe("approved");
    await good(call(page, "PATCH", `/recurring-plans/${plan.id}`, { status: "active", rule: "FREQ=MONTHLY" }));
    expect((await rowsOf(plan.id)).filter(({ status }) => status === "scheduled").length).toBeGreaterThanOrEqual(1);
    expect((await call(page, "PATCH", `/recurring-plans/${plan.id}`, { status: "paused" }, { "if-match": '"v1"' })).status).toBe(412);
    expect(await good(call(page, "DELETE", `/recurring-plans/${plan.id}`))).toMatchObject({ status: "ended", endedReason: "by_person" });
    expect(await call(page, "PATCH", `/recurring-plans/${plan.id}`, { status: "active" })).toMatchObject({ status: 409, body: { code: "plan_ended" } });
    async function keeperOnce(planId: string) {
      await harness.asSuperuser("update recurring_plans set next_look_at = agency.now() where id = $1", [planId]);
      const keeper = startPlanKeeper({ ...harness, log: quiet });
      await keeper.look();
      await keeper.look();
      await keeper.stop();
      return rowsOf(planId);
    }
  });

  test("a rare one always has its next time in the calendar", async () => {
    const page = await harness.newPage();
    const { plan } = await recurring(page, { rule: "FREQ=YEARLY", startsAt: "2028-02-29T08:00" });
    expect(await rowsOf(plan.id)).toMatchObject([{ wall: "2028-02-29 08:00:00" }]);
    await harness.asSuperuser("update recurring_plans set planned_to_wall = null, next_look_at = agency.now() where id = $1", [plan.id]);
    const keeper = startPlanKeeper({ ...harness, log: quiet });
    await keeper.look();
    await keeper.look();
    await keeper.stop();
    expect(await rowsOf(plan.id)).toHaveLength(1);
    const [row] = await harness.asSuperuser("select next_look_at from recurring_plans where id = $1", [plan.id]);
    expect(row!.next_look_at).not.toBeNull();
  });

  test("ends with its content, leaves with its account and comes back with it (R12)", async () => {
    const page = await harness.newPage();
    const archived = await recurring(page);
    await good(call(page, "DELETE", `/contents/${archived.contentId}`));
    expect(await good(call(page, "GET", `/recurring-plans/${archived.plan.id}`))).toMatchObject({ status: "ended", endedReason: "content_archived" });
    expect((await rowsOf(archived.plan.id)).filter(({ status }) => status !== "cancelled")).toEqual([]);
    const { plan } = await recurring(page);
    await good(call(page, "DELETE", `/channels/${page.channelId}`));
    expect(await rowsOf(plan.id)).toEqual([]);
    expect(await good(call(page, "GET", `/recurring-plans/${plan.id}`))).toMatchObject({ status: "active" });
  });

  test("goes with its brand, jobs running or not (R12)", async () => {
    const page = await harness.newPage();
    const { plan } = await recurring(page);
    await harness.asSuperuser("update publications set due_at = agency.now() + interval '30 seconds', prepare_at = agency.now(), next_step_at = agency.now() where recurring_plan_id = $1", [plan.id]);
    harness.startWorker();
    await harness.asSuperuser("delete from brands where id = $1", [page.brandId]);
    await harness.stopWorkers();
    expect(await harness.posts(page)).toEqual([]);
    expect(await rowsOf(plan.id)).toEqual([]);
  });

  test("pauses when its brand is archived, and everything else of the brand stops; a person resumes it (R12)", async () => {
    const page = await harness.newPage();
    const { plan } = await recurring(page);
    const single = await harness.newApproved(page);
    const inFlight = await harness.newApproved(page);
    const schedule = (id: string) => call(page, "POST", `/contents/${id}/schedule`, { channelIds: [page.channelId], scheduledAt: "2027-07-01T20:00" });
    const { publications: [planned] } = await good(schedule(single));
    const { publications: [sending] } = await good(schedule(inFlight));
    await harness.asSuperuser("update publications set status = 'sending', sending_since = agency.now(), next_step_at = null where id = $1", [sending.id]);
    await good(call(page, "DELETE", `/brands/${page.brandId}`));
    expect(await harness.publication(planned.id)).toMatchObject({ status: "cancelled", waitReason: "brand_archived" });
    expect((await harness.publication(sending.id)).status).toBe("sending");
    expect(await good(call(page, "GET", `/recurring-plans/${plan.id}`))).toMatchObject({ status: "paused" });
    expect(await schedule(single)).toMatchObject({ status: 409, body: { code: "brand_archived" } });
    await good(call(page, "POST", `/brands/${page.brandId}/restore`));
    await good(call(page, "PATCH", `/recurring-plans/${plan.id}`, { status: "active" }));
    expect((await rowsOf(plan.id)).filter(({ status }) => status === "scheduled")).toHaveLength(5);
    await harness.asSuperuser("update publications set status = 'cancelled' where id = $1", [sending.id]);
  });

  test("waits for a new approval when its text changes (R11)", async () => {
    const page = await harness.newPage();
    const { plan, contentId } = await recurring(page);
    const content = await good(call(page, "GET", `/contents/${contentId}`));
    await good(call(page, "PATCH", `/contents/${contentId}`, { document: { ...content.versions[0].document, body: "Bài mới" } }));
    const rows = await harness.asSuperuser("select status, approval_request_id from publications where recurring_plan_id = $1", [plan.id]);
    expect(rows.every(({ status, approval_request_id: id }) => status === "scheduled" && id === null)).toBe(true);
  });

  test("is over when its last time has passed (R10)", async () => {
    const page = await harness.newPage();
    const { plan } = await recurring(page, { rule: "FREQ=DAILY;COUNT=2" });
    await harness.moveClock(4 * day);
    expect(await good(call(page, "GET", `/recurring-plans/${plan.id}`))).toMatchObject({ status: "ended", endedReason: "rule_is_over", upcoming: [] });
  });

  test("is refused without an approval, with a rule that is none, and in the past", async () => {
    const page = await harness.newPage();
    const draft = await harness.newContent(page);
    const create = (more: Record<string, unknown>) => call(page, "POST", "/recurring-plans", { contentId: draft, channelIds: [page.channelId], rule: "FREQ=WEEKLY", startsAt: wallIn(day), timeZone: "UTC", ...more });
    expect(codeOf(await create({}))).toBe("not_approved");
    const contentId = await harness.newApproved(page);
    expect(codeOf(await create({ contentId, rule: "every day" }))).toBe("not_a_rule");
    expect(codeOf(await create({ contentId, rule: "FREQ=DAILY;COUNT=2", startsAt: "2020-01-01T08:00" }))).toBe("in_the_past");
    expect(codeOf(await create({ contentId, channelIds: [newId()] }))).toBe("unknown_channel");
  });

  test("shows what a rule gives before anything is planned, clock changes named (R10)", async () => {
    const page = await harness.newPage();
    const preview = await good(call(page, "POST", "/recurring-plans/preview", { brandId: page.brandId, rule: "FREQ=DAILY;COUNT=3", startsAt: "2027-03-13T02:30", timeZone: "America/New_York" }));
    expect(preview).toMatchObject({ occurrences: [{ clockChange: null }, { clockChange: "gap", dueAt: "2027-03-14T07:00:00.000Z" }, { clockChange: null }], endsAt: "2027-03-15T02:30" });
  });
});

describe("many at once", () => {
  test("are planned on free slots in their order, and what is refused takes none", async () => {
    const page = await harness.newPage();
    const draft = await harness.newContent(page);
    const first = await harness.newApproved(page);
    const second = await harness.newApproved(page);
    const { nextFree } = await good(call(page, "GET", `/channels/${page.channelId}/queue`));
    const reply = await good(call(page, "POST", "/publications/bulk-schedule", { contentIds: [first, draft, second, newId()], channelIds: [page.channelId], times: { kind: "next_slot" } }));
    expect(reply.planned).toBe(2);
    expect(reply.results.map((result: { problem: { code: string } | null; publications: { dueAt: string }[] }) => result.problem?.code ?? result.publications[0]!.dueAt)).toEqual([nextFree[0].dueAt, "not_approved", nextFree[1].dueAt, "not_found"]);
  });

  test("are planned one after another by a rule", async () => {
    const page = await harness.newPage();
    const contentIds = [await harness.newApproved(page), await harness.newApproved(page)];
    const times = { kind: "rule", rule: "FREQ=WEEKLY;BYDAY=TU,FR", startsAt: "2027-01-04T09:00", timeZone: "Asia/Ho_Chi_Minh" };
    const reply = await good(call(page, "POST", "/publications/bulk-schedule", { contentIds, channelIds: [page.channelId], times }));
    expect(reply.results.map((result: { publications: { scheduledAt: string }[] }) => result.publications[0]!.scheduledAt)).toEqual(["2027-01-05T09:00", "2027-01-08T09:00"]);
    expect(codeOf(await call(page, "POST", "/publications/bulk-schedule", { contentIds, channelIds: [page.channelId], times: { ...times, rule: "FREQ=WEEKLY;COUNT=1" } }))).toBe("too_few_times");
  });

  test("are moved by the wall's days, over a change of clocks too, and back again (R10)", async () => {
    const page = await harness.newPage();
    const plan = async (scheduledAt: string) => (await good(call(page, "POST", `/contents/${await harness.newApproved(page)}/schedule`, { channelIds: [page.channelId], scheduledAt, timeZone: "America/New_York" }))).publications[0].id as string;
    const publicationIds = [await plan("2027-03-13T20:00"), await plan("2027-03-13T02:30")];
    const sent = await plan("2027-03-13T12:00");
    await harness.asSuperuser("update publications set status = 'sending', next_step_at = null where id = $1", [sent]);
    const reply = await good(call(page, "POST", "/publications/bulk-shift", { publicationIds: [...publicationIds, sent, newId()], days: 1 }));
    expect(reply.moved).toBe(2);
    expect(reply.results.map((result: { problem: { code: string } | null; publication: { scheduledAt: string; dueAt: string } | null }) => result.problem?.code ?? `${result.publication!.scheduledAt} ${result.publication!.dueAt}`)).toEqual([
      "2027-03-14T20:00 2027-03-15T00:00:00.000Z",
      "2027-03-14T02:30 2027-03-14T07:00:00.000Z",
      "wrong_state",
      "not_found",
    ]);
    const back = await good(call(page, "POST", "/publications/bulk-shift", { publicationIds, days: -1 }));
    expect(back.results.map((result: { publication: { scheduledAt: string } }) => result.publication.scheduledAt)).toEqual(["2027-03-13T20:00", "2027-03-13T02:30"]);
    expect(codeOf(await call(page, "POST", "/publications/bulk-shift", { publicationIds }))).toBe("nothing_to_move");
    await harness.asSuperuser("update publications set status = 'cancelled' where id = $1", [sent]);
  });

  test("come from a spreadsheet, all or none; what nobody approved waits for its approval (R11)", async () => {
    const page = await harness.newPage();
    const csv = `Ngày;Giờ;Kênh;Nội dung;Bình luận đầu\r\n01/07/2027;20:00;Facebook;"Sáng nay.\n\n#caphe";Ghé quán nhé\r\n02/07/2027;;Facebook;Chiều nay.;\r\n`;
    const preview = await good(call(page, "POST", "/publications/import-preview", { brandId: page.brandId, csv }));
    expect(preview).toMatchObject({ errors: [], rows: [{ line: 2, scheduledAt: "2027-07-01T20:00", firstComment: "Ghé quán nhé" }, { line: 5, scheduledAt: "2027-07-02T09:00" }] });
    const broken = await call(page, "POST", "/publications/import", { brandId: page.brandId, csv: `${csv}01/01/2020;;Facebook;Xưa;\r\n` });
    expect(broken).toMatchObject({ status: 422, body: { code: "invalid_csv", errors: [{ pointer: "/csv/6/Ngày", code: "in_the_past" }] } });
    expect((await good(call(page, "GET", "/publications"))).data).toEqual([]);
    const taken = await good(call(page, "POST", "/publications/import", { brandId: page.brandId, csv }));
    expect(taken).toMatchObject({ contents: 2, publications: [{ status: "scheduled" }, { status: "scheduled" }] });
    const content = await good(call(page, "GET", `/contents/${taken.publications[0].contentId}`));
    expect(content).toMatchObject({ status: "draft", hashtags: ["#caphe"], placements: [{ network: "facebook", firstComment: "Ghé quán nhé" }] });
    expect((await good(call(page, "POST", `/contents/${content.id}/approve`, {}))).status).toBe("scheduled");
    const approved = await good(call(page, "POST", "/publications/import", { brandId: page.brandId, csv: csv.replaceAll("2027", "2028"), approve: true }));
    expect((await good(call(page, "GET", `/contents/${approved.publications[0].contentId}`))).status).toBe("scheduled");
  });
});

describe("what one network gets differently", () => {
  test("is part of what was approved; the same again voids nothing, nothing different goes away (R11)", async () => {
    const page = await harness.newPage();
    const contentId = await harness.newContent(page);
    const put = (body: Record<string, unknown>) => good(call(page, "PUT", `/contents/${contentId}/placements/facebook`, body));
    await put({ text: "Riêng", firstComment: "Ghé nhé", format: "feed" });
    await good(call(page, "POST", `/contents/${contentId}/approve`, {}));
    expect(await put({ text: "Riêng", firstComment: "Ghé nhé", format: "feed" })).toMatchObject({ status: "approved", placements: [{ network: "facebook", text: "Riêng", format: "feed", options: null, media: null }] });
    expect((await put({ text: "Riêng", firstComment: "Ghé quán nhé", format: "feed" })).status).toBe("draft");
    expect(await put({})).toMatchObject({ placements: [] });
    expect((await call(page, "PUT", `/contents/${contentId}/placements/facebook`, { format: "draft" })).body.errors[0].code).toBe("unknown_format");
    expect((await call(page, "PUT", `/contents/${contentId}/placements/facebook`, { media: [{ assetId: newId() }] })).body.errors[0].code).toBe("unknown_asset");
  });

  test("keeps its own files from being deleted while it is planned (R16)", async () => {
    const page = await harness.newPage();
    const source = await harness.newContent(page, { photos: 1 });
    const [{ assetId }] = (await good(call(page, "GET", `/contents/${source}`))).media;
    await good(call(page, "PUT", `/contents/${source}/media`, { media: [] }));
    const contentId = await harness.newContent(page);
    await good(call(page, "PUT", `/contents/${contentId}/placements/facebook`, { media: [{ assetId, alt: "Một ly" }] }));
    await good(call(page, "POST", `/contents/${contentId}/approve`, {}));
    await good(call(page, "POST", `/contents/${contentId}/schedule`, { channelIds: [page.channelId], scheduledAt: "2027-07-01T20:00" }));
    const uses = createAssetUses();
    registerContentUses(uses);
    const found = await harness.db.readForOrganization(page.owner.organizationId, (tx) => uses.find(tx, assetId));
    expect(found).toMatchObject([{ what: "content", id: contentId, open: true, frozen: true }]);
  });

  test("so is what it says of itself", async () => {
    const page = await harness.newPage();
    const contentId = await harness.newApproved(page);
    expect(await good(call(page, "PATCH", `/contents/${contentId}`, { paidPartnership: false }))).toMatchObject({ status: "approved" });
    expect(await good(call(page, "PATCH", `/contents/${contentId}`, { paidPartnership: true }))).toMatchObject({ status: "draft", disclosure: { paidPartnership: true, ownBrand: false, aiGenerated: false } });
  });

  test("a text of emoji alone goes out; ten thousand hashtags get a clear answer at once (R15)", async () => {
    const page = await harness.newPage();
    const emoji = await harness.newApproved(page, { body: "👩‍👩‍👧‍👦🎉" });
    expect((await call(page, "POST", `/contents/${emoji}/schedule`, { channelIds: [page.channelId], scheduledAt: "2027-07-01T20:00" })).status).toBe(201);
    const started = performance.now();
    const hashtags = await call(page, "POST", "/contents", { brandId: page.brandId, platform: "facebook", document: { type: "social", body: "x", hashtags: Array.from({ length: 10_000 }, (_, index) => `#t${index}`), cta: "", altText: "", link: null } });
    expect(hashtags).toMatchObject({ status: 422 });
    const inText = await harness.newApproved(page, { body: Array.from({ length: 10_000 }, (_, index) => `#t${index}`).join(" ") });
    expect(await call(page, "POST", `/contents/${inText}/schedule`, { channelIds: [page.channelId], scheduledAt: "2027-07-01T20:00" })).toMatchObject({ status: 422, body: { code: "network_rules" } });
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

const quiet = { error() {}, warn() {}, info() {}, debug() {} } as never;
