import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failureOf, postJson, testSandbox } from "../testing/facebook-session.ts";
import type { TestSandbox } from "../testing/facebook-session.ts";
import { createMedia, idOf, jpegAt, publishMedia, readNode, seedAccount, setProcessing } from "./instagram-session.fixture.ts";
import type { SeededAccount } from "./instagram-session.fixture.ts";

let sandbox: TestSandbox;
const heard: { signature: string | undefined; body: string }[] = [];
const listener = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => {
    heard.push({ signature: request.headers["x-hub-signature-256"] as string | undefined, body });
    response.writeHead(200).end();
  });
});
beforeAll(async () => {
  sandbox = await testSandbox();
  await setProcessing(sandbox, 0);
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  await postJson(`${sandbox.origin}/sandbox/facebook/apps`, { id: "sandbox-app", secret: "app-secret", callbacks: { instagramWebhook: `http://127.0.0.1:${(listener.address() as AddressInfo).port}/news` } });
});
afterAll(async () => {
  listener.closeAllConnections();
  listener.close();
  await sandbox[Symbol.asyncDispose]();
});

const subscribe = (account: SeededAccount, fields: string) => postJson(`${account.graph}/${account.id}/subscribed_apps`, { subscribed_fields: fields, access_token: account.accessToken });
const comment = (media: string, more: object = {}) => postJson(`${sandbox.origin}/sandbox/instagram/comments`, { media, text: "Ngon quá ☕", ...more });
const publish = async (account: SeededAccount) => idOf(publishMedia(account, await idOf(createMedia(account, { image_url: (await jpegAt(sandbox)).url, caption: "Sáng nay" }))));

test("tells the app of a stranger's comment, signed over the escaped body, and counts it", async () => {
  const account = await seedAccount(sandbox);
  const media = await publish(account);
  expect((await failureOf(await subscribe(account, "comments,nonsense"))).code).toBe(100);
  expect(await (await subscribe(account, "comments,mentions")).json()).toEqual({ success: true });
  expect(await readNode(account, `${account.id}/subscribed_apps`)).toEqual({ data: [{ id: "sandbox-app", subscribed_fields: ["comments", "mentions"] }] });
  heard.length = 0;
  const id = await idOf(comment(media, { username: "ban.quen" }));
  await expect.poll(() => heard.length, { timeout: 3_000 }).toBe(1);
  const [news] = heard;
  expect(news!.signature).toBe(`sha256=${createHmac("sha256", "app-secret").update(news!.body).digest("hex")}`);
  expect(news!.body).toMatch(/^[\x20-\x7e]+$/);
  expect(JSON.parse(news!.body)).toMatchObject({
    object: "instagram",
    entry: [{ id: account.id, changes: [{ field: "comments", value: { id, from: { username: "ban.quen" }, media: { id: media, media_product_type: "FEED" }, text: "Ngon quá ☕" } }] }],
  });
  expect(await readNode(account, media, { fields: "comments_count" })).toMatchObject({ comments_count: 1 });
  const { data } = await readNode<{ data: { username: string; from: { id: string } }[] }>(account, `${media}/comments`, { fields: "id,username,from" });
  expect(data).toMatchObject([{ id, username: "ban.quen" }]);
  expect(data[0]!.from.id).not.toBe(account.id);
});

test("plays news that come twice or forged, and is still for accounts that nobody listens to", async () => {
  const account = await seedAccount(sandbox);
  const media = await publish(account);
  heard.length = 0;
  expect((await comment(media)).status).toBe(201);
  await subscribe(account, "comments");
  expect((await comment(media, { times: 2, isForged: true })).status).toBe(201);
  await expect.poll(() => heard.length, { timeout: 3_000 }).toBe(2);
  expect(heard[0]).toEqual(heard[1]);
  expect(heard[0]!.signature).not.toBe(`sha256=${createHmac("sha256", "app-secret").update(heard[0]!.body).digest("hex")}`);
  expect((await comment("18000999999999999")).status).toBe(404);
});
