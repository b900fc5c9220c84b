import pg from "pg";
import type { Database } from "../db/index.ts";
import type { Log } from "../log/index.ts";
import { latestPosition, readEvents, type StreamEvent } from "./events.ts";

export interface LiveHub {
  /** Calls back for every later event of one organization. Answers how to stop. */
  subscribe(organizationId: string, onEvent: (event: StreamEvent) => void): () => void;
  /** Calls back for every raw notification on a channel, e.g. `agency_due`. */
  onNotify(channel: string, callback: (payload: string) => void): () => void;
  close(): Promise<void>;
}

/** Safety net for a lost notification; also the upper bound of delivery delay after one. */
const pollEveryMs = 1_000;

/**
 * One LISTEN connection and one reader for the whole process: clients cost no database connection (R23).
 * A lost connection is opened again; what was missed is read from the stream.
 */
export function createLiveHub(options: { db: Database; log: Log }): LiveHub {
  const { db, log } = options;
  const subscribers = new Map<string, Set<(event: StreamEvent) => void>>();
  const notifyCallbacks = new Map<string, Set<(payload: string) => void>>();
  let listener: pg.Client | undefined;
  let position: string | undefined;
  let closed = false;
  let reading = false;
  let readAgain = false;

  async function connect(): Promise<void> {
    if (closed) return;
    const client = new pg.Client({ connectionString: db.directUrl, keepAlive: true, connectionTimeoutMillis: 8_000 });
    client.on("error", () => reconnectLater(client));
    client.on("end", () => reconnectLater(client));
    client.on("notification", (message) => {
      if (message.channel === "agency_events") void drain();
      for (const callback of notifyCallbacks.get(message.channel) ?? []) callback(message.payload ?? "");
    });
    try {
      await client.connect();
      listener = client;
      await client.query("listen agency_events");
      for (const channel of notifyCallbacks.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      void drain();
    } catch (error) {
      log.warn({ err: error }, "live listener could not connect; trying again");
      reconnectLater(client);
    }
  }

  const given = new Set<pg.Client>();
  function reconnectLater(client: pg.Client): void {
    if (closed || given.has(client)) return;
    given.add(client);
    if (listener === client) listener = undefined;
    client.end().catch(() => {});
    setTimeout(() => void connect(), 500).unref();
  }

  async function drain(): Promise<void> {
    if (reading) {
      readAgain = true;
      return;
    }
    reading = true;
    try {
      do {
        readAgain = false;
        if (subscribers.size === 0) {
          position = undefined;
          return;
        }
        position ??= await latestPosition(db);
        const events = await readEvents(db, { after: position, limit: 500 });
        for (const event of events) {
          position = event.position;
          for (const onEvent of subscribers.get(event.organizationId) ?? []) onEvent(event);
        }
        if (events.length === 500) readAgain = true;
      } while (readAgain && !closed);
    } catch (error) {
      if (!closed) log.warn({ err: error }, "live events could not be read; trying again");
    } finally {
      reading = false;
    }
  }

  const poll = setInterval(() => void drain(), pollEveryMs);
  poll.unref();
  void connect();

  return {
    subscribe(organizationId, onEvent) {
      const group = subscribers.get(organizationId) ?? new Set();
      group.add(onEvent);
      subscribers.set(organizationId, group);
      void drain();
      return () => {
        group.delete(onEvent);
        if (group.size === 0) subscribers.delete(organizationId);
      };
    },
    onNotify(channel, callback) {
      const group = notifyCallbacks.get(channel) ?? new Set();
      const isNew = group.size === 0;
      group.add(callback);
      notifyCallbacks.set(channel, group);
      if (isNew) listener?.query(`listen ${pg.escapeIdentifier(channel)}`).catch(() => {});
      return () => group.delete(callback);
    },
    async close() {
      closed = true;
      clearInterval(poll);
      await listener?.end().catch(() => {});
    },
  };
}
