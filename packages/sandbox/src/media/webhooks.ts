import type { SandboxContext } from "../sandbox-context.ts";
import type { MediaCreation } from "./creations.ts";
import { listCreations } from "./creations.ts";

/** One delivery, ready to be sent. */
export interface Delivery {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Puts the news of a finished creation into a provider's words, signed; null where nobody listens. `isForged`: with a signature that is not the provider's. */
export type Announcer = (creation: MediaCreation, options: { isForged: boolean }) => Delivery[];

/** Tells the listeners when a creation is finished, once or as a fault has it. Deliveries that a killed process owed are made by the next. */
export interface Webhooks {
  /** @param host real host of the stand-in */
  register(host: string, announce: Announcer): void;
  /** Notes a creation whose end is to be told. */
  expect(creation: MediaCreation): void;
  close(): void;
}

export function createWebhooks(sandbox: Pick<SandboxContext, "store" | "now" | "log">): Webhooks {
  const announcers = new Map<string, Announcer>();
  const timers = new Set<NodeJS.Timeout>();
  let isClosed = false;

  const later = (ms: number, work: () => Promise<void> | void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!isClosed) void work();
    }, Math.max(0, Math.min(ms, 2_000_000_000)));
    timer.unref();
    timers.add(timer);
  };
  const send = async (creation: MediaCreation, { isForged = false, attempt = 1 } = {}): Promise<void> => {
    for (const delivery of announcers.get(creation.host)?.(creation, { isForged }) ?? []) {
      try {
        const answer = await fetch(delivery.url, { method: "POST", headers: { "content-type": "application/json", ...delivery.headers }, body: delivery.body, redirect: "manual", signal: AbortSignal.timeout(6_000) });
        await answer.body?.cancel();
        sandbox.log({ event: "sandbox.webhook", host: creation.host, id: creation.id, status: answer.status });
        if (answer.status >= 500 && attempt < 3) later(attempt * 1_000, () => send(creation, { isForged, attempt: attempt + 1 }));
      } catch (error) {
        sandbox.log({ event: "sandbox.webhook_failed", host: creation.host, id: creation.id, error: String(error) });
        if (attempt < 3) later(attempt * 1_000, () => send(creation, { isForged, attempt: attempt + 1 }));
      }
    }
  };
  const expect = (creation: MediaCreation): void => {
    if (creation.readyAt === null || creation.fault === "no_webhook") return;
    const inMs = creation.readyAt - sandbox.now() + 20;
    if (creation.fault === "early_webhook") later(20, () => send(creation));
    later(inMs, async () => {
      sandbox.store.run("UPDATE media_creations SET announced_at = ? WHERE number = ?", sandbox.now(), creation.number);
      await send(creation, { isForged: creation.fault === "forged_webhook" });
      if (creation.fault === "duplicate_webhook") await send(creation);
    });
  };
  return {
    register: (host, announce) => {
      announcers.set(host, announce);
      const owed = new Set(sandbox.store.all<{ number: number }>("SELECT number FROM media_creations WHERE host = ? AND announced_at IS NULL AND ready_at IS NOT NULL AND created_at > ?", host, sandbox.now() - 86_400_000).map(({ number }) => number));
      for (const creation of listCreations(sandbox.store, { host })) if (owed.has(creation.number)) expect(creation);
    },
    expect,
    close: () => {
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
