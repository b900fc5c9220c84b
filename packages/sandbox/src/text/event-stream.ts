import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "hono";
import type { TakenFault } from "../faults/fault.ts";
import type { SandboxEnv } from "../sandbox-context.ts";

const encoder = new TextEncoder();
const cutAfterMs = 10;
const contentType = "text/event-stream; charset=utf-8";

/**
 * Server-sent events, spread so that the last one leaves after `latencyMs`; stops when the reader goes. The fault `cut_stream` breaks
 * the line in the middle.
 */
export function eventStream(
  c: Context<SandboxEnv>, events: { event?: string; data: unknown }[],
  options: { latencyMs: number; fault: TakenFault | undefined; headers: Record<string, string> },
): Response {
  const { latencyMs, fault, headers } = options;
  const startedAt = performance.now();
  const cutAt = fault?.fault === "cut_stream" ? Math.ceil(events.length / 2) : Number.POSITIVE_INFINITY;
  let next = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const current = events[next];
      if (next >= cutAt) {
        // What was written reaches the reader before the line goes.
        await sleep(cutAfterMs);
        c.env?.incoming?.socket.destroy();
        return controller.close();
      }
      next += 1;
      if (!current) return controller.close();
      const restMs = startedAt + (latencyMs * next) / events.length - performance.now();
      if (restMs >= 1) await sleep(restMs);
      const data = typeof current.data === "string" ? current.data : JSON.stringify(current.data);
      controller.enqueue(encoder.encode(`${current.event ? `event: ${current.event}\n` : ""}data: ${data}\n\n`));
    },
  });
  return new Response(body, { headers: { "content-type": contentType, "cache-control": "no-cache", ...headers } });
}

export function isEventStream(response: Response): boolean {
  return response.headers.get("content-type") === contentType;
}
