import { createHmac } from "node:crypto";
import type { SandboxContext } from "../sandbox-context.ts";
import { appSecret } from "./apps-table.ts";

const attempts = 3;
const patienceMs = 5_000;
const retryAfterMs = 1_000;

/** Sends news of Meta to an app: `X-Hub-Signature-256` over the raw body, with letters beyond ASCII escaped. Source: Meta, webhooks (seen 2026-11-22). */
export async function tellApp(sandbox: SandboxContext, app: { id: string; url: string }, news: object, { isForged = false } = {}): Promise<void> {
  const body = escapeUnicode(JSON.stringify(news));
  const signature = createHmac("sha256", isForged ? "somebody-else" : appSecret(sandbox.store, app.id)).update(body).digest("hex");
  await deliver(sandbox, app.url, { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` }, body);
}

/** Posts a callback, and again a little later while it is not taken. */
export async function deliver(sandbox: SandboxContext, url: string, headers: Record<string, string>, body: string, attempt = 1): Promise<void> {
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
