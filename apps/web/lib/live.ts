import { parseLiveEvent, reconnectDelayMs } from "./live-event.ts";
import type { LiveEvent } from "./live-event.ts";

/** `streaming` is the one-way fallback: as fresh as `live`, through proxies that refuse WebSockets. */
export type LiveState = "connecting" | "live" | "streaming" | "offline";

export interface LiveOptions {
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
  /** The connection is back after a gap: anything may have changed meanwhile. */
  onResume: () => void;
}

const webSocketAttempts = 3;

/** Keeps one connection to `/api/v1/live` until the returned function is called. Browser only. */
export function connectLive({ onEvent, onState, onResume }: LiveOptions): () => void {
  let closed = false;
  let attempt = 0;
  let failedWebSockets = 0;
  let hasBeenOpen = false;
  let lastEventId = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closeCurrent = () => {};

  const receive = (text: string) => {
    const event = parseLiveEvent(text);
    if (!event) return;
    lastEventId = event.position;
    onEvent(event);
  };
  const opened = (state: LiveState) => {
    attempt = 0;
    onState(state);
    if (hasBeenOpen) onResume();
    hasBeenOpen = true;
  };
  const lost = () => {
    if (closed) return;
    onState("offline");
    timer = setTimeout(connect, reconnectDelayMs(attempt++, Math.random()));
  };

  function connect() {
    clearTimeout(timer);
    timer = undefined;
    if (closed) return;
    onState("connecting");
    if (failedWebSockets >= webSocketAttempts) openStream();
    else openWebSocket();
  }

  function openWebSocket() {
    const url = new URL("/api/v1/live", window.location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    if (lastEventId) url.searchParams.set("lastEventId", lastEventId);
    const socket = new WebSocket(url);
    let wasOpen = false;
    socket.onopen = () => {
      wasOpen = true;
      failedWebSockets = 0;
      opened("live");
    };
    socket.onmessage = (message) => receive(String(message.data));
    socket.onclose = () => {
      if (!wasOpen) failedWebSockets += 1;
      lost();
    };
    closeCurrent = () => socket.close();
  }

  function openStream() {
    // EventSource resends Last-Event-ID itself; a new one begins where the query says.
    const query = lastEventId ? `?lastEventId=${encodeURIComponent(lastEventId)}` : "";
    const stream = new EventSource(`/api/v1/live/sse${query}`);
    stream.onopen = () => opened("streaming");
    stream.onmessage = (message) => receive(String(message.data));
    stream.onerror = () => {
      stream.close();
      // Each loss gives the WebSocket another chance.
      failedWebSockets = webSocketAttempts - 1;
      lost();
    };
    closeCurrent = () => stream.close();
  }

  const retryNow = () => {
    if (timer === undefined) return;
    attempt = 0;
    connect();
  };
  window.addEventListener("online", retryNow);
  connect();
  return () => {
    closed = true;
    clearTimeout(timer);
    window.removeEventListener("online", retryNow);
    closeCurrent();
  };
}
