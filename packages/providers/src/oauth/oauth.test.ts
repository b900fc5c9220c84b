import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SocialError } from "../spec/social-error.ts";
import { startScriptedServer, type ScriptedServer } from "../testing/scripted-server.ts";
import { createOAuth } from "./create-oauth.ts";
import type { OAuthDescriptor } from "./descriptor.ts";
import { codeChallenge, createCodeVerifier } from "./pkce.ts";

const now = new Date("2026-11-23T02:00:00Z");
const redirectUri = "https://agency.example/api/v1/channels/callback/x";
let server: ScriptedServer;
beforeAll(async () => { server = await startScriptedServer(); });
afterAll(async () => { await server[Symbol.asyncDispose](); });

const app = { clientId: "the-app", clientSecret: "the-secret", pkce: "none" } as const;
const oauthOf = (descriptor: OAuthDescriptor) => createOAuth(descriptor, { fetch, clock: { now: () => now }, timeoutMs: 2_000 });
const facebook = () => oauthOf({
  ...app, network: "facebook", title: "Facebook", authorizeUrl: "https://www.facebook.com/v26.0/dialog/oauth", tokenUrl: `${server.origin}/oauth/access_token`,
  scopes: ["pages_show_list", "pages_manage_posts"], scopeSeparator: ",",
  exchange: [{ url: `${server.origin}/oauth/access_token`, grantType: "fb_exchange_token", tokenParam: "fb_exchange_token" }],
});
const instagram = () => oauthOf({
  ...app, network: "instagram", title: "Instagram", authorizeUrl: "https://www.instagram.com/oauth/authorize", tokenUrl: `${server.origin}/oauth/access_token`, bodyEncoding: "multipart",
  scopes: ["instagram_business_basic"], scopeSeparator: ",",
  exchange: [{ url: `${server.origin}/access_token`, method: "GET", grantType: "ig_exchange_token", tokenParam: "access_token", app: "secret" }],
  refresh: { url: `${server.origin}/refresh_access_token`, method: "GET", grantType: "ig_refresh_token", tokenParam: "access_token", sends: "access_token", app: "none" },
  quirks: { mayWrapInData: true, scopesParam: "permissions" },
});
const tiktok = () => oauthOf({
  ...app, network: "tiktok", title: "TikTok", authorizeUrl: "https://www.tiktok.com/v2/auth/authorize/", tokenUrl: `${server.origin}/v2/oauth/token/`, clientIdParam: "client_key",
  scopes: ["user.info.basic", "video.publish"], scopeSeparator: ",", pkce: "s256_hex",
  refresh: { url: `${server.origin}/v2/oauth/token/`, grantType: "refresh_token", tokenParam: "refresh_token" }, revokeUrl: `${server.origin}/v2/oauth/revoke/`,
});
const linkedin = () => oauthOf({
  ...app, network: "linkedin", title: "LinkedIn", authorizeUrl: "https://www.linkedin.com/oauth/v2/authorization", tokenUrl: `${server.origin}/oauth/v2/accessToken`,
  scopes: ["openid", "w_member_social"], optionalScopes: ["w_organization_social"], scopeSeparator: " ",
  refresh: { url: `${server.origin}/oauth/v2/accessToken`, grantType: "refresh_token", tokenParam: "refresh_token" },
});
const sentForm = (index: number) => Object.fromEntries(new URLSearchParams(server.calls[index]!.body.toString()));
const failureOf = (call: Promise<unknown>): Promise<SocialError> => call.then(() => expect.fail("it was accepted"), (error: SocialError) => error);

describe("the dialog's address", () => {
  it("is written in each network's own words", () => {
    const tiktokUrl = new URL(tiktok().authorizeUrl({ state: "s", redirectUri, codeChallenge: "c" }));
    expect(Object.fromEntries(tiktokUrl.searchParams)).toEqual({ client_key: "the-app", redirect_uri: redirectUri, state: "s", response_type: "code", scope: "user.info.basic,video.publish", code_challenge: "c", code_challenge_method: "S256" });
    const linkedinUrl = new URL(linkedin().authorizeUrl({ state: "s", redirectUri, codeChallenge: "ignored: no PKCE for web apps" }));
    expect(linkedinUrl.searchParams.get("scope")).toBe("openid w_member_social w_organization_social");
    expect(linkedinUrl.searchParams.has("code_challenge")).toBe(false);
  });
});

describe("PKCE", () => {
  it("matches the vectors of RFC 7636 and of TikTok (R29)", () => {
    const verifier = "dBjftJeZ4CVP-mBNg2mR6fVLO0a1yUeSxkGSO5kPKTU";
    expect(codeChallenge(verifier, "s256")).toBe("zAC7qhYlfY4qaMC2VaScSLwt9mF4SGDNf05uDrHGKEA");
    expect(codeChallenge(verifier, "s256_hex")).toBe("cc00bbaa16257d8e2a68c0b655a49c48bc2df661784860cd7f4e6e0eb1c62840");
    expect(codeChallenge(verifier, "none")).toBeUndefined();
    expect(createCodeVerifier()).toMatch(/^[\w-]{43}$/);
    expect(createCodeVerifier()).not.toBe(createCodeVerifier());
  });
});

describe("the code's exchange", () => {
  it("goes on to the long-lived token (Facebook)", async () => {
    server.answer({ status: 200, body: { access_token: "EAAshort", token_type: "bearer", expires_in: 3600 } }, { status: 200, body: { access_token: "EAAlong", token_type: "bearer", expires_in: 5_183_944 } });
    const answer = await facebook().exchangeCode({ code: "the-code", redirectUri });
    expect(answer).toMatchObject({ accessToken: "EAAlong", expiresAt: new Date(now.getTime() + 5_183_944_000), refreshToken: null, scopes: null });
    expect(sentForm(0)).toEqual({ client_id: "the-app", client_secret: "the-secret", grant_type: "authorization_code", redirect_uri: redirectUri, code: "the-code" });
    expect(sentForm(1)).toEqual({ client_id: "the-app", client_secret: "the-secret", grant_type: "fb_exchange_token", fb_exchange_token: "EAAshort" });
    expect(server.calls.every(({ url }) => !url.includes("?")), "secrets stand in no address").toBe(true);
  });

  it("reads Instagram's two shapes, strips its fragment and keeps long ids exact", async () => {
    for (const body of ['{"access_token":"IGshort","user_id":17841405793187218999,"permissions":["instagram_business_basic"]}', '{"data":[{"access_token":"IGshort","user_id":"17841405793187218999","permissions":"instagram_business_basic,x"}]}']) {
      server.answer({ status: 200, body, headers: { "content-type": "application/json" } }, { status: 200, body: { access_token: "IGlong", token_type: "bearer", expires_in: 5_183_944 } });
      const answer = await instagram().exchangeCode({ code: "abc#_", redirectUri });
      expect(answer).toMatchObject({ accessToken: "IGlong", raw: { user_id: "17841405793187218999" } });
      expect(instagram().missingFrom(answer.scopes ?? [])).toEqual([]);
      expect(server.calls[0]!.headers["content-type"]).toMatch(/^multipart\/form-data/);
      expect(server.calls[0]!.body.toString()).not.toContain("#_");
      expect(Object.fromEntries(new URL(server.calls[1]!.url, server.origin).searchParams)).toEqual({ grant_type: "ig_exchange_token", client_secret: "the-secret", access_token: "IGshort" });
    }
  });

  it("takes lifetimes from the answer and sends the verifier (TikTok)", async () => {
    server.answer({ status: 200, body: { open_id: "o1", scope: "user.info.basic", access_token: "act.1", expires_in: 7200, refresh_token: "rft.1", refresh_expires_in: 15_552_000, token_type: "Bearer" } });
    const answer = await tiktok().exchangeCode({ code: "a*b!c", redirectUri, codeVerifier: "v" });
    expect(answer).toMatchObject({ refreshToken: "rft.1", expiresAt: new Date(now.getTime() + 7_200_000), refreshExpiresAt: new Date(now.getTime() + 15_552_000_000), raw: { open_id: "o1" } });
    expect(sentForm(0)).toMatchObject({ client_key: "the-app", code: "a*b!c", code_verifier: "v" });
    expect(tiktok().missingFrom(answer.scopes ?? [])).toEqual(["video.publish"]);
  });

  it("reads scopes however LinkedIn separates them", async () => {
    for (const scope of ["openid,w_member_social", "openid w_member_social"]) {
      server.answer({ status: 200, body: { access_token: "AQ1", expires_in: 5_184_000, scope, token_type: "Bearer" } });
      const answer = await linkedin().exchangeCode({ code: "c", redirectUri });
      expect(linkedin().missingFrom(answer.scopes ?? [])).toEqual([]);
      expect(answer.refreshToken).toBeNull();
    }
  });

  it("can send the app's secret as RFC 6749's Basic header or in a header of its own", async () => {
    const custom = (tokenAuth: OAuthDescriptor["tokenAuth"]) => oauthOf({ ...linkedin().descriptor, clientSecret: "p:s/s", ...(tokenAuth ? { tokenAuth } : {}) });
    server.answer({ status: 200, body: { access_token: "t" } });
    await custom("basic").exchangeCode({ code: "c", redirectUri });
    expect(server.calls[0]!.headers.authorization).toBe(`Basic ${Buffer.from("the-app:p%3As%2Fs").toString("base64")}`);
    expect(sentForm(0)).not.toHaveProperty("client_secret");
    server.answer({ status: 200, body: { access_token: "t" } });
    await custom({ header: "secret_key" }).exchangeCode({ code: "c", redirectUri });
    expect(server.calls[0]!.headers["secret_key"]).toBe("p:s/s");
  });
});

describe("a renewal", () => {
  it("hands over the refresh token and brings back the rotated one", async () => {
    server.answer({ status: 200, body: { access_token: "act.2", expires_in: 7200, refresh_token: "rft.2", refresh_expires_in: 15_552_000 } });
    expect(await tiktok().refresh({ accessToken: "act.1", refreshToken: "rft.1" })).toMatchObject({ accessToken: "act.2", refreshToken: "rft.2" });
    expect(sentForm(0)).toEqual({ client_key: "the-app", client_secret: "the-secret", grant_type: "refresh_token", refresh_token: "rft.1" });
  });

  it("counts an empty refresh token as none, so that nobody stores it over a good one (R8)", async () => {
    server.answer({ status: 200, body: { access_token: "AQ2", expires_in: 5_184_000, refresh_token: "" } });
    expect(await linkedin().refresh({ accessToken: "AQ1", refreshToken: "r1" })).toEqual({ accessToken: "AQ2", expiresAt: new Date(now.getTime() + 5_184_000_000), refreshToken: null, refreshExpiresAt: null });
  });

  it("hands over the access token where the network works that way (Instagram)", async () => {
    server.answer({ status: 200, body: { access_token: "IG2", token_type: "bearer", expires_in: 5_183_944 } });
    expect(await instagram().refresh({ accessToken: "IG1", refreshToken: null })).toMatchObject({ accessToken: "IG2" });
    expect(server.calls[0]).toMatchObject({ method: "GET", url: "/refresh_access_token?grant_type=ig_refresh_token&access_token=IG1" });
  });

  it("asks for a person where there is nothing to renew with", async () => {
    server.answer({ status: 500, body: "nobody asks" });
    expect(await failureOf(facebook().refresh({ accessToken: "EAA", refreshToken: null }))).toMatchObject({ kind: "reauth" });
    expect(await failureOf(linkedin().refresh({ accessToken: "AQ", refreshToken: null }))).toMatchObject({ kind: "reauth" });
    expect(server.calls).toHaveLength(0);
  });
});

describe("a failure", () => {
  it.each([
    ["TikTok's refusal at HTTP 200", tiktok, 200, { error: "invalid_grant", error_description: "Refresh token is invalid.", log_id: "L1" }, { kind: "reauth", code: "invalid_grant", requestId: "L1" }],
    ["a wrong secret", linkedin, 401, { error: "invalid_client", error_description: "Client authentication failed" }, { kind: "config_error" }],
    ["Graph's dead token", facebook, 400, { error: { message: "Session has expired", code: 190, error_subcode: 463, fbtrace_id: "F1" } }, { kind: "reauth", code: "190/463", requestId: "F1" }],
    ["Instagram's used code", instagram, 400, { error_type: "OAuthException", code: 400, error_message: "Matching code was not found or was already used" }, { kind: "permanent", code: "400" }],
    ["a busy server", linkedin, 503, "down", { kind: "transient" }],
    ["too many calls", tiktok, 429, { error: "rate_limit_exceeded" }, { kind: "rate_limited", retryAfterMs: 60_000 }],
    ["an answer without a token", linkedin, 200, { hello: "there" }, { kind: "permanent" }],
    ["an answer that is no JSON", linkedin, 200, "<html>", { kind: "transient" }],
  ] as const)("%s is told by its documented code", async (_name, oauth, status, body, expected) => {
    server.answer({ status, body, headers: { "retry-after": "60" } });
    expect(await failureOf(oauth().exchangeCode({ code: "the-code", redirectUri }))).toMatchObject(expected);
  });

  it("holds no secret, even one that the network echoes (R35)", async () => {
    server.answer({ status: 400, body: { error: "invalid_request", error_description: "bad code=the-code client_secret=the-secret verifier sesame" } });
    const error = await failureOf(tiktok().exchangeCode({ code: "the-code", redirectUri, codeVerifier: "sesame" }));
    expect(inspect(error, { depth: 9 })).not.toMatch(/the-code|the-secret|sesame/);
  });

  it("of the line is transient: asking for a token again harms nobody", async () => {
    server.answer((response) => response.destroy());
    expect(await failureOf(linkedin().exchangeCode({ code: "c", redirectUri }))).toMatchObject({ kind: "transient" });
  });

  it("is never a redirect followed with our secrets", async () => {
    server.answer({ status: 302, body: "", headers: { location: `${server.origin}/elsewhere` } });
    expect(await failureOf(linkedin().exchangeCode({ code: "c", redirectUri }))).toMatchObject({ status: 302 });
    expect(server.calls).toHaveLength(1);
  });
});

it("gives a token back with the app's credentials", async () => {
  server.answer({ status: 200, body: "" });
  await tiktok().revoke("act.1");
  expect(server.calls[0]!.url).toBe("/v2/oauth/revoke/");
  expect(sentForm(0)).toEqual({ client_key: "the-app", client_secret: "the-secret", token: "act.1" });
});
