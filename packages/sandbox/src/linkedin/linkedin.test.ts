import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { postJson, sendJson, testSandbox } from "../testing/facebook-session.ts";
import type { TestSandbox } from "../testing/facebook-session.ts";
import { makeVideo } from "../media/make-video.ts";
import { readLittleText } from "./little-text.ts";

let sandbox: TestSandbox;
let page: { urn: string; member: string; accessToken: string };
beforeAll(async () => { sandbox = await testSandbox(); });
afterAll(() => sandbox.close());
beforeEach(async () => {
  await postJson(`${sandbox.origin}/sandbox/clock`, { offsetMs: 0 });
  await postJson(`${sandbox.origin}/sandbox/processing`, { host: "api.linkedin.com", processingMs: 0 });
  page = await newAuthor("organization");
});

async function newAuthor(kind: "organization" | "person") {
  const [author] = await sendJson<(typeof page)[]>(`${sandbox.origin}/sandbox/linkedin/authors`, { authors: [{ kind, name: "Cà Phê Sông Hàn" }] });
  return author!;
}
const at = (path: string) => `${sandbox.origin}/sandbox/api.linkedin.com/rest/${path}`;
const headers = (more: Record<string, string | undefined> = {}) =>
  new Headers(Object.entries({ authorization: `Bearer ${page.accessToken}`, "linkedin-version": "202609", "x-restli-protocol-version": "2.0.0", "content-type": "application/json", ...more }).filter((entry): entry is [string, string] => entry[1] !== undefined));
const call = (path: string, init: { method?: string; body?: object; headers?: Record<string, string | undefined> } = {}) =>
  fetch(at(path), { method: init.method ?? (init.body ? "POST" : "GET"), headers: headers(init.headers), body: init.body ? JSON.stringify(init.body) : null });
const post = (commentary: string, more: object = {}) => ({
  author: page.urn, commentary, visibility: "PUBLIC", distribution: { feedDistribution: "MAIN_FEED", targetEntities: [], thirdPartyDistributionChannels: [] }, lifecycleState: "PUBLISHED", isReshareDisabledByAuthor: false, ...more,
});
const create = (commentary: string, more: object = {}) => call("posts", { body: post(commentary, more) });
const refusal = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];
const texts = async () => ((await (await fetch(`${sandbox.origin}/sandbox/ledger?account=${page.urn}`)).json()) as { posts: { text: string }[] }).posts.map(({ text }) => text);

test("answers a new post with its URN in a header and an empty body", async () => {
  const response = await create("Một");
  expect([response.status, await response.text(), response.headers.get("x-restli-id")]).toEqual([201, "", expect.stringMatching(/^urn:li:share:\d{19}$/)]);
  expect(response.headers.get("x-li-uuid")).toBeTruthy();
});

test("wants a version that lives, by date", async () => {
  const versioned = (version: string | undefined) => call("posts", { body: post("Một"), headers: { "linkedin-version": version } });
  expect(await refusal(await versioned(undefined))).toEqual([400, "VERSION_MISSING"]);
  for (const version of ["202511", "202610", "20260901", "latest"]) expect(await refusal(await versioned(version)), version).toEqual([426, "NONEXISTENT_VERSION"]);
  expect((await versioned("202512")).status).toBe(201);
  await postJson(`${sandbox.origin}/sandbox/clock`, { offsetMs: Date.parse("2027-01-15T00:00:01Z") - Date.now() });
  expect(await refusal(await versioned("202601"))).toEqual([426, "NONEXISTENT_VERSION"]);
});

test("cuts a text at the first reserved character that is not escaped, and says nothing", async () => {
  expect((await create("Giá mới (chỉ hôm nay)")).status).toBe(201);
  expect(await texts()).toEqual(["Giá mới "]);
  expect(readLittleText("Giá \\(mới\\) #sale \\@shop a\\_b")).toBe("Giá (mới) #sale @shop a_b");
  expect(readLittleText("{hashtag|\\#|sale} và @[Cà phê \\(Mộc\\)](urn:li:organization:1)")).toBe("#sale và Cà phê (Mộc)");
  expect(readLittleText("1 # 2")).toBe("1 ");
  expect(readLittleText("#2026 mới")).toBe("");
});

test("refuses a recent copy and names what stands, until it was taken away", async () => {
  const first = (await create("Một")).headers.get("x-restli-id")!;
  const copy = await create("Một");
  expect([copy.status, await copy.json()]).toEqual([422, { status: 422, code: "UNPROCESSABLE_ENTITY", message: `Content is a duplicate of ${first}` }]);
  expect((await call(`posts/${encodeURIComponent(first)}`, { method: "DELETE", headers: { "x-restli-method": "DELETE" } })).status).toBe(204);
  expect((await create("Một")).status).toBe(201);
});

test("wants URNs encoded, rest.li's brackets raw, and the method named where HTTP's says too little", async () => {
  const urn = (await create("Một")).headers.get("x-restli-id")!;
  expect(await refusal(await call(`posts/${urn}`))).toEqual([400, "ILLEGAL_ARGUMENT"]);
  expect((await call(`posts/${encodeURIComponent(urn)}`)).status).toBe(200);
  const listing = `posts?q=author&author=${encodeURIComponent(page.urn)}`;
  expect(await refusal(await call(listing))).toEqual([400, "ILLEGAL_ARGUMENT"]);
  expect((await call(listing, { headers: { "x-restli-method": "FINDER" } })).status).toBe(200);
  const statistics = (shares: string) => call(`organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encodeURIComponent(page.urn)}&shares=${shares}`);
  expect(await refusal(await statistics(`List%28${encodeURIComponent(urn)}%29`))).toEqual([400, "INVALID_VALUE_FOR_FIELD"]);
  expect((await statistics(`List(${encodeURIComponent(urn)})`)).status).toBe(200);
  expect(await refusal(await call("posts", { body: post("Hai"), headers: { "x-restli-protocol-version": undefined } }))).toEqual([400, "ILLEGAL_ARGUMENT"]);
});

test("refuses what no post may be", async () => {
  expect(await refusal(await create("x".repeat(3_001)))).toEqual([400, "FIELD_LENGTH_TOO_LONG"]);
  expect(await refusal(await create(" "))).toEqual([400, "MISSING_FIELD"]);
  expect(await refusal(await create("Một", { visibility: "CONNECTIONS" }))).toEqual([400, "INVALID_VALUE_FOR_FIELD"]);
  expect(await refusal(await create("Một", { lifecycleState: "DRAFT" }))).toEqual([400, "INVALID_VALUE_FOR_FIELD"]);
  expect(await refusal(await create("Một", { scheduledAt: 1 }))).toEqual([400, "INVALID_VALUE_FOR_FIELD"]);
  expect(await refusal(await create("Một", { author: "urn:li:company:1" }))).toEqual([400, "INVALID_URN_TYPE"]);
  expect(await refusal(await create("Một", { author: "urn:li:organization:5515715" }))).toEqual([403, "ACCESS_DENIED"]);
  expect(await refusal(await create("Một", { content: { media: { id: "urn:li:image:none" } } }))).toEqual([400, "INVALID_IMAGE_ID"]);
  expect(await refusal(await create("Một", { content: { article: { source: "https://a.vn", title: "A" }, media: { id: "urn:li:image:1" } } }))).toEqual([400, "INVALID_VALUE_FOR_FIELD"]);
  expect(await texts()).toEqual([]);
});

test("takes a video in parts, each at its own address without a token, and checks their ETags at the end", async () => {
  const bytes = await makeVideo({ width: 1080, height: 1920, seconds: 130, title: "Dài" });
  const begin = await call("videos?action=initializeUpload", { body: { initializeUploadRequest: { owner: page.urn, fileSizeBytes: bytes.byteLength, uploadCaptions: false, uploadThumbnail: false } } });
  const { value } = (await begin.json()) as { value: { video: string; uploadToken: string; uploadInstructions: { firstByte: number; lastByte: number; uploadUrl: string }[] } };
  expect(value.uploadInstructions.map(({ firstByte, lastByte }) => lastByte - firstByte + 1)).toEqual([4_194_304, bytes.byteLength - 4_194_304]);
  const put = (index: number, part: Uint8Array, more: Record<string, string> = {}) => fetch(value.uploadInstructions[index]!.uploadUrl, { method: "PUT", headers: { "content-type": "application/octet-stream", ...more }, body: new Uint8Array(part) });
  const parts = value.uploadInstructions.map(({ firstByte, lastByte }) => bytes.subarray(firstByte, lastByte + 1));
  expect((await put(0, parts[0]!, { authorization: `Bearer ${page.accessToken}` })).status).toBe(400);
  expect((await put(0, parts[1]!)).status).toBe(400);
  const etags = [];
  for (const [index, part] of parts.entries()) etags.push((await put(index, part)).headers.get("etag")!);
  expect(etags.every((etag) => /^"[0-9a-f]{32}"$/.test(etag))).toBe(true);
  const finalize = (uploadedPartIds: string[], uploadToken = value.uploadToken) => call("videos?action=finalizeUpload", { body: { finalizeUploadRequest: { video: value.video, uploadToken, uploadedPartIds } } });
  const bare = etags.map((etag) => etag.slice(1, -1));
  expect((await finalize(bare.toReversed())).status).toBe(400);
  expect((await finalize(bare.slice(1))).status).toBe(400);
  expect((await finalize(etags)).status).toBe(400);
  expect((await finalize(bare, "another")).status).toBe(400);
  expect((await finalize(bare)).status).toBe(200);
  expect(await (await call(`videos/${encodeURIComponent(value.video)}`)).json()).toMatchObject({ status: "AVAILABLE" });
  const { content } = { content: { media: { id: value.video, title: "Dài" } } };
  expect((await create("Một", { content })).headers.get("x-restli-id")).toMatch(/^urn:li:ugcPost:/);
  const { posts } = (await (await fetch(`${sandbox.origin}/sandbox/ledger?account=${page.urn}`)).json()) as { posts: { mediaSha256: string[] }[] };
  expect(posts[0]?.mediaSha256).toEqual([createHash("sha256").update(bytes).digest("hex")]);
});

test("works on media for a while, and lets nobody read what a member uploaded or posted", async () => {
  await postJson(`${sandbox.origin}/sandbox/processing`, { host: "api.linkedin.com", processingMs: 400 });
  page = await newAuthor("person");
  const begin = await call("documents?action=initializeUpload", { body: { initializeUploadRequest: { owner: page.urn } } });
  const { value } = (await begin.json()) as { value: { uploadUrl: string; document: string } };
  const content = { media: { id: value.document, title: "Ba cách pha" } };
  expect(await refusal(await create("Một", { content }))).toEqual([400, "MEDIA_ASSET_WAITING_UPLOAD"]);
  const pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Pages /Count 1 /Kids [2 0 R] >>\nendobj\n2 0 obj\n<< /Type /Page >>\nendobj\n%%EOF\n";
  expect((await fetch(value.uploadUrl, { method: "PUT", body: pdf })).status).toBe(401);
  expect((await fetch(value.uploadUrl, { method: "PUT", headers: { authorization: `Bearer ${page.accessToken}` }, body: pdf })).status).toBe(201);
  expect(await refusal(await create("Một", { content }))).toEqual([400, "MEDIA_ASSET_WAITING_UPLOAD"]);
  expect(await refusal(await call(`documents/${encodeURIComponent(value.document)}`))).toEqual([403, "ACCESS_DENIED"]);
  await new Promise((resolve) => setTimeout(resolve, 450));
  const urn = (await create("Một", { content })).headers.get("x-restli-id")!;
  expect(await refusal(await call(`posts/${encodeURIComponent(urn)}`))).toEqual([403, "ACCESS_DENIED"]);
  expect(await refusal(await call(`posts?q=author&author=${encodeURIComponent(page.urn)}`, { headers: { "x-restli-method": "FINDER" } }))).toEqual([403, "ACCESS_DENIED"]);
});
