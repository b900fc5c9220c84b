import { setTimeout as sleep } from "node:timers/promises";

const encoder = new TextEncoder();

/** Server-sent events, one by one with a pause before each; stops when the reader goes. */
export function eventStream(events: { event?: string; data: unknown }[], pauseMs: number, headers: Record<string, string>): Response {
  let next = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const current = events[next];
      next += 1;
      if (!current) return controller.close();
      if (pauseMs > 0) await sleep(pauseMs);
      const data = typeof current.data === "string" ? current.data : JSON.stringify(current.data);
      controller.enqueue(encoder.encode(`${current.event ? `event: ${current.event}\n` : ""}data: ${data}\n\n`));
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache", ...headers } });
}

/** Pause between events, so that a whole answer takes a few answer delays. */
export function streamPauseMs(answerDelayMs: number): number {
  return Math.min(40, Math.round(answerDelayMs / 10));
}
