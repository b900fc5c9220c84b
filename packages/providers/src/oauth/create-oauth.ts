import { isProvablyNotSent } from "@agency/platform/egress";
import { z } from "zod";
import { limitedFetch } from "../http/limited-fetch.ts";
import { retryAfterMs } from "../http/retry-after.ts";
import { transportFailure } from "../http/transport-failure.ts";
import { SocialError } from "../spec/social-error.ts";
import type { RefreshedTokens } from "../spec/social.ts";
import type { OAuthDescriptor, TokenAnswer, TokenStep } from "./descriptor.ts";
import { parseExactJson } from "./exact-json.ts";
import { readFailure, toOAuthError } from "./to-oauth-error.ts";

export interface OAuthSettings {
  /** The platform's egress in production: it sends each request at most once. */
  fetch: typeof globalThis.fetch;
  clock?: { now(): Date };
  /** Longest wait for one answer. Default 30 s. */
  timeoutMs?: number;
}

/** OAuth 2 with one network, as its descriptor says. Every call goes out once; all methods throw `SocialError`. */
export interface OAuth {
  readonly descriptor: OAuthDescriptor;
  /** The dialog in which a person lets us post. */
  authorizeUrl(input: { state: string; redirectUri: string; codeChallenge?: string | undefined }): string;
  /** The dialog's code for a token, all further steps of the descriptor taken. */
  exchangeCode(input: { code: string; redirectUri: string; codeVerifier?: string | undefined }): Promise<TokenAnswer>;
  /** Renews; `reauth` when the network refuses or there is nothing to renew with. */
  refresh(tokens: { accessToken: string; refreshToken: string | null }): Promise<RefreshedTokens>;
  /** Gives a token back. */
  revoke(token: string): Promise<void>;
  /** A call of another endpoint with the app's own credentials, e.g. an introspection; answers its parsed body. */
  askAsApp(url: string, form: Record<string, string>): Promise<Record<string, unknown>>;
  /** Needed scopes that were not granted. */
  missingFrom(grantedScopes: readonly string[]): string[];
}

const defaultTimeoutMs = 30_000;
/** No token answer is longer; LinkedIn's tokens have up to 2,000 characters. */
const maxAnswerBytes = 256 * 1024;

/** @throws SocialError by its methods, never by being made */
export function createOAuth(descriptor: OAuthDescriptor, settings: OAuthSettings): OAuth {
  const now = () => settings.clock?.now() ?? new Date();
  const fetch = limitedFetch(settings.fetch, maxAnswerBytes);
  const clientIdParam = descriptor.clientIdParam ?? "client_id";

  return {
    descriptor,

    authorizeUrl({ state, redirectUri, codeChallenge }) {
      const url = new URL(descriptor.authorizeUrl);
      const scopes = [...descriptor.scopes, ...(descriptor.optionalScopes ?? [])];
      const parameters: Record<string, string> = {
        [clientIdParam]: descriptor.clientId, redirect_uri: redirectUri, state, response_type: "code", scope: scopes.join(descriptor.scopeSeparator),
        ...(codeChallenge === undefined || descriptor.pkce === "none" ? {} : { code_challenge: codeChallenge, code_challenge_method: "S256" }),
        ...descriptor.authorizeParams,
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      return url.href;
    },

    async exchangeCode({ code, redirectUri, codeVerifier }) {
      const first = await askToken(
        { url: descriptor.tokenUrl, bodyEncoding: descriptor.bodyEncoding ?? "form", grantType: "authorization_code", tokenParam: "code" },
        // Instagram hangs `#_` on its code.
        code.replace(/#_$/, ""),
        { redirect_uri: redirectUri, ...(codeVerifier === undefined ? {} : { code_verifier: codeVerifier }) },
      );
      let answer = first;
      for (const step of descriptor.exchange ?? []) {
        const token = (step.sends ?? "access_token") === "access_token" ? answer.accessToken : answer.refreshToken;
        if (token === null) throw failed("permanent", `${descriptor.title} gave no refresh token to go on with.`);
        const next = await askToken(step, token);
        answer = {
          ...next,
          refreshToken: next.refreshToken ?? answer.refreshToken,
          refreshExpiresAt: next.refreshExpiresAt ?? answer.refreshExpiresAt,
          scopes: next.scopes ?? answer.scopes,
          raw: { ...answer.raw, ...next.raw },
        };
      }
      return answer;
    },

    async refresh(tokens) {
      const step = descriptor.refresh;
      const token = step?.sends === "access_token" ? tokens.accessToken : tokens.refreshToken;
      if (!step || !token) throw failed("reauth", `${descriptor.title} wants the account to be connected again: its token cannot be renewed.`);
      const { accessToken, expiresAt, refreshToken, refreshExpiresAt } = await askToken(step, token);
      return { accessToken, expiresAt, refreshToken, refreshExpiresAt };
    },

    async revoke(token) {
      if (descriptor.revokeUrl === undefined) return;
      await send({ url: descriptor.revokeUrl, method: "POST", bodyEncoding: "form", app: "id_and_secret", parameters: { token }, secrets: [token], mayBeEmpty: true });
    },

    async askAsApp(url, form) {
      return send({ url, method: "POST", bodyEncoding: "form", app: "id_and_secret", parameters: form, secrets: Object.values(form) });
    },

    missingFrom: (granted) => descriptor.scopes.filter((scope) => !granted.includes(scope)),
  };

  async function askToken(step: TokenStep, token: string, more: Record<string, string> = {}): Promise<TokenAnswer> {
    const body = await send({
      url: step.url,
      method: step.method ?? "POST",
      bodyEncoding: step.bodyEncoding ?? "form",
      app: step.app ?? "id_and_secret",
      parameters: { grant_type: step.grantType, [step.tokenParam]: token, ...more },
      secrets: [token, more["code_verifier"] ?? ""],
    });
    return readToken(body);
  }

  function readToken(answer: Record<string, unknown>): TokenAnswer {
    const wrapped: unknown = Array.isArray(answer["data"]) ? answer["data"][0] : answer["data"];
    const body = descriptor.quirks?.mayWrapInData && !("access_token" in answer) && isRecord(wrapped) ? wrapped : answer;
    const parsed = tokenAnswer.safeParse(body);
    if (!parsed.success) throw failed("permanent", `${descriptor.title}'s answer holds no token.`);
    const { access_token, expires_in, refresh_token, refresh_expires_in, refresh_token_expires_in } = parsed.data;
    const refreshToken = refresh_token || null;
    return {
      accessToken: access_token,
      expiresAt: endOf(expires_in ?? descriptor.lifetime?.accessSeconds),
      refreshToken,
      refreshExpiresAt: refreshToken === null ? null : endOf(refresh_expires_in ?? refresh_token_expires_in ?? descriptor.lifetime?.refreshSeconds),
      scopes: readScopes(body[descriptor.quirks?.scopesParam ?? "scope"]),
      raw: body,
    };
  }

  /** Meta says 0 of a token without an end. */
  function endOf(seconds: number | null | undefined): Date | null {
    return seconds ? new Date(now().getTime() + seconds * 1000) : null;
  }

  async function send(call: {
    url: string; method: "POST" | "GET"; bodyEncoding: "form" | "multipart" | "json"; app: "id_and_secret" | "secret" | "none";
    parameters: Record<string, string>; secrets: string[]; mayBeEmpty?: boolean;
  }): Promise<Record<string, unknown>> {
    const redact = redactor([descriptor.clientSecret, ...call.secrets]);
    const headers = new Headers({ accept: "application/json" });
    const parameters = { ...appParameters(call.app, headers), ...call.parameters };
    const url = new URL(call.url);
    if (call.method === "GET") for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    if (call.bodyEncoding === "json" && call.method === "POST") headers.set("content-type", "application/json");
    const { response, text } = await ask(url, { method: call.method, headers, body: call.method === "GET" ? null : encode(parameters, call.bodyEncoding) });
    const body = parseExactJson(text);
    // TikTok tells failures with HTTP 200.
    const failure = readFailure(body, response.status);
    if (failure || !response.ok) {
      const wait = retryAfterMs(Object.fromEntries(response.headers), now);
      throw toOAuthError(descriptor, failure ?? { status: response.status, code: null, subcode: null, message: null, requestId: null }, { redact, retryAfterMs: wait });
    }
    if (isRecord(body)) return body;
    if (call.mayBeEmpty) return {};
    throw failed("transient", `${descriptor.title}'s answer could not be read.`);
  }

  function appParameters(app: "id_and_secret" | "secret" | "none", headers: Headers): Record<string, string> {
    if (app === "none") return {};
    const id: Record<string, string> = app === "secret" ? {} : { [clientIdParam]: descriptor.clientId };
    const how = descriptor.tokenAuth ?? "body";
    if (how === "body") return { ...id, client_secret: descriptor.clientSecret };
    // RFC 6749 §2.3.1: both parts form-encoded before they are joined.
    if (how === "basic") headers.set("authorization", `Basic ${Buffer.from([descriptor.clientId, descriptor.clientSecret].map(encodeURIComponent).join(":")).toString("base64")}`);
    else headers.set(how.header, descriptor.clientSecret);
    return id;
  }

  async function ask(url: URL, init: RequestInit): Promise<{ response: Response; text: string }> {
    try {
      // A followed redirect would carry secrets to where an answer points.
      const response = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(settings.timeoutMs ?? defaultTimeoutMs) });
      return { response, text: await response.text() };
    } catch (error) {
      const transport = transportFailure(error);
      if (!transport && !isProvablyNotSent(error)) throw error;
      throw failed("transient", transport === "timeout" ? `${descriptor.title} did not answer in time.` : `The connection to ${descriptor.title} failed.`);
    }
  }

  function failed(kind: "permanent" | "transient" | "reauth", message: string): SocialError {
    return new SocialError({ network: descriptor.network, kind, message });
  }
}

const seconds = z.coerce.number().nonnegative().nullish().catch(null);
const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: seconds,
  refresh_token: z.string().nullish(),
  refresh_expires_in: seconds,
  refresh_token_expires_in: seconds,
});

/** A list, or a string separated by commas or blanks: networks do both. */
function readScopes(value: unknown): string[] | null {
  const list = Array.isArray(value) ? value.map(String) : typeof value === "string" ? value.split(/[\s,]+/) : null;
  return list?.filter((scope) => scope.length > 0) ?? null;
}

function encode(parameters: Record<string, string>, encoding: "form" | "multipart" | "json"): string | URLSearchParams | FormData {
  if (encoding === "json") return JSON.stringify(parameters);
  if (encoding === "form") return new URLSearchParams(parameters);
  const form = new FormData();
  for (const [name, value] of Object.entries(parameters)) form.set(name, value);
  return form;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

function redactor(secrets: string[]): (text: string) => string {
  // Shorter ones are no secrets, and would stand in half of all words.
  const known = secrets.filter((secret) => secret.length >= 4);
  return (text) =>
    known
      .reduce((redacted, secret) => redacted.replaceAll(secret, "[secret]"), text)
      .replace(/\b(access_token|refresh_token|client_secret|code|token)=[^&\s"']+/g, "$1=[secret]");
}
