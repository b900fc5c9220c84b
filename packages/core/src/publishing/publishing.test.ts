import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@agency/platform/db";
import { startPublishingHarness, type Page, type PublishingHarness } from "./publishing-harness.fixture.ts";

let harness: PublishingHarness;
beforeAll(async () => {
  harness = await startPublishingHarness();
});
afterEach(async () => {
  await harness.stopWorkers();
  await harness.clearFaults();
  await harness.resetClock();
});
afterAll(() => harness.close());

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
const call = (page: Page, method: string, path: string, body?: Record<string, unknown>, headers?: Record<string, string>) => harness.call(page.owner, method, path, body, headers);
const schedule = (page: Page, contentId: string, body: Record<string, unknown> = {}) => call(page, "POST", `/contents/${contentId}/schedule`, { channelIds: [page.channelId], scheduledAt: tomorrow(), timeZone: "UTC", ...body });
const planned = async (page: Page, post = {}) => {
  const contentId = await harness.newApproved(page, post);
  const reply = await schedule(page, contentId);
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return { contentId, publicationId: reply.body.publications[0].id as string };
};
const setStatus = (id: string, status: string, more = "") => harness.asSuperuser(`update publications set status = $2 ${more} where id = $1`, [id, status]);

describe("approval", () => {
  test("is of exactly what stood there: an edit voids it and recalls the plan (R11)", async () => {
    const page = await harness.newPage();
    const { contentId, publicationId } = await planned(page);
    const before = await harness.publication(publicationId);
    const content = await call(page, "GET", `/contents/${contentId}`);
    expect(content.body).toMatchObject({ status: "scheduled", approval: { status: "approved" } });
    const document = { ...content.body.versions[0].document, body: "Bài mới" };
    const edited = await call(page, "PATCH", `/contents/${contentId}`, { document });
    expect(edited.body).toMatchObject({ status: "draft", approval: { status: "withdrawn" } });
    const after = await harness.publication(publicationId);
    expect(after).toMatchObject({ status: "scheduled", approvalRequestId: null, snapshot: null });
    expect(after.fence).toBe(before.fence + 1n);
    expect((await schedule(page, contentId)).body.code).toBe("not_approved");
  });

  test("comes back with the next one, and the plan goes on with the new text", async () => {
    const page = await harness.newPage();
    const { contentId, publicationId } = await planned(page);
    const content = await call(page, "GET", `/contents/${contentId}`);
    await call(page, "PATCH", `/contents/${contentId}`, { document: { ...content.body.versions[0].document, body: "Bài đã sửa" } });
    await harness.asSuperuser("update publications set due_at = agency.now(), prepare_at = agency.now(), next_step_at = agency.now() where id = $1", [publicationId]);
    harness.startWorker();
    await harness.until(publicationId, (row) => row.waitReason === "waiting_for_approval");
    expect(await harness.posts(page)).toEqual([]);
    await call(page, "POST", `/contents/${contentId}/approve`, {});
    await harness.until(publicationId, "published");
    expect((await harness.posts(page)).map(({ text }) => text)).toEqual(["Bài đã sửa"]);
  });

  test("freezes media and placements too", async () => {
    const page = await harness.newPage();
    for (const change of [
      (id: string) => call(page, "PUT", `/contents/${id}/media`, { media: [] }),
      (id: string) => call(page, "PUT", `/contents/${id}/placements/facebook`, { text: "Riêng cho Facebook" }),
    ]) {
      const { contentId, publicationId } = await planned(page, { photos: 1 });
      expect((await change(contentId)).body.status).toBe("draft");
      expect((await harness.publication(publicationId)).approvalRequestId).toBeNull();
    }
  });

  test("refuses to approve a text that nobody read", async () => {
    const page = await harness.newPage();
    const contentId = await harness.newContent(page);
    await call(page, "POST", `/contents/${contentId}/submit`, {});
    expect((await call(page, "POST", `/contents/${contentId}/approve`, { revisionId: newId() })).status).toBe(412);
    expect((await call(page, "POST", `/contents/${contentId}/request-changes`, { note: "Ngắn hơn" })).body.status).toBe("changes_requested");
    expect((await call(page, "POST", `/contents/${contentId}/request-changes`, { note: "Ngắn hơn" })).status).toBe(409);
  });

  test("that is withdrawn stops the plan (R12)", async () => {
    const page = await harness.newPage();
    const { contentId, publicationId } = await planned(page);
    await call(page, "POST", `/contents/${contentId}/request-changes`, { note: "Sai giá" });
    expect(await harness.publication(publicationId)).toMatchObject({ status: "scheduled", approvalRequestId: null });
  });

  test("autosave of the same text voids nothing", async () => {
    const page = await harness.newPage();
    const { contentId } = await planned(page);
    const content = await call(page, "GET", `/contents/${contentId}`);
    const again = await call(page, "PATCH", `/contents/${contentId}`, { document: content.body.versions[0].document });
    expect(again.body).toMatchObject({ status: "scheduled", version: content.body.version });
  });
});

describe("scheduling", () => {
  test("refuses the past, the unapproved, another brand's channel and a second plan", async () => {
    const page = await harness.newPage();
    const other = await harness.newPage(page.owner);
    const draft = await harness.newContent(page);
    expect(await schedule(page, draft)).toMatchObject({ status: 409, body: { code: "not_approved" } });
    const contentId = await harness.newApproved(page);
    expect(await schedule(page, contentId, { scheduledAt: "2020-01-01T08:00" })).toMatchObject({ status: 422 });
    expect(await schedule(page, contentId, { scheduledAt: "2027-02-29T08:00" })).toMatchObject({ status: 422 });
    expect((await schedule(page, contentId, { channelIds: [other.channelId] })).body.errors[0].code).toBe("unknown_channel");
    const stranger = await harness.newPage();
    expect((await schedule(page, contentId, { channelIds: [stranger.channelId] })).status).toBe(422);
    expect((await call(stranger, "POST", `/contents/${contentId}/schedule`, { channelIds: [stranger.channelId], scheduledAt: tomorrow() })).status).toBe(404);
    expect((await schedule(page, contentId)).status).toBe(201);
    expect(await schedule(page, contentId)).toMatchObject({ status: 409, body: { code: "already_planned" } });
  });

  test("checks the network's rules with its own counting (R15)", async () => {
    const page = await harness.newPage();
    const long = await harness.newApproved(page, { body: "ế".repeat(63_207) });
    const reply = await schedule(page, long);
    expect(reply).toMatchObject({ status: 422, body: { code: "network_rules", errors: [{ code: "facebook.text_too_long", pointer: "/text" }] } });
    const withLink = await harness.newApproved(page, { photos: 1, link: "https://caphesonghan.vn" });
    expect((await schedule(page, withLink)).body.errors[0].code).toBe("facebook.link_with_photos");
  });

  test("hands documents of other types over by other ways", async () => {
    const page = await harness.newPage();
    const document = { type: "ads", headlines: ["Cà phê"], descriptions: [], primaryText: "Ngon", cta: "Mua", path: "" };
    const content = await call(page, "POST", "/contents", { brandId: page.brandId, platform: "facebook", document });
    await call(page, "POST", `/contents/${content.body.id}/approve`, {});
    expect((await schedule(page, content.body.id)).body.code).toBe("not_publishable");
  });

  test("keeps wall time and zone, the brand's by default (R10)", async () => {
    const page = await harness.newPage();
    const contentId = await harness.newApproved(page);
    const reply = await schedule(page, contentId, { scheduledAt: "2027-07-01T20:00", timeZone: undefined });
    expect(reply.body.publications[0]).toMatchObject({ scheduledAt: "2027-07-01T20:00", timeZone: "Asia/Ho_Chi_Minh", dueAt: "2027-07-01T13:00:00.000Z" });
    expect(reply.body.content.scheduledAt).toBe("2027-07-01T13:00:00.000Z");
    const { id } = reply.body.publications[0];
    const moved = await call(page, "POST", `/publications/${id}/reschedule`, { scheduledAt: "2027-07-02T20:00" });
    expect(moved.body).toMatchObject({ dueAt: "2027-07-02T13:00:00.000Z", status: "scheduled" });
    expect((await call(page, "POST", `/publications/${id}/reschedule`, { scheduledAt: "2027-07-03T20:00" }, { "if-match": '"v1"' })).status).toBe(412);
  });

  test("a failed plan does not come back beside a new one", async () => {
    const page = await harness.newPage();
    const { contentId, publicationId } = await planned(page);
    await setStatus(publicationId, "failed", ", next_step_at = null, finished_at = agency.now()");
    expect((await schedule(page, contentId)).status).toBe(201);
    expect(await call(page, "POST", `/publications/${publicationId}/retry`)).toMatchObject({ status: 409, body: { code: "already_planned" } });
    expect(await call(page, "POST", `/publications/${publicationId}/reschedule`, { scheduledAt: tomorrow() })).toMatchObject({ status: 409, body: { code: "already_planned" } });
  });

  test("lists in the order of time, page by page, without a gap", async () => {
    const page = await harness.newPage();
    for (let index = 0; index < 5; index += 1) await planned(page);
    const first = await call(page, "GET", "/publications?limit=2");
    const second = await call(page, "GET", `/publications?limit=2&cursor=${encodeURIComponent(first.body.nextCursor)}`);
    const third = await call(page, "GET", `/publications?limit=2&cursor=${encodeURIComponent(second.body.nextCursor)}`);
    const ids = [first, second, third].flatMap((reply) => reply.body.data.map((row: { id: string }) => row.id));
    expect(new Set(ids).size).toBe(5);
    expect(third.body.nextCursor).toBeNull();
  });
});

describe("from sending on (R11)", () => {
  test("nothing can be edited, moved, cancelled or archived: 409 with the true state", async () => {
    const page = await harness.newPage();
    const { contentId, publicationId } = await planned(page);
    await setStatus(publicationId, "sending", ", sending_since = agency.now(), next_step_at = agency.now() + interval '1 hour'");
    const content = await call(page, "GET", `/contents/${contentId}`);
    for (const reply of [
      await call(page, "PATCH", `/contents/${contentId}`, { document: { ...content.body.versions[0].document, body: "Khác" } }),
      await call(page, "PUT", `/contents/${contentId}/media`, { media: [] }),
      await call(page, "POST", `/contents/${contentId}/request-changes`, { note: "Dừng" }),
      await call(page, "DELETE", `/contents/${contentId}`),
      await call(page, "POST", `/publications/${publicationId}/cancel`),
      await call(page, "POST", `/publications/${publicationId}/reschedule`, { scheduledAt: tomorrow() }),
    ]) expect(reply).toMatchObject({ status: 409, body: { publicationStatus: "sending" } });
    await setStatus(publicationId, "cancelled");
  });

  test("before it, cancelling wins and bumps the fence", async () => {
    const page = await harness.newPage();
    const { contentId, publicationId } = await planned(page);
    const before = await harness.publication(publicationId);
    const reply = await call(page, "POST", `/publications/${publicationId}/cancel`);
    expect(reply.body).toMatchObject({ status: "cancelled" });
    expect((await harness.publication(publicationId)).fence).toBe(before.fence + 1n);
    expect((await call(page, "GET", `/contents/${contentId}`)).body).toMatchObject({ status: "approved", scheduledAt: null });
    expect((await call(page, "POST", `/publications/${publicationId}/cancel`)).status).toBe(200);
    expect((await schedule(page, contentId)).status).toBe(201);
    expect((await call(page, "POST", `/contents/${contentId}/unschedule`)).body.status).toBe("approved");
  });

  test("archiving cancels what is planned", async () => {
    const page = await harness.newPage();
    const { contentId, publicationId } = await planned(page);
    await call(page, "DELETE", `/contents/${contentId}`);
    expect(await harness.publication(publicationId)).toMatchObject({ status: "cancelled", waitReason: "content_archived" });
  });
});

describe("a channel that goes", () => {
  test("takes its plans with it and leaves what is in flight to its own proof (R12)", async () => {
    const page = await harness.newPage();
    const { publicationId } = await planned(page);
    const inFlight = await planned(page);
    await setStatus(inFlight.publicationId, "sending", ", sending_since = agency.now(), next_step_at = null");
    const gone = await call(page, "DELETE", `/channels/${page.channelId}`);
    expect(gone.body.status).toBe("disconnected");
    expect(await harness.publication(publicationId)).toMatchObject({ status: "cancelled", waitReason: "channel_disconnected" });
    expect((await harness.publication(inFlight.publicationId)).status).toBe("sending");
    const [row] = await harness.asSuperuser("select sealed_token from channels where id = $1", [page.channelId]);
    expect(row).toEqual({ sealed_token: null });
    expect(await schedule(page, await harness.newApproved(page))).toMatchObject({ status: 409, body: { code: "channel_not_connected" } });
  });
});

describe("what nobody can prove", () => {
  const uncertain = async (page: Page) => {
    const { contentId, publicationId } = await planned(page);
    const row = await harness.publication(publicationId);
    await setStatus(publicationId, "uncertain", ", sending_since = agency.now(), next_step_at = null");
    await harness.asSuperuser("insert into publication_attempts (id, organization_id, publication_id, step, number, fence, payload_hash, outcome, call_started_at) values ($1, $2, $3, 'publish', 1, 1, 'h', 'ambiguous', agency.now())", [newId(), row.organizationId, publicationId]);
    return { contentId, publicationId };
  };
  const auditOf = (id: string) => harness.asSuperuser("select action, actor_id, detail from audit_log where subject_id = $1", [id]);

  test("is bound by a person, audited with the name (R3)", async () => {
    const page = await harness.newPage();
    const { contentId, publicationId } = await uncertain(page);
    const bound = await call(page, "POST", `/publications/${publicationId}/resolve`, { boundTo: `${page.remoteId}_77` });
    expect(bound.body).toMatchObject({ status: "published", remoteId: `${page.remoteId}_77` });
    expect((await harness.attempts(publicationId)).at(-1)).toMatchObject({ outcome: "bound_by_person", remoteId: `${page.remoteId}_77` });
    expect(await auditOf(publicationId)).toMatchObject([{ action: "publication.resolved", actor_id: page.owner.userId, detail: { decision: "bind" } }]);
    expect((await call(page, "GET", `/contents/${contentId}`)).body.status).toBe("published");
  });

  test("is bound to a post of this page only, and to one that no other plan has (R3, R4)", async () => {
    const page = await harness.newPage();
    const first = await uncertain(page);
    const second = await uncertain(page);
    expect((await call(page, "POST", `/publications/${first.publicationId}/resolve`, { boundTo: "https://facebook.com/posts/1" })).status).toBe(422);
    expect((await call(page, "POST", `/publications/${first.publicationId}/resolve`, { boundTo: "999_77" })).status).toBe(422);
    expect((await call(page, "POST", `/publications/${first.publicationId}/resolve`, { boundTo: `${page.remoteId}_78` })).status).toBe(200);
    expect(await call(page, "POST", `/publications/${second.publicationId}/resolve`, { boundTo: `${page.remoteId}_78` })).toMatchObject({ status: 409, body: { code: "already_bound" } });
    expect((await harness.publication(second.publicationId)).status).toBe("uncertain");
    expect(await auditOf(second.publicationId)).toEqual([]);
  });

  test("goes out again when a person says so, audited (R3, R7)", async () => {
    const page = await harness.newPage();
    const { publicationId } = await uncertain(page);
    expect((await call(page, "POST", `/publications/${publicationId}/cancel`)).status).toBe(409);
    const again = await call(page, "POST", `/publications/${publicationId}/resolve`, { sendAgain: true });
    expect(again.body.status).toBe("scheduled");
    harness.startWorker();
    await harness.until(publicationId, "published");
    expect(await harness.posts(page)).toHaveLength(1);
    expect((await harness.attempts(publicationId)).filter(({ step }) => step === "publish").map(({ outcome }) => outcome)).toEqual(["released_by_person", "succeeded"]);
    expect(await auditOf(publicationId)).toMatchObject([{ detail: { decision: "send_again" } }]);
    expect(await call(page, "POST", `/publications/${publicationId}/resolve`, { sendAgain: true })).toMatchObject({ status: 409, body: { publicationStatus: "published" } });
  });

  test("every outside call can be read (R47)", async () => {
    const page = await harness.newPage();
    const { publicationId } = await uncertain(page);
    const reply = await call(page, "GET", `/publications/${publicationId}/attempts`);
    expect(reply.body.data).toMatchObject([{ step: "publish", outcome: "ambiguous", payloadHash: "h" }]);
    const stranger = await harness.room.newOrganization();
    expect((await harness.call(stranger, "GET", `/publications/${publicationId}/attempts`)).status).toBe(404);
  });
});
