import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@agency/platform/db";
import { recordEvents } from "@agency/platform/live";
import { call, newMember, newOwner, startTestApp, type TestApp } from "../identity/test-app.fixture.ts";

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

interface Message {
  id: string;
  type: string;
  subjectId: string;
  position: string;
}

/** A client of `/live/sse` that collects what arrives. */
async function follow(caller: { cookie: string }, lastEventId?: string) {
  await settled();
  const abort = new AbortController();
  const response = await test.app.request(`${test.publicOrigin}/api/v1/live/sse`, {
    headers: { cookie: caller.cookie, ...(lastEventId ? { "last-event-id": lastEventId } : {}) },
    signal: abort.signal,
  });
  const client = { status: response.status, messages: [] as Message[], lastId: "", text: "", ended: false, stop: () => reader.cancel() };
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  void (async () => {
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      client.text += decoder.decode(value);
      rest += decoder.decode(value);
      const blocks = rest.split("\n\n");
      rest = blocks.pop()!;
      for (const line of blocks.join("\n").split("\n")) {
        if (line.startsWith("id: ")) client.lastId = line.slice(4);
        if (line.startsWith("data: ")) client.messages.push(JSON.parse(line.slice(6)));
      }
    }
    client.ended = true;
  })();
  return client;
}

/** Transactions of other test files hold the cluster's horizon back; events are delivered once it has passed them. */
async function settled(): Promise<void> {
  const isPast = async () => {
    const result = await test.db.system((tx) => tx.execute<{ past: boolean }>(sql`select coalesce(max(xid::text::numeric) < pg_snapshot_xmin(pg_current_snapshot())::text::numeric, true) as past from platform.events`));
    return result.rows[0]!.past;
  };
  await expect.poll(isPast, { timeout: 20_000, interval: 20 }).toBe(true);
}

const record = (organizationId: string, brandId: string | null = null, subjectType = "brand") => {
  const subjectId = newId();
  return test.db
    .forOrganization(organizationId, (tx) => recordEvents(tx, { organizationId, type: `${subjectType}.updated`, subjectType, subjectId, brandId, actor: { kind: "system", id: null } }))
    .then(settled)
    .then(() => subjectId);
};
const subjects = (client: { messages: Message[] }) => client.messages.map(({ subjectId }) => subjectId);

describe("the live stream (R23)", () => {
  it("tells of changes, and only of one's own organization", async () => {
    const [one, other] = [await newOwner(test), await newOwner(test)];
    const client = await follow(one);
    await record(other.organizationId);
    const first = await record(one.organizationId);
    const second = await record(one.organizationId);
    await expect.poll(() => subjects(client), { timeout: 5_000 }).toEqual([first, second]);
    expect(client.messages[0]).toMatchObject({ type: "brand.updated", at: expect.any(String) });
    expect(client.messages[0]).not.toHaveProperty("organizationId");
    await client.stop();
  });

  it("resumes after Last-Event-ID without loss or repetition, by position and by event id", async () => {
    const owner = await newOwner(test);
    const client = await follow(owner);
    await expect.poll(() => client.lastId, { timeout: 5_000 }).not.toBe("");
    const seen = await record(owner.organizationId);
    await expect.poll(() => subjects(client), { timeout: 5_000 }).toEqual([seen]);
    await client.stop();
    const missed = [];
    for (let index = 0; index < 250; index += 1) missed.push(await record(owner.organizationId));
    const again = await follow(owner, client.lastId);
    const byEvent = await follow(owner, client.messages[0]!.id);
    const late = await record(owner.organizationId);
    await expect.poll(() => subjects(again).length, { timeout: 8_000 }).toBe(251);
    expect(subjects(again)).toEqual([...missed, late]);
    await expect.poll(() => subjects(byEvent), { timeout: 8_000 }).toEqual([...missed, late]);
    await Promise.all([again.stop(), byEvent.stop()]);
  });

  it("beats, so that proxies keep it open, and tells where to resume", async () => {
    const owner = await newOwner(test);
    const client = await follow(owner);
    await expect.poll(() => client.text.split(": ping").length, { timeout: 3_000 }).toBeGreaterThan(3);
    expect(client.lastId).toMatch(/^\d+:[0-9a-f-]{36}$/);
    expect(client.messages).toEqual([]);
    await client.stop();
  });

  it("starts from now for a Last-Event-ID that means nothing", async () => {
    const owner = await newOwner(test);
    for (const lastEventId of ["x", "99999999999999999999:ffffffff-ffff-ffff-ffff-ffffffffffff", newId(), "1:------------------------------------"]) {
      const client = await follow(owner, lastEventId);
      expect([lastEventId, client.status]).toEqual([lastEventId, 200]);
      await client.stop();
    }
  });

  it("ends within 5 s of the loss of rights", async () => {
    const owner = await newOwner(test);
    const member = await newMember(test, owner, "editor");
    const client = await follow(member);
    await test.db.directory((tx) => tx.execute(sql`delete from sessions where user_id = ${member.userId}`));
    await expect.poll(() => client.ended, { timeout: 5_000 }).toBe(true);
  });

  it("hides other brands, and what the role may not read (R26)", async () => {
    const owner = await newOwner(test);
    const brandId = newId();
    await test.db.system((tx) =>
      tx.execute(
        sql`insert into brands (id, organization_id, name, language, time_zone, brand_colors, do_words, dont_words, search_text) values (${brandId}, ${owner.organizationId}, 'Trà', 'vi', 'Asia/Ho_Chi_Minh', '{}', '{}', '{}', 'tra')`,
      ),
    );
    const member = await newMember(test, owner, "viewer", [brandId]);
    const client = await follow(member);
    await expect.poll(() => client.lastId, { timeout: 5_000 }).not.toBe("");
    await record(owner.organizationId, newId());
    await record(owner.organizationId, null, "budget");
    await record(owner.organizationId, brandId, "ledger_entry");
    const mine = await record(owner.organizationId, brandId);
    await expect.poll(() => subjects(client), { timeout: 5_000 }).toEqual([mine]);
    await client.stop();
  });

  it("wants a signed-in caller", async () => {
    expect((await call(test, "GET", "/api/v1/live/sse")).status).toBe(401);
  });
});

describe("the event stream by polling", () => {
  it("continues where the last answer ended", async () => {
    const owner = await newOwner(test);
    const start = await call(test, "GET", "/api/v1/events", owner);
    expect(start.body.data).toEqual([]);
    const wanted = [await record(owner.organizationId), await record(owner.organizationId), await record(owner.organizationId)];
    const page = await call(test, "GET", `/api/v1/events?after=${start.body.position}&limit=2`, owner);
    expect(page.body.data.map((event: Message) => event.subjectId)).toEqual(wanted.slice(0, 2));
    const rest = await call(test, "GET", `/api/v1/events?after=${page.body.position}`, owner);
    expect(rest.body.data.map((event: Message) => event.subjectId)).toEqual(wanted.slice(2));
  });

  it.each(["x", "99999999999999999999:ffffffff-ffff-ffff-ffff-ffffffffffff", "1:------------------------------------", "%00"])("refuses the position %s (R20)", async (after) => {
    const owner = await newOwner(test);
    const reply = await call(test, "GET", `/api/v1/events?after=${after}`, owner);
    expect([reply.status, reply.body.code]).toEqual([400, "invalid_position"]);
  });
});
