import { createHash, createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Ledger } from "../ledger/read-ledger.ts";
import { failureOf, getJson, postJson, postText, seedPage, testSandbox } from "../testing/facebook-session.ts";
import type { SeededPage, TestSandbox } from "../testing/facebook-session.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.close());

const ledger = (page: SeededPage) => getJson<Ledger>(`${sandbox.origin}/sandbox/ledger?network=facebook&account=${page.id}`);
const picture = async (width: number, color: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await sharp({ create: { width, height: 80, channels: 3, background: color } }).jpeg().toBuffer());

async function uploadPhoto(page: SeededPage, bytes: Uint8Array<ArrayBuffer>, fields: Record<string, string> = { published: "false" }): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ access_token: page.accessToken, ...fields })) form.set(name, value);
  form.set("source", new Blob([bytes], { type: "image/jpeg" }), "anh.jpg");
  return fetch(`${sandbox.graph}/${page.id}/photos`, { method: "POST", body: form });
}
const idOf = async (response: Response): Promise<string> => ((await response.json()) as { id: string }).id;

test("publishes text, reads it back, lists it and shows it to strangers", async () => {
  const page = await seedPage(sandbox);
  const message = "Sáng nay có bánh mì.\n\nGhé quán nhé! #CàPhêSáng <script>alert(1)</script> https://example.com/menu.";
  const response = await postText(sandbox, page, message);
  expect(response.status).toBe(200);
  const id = await idOf(response);
  expect(id).toMatch(new RegExp(`^${page.id}_\\d+$`));
  const read = await getJson<Record<string, unknown>>(
    `${sandbox.graph}/${id}?fields=id,message,created_time,permalink_url,is_published,attachments{media_type,target{id}},reactions.limit(0).summary(true)&access_token=${page.accessToken}`,
  );
  expect(read).toMatchObject({ id, message, is_published: true, permalink_url: `${sandbox.origin}/sandbox/pages/facebook/${page.id}/posts/${id}` });
  const listed = await getJson<{ data: { id: string }[] }>(`${sandbox.graph}/${page.id}/published_posts?since=${Math.floor(Date.now() / 1000) - 60}&access_token=${page.accessToken}`);
  expect(listed.data.map((post) => post.id)).toEqual([id]);
  const seen = await (await fetch(read.permalink_url as string)).text();
  expect(seen).toContain("#CàPhêSáng</a>");
  expect(seen).toContain("&lt;script&gt;");
  expect(seen).toContain('href="https://example.com/menu"');
  expect(await ledger(page)).toMatchObject({
    createCalls: 1, acceptedCreateCalls: 1, posts: [{ network: "facebook", account: page.id, postId: id, text: message, mediaSha256: [] }],
  });
});

test("takes JSON, urlencoded and multipart bodies, and the token in the header", async () => {
  const page = await seedPage(sandbox);
  const url = `${sandbox.graph}/${page.id}/feed`;
  const headers = { authorization: `Bearer ${page.accessToken}` };
  const form = new FormData();
  form.set("message", "ba");
  expect((await fetch(url, { method: "POST", headers: { ...headers, "content-type": "application/json" }, body: '{"message":"một"}' })).status).toBe(200);
  expect((await fetch(url, { method: "POST", headers, body: new URLSearchParams({ message: "hai" }) })).status).toBe(200);
  expect((await fetch(url, { method: "POST", headers, body: form })).status).toBe(200);
  expect((await ledger(page)).posts.map(({ text }) => text)).toEqual(["một", "hai", "ba"]);
});

test("refuses text identical to the standing last post with 506, and only that", async () => {
  const page = await seedPage(sandbox);
  const id = await idOf(await postText(sandbox, page, "Giảm 20%"));
  expect((await failureOf(await postText(sandbox, page, "Giảm 20%"))).code).toBe(506);
  expect((await postText(sandbox, page, "Giảm 30%")).status).toBe(200);
  expect((await postText(sandbox, page, "Giảm 20%")).status).toBe(200);
  expect((await ledger(page)).posts).toHaveLength(3);
  expect(id).not.toBe("");
});

test("publishes unpublished photos by attaching them, in both styles, and tells page_story_id", async () => {
  const page = await seedPage(sandbox);
  const [red, green, blue] = [await picture(120, "#a00"), await picture(121, "#0a0"), await picture(122, "#00a")];
  const ids = [await idOf(await uploadPhoto(page, red, { published: "false", alt_text_custom: "Đỏ" })), await idOf(await uploadPhoto(page, green))];
  const story = (id: string) => getJson<{ page_story_id?: string }>(`${sandbox.graph}/${id}?fields=page_story_id,width&access_token=${page.accessToken}`);
  expect(await story(ids[0] ?? "")).toEqual({ id: ids[0], width: 120 });
  expect((await ledger(page)).posts).toEqual([]);

  const post = await idOf(await postJson(`${sandbox.graph}/${page.id}/feed`, {
    message: "Hai ảnh", attached_media: ids.map((id) => ({ media_fbid: id })), access_token: page.accessToken,
  }));
  expect((await story(ids[1] ?? "")).page_story_id).toBe(post);
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  expect((await ledger(page)).posts[0]?.mediaSha256).toEqual([sha256(red), sha256(green)]);

  const third = await idOf(await uploadPhoto(page, blue));
  const indexed = await fetch(`${sandbox.graph}/${page.id}/feed`, {
    method: "POST", body: new URLSearchParams({ message: "Một ảnh", "attached_media[0]": JSON.stringify({ media_fbid: third }), access_token: page.accessToken }),
  });
  expect(indexed.status).toBe(200);
  const file = await fetch(`${sandbox.origin}/sandbox/files/${sha256(blue)}.jpeg`);
  expect(file.headers.get("content-type")).toBe("image/jpeg");
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(blue);
});

test("refuses a photo that was already posted with subcode 1366051", async () => {
  const page = await seedPage(sandbox);
  const photo = await idOf(await uploadPhoto(page, await picture(90, "#123")));
  const attach = (message: string) => postJson(`${sandbox.graph}/${page.id}/feed`, { message, attached_media: [{ media_fbid: photo }], access_token: page.accessToken });
  expect((await attach("Lần một")).status).toBe(200);
  expect(await failureOf(await attach("Lần hai"))).toMatchObject({ code: 100, error_subcode: 1_366_051 });
  expect((await ledger(page)).posts).toHaveLength(1);
});

test("publishes a single photo at once when asked", async () => {
  const page = await seedPage(sandbox);
  const answer = (await (await uploadPhoto(page, await picture(91, "#456"), { message: "Ảnh đơn" })).json()) as { id: string; post_id: string };
  expect((await ledger(page)).posts).toMatchObject([{ postId: answer.post_id, text: "Ảnh đơn" }]);
});

test("looks into the bytes: no picture, too large, or another page's photo is refused", async () => {
  const page = await seedPage(sandbox);
  expect((await failureOf(await uploadPhoto(page, new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>")))).error_subcode).toBe(1_366_046);
  expect((await failureOf(await uploadPhoto(page, new Uint8Array(4 * 1024 * 1024 + 1)))).error_subcode).toBe(1_366_046);
  const photo = await idOf(await uploadPhoto(await seedPage(sandbox), await picture(92, "#789")));
  const stolen = await postJson(`${sandbox.graph}/${page.id}/feed`, { message: "x", attached_media: [{ media_fbid: photo }], access_token: page.accessToken });
  expect(await failureOf(stolen)).toMatchObject({ code: 100, error_subcode: 33 });
});

test("pulls a picture by url from loopback and from nowhere else", async () => {
  const page = await seedPage(sandbox);
  const bytes = await picture(93, "#abc");
  const first = await uploadPhoto(page, bytes);
  const file = `${sandbox.origin}/sandbox/files/${createHash("sha256").update(bytes).digest("hex")}.jpeg`;
  expect(first.status).toBe(200);
  const pull = (url: string) => postJson(`${sandbox.graph}/${page.id}/photos`, { url, published: false, access_token: page.accessToken });
  expect((await pull(file)).status).toBe(200);
  expect((await failureOf(await pull("https://example.com/a.jpg"))).code).toBe(100);
});

test("edits, comments on and deletes a post; what is gone answers 100/33", async () => {
  const page = await seedPage(sandbox);
  const id = await idOf(await postText(sandbox, page, "Bản một"));
  const at = (path: string) => `${sandbox.graph}/${id}${path}?access_token=${page.accessToken}`;
  expect(await (await postJson(at(""), { message: "Bản hai" })).json()).toEqual({ success: true });
  expect((await postJson(at("/comments"), { message: "Bình luận đầu" })).status).toBe(200);
  const read = await getJson<{ message: string; comments: { summary: { total_count: number } } }>(`${at("")}&fields=message,comments.limit(0).summary(true)`);
  expect(read).toMatchObject({ message: "Bản hai", comments: { summary: { total_count: 1 } } });
  expect(await (await fetch(at(""), { method: "DELETE" })).json()).toEqual({ success: true });
  expect(await failureOf(await fetch(at("")))).toMatchObject({ code: 100, error_subcode: 33 });
  expect((await ledger(page)).posts).toEqual([]);
  expect((await fetch(`${sandbox.origin}/sandbox/pages/facebook/${page.id}/posts/${id}`)).status).toBe(404);
});

test("pages through published posts, newest first", async () => {
  const page = await seedPage(sandbox);
  for (const text of ["a", "b", "c"]) await postText(sandbox, page, text);
  const first = await getJson<{ data: { message: string }[]; paging: { next: string } }>(`${sandbox.graph}/${page.id}/published_posts?limit=2&access_token=${page.accessToken}`);
  const second = await getJson<typeof first>(first.paging.next);
  expect([...first.data, ...second.data].map(({ message }) => message)).toEqual(["c", "b", "a"]);
});

test("keeps a natively scheduled post out of sight until its time", async () => {
  await using own = await testSandbox();
  const page = await seedPage(own);
  const schedule = (minutes: number) => postJson(`${own.graph}/${page.id}/feed`, {
    message: "Hẹn giờ", published: false, scheduled_publish_time: Math.floor(Date.now() / 1000) + minutes * 60, access_token: page.accessToken,
  });
  expect((await failureOf(await schedule(5))).code).toBe(100);
  expect((await schedule(15)).status).toBe(200);
  const posts = async () => (await getJson<Ledger>(`${own.origin}/sandbox/ledger`)).posts.length;
  expect(await posts()).toBe(0);
  await postJson(`${own.origin}/sandbox/clock`, { offsetMs: 16 * 60_000 });
  expect(await posts()).toBe(1);
});

test("refuses another page's token, a user who may only look, and unknown fields", async () => {
  const [page, other] = [await seedPage(sandbox), await seedPage(sandbox)];
  expect(await failureOf(await postJson(`${sandbox.graph}/${other.id}/feed`, { message: "x", access_token: page.accessToken }))).toMatchObject({ code: 100, error_subcode: 33 });
  expect((await failureOf(await fetch(`${sandbox.graph}/${page.id}?fields=name,secret_sauce&access_token=${page.accessToken}`))).code).toBe(100);
  expect((await failureOf(await postJson(`${sandbox.graph}/${page.id}/feed`, { access_token: page.accessToken }))).code).toBe(100);
});

test("shows usage that climbs and refuses with 80001 and the minutes to wait when the budget is spent", async () => {
  const page = await seedPage(sandbox);
  await postJson(`${sandbox.origin}/sandbox/facebook/limits`, { account: page.id, callsPerDay: 4 });
  const usage = (response: Response) => (JSON.parse(response.headers.get("x-business-use-case-usage") ?? "{}") as Record<string, Record<string, unknown>[]>)[page.id]?.[0];
  const percents: unknown[] = [];
  for (let call = 1; call <= 4; call += 1) percents.push(usage(await postText(sandbox, page, `Bài ${call}`))?.call_count);
  expect(percents).toEqual([25, 50, 75, 100]);
  const refused = await postText(sandbox, page, "Bài 5");
  expect(usage(refused)).toMatchObject({ type: "pages", call_count: 100, estimated_time_to_regain_access: 1_440 });
  expect((await failureOf(refused)).code).toBe(80_001);
});

test("counts the app's calls too, and refuses with code 4 when its hour is spent", async () => {
  await using own = await testSandbox();
  const page = await seedPage(own);
  await postJson(`${own.origin}/sandbox/facebook/limits`, { appCallsPerHour: 4 });
  const percents: unknown[] = [];
  for (let call = 1; call <= 4; call += 1) percents.push((JSON.parse((await postText(own, page, `Bài ${call}`)).headers.get("x-app-usage") ?? "{}") as { call_count?: number }).call_count);
  expect(percents).toEqual([25, 50, 75, 100]);
  const refused = await postText(own, page, "Bài 5");
  expect(refused.headers.get("x-app-usage")).toContain('"call_count":100');
  expect((await failureOf(refused)).code).toBe(4);
});

test("tells listeners of a new post, and an app that it was removed, with signatures that hold", async () => {
  const heard: { path: string; body: string; headers: Record<string, string | string[] | undefined> }[] = [];
  const listener = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
    request.on("end", () => {
      heard.push({ path: request.url ?? "", body, headers: request.headers });
      response.end("ok");
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  try {
    await postJson(`${sandbox.origin}/sandbox/facebook/apps`, {
      id: "sandbox-app", secret: "sandbox-secret", callbacks: { webhook: `${origin}/news`, deauthorize: `${origin}/bye`, dataDeletion: `${origin}/delete` },
    });
    const page = await seedPage(sandbox);
    const subscribe = (fields: string) => postJson(`${sandbox.graph}/${page.id}/subscribed_apps`, { subscribed_fields: fields, access_token: page.accessToken });
    expect((await failureOf(await subscribe("feed,nonsense"))).code).toBe(100);
    expect(await (await subscribe("feed")).json()).toEqual({ success: true });
    const id = await idOf(await postText(sandbox, page, "Chào buổi sáng ☕"));
    await postJson(`${sandbox.origin}/sandbox/facebook/apps/events`, { event: "dataDeletion" });
    await vi.waitFor(() => expect(heard).toHaveLength(2), { timeout: 3_000 });
    const [news, farewell] = [heard.find(({ path }) => path === "/news"), heard.find(({ path }) => path === "/delete")];
    expect(news?.headers["x-hub-signature-256"]).toBe(`sha256=${createHmac("sha256", "sandbox-secret").update(news?.body ?? "").digest("hex")}`);
    expect(news?.body).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(news?.body ?? "")).toMatchObject({ object: "page", entry: [{ id: page.id, changes: [{ field: "feed", value: { verb: "add", post_id: id, message: "Chào buổi sáng ☕" } }] }] });
    const [signature, payload = ""] = (new URLSearchParams(farewell?.body).get("signed_request") ?? "").split(".");
    expect(signature).toBe(createHmac("sha256", "sandbox-secret").update(payload).digest("base64url"));
    expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({ algorithm: "HMAC-SHA256", user_id: expect.stringMatching(/^\d+$/) });
  } finally {
    listener.close();
  }
});
