import { appCallbacks } from "../facebook/apps-table.ts";
import { tellApp } from "../facebook/tell-app.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import type { InstagramAccount } from "./accounts-table.ts";
import type { InstagramComment, InstagramMedia } from "./media-table.ts";
import { writerOf } from "./nodes.ts";
import { listeners } from "./subscriptions.ts";

/** Tells the apps that listen to the account's comments of a new one. Source: Instagram Platform, webhooks, comments (checked 2026-11-22). */
export function announceComment(
  sandbox: SandboxContext, account: InstagramAccount, media: InstagramMedia, comment: InstagramComment, { isForged = false, times = 1 }: { isForged?: boolean; times?: number } = {},
): void {
  const value = { id: comment.id, from: writerOf(comment, account), media: { id: media.id, media_product_type: media.productType }, text: comment.message };
  const news = { object: "instagram", entry: [{ id: account.id, time: Math.floor(sandbox.now() / 1000), changes: [{ field: "comments", value }] }] };
  for (const { appId, fields } of listeners(sandbox.store, account.id)) {
    const { instagramWebhook, webhook } = appCallbacks(sandbox.store, appId);
    const url = instagramWebhook ?? webhook;
    if (url === undefined || !fields.includes("comments")) continue;
    for (let told = 0; told < times; told += 1) void tellApp(sandbox, { id: appId, url }, news, { isForged });
  }
}
