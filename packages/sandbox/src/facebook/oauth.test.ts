import { afterAll, beforeAll, expect, test } from "vitest";
import { consent, failureOf, getJson, postJson, redirectUri, seedPage, signIn, testSandbox } from "../testing/facebook-session.ts";
import type { TestSandbox } from "../testing/facebook-session.ts";
import { appSecretProof } from "./tokens.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.close());

const exchange = (parameters: Record<string, string>) =>
  fetch(`${sandbox.graph}/oauth/access_token?${new URLSearchParams({ client_id: "sandbox-app", client_secret: "sandbox-secret", ...parameters })}`);

test("signs appsecret_proof as Meta's vector says", () => {
  expect(appSecretProof("app-secret-123", "EAABtoken")).toBe("fec2a252a422b0d8ea5f27bb53824f7ee59d96f2221a2ae30e5365cf08cbe723");
});

test("shows a consent page that asks for the scopes and pages, labelled as sandbox, in both languages", async () => {
  const url = `${sandbox.dialog}?client_id=agency&redirect_uri=${encodeURIComponent(redirectUri)}&state=%22%3Cb%3E&response_type=code&scope=pages_show_list,pages_manage_posts`;
  const vi = await (await fetch(url, { headers: { "accept-language": "vi-VN,vi" } })).text();
  expect(vi).toContain("<b>Sandbox</b>");
  expect(vi).toContain("Cà Phê Sớm Mai");
  expect(vi).toContain("Tạo, sửa và xoá bài viết trên Trang");
  expect(vi).toContain('value="&quot;&lt;b&gt;"');
  expect(await (await fetch(`${url}&locale=en`)).text()).toContain("Create, edit and delete posts on your Pages");
});

test("refuses to open the dialog for unknown scopes, a relative redirect or a dead version", async () => {
  const open = (version: string, query: Record<string, string>) =>
    fetch(`${sandbox.origin}/sandbox/www.facebook.com/${version}/dialog/oauth?${new URLSearchParams({ client_id: "a", redirect_uri: redirectUri, ...query })}`);
  expect((await open("v26.0", { scope: "pages_fly" })).status).toBe(400);
  expect((await open("v26.0", { redirect_uri: "/here" })).status).toBe(400);
  expect((await open("v20.0", { scope: "pages_show_list" })).status).toBe(400);
});

test("sends the person back with an error when they decline", async () => {
  const back = await consent(sandbox, { decision: "deny" });
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: "access_denied", error_code: "200", error_reason: "user_denied", state: "s-1" });
});

test("gives a code once, for the same redirect URI and the right secret only", async () => {
  const code = (await consent(sandbox, { decision: "approve" })).searchParams.get("code") ?? "";
  expect((await failureOf(await exchange({ code, redirect_uri: redirectUri, client_secret: "wrong" }))).code).toBe(101);
  expect(await failureOf(await exchange({ code, redirect_uri: `${redirectUri}/` }))).toMatchObject({ code: 100, error_subcode: 36_008 });
  const answer = (await (await exchange({ code, redirect_uri: redirectUri })).json()) as { access_token: string; token_type: string; expires_in: number };
  expect(answer).toMatchObject({ token_type: "bearer", expires_in: 7_200 });
  expect(await failureOf(await exchange({ code, redirect_uri: redirectUri }))).toMatchObject({ code: 100, error_subcode: 36_009 });
});

test("checks the secret that was registered for an app", async () => {
  await postJson(`${sandbox.origin}/sandbox/facebook/apps`, { id: "own-app", secret: "own-secret" });
  const code = (await consent(sandbox, { decision: "approve", client_id: "own-app" })).searchParams.get("code") ?? "";
  const withSecret = (client_secret: string) => exchange({ code, redirect_uri: redirectUri, client_id: "own-app", client_secret });
  expect((await failureOf(await withSecret("sandbox-secret"))).code).toBe(101);
  expect((await withSecret("own-secret")).status).toBe(200);
});

test("lists the chosen pages over several pages of answers, each with the same token every time", async () => {
  const token = await signIn(sandbox);
  const first = await getJson<{ data: { id: string; name: string; access_token: string; tasks: string[] }[]; paging: { next?: string } }>(
    `${sandbox.graph}/me/accounts?fields=id,name,access_token,tasks,category,picture{url}&limit=2&access_token=${token}`,
  );
  expect(first.data.map(({ name }) => name)).toEqual(["Cà Phê Sớm Mai", "Spa An Nhiên"]);
  expect(first.data[0]).toMatchObject({ picture: { data: { url: expect.stringContaining(`${sandbox.origin}/sandbox/`) as string } } });
  const next = first.paging.next ?? "";
  expect(next.startsWith(`${sandbox.origin}/sandbox/graph.facebook.com/v26.0/me/accounts?`)).toBe(true);
  const second = await getJson<typeof first>(next);
  expect(second.data[0]?.name).toBe("Nhà Phố Xanh");
  expect(second.paging.next).toBeUndefined();
  const again = await getJson<typeof first>(`${sandbox.graph}/me/accounts?limit=1&access_token=${token}`);
  expect(again.data[0]?.access_token).toBe(first.data[0]?.access_token);
});

test("keeps to what the person unticked", async () => {
  const token = await signIn(sandbox, { decision: "approve", choose: "1", grant: ["pages_show_list", "pages_read_engagement"], page: "61550000000002" });
  const permissions = await getJson<{ data: { permission: string; status: string }[] }>(`${sandbox.graph}/me/permissions?access_token=${token}`);
  expect(permissions.data).toContainEqual({ permission: "pages_manage_posts", status: "declined" });
  expect(permissions.data).toContainEqual({ permission: "pages_show_list", status: "granted" });
  const { data } = await getJson<{ data: { id: string; access_token: string }[] }>(`${sandbox.graph}/me/accounts?access_token=${token}`);
  expect(data.map(({ id }) => id)).toEqual(["61550000000002"]);
  const refused = await postJson(`${sandbox.graph}/61550000000002/feed`, { message: "Không được phép", access_token: data[0]?.access_token });
  expect((await failureOf(refused)).code).toBe(200);
});

test("tells with debug_token what a token is worth", async () => {
  const token = await signIn(sandbox);
  const { data: [page] } = await getJson<{ data: { id: string; access_token: string }[] }>(`${sandbox.graph}/me/accounts?access_token=${token}`);
  const { data } = await getJson<{ data: Record<string, unknown> }>(
    `${sandbox.graph}/debug_token?input_token=${page?.access_token}&access_token=${encodeURIComponent("sandbox-app|sandbox-secret")}`,
  );
  expect(data).toMatchObject({ app_id: "sandbox-app", type: "PAGE", is_valid: true, expires_at: 0, profile_id: page?.id });
  expect(data.scopes).toContain("pages_manage_posts");
});

test("verifies appsecret_proof when it is sent", async () => {
  const page = await seedPage(sandbox);
  const good = appSecretProof("sandbox-secret", page.accessToken);
  const ask = (proof: string) => fetch(`${sandbox.graph}/${page.id}?access_token=${page.accessToken}&appsecret_proof=${proof}`);
  expect((await ask(good)).status).toBe(200);
  expect((await failureOf(await ask(`${good.slice(0, -1)}x`))).message).toContain("Invalid appsecret_proof");
});

test("kills every token of the app on revocation; a new consent brings new ones", async () => {
  await using own = await testSandbox();
  const token = await signIn(own);
  const { data: [page] } = await getJson<{ data: { id: string; access_token: string }[] }>(`${own.graph}/me/accounts?access_token=${token}`);
  expect(await (await fetch(`${own.graph}/me/permissions?access_token=${token}`, { method: "DELETE" })).json()).toEqual({ success: true });
  expect(await failureOf(await fetch(`${own.graph}/me?access_token=${page?.access_token}`))).toMatchObject({ code: 190, error_subcode: 458 });
  const renewed = await signIn(own);
  const again = await getJson<{ data: { access_token: string }[] }>(`${own.graph}/me/accounts?access_token=${renewed}`);
  expect(again.data[0]?.access_token).not.toBe(page?.access_token);
});

test("refuses versions that are dead, unknown or missing", async () => {
  const ask = async (version: string) => (await failureOf(await fetch(`${sandbox.origin}/sandbox/graph.facebook.com/${version}/me`))).code;
  expect(await ask("v20.0")).toBe(2635);
  expect(await ask("v27.0")).toBe(2500);
  expect(await ask("v26.0")).toBe(104);
});

test("answers 190/463 once the short token's two hours are over", async () => {
  await using own = await testSandbox();
  const code = (await consent(own, { decision: "approve" })).searchParams.get("code") ?? "";
  const { access_token: short } = await getJson<{ access_token: string }>(`${own.graph}/oauth/access_token?${new URLSearchParams({
    client_id: "sandbox-app", client_secret: "sandbox-secret", redirect_uri: redirectUri, code,
  })}`);
  await postJson(`${own.origin}/sandbox/clock`, { offsetMs: 2 * 3_600_000 });
  expect(await failureOf(await fetch(`${own.graph}/me?access_token=${short}`))).toMatchObject({ code: 190, error_subcode: 463 });
});
