import type { LiveEnd, LiveTransport } from "./live-session.ts";
import { liveMessage } from "./present-event.ts";

/** Chunks that may wait for a slow client before the stream is held. */
const waitingChunks = 64;
/** After a loss the browser comes back within about two seconds. */
const preamble = "retry: 2000\n: connected\n\n";

/** A server-sent event stream as a transport. `onGone` is called when the client hung up. */
export function createSseTransport(onGone: () => void): { transport: LiveTransport; stream: ReadableStream<Uint8Array> } {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isOpen = true;
  let release: (() => void) | undefined;

  const stream = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given;
        given.enqueue(encoder.encode(preamble));
      },
      pull() {
        release?.();
        release = undefined;
      },
      cancel() {
        isOpen = false;
        release?.();
        onGone();
      },
    },
    { highWaterMark: waitingChunks },
  );
  const write = (text: string): boolean => {
    if (!isOpen || !controller) return true;
    controller.enqueue(encoder.encode(text));
    return (controller.desiredSize ?? 0) > 0;
  };

  return {
    stream,
    transport: {
      send: (event) => write(`id: ${event.position}\ndata: ${liveMessage(event)}\n\n`),
      // A block without data is not shown to the page, yet moves what the browser sends as Last-Event-ID.
      heartbeat: (position) => {
        if ((controller?.desiredSize ?? 0) > 0) write(`: ping\nid: ${position}\n\n`);
      },
      drained: () =>
        new Promise((resolve) => {
          if (!isOpen || (controller?.desiredSize ?? 1) > 0) resolve();
          else release = resolve;
        }),
      close(_reason: LiveEnd) {
        if (!isOpen) return;
        isOpen = false;
        release?.();
        controller?.close();
      },
    },
  };
}
