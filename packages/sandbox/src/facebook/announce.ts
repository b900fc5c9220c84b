import { createHmac } from "node:crypto";
import type { SandboxContext } from "../sandbox-context.ts";
import { appCallbacks, appSecret } from "./apps-table.ts";
import type { FacebookPage } from "./pages-table.ts";
import { sandboxPerson } from "./pages-table.ts";
import type { FacebookPost } from "./posts-table.ts";
import { subscribers } from "./subscriptions.ts";

const attempts = 3;
const patienceMs = 5_000;
const retryAfterMs = 1_000;

/** A listener hears of what becomes public within this time; of native schedules further ahead it does not. */
const horizonMs = 10 * 60_000;

/** Tells the apps that listen to this page of a new post once it is public: `X-Hub-Signature-256` over the raw body, with letters beyond ASCII escaped. */
export function announcePost(sandbox: SandboxContext, page: FacebookPage, post: FacebookPost): void {
  if (post.kind === "story" || post.publishedAt === null) return;
  const waitMs = post.publishedAt - sandbox.now();
  if (waitMs > horizonMs) return;
  const value = {
    item: post.kind !== "feed" ? "video" : post.photos.length > 0 ? "photo" : "status", verb: "add", post_id: post.id, from: { id: page.id, name: page.name }, message: post.message,
    created_time: Math.floor(post.publishedAt / 1000), published: 1,
  };
  const body = escapeUnicode(JSON.stringify({ object: "page", entry: [{ id: page.id, time: Math.floor(sandbox.now() / 1000), changes: [{ field: "feed", value }] }] }));
  for (const { appId, fields } of subscribers(sandbox.store, page.id)) {
    const url = appCallbacks(sandbox.store, appId).webhook;
    if (url === undefined || !fields.includes("feed")) continue;
    const signature = createHmac("sha256", appSecret(sandbox.store, appId)).update(body).digest("hex");
    const headers = { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` };
    setTimeout(() => void deliver(sandbox, url, headers, body), Math.max(0, waitMs)).unref();
  }
}

/** Tells an app that the person took it out of their settings, or wants their data gone, where it asked to be told. */
export function announceToApp(sandbox: SandboxContext, appId: string, what: "deauthorize" | "dataDeletion"): void {
  const url = appCallbacks(sandbox.store, appId)[what];
  if (url === undefined) return;
  const form = new URLSearchParams({ signed_request: signedRequest(sandbox, appId) });
  void deliver(sandbox, url, { "content-type": "application/x-www-form-urlencoded" }, form.toString());
}

/** `signed_request` of the sandbox person. Source: Meta, signed request (seen 2026-11-22). */
export function signedRequest(sandbox: SandboxContext, appId: string): string {
  const claims = { user_id: sandboxPerson.id, algorithm: "HMAC-SHA256", issued_at: Math.floor(sandbox.now() / 1000) };
  const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
  return `${createHmac("sha256", appSecret(sandbox.store, appId)).update(payload).digest("base64url")}.${payload}`;
}

async function deliver(sandbox: SandboxContext, url: string, headers: Record<string, string>, body: string, attempt = 1): Promise<void> {
  const status = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal: AbortSignal.timeout(patienceMs) }).then(
    async (response) => {
      await response.body?.cancel();
      return response.status;
    },
    () => 0,
  );
  sandbox.log({ event: "sandbox.webhook", host: "graph.facebook.com", status, attempt });
  if (status >= 200 && status < 300) return;
  if (attempt < attempts) setTimeout(() => void deliver(sandbox, url, headers, body, attempt + 1), attempt * retryAfterMs).unref();
}

function escapeUnicode(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
