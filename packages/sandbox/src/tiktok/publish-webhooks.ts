import { createHmac } from "node:crypto";
import type { SandboxContext } from "../sandbox-context.ts";
import { defaultClientKey, findApp } from "./apps-table.ts";
import type { TikTokPublish } from "./publishes-table.ts";
import { findPublish, listPublishes, noteAnnounced, publicAt, readyAt } from "./publishes-table.ts";

/** Tells an app's webhook what became of its posts, signed, once or as a fault has it. What a killed process owed is told by the next. */
export interface PublishWebhooks {
  /** Notes a publish whose end is to be told. */
  expect(publish: TikTokPublish): void;
  /** The person took the app's rights away. `reason`: 1 disconnected, 2 account deleted, 3 age changed, 4 banned, 5 removed by the developer. */
  authorizationRemoved(clientKey: string, openId: string, reason: number): void;
  close(): void;
}

const maxTries = 3;
const owedForMs = 72 * 3_600_000;

/** `TikTok-Signature` of a body. Source: webhooks verification (seen 2026-11-22). */
export function signatureHeader(secret: string, seconds: number, body: string): string {
  return `t=${seconds},s=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}

export function createPublishWebhooks(sandbox: Pick<SandboxContext, "store" | "now" | "networkNewsUrl" | "log">): PublishWebhooks {
  const timers = new Set<NodeJS.Timeout>();
  const { store } = sandbox;
  let isClosed = false;

  const later = (ms: number, work: () => Promise<void> | void): void => {
    if (isClosed || !Number.isFinite(ms)) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!isClosed) void work();
    }, Math.max(0, Math.min(ms, 2_000_000_000)));
    timer.unref();
    timers.add(timer);
  };

  async function send(clientKey: string, openId: string, event: string, content: object, { isForged = false, attempt = 1 } = {}): Promise<void> {
    const { webhookUrl, secret } = findApp(store, clientKey);
    const url = webhookUrl ?? (clientKey === defaultClientKey ? sandbox.networkNewsUrl?.("tiktok") : undefined);
    if (url === undefined) return;
    const seconds = Math.floor(sandbox.now() / 1000);
    const body = JSON.stringify({ client_key: clientKey, event, create_time: seconds, user_openid: openId, content: JSON.stringify(content) });
    const again = () => attempt < maxTries && later(attempt * 1_000, () => send(clientKey, openId, event, content, { isForged, attempt: attempt + 1 }));
    try {
      const answer = await fetch(url, {
        method: "POST", headers: { "content-type": "application/json", "tiktok-signature": signatureHeader(isForged ? "somebody-else" : secret, seconds, body) },
        body, redirect: "manual", signal: AbortSignal.timeout(6_000),
      });
      await answer.body?.cancel();
      sandbox.log({ event: "sandbox.webhook", host: "tiktok", name: event, status: answer.status });
      if (answer.status !== 200) again();
    } catch (error) {
      sandbox.log({ event: "sandbox.webhook_failed", host: "tiktok", name: event, error: String(error) });
      again();
    }
  }

  async function announce(publishId: string, event: string): Promise<void> {
    const publish = findPublish(store, publishId);
    if (!publish || publish.announced.includes(event) || publish.cancelledAt !== null) return;
    noteAnnounced(store, publish, event);
    const content = {
      publish_id: publish.publishId, publish_type: publish.postMode === "DIRECT_POST" ? "DIRECT_PUBLISH" : "INBOX_SHARE",
      ...(event === "post.publish.failed" ? { reason: publish.failReason ?? "internal" } : {}),
      ...(event === "post.publish.publicly_available" ? { post_id: publish.postId } : {}),
    };
    await send(publish.clientKey, publish.openId, event, content, { isForged: publish.fault === "forged_webhook" });
    if (publish.fault === "duplicate_webhook") await send(publish.clientKey, publish.openId, event, content);
  }

  const expect = (publish: TikTokPublish): void => {
    if (publish.fault === "no_webhook") return;
    const tell = (at: number | null, event: string) => at !== null && !publish.announced.includes(event) && later(at - sandbox.now() + 20, () => announce(publish.publishId, event));
    const ready = readyAt(publish);
    if (publish.failReason !== null) tell(ready, "post.publish.failed");
    else if (publish.postMode === "MEDIA_UPLOAD") tell(ready, "post.publish.inbox_delivered");
    else tell(ready, "post.publish.complete");
    // Out of order: the news that it is public overtakes the news that it is done.
    tell(publish.fault === "early_webhook" ? publish.receivedAt : publicAt(publish), "post.publish.publicly_available");
  };

  for (const publish of listPublishes(store, null)) if (publish.receivedAt !== null && publish.receivedAt > sandbox.now() - owedForMs) expect(publish);
  return {
    expect,
    authorizationRemoved: (clientKey, openId, reason) => later(20, () => send(clientKey, openId, "authorization.removed", { reason })),
    close: () => {
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
