import { createHmac } from "node:crypto";
import type { SandboxContext } from "../sandbox-context.ts";
import { appCallbacks, appSecret } from "./apps-table.ts";
import type { FacebookPage } from "./pages-table.ts";
import { sandboxPerson } from "./pages-table.ts";
import type { FacebookPost } from "./posts-table.ts";
import { subscribers } from "./subscriptions.ts";
import { deliver, tellApp } from "./tell-app.ts";

/** A listener hears of what becomes public within this time; of native schedules further ahead it does not. */
const horizonMs = 10 * 60_000;

/** Tells the apps that listen to this page of a new post once it is public. */
export function announcePost(sandbox: SandboxContext, page: FacebookPage, post: FacebookPost): void {
  if (post.kind === "story" || post.publishedAt === null) return;
  const waitMs = post.publishedAt - sandbox.now();
  if (waitMs > horizonMs) return;
  const value = {
    item: post.kind !== "feed" ? "video" : post.photos.length > 0 ? "photo" : "status", verb: "add", post_id: post.id, from: { id: page.id, name: page.name }, message: post.message,
    created_time: Math.floor(post.publishedAt / 1000), published: 1,
  };
  const news = { object: "page", entry: [{ id: page.id, time: Math.floor(sandbox.now() / 1000), changes: [{ field: "feed", value }] }] };
  for (const { appId, fields } of subscribers(sandbox.store, page.id)) {
    const url = appCallbacks(sandbox.store, appId).webhook;
    if (url === undefined || !fields.includes("feed")) continue;
    setTimeout(() => void tellApp(sandbox, { id: appId, url }, news), Math.max(0, waitMs)).unref();
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
