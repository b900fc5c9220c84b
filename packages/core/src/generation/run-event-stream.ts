import { streamRun } from "./stream-run.ts";

/** After a loss the browser comes back within about two seconds. */
const preamble = "retry: 2000\n: connected\n\n";

/** A run's events as server-sent events. A slow reader holds the reading, not the memory: the next look is taken when it asks. */
export function runEventStream(...[deps, options]: [Parameters<typeof streamRun>[0], Omit<Parameters<typeof streamRun>[1], "signal"> & { signals: readonly AbortSignal[] }]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const gone = new AbortController();
  const { signals, ...rest } = options;
  const events = streamRun(deps, { ...rest, signal: AbortSignal.any([...signals, gone.signal]) });
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(preamble));
    },
    async pull(controller) {
      const next = await events.next();
      if (next.done) return controller.close();
      if (next.value === null) return controller.enqueue(encoder.encode(": ping\n\n"));
      const { id, event } = next.value;
      controller.enqueue(encoder.encode(`id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`));
    },
    cancel() {
      gone.abort();
    },
  });
}

export const eventStreamHeaders = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" };
