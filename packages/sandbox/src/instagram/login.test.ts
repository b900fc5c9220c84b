import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { failureOf, getJson, signIn, testSandbox } from "../testing/facebook-session.ts";
import type { TestSandbox } from "../testing/facebook-session.ts";
import { moveClock } from "./instagram-session.fixture.ts";

const redirectUri = "http://localhost:3000/api/v1/channels/callback/instagram";
const scopes = ["instagram_business_basic", "instagram_business_content_publish", "instagram_business_manage_comments"];
let sandbox: TestSandbox;
beforeAll(async () => { sandbox = await testSandbox(); });
afterAll(async () => { await sandbox[Symbol.asyncDispose](); });
beforeEach(async () => { await moveClock(sandbox, 0); });

const dialog = () => `${sandbox.origin}/sandbox/www.instagram.com/oauth/authorize`;
const graph = () => `${sandbox.origin}/sandbox/graph.instagram.com`;
const request = { client_id: "ig-app", redirect_uri: redirectUri, response_type: "code", scope: scopes.join(","), state: "s-1" };

async function answer(form: Record<string, string>): Promise<URL> {
  const response = await fetch(dialog(), { method: "POST", body: new URLSearchParams({ ...request, ...form }), redirect: "manual" });
  return new URL(response.headers.get("location") ?? "about:blank");
}
function exchange(code: string, more: Record<string, string> = {}): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ client_id: "ig-app", client_secret: "sandbox-secret", grant_type: "authorization_code", redirect_uri: redirectUri, code, ...more })) form.set(name, value);
  return fetch(`${sandbox.origin}/sandbox/api.instagram.com/oauth/access_token`, { method: "POST", body: form });
}
const longLived = async (token: string) => getJson<{ access_token: string; expires_in: number }>(`${graph()}/access_token?grant_type=ig_exchange_token&client_secret=sandbox-secret&access_token=${token}`);
const refresh = (token: string) => fetch(`${graph()}/refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`);

test("the dialog shows the accounts and what is asked, in both languages", async () => {
  const page = await (await fetch(`${dialog()}?${new URLSearchParams(request)}&locale=vi`)).text();
  expect(page).toContain("caphesommai");
  expect(page).toContain("Đăng bài, thước phim và tin thay bạn");
  expect(await (await fetch(`${dialog()}?${new URLSearchParams(request)}&locale=en`)).text()).toContain("Log in as");
  expect((await fetch(`${dialog()}?${new URLSearchParams({ ...request, scope: "instagram_basic" })}`)).status).toBe(400);
});

test("a yes becomes a token of sixty days, which is renewed once it is a day old", async () => {
  const back = await answer({ decision: "approve" });
  expect(back.searchParams.get("state")).toBe("s-1");
  expect(back.hash).toBe("#_");
  const text = await (await exchange(back.searchParams.get("code") ?? "")).text();
  expect(text, "the id is a bare number beyond what a double holds").toMatch(/"user_id":178414\d{11},/);
  const short = JSON.parse(text) as { access_token: string; permissions: string[] };
  expect(short.permissions).toEqual(scopes);
  const long = await longLived(short.access_token);
  expect(long.expires_in).toBe(5_183_944);
  expect((await failureOf(await refresh(long.access_token))).message).toContain("24 hours");
  await moveClock(sandbox, 25 * 3_600_000);
  const renewed = (await (await refresh(long.access_token)).json()) as { access_token: string; expires_in: number };
  expect(renewed).toMatchObject({ token_type: "bearer", expires_in: 5_183_944 });
  const me = await getJson<{ user_id: string; username: string }>(`${graph()}/v26.0/me?fields=user_id,username,name,profile_picture_url,followers_count,media_count&access_token=${renewed.access_token}`);
  expect(me).toMatchObject({ username: "caphesommai", user_id: expect.stringMatching(/^178414/) as string });
  await moveClock(sandbox, 90 * 86_400_000);
  expect(await failureOf(await refresh(renewed.access_token))).toMatchObject({ code: 190, error_subcode: 463 });
});

test("a no, an unticked permission, and codes that are used, old or of another app", async () => {
  expect((await answer({ decision: "deny" })).searchParams.get("error_reason")).toBe("user_denied");
  const some = await answer({ decision: "approve", choose: "1", grant: "instagram_business_content_publish" });
  const code = some.searchParams.get("code") ?? "";
  expect(await (await exchange(code, { redirect_uri: `${redirectUri}/` })).json()).toMatchObject({ error_type: "OAuthException", code: 400 });
  expect(await (await exchange(code, { client_secret: "wrong" })).json()).toMatchObject({ error_message: "Error validating client secret." });
  expect(((await (await exchange(code)).json()) as { permissions: string[] }).permissions).toEqual(scopes.slice(0, 2));
  expect(await (await exchange(code)).json()).toEqual({ error_type: "OAuthException", code: 400, error_message: "Matching code was not found or was already used." });
});

test("neither host takes the other's tokens", async () => {
  const user = await signIn(sandbox);
  expect(await failureOf(await fetch(`${graph()}/v26.0/me?access_token=${user}`))).toMatchObject({ code: 100 });
  const short = (await (await exchange((await answer({ decision: "approve" })).searchParams.get("code") ?? "")).json()) as { access_token: string };
  expect(await failureOf(await fetch(`${sandbox.graph}/17841400000000001?access_token=${short.access_token}`))).toMatchObject({ code: 190 });
});

test("a page names its account to those who may know it", async () => {
  const names = async (scope: string) => {
    const form = await fetch(sandbox.dialog, { method: "POST", body: new URLSearchParams({ client_id: "sandbox-app", redirect_uri: redirectUri, scope, decision: "approve" }), redirect: "manual" });
    const code = new URL(form.headers.get("location") ?? "").searchParams.get("code") ?? "";
    const { access_token } = await getJson<{ access_token: string }>(`${sandbox.graph}/oauth/access_token?${new URLSearchParams({ client_id: "sandbox-app", client_secret: "sandbox-secret", redirect_uri: redirectUri, code })}`);
    const { data } = await getJson<{ data: { name: string; instagram_business_account?: { username: string } }[] }>(`${sandbox.graph}/me/accounts?fields=name,instagram_business_account{id,username}&access_token=${access_token}`);
    return data.map(({ instagram_business_account }) => instagram_business_account?.username);
  };
  expect(await names("pages_show_list,instagram_basic")).toEqual(["caphesommai", "spa.annhien", "nhaphoxanh", undefined]);
  expect(await names("pages_show_list")).toEqual([undefined, undefined, undefined, undefined]);
});
