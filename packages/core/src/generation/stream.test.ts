import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase } from "@agency/platform/db";
import { createLiveHub } from "@agency/platform/live";
import { streamRun } from "./stream-run.ts";
import { readEvents, startTestStudio, type SentEvent, type TestStudio } from "./testing/test-studio.ts";

let studio: TestStudio;
beforeAll(async () => {
  studio = await startTestStudio();
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
});

/** A reader that refuses repeats and gaps: each delta starts exactly where the text ends, or begins anew. */
function createReader() {
  const texts = new Map<string, string>();
  const faults: string[] = [];
  return {
    texts,
    faults,
    take({ event }: SentEvent): void {
      if (event.type !== "delta") return;
      const known = texts.get(event.itemId) ?? "";
      if (event.startAt !== known.length && event.startAt !== 0) faults.push(`${event.startAt} after ${known.length}`);
      texts.set(event.itemId, known.slice(0, event.startAt) + event.text);
    },
  };
}

test("streams text, items and the end of a run", async () => {
  const client = await studio.newClient();
  const { id, contentId } = await client.generate({ versions: 2 });
  const events = await client.follow(id);
  const run = await client.finished(id);
  const reader = createReader();
  events.forEach((event) => reader.take(event));
  expect(reader.faults).toEqual([]);
  for (const item of run.items) expect(reader.texts.get(item.id)).toBe(item.text);
  expect(events.filter(({ event }) => event.type === "delta").length).toBeGreaterThan(2);
  expect(events.at(-1)!.event).toEqual({ type: "run", status: "done", contentId });
  expect(JSON.parse(run.items[0]!.text)).toHaveProperty("body");
});

test("a reader who hangs up after every single event loses and repeats nothing", async () => {
  const client = await studio.newClient();
  const { id } = await client.generate({ versions: 3, type: "landing", platform: "website" });
  const reader = createReader();
  const finishedItems: string[] = [];
  let from: string | undefined;
  for (let rounds = 0; rounds < 500; rounds += 1) {
    const events = await client.follow(id, { ...(from === undefined ? {} : { from }), until: ({ id: next }) => next !== from });
    for (const event of events) {
      reader.take(event);
      if (event.event.type === "item" && event.event.item.status === "done") finishedItems.push(event.event.item.id);
    }
    const last = events.at(-1);
    if (last?.event.type === "run" && last.event.status === "done") break;
    from = last?.id ?? from;
  }
  const run = await client.finished(id);
  expect(reader.faults).toEqual([]);
  for (const item of run.items) expect(reader.texts.get(item.id)).toBe(item.text);
  expect(finishedItems.toSorted()).toEqual(run.items.map((item) => item.id).toSorted());
});

test("any cut of a finished stream continues to the same text", async () => {
  const client = await studio.newClient();
  const { id } = await client.generate({ versions: 2 });
  const whole = await client.follow(id);
  const run = await client.finished(id);
  for (let cut = 0; cut < whole.length; cut += 1) {
    const reader = createReader();
    whole.slice(0, cut + 1).forEach((event) => reader.take(event));
    (await client.follow(id, { from: whole[cut]!.id })).forEach((event) => reader.take(event));
    expect(reader.faults).toEqual([]);
    for (const item of run.items) expect(reader.texts.get(item.id)).toBe(item.text);
  }
});

test("an attempt that begins anew replaces what stood before", async () => {
  const client = await studio.newClient({ providers: ["openai"], route: [{ provider: "openai", model: "gpt-6-luna" }] });
  await studio.arm({ host: "api.openai.com", fault: "truncated" });
  const { id } = await client.generate();
  const reader = createReader();
  (await client.follow(id)).forEach((event) => reader.take(event));
  const run = await client.finished(id);
  expect(run.items[0]!.attempts).toBe(2);
  expect(reader.texts.get(run.items[0]!.id)).toBe(run.items[0]!.text);
});

test("another process sees the text grow", async () => {
  const client = await studio.newClient();
  const db = createDatabase({ url: `${studio.databaseUrl}?options=-c%20search_path%3Dagency,public`, directUrl: studio.databaseUrl, poolSize: 2, onError: () => {} });
  const live = createLiveHub({ db, log: { warn: () => {} } as never });
  try {
    const { id } = await client.generate({ type: "landing", platform: "website" });
    const reader = createReader();
    const starts: number[] = [];
    for await (const sent of streamRun({ db, live }, { organizationId: client.principal.organizationId, runId: id, from: [], heartbeatMs: 1_000, signal: AbortSignal.timeout(20_000) })) {
      if (sent === null) continue;
      reader.take(sent as SentEvent);
      if (sent.event.type === "delta") starts.push(sent.event.startAt);
    }
    const run = await client.finished(id);
    expect(reader.texts.get(run.items[0]!.id)).toBe(run.items[0]!.text);
    expect(starts.length).toBeGreaterThan(1);
  } finally {
    await live.close();
    await db.close();
  }
});

test("generate answers with the stream itself when asked, once for an Idempotency-Key (R18)", async () => {
  const client = await studio.newClient();
  const send = () =>
    client.open("/contents/generate", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream", "idempotency-key": "draft-1" },
      body: JSON.stringify({ brandId: client.brandId, topic: "Khai trương", versions: 1 }),
    });
  const first = await send();
  expect(first.headers.get("content-type")).toMatch(/^text\/event-stream/);
  const events = await readEvents(first);
  expect(events.at(-1)!.event).toMatchObject({ type: "run", status: "done" });
  const replayed = await send();
  expect(replayed.headers.get("x-generation-run-id")).toBe(first.headers.get("x-generation-run-id"));
  await readEvents(replayed);
  expect((await client.call("GET", "/generation-runs")).body.data).toHaveLength(1);
});

test("a stream of another organization does not exist, a wrong position is refused (R24)", async () => {
  const [client, stranger] = [await studio.newClient(), await studio.newClient()];
  const { id } = await client.generate();
  expect((await stranger.call("GET", `/generation-runs/${id}/events`)).status).toBe(404);
  expect((await stranger.call("GET", `/generation-runs/${id}`)).status).toBe(404);
  expect((await stranger.call("POST", `/generation-runs/${id}/cancel`)).status).toBe(404);
  expect((await client.call("GET", `/generation-runs/${id}/events?from=abc`)).status).toBe(400);
  await client.finished(id);
});
