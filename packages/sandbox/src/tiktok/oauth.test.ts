import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { postJson, testSandbox } from "../testing/facebook-session.ts";
import type { TestSandbox } from "../testing/facebook-session.ts";
import { apiOf, postVideo, seedCreator, tiktokRedirect, workAtOnce } from "../testing/tiktok-session.ts";
import { signatureHeader } from "./publish-webhooks.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
  await workAtOnce(sandbox);
});
afterAll(() => sandbox.close());

const verifier = "dBjftJeZ4CVP-mBNg2mR6fVLO0a1yUeSxkGSO5kPKTU";
const hex = createHash("sha256").update(verifier).digest("hex");
const query = (changes: Record<string, string | null> = {}) => {
  const parameters = { client_key: "sandbox-app", response_type: "code", scope: "user.info.basic,video.publish", redirect_uri: tiktokRedirect, state: "s-1", code_challenge: hex, code_challenge_method: "S256", ...changes };
  return new URLSearchParams(Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== null));
};
const dialog = (changes: Record<string, string | null> = {}) => `${sandbox.origin}/sandbox/www.tiktok.com/v2/auth/authorize/?${query(changes)}`;
const codeOf = async (changes: Record<string, string | null> = {}) => {
  const response = await fetch(dialog(changes), { method: "POST", body: new URLSearchParams({ decision: "approve", account: "tt-0001-ca-phe-som-mai" }), redirect: "manual" });
  return new URL(response.headers.get("location") ?? "http://none.invalid").searchParams.get("code") ?? "";
};
const token = async (form: Record<string, string>) => {
  const response = await fetch(`${apiOf(sandbox)}/oauth/token/`, { method: "POST", body: new URLSearchParams({ client_key: "sandbox-app", client_secret: "sandbox-secret", ...form }) });
  return { status: response.status, body: (await response.json()) as Record<string, string | number> };
};
const exchange = (code: string, more: Record<string, string> = {}) => token({ grant_type: "authorization_code", code, redirect_uri: tiktokRedirect, code_verifier: verifier, ...more });

test("hashes the verifier into hex, as TikTok's vector says", () => {
  expect(hex).toBe("cc00bbaa16257d8e2a68c0b655a49c48bc2df661784860cd7f4e6e0eb1c62840");
});

test("asks for the account and the scopes, in both languages", async () => {
  const vi = await (await fetch(dialog(), { headers: { "accept-language": "vi" } })).text();
  expect(vi).toContain("muốn truy cập tài khoản TikTok của bạn");
  expect(vi).toContain("Cà Phê Sớm Mai");
  expect(await (await fetch(`${dialog()}&locale=en`)).text()).toContain("Post content to TikTok");
});

test.each([
  ["client_id in place of client_key", { client_key: null }], ["scopes with blanks", { scope: "user.info.basic video.publish" }], ["an unknown scope", { scope: "video.fly" }], ["no state", { state: null }],
  ["a challenge in base64url", { code_challenge: createHash("sha256").update(verifier).digest("base64url") }], ["http without PKCE", { code_challenge: null, code_challenge_method: null }],
  ["another machine over http", { redirect_uri: "http://agency.example/callback" }], ["a query in the address", { redirect_uri: "https://agency.example/callback?x=1" }],
])("does not open for %s", async (_name, changes) => {
  expect((await fetch(dialog(changes))).status).toBe(400);
});

test("opens over https without PKCE, as for a web app", async () => {
  const redirect_uri = "https://agency.example/callback";
  const code = await codeOf({ redirect_uri, code_challenge: null, code_challenge_method: null });
  expect((await exchange(code, { redirect_uri, code_verifier: "" })).body).toMatchObject({ open_id: "tt-0001-ca-phe-som-mai", token_type: "Bearer", expires_in: 7_200, refresh_expires_in: 15_552_000 });
});

test("answers refusals with HTTP 200, and gives a code once", async () => {
  const code = await codeOf();
  expect(code).toMatch(/[*!]/);
  expect(await exchange(code, { code_verifier: "wrong" })).toMatchObject({ status: 200, body: { error: "invalid_request" } });
  expect((await exchange(code, { redirect_uri: "http://localhost:3000/other" })).body["error"]).toBe("invalid_request");
  expect((await exchange(code, { client_secret: "wrong" })).body["error"]).toBe("invalid_client");
  expect((await exchange(code)).body["access_token"]).toMatch(/^act\./);
  expect((await exchange(code)).body["error"]).toBe("invalid_grant");
});

test("rotates refresh tokens: the former one is dead at once", async () => {
  const { body: first } = await exchange(await codeOf());
  const renew = (refreshToken: unknown) => token({ grant_type: "refresh_token", refresh_token: String(refreshToken) });
  const second = await renew(first["refresh_token"]);
  expect(second.body["refresh_token"]).not.toBe(first["refresh_token"]);
  expect((await renew(first["refresh_token"])).body).toMatchObject({ error: "invalid_grant" });
  expect((await renew(second.body["refresh_token"])).body["access_token"]).toMatch(/^act\./);
});

test("tells the usual app's news where the installation wants them", async () => {
  const told: string[] = [];
  const listener = createServer((request, response) => {
    told.push(`${request.method} ${request.url}`);
    request.resume();
    response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  await using own = await testSandbox({ networkNewsUrl: (network) => `http://127.0.0.1:${(listener.address() as AddressInfo).port}/news/${network}` });
  await workAtOnce(own);
  try {
    await postVideo(own, await seedCreator(own), "Tin của bản cài");
    await expect.poll(() => told, { timeout: 5_000 }).toEqual(["POST /news/tiktok", "POST /news/tiktok"]);
  } finally {
    listener.closeAllConnections();
    await new Promise((resolve) => listener.close(resolve));
  }
});

test("tells the app's webhook, signed, what became of posts and of the consent", async () => {
  const told: { event: string; content: Record<string, unknown>; isSigned: boolean }[] = [];
  const listener = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
    request.on("end", () => {
      const parsed = JSON.parse(body) as { event: string; content: string };
      const header = String(request.headers["tiktok-signature"]);
      const seconds = Number(header.match(/^t=(\d+)/)?.[1]);
      told.push({ event: parsed.event, content: JSON.parse(parsed.content) as Record<string, unknown>, isSigned: header === signatureHeader("news-secret", seconds, body) });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  try {
    await postJson(`${sandbox.origin}/sandbox/tiktok/apps`, { clientKey: "news", secret: "news-secret", webhookUrl: `http://127.0.0.1:${(listener.address() as AddressInfo).port}/tiktok` });
    const creator = await seedCreator(sandbox, {}, { clientKey: "news" });
    const { publishId } = await postVideo(sandbox, creator, "Có tin");
    await postJson(`${sandbox.origin}/sandbox/faults`, { host: "open-upload.tiktokapis.com", operation: "upload.create", account: creator.openId, fault: "forged_webhook" });
    await postVideo(sandbox, creator, "Tin giả");
    await fetch(`${apiOf(sandbox)}/oauth/revoke/`, { method: "POST", body: new URLSearchParams({ client_key: "news", client_secret: "news-secret", token: creator.accessToken }) });
    await expect.poll(() => told.length, { timeout: 5_000 }).toBe(5);
    const events = told.filter(({ isSigned }) => isSigned).map(({ event }) => event);
    expect(events.toSorted()).toEqual(["authorization.removed", "post.publish.complete", "post.publish.publicly_available"]);
    expect(told.find(({ event, isSigned }) => isSigned && event === "post.publish.publicly_available")?.content).toMatchObject({ publish_id: publishId, publish_type: "DIRECT_PUBLISH", post_id: expect.stringMatching(/^\d{19}$/) as string });
    expect(told.find(({ event }) => event === "authorization.removed")?.content).toEqual({ reason: 1 });
  } finally {
    listener.closeAllConnections();
    await new Promise((resolve) => listener.close(resolve));
  }
});
