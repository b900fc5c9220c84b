import { tmpdir } from "node:os";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { SandboxOptions } from "../sandbox-context.ts";
import { startSandboxServer } from "../start-sandbox-server.ts";
import type { SandboxServer } from "../start-sandbox-server.ts";

export const allScopes = "pages_show_list,pages_manage_posts,pages_read_engagement,pages_read_user_content,pages_manage_engagement";
export const redirectUri = "http://localhost:3000/api/v1/channels/callback/facebook";

export interface TestSandbox extends SandboxServer, AsyncDisposable {
  graph: string;
  dialog: string;
  stateDir: string;
}

/** A sandbox of its own on a free port. */
export async function testSandbox(options: { answerDelayMs?: number; faultsEnabled?: boolean; networkNewsUrl?: SandboxOptions["networkNewsUrl"] } = {}): Promise<TestSandbox> {
  const stateDir = await mkdtemp(join(tmpdir(), "sandbox-"));
  const server = await startSandboxServer({ stateDir, faultsEnabled: true, ...options });
  const close = async () => {
    await server.close();
    await rm(stateDir, { recursive: true, force: true });
  };
  return {
    origin: server.origin, stateDir, graph: `${server.origin}/sandbox/graph.facebook.com/v26.0`,
    dialog: `${server.origin}/sandbox/www.facebook.com/v26.0/dialog/oauth`, close, [Symbol.asyncDispose]: close,
  };
}

/** Answers the consent form and returns the address to which the person is sent. */
export async function consent(sandbox: TestSandbox, form: Record<string, string | string[]>, scope = allScopes): Promise<URL> {
  const body = new URLSearchParams({ client_id: "sandbox-app", redirect_uri: redirectUri, state: "s-1", response_type: "code", scope });
  for (const [name, values] of Object.entries(form)) {
    body.delete(name);
    for (const value of [values].flat()) body.append(name, value);
  }
  const response = await fetch(sandbox.dialog, { method: "POST", body, redirect: "manual" });
  const location = response.headers.get("location");
  if (!location) throw new Error(`no redirect: ${response.status} ${await response.text()}`);
  return new URL(location);
}

/** A long-lived user token as the product obtains it. */
export async function signIn(sandbox: TestSandbox, form: Record<string, string | string[]> = { decision: "approve" }): Promise<string> {
  const code = (await consent(sandbox, form)).searchParams.get("code") ?? "";
  const short = await getJson<{ access_token: string }>(`${sandbox.graph}/oauth/access_token?${new URLSearchParams({
    client_id: "sandbox-app", client_secret: "sandbox-secret", redirect_uri: redirectUri, code,
  })}`);
  const long = await getJson<{ access_token: string }>(`${sandbox.graph}/oauth/access_token?${new URLSearchParams({
    grant_type: "fb_exchange_token", client_id: "sandbox-app", client_secret: "sandbox-secret", fb_exchange_token: short.access_token,
  })}`);
  return long.access_token;
}

export interface SeededPage {
  id: string;
  name: string;
  accessToken: string;
}

export async function seedPage(sandbox: TestSandbox, name = "Trang kiểm thử"): Promise<SeededPage> {
  const [page] = await sendJson<SeededPage[]>(`${sandbox.origin}/sandbox/facebook/pages`, { pages: [{ name }] });
  if (!page) throw new Error("no page was seeded");
  return page;
}

export async function getJson<T>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T;
}

export async function sendJson<T>(url: string, body: unknown): Promise<T> {
  return (await (await postJson(url, body)).json()) as T;
}

export function postJson(url: string, body: unknown): Promise<Response> {
  return fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

/** Posts text to a page's feed. */
export function postText(sandbox: TestSandbox, page: SeededPage, message: string): Promise<Response> {
  return postJson(`${sandbox.graph}/${page.id}/feed`, { message, access_token: page.accessToken });
}

export interface GraphFailure {
  error: { code: number; error_subcode?: number; message: string; type: string; is_transient?: boolean; error_user_msg?: string; fbtrace_id: string };
}

export async function failureOf(response: Response): Promise<GraphFailure["error"]> {
  const body = (await response.json()) as GraphFailure;
  if (!body.error) throw new Error(`no error: ${JSON.stringify(body)}`);
  return body.error;
}
