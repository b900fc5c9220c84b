import type { Database } from "@agency/platform/db";
import type { Principal } from "@agency/platform/http";
import { latestPosition, readEvents, type LiveHub, type StreamEvent } from "@agency/platform/live";
import type { Log } from "@agency/platform/log";
import { isAfter, mayObserve } from "./rules.ts";

/** Why a session ended: the rights are gone, the client reads too slowly, or this process stops. */
export type LiveEnd = "unauthorized" | "slow" | "stopping";

/** One client's wire: an SSE response, a WebSocket, or a test's array. */
export interface LiveTransport {
  /** Hands over one event. False when the wire cannot take another right now. */
  send(event: StreamEvent): boolean;
  /** Keeps the connection alive and tells the position from which the client may resume. */
  heartbeat(position: string): void;
  /** Resolves when the wire can take events again. */
  drained(): Promise<void>;
  close(reason: LiveEnd): void;
}

export interface LiveSession {
  /** Ends without a word to the client, who is gone already. */
  stop(): void;
}

export interface LiveSessionOptions {
  db: Database;
  live: LiveHub;
  log: Log;
  /** Recognised when the connection opened. */
  principal: Principal;
  /** Asks again, past every cache, who the caller is. */
  authenticate: () => Promise<Principal | null>;
  transport: LiveTransport;
  /** Position after which the client wants events; null means from now. */
  after: string | null;
  recheckMs: number;
  heartbeatMs?: number;
}

/** At most 20 s by R23. */
const defaultHeartbeatMs = 15_000;
/** Events kept in memory for one client; beyond, they are read from the stream again. */
const bufferSize = 256;
const pageSize = 200;
/** A client that takes nothing for so long is let go; it can resume where it was. */
const stalledAfterMs = 30_000;
/** While the database is away nothing can be revoked and nothing arrives; longer than this, the client starts over. */
const unknownRightsAfter = 5;

/**
 * Delivers an organization's events to one client, in order, without loss or repetition, as far as its rights go (R23).
 * Rights are asked for again every `recheckMs`; a slow client is held at a bounded buffer.
 */
export function createLiveSession(options: LiveSessionOptions): LiveSession {
  const { db, live, log, transport } = options;
  let principal = options.principal;
  let position = options.after;
  let pending: StreamEvent[] = [];
  // The hub takes its place in the stream some time after the first subscriber came. Until its first call proves that it
  // has one, and whenever the buffer ran over, the stream itself is read.
  let isBehind = true;
  let hubIsPlaced = false;
  let pumping = false;
  let stopped = false;
  let waitingSince: number | undefined;
  let failedChecks = 0;

  const unsubscribe = live.subscribe(principal.organizationId, (event) => {
    if (!hubIsPlaced || pending.length >= bufferSize) {
      hubIsPlaced = true;
      pending = [];
      isBehind = true;
    } else {
      pending.push(event);
    }
    void pump();
  });
  const recheck = setInterval(() => void checkRights(), options.recheckMs);
  const heartbeat = setInterval(beat, options.heartbeatMs ?? defaultHeartbeatMs);
  void pump().then(beat);

  async function pump(): Promise<void> {
    if (pumping || stopped) return;
    pumping = true;
    try {
      while (!stopped) {
        if (isBehind) await catchUp();
        const event = pending.shift();
        if (event) await deliver(event);
        else if (!isBehind) return;
      }
    } catch (error) {
      isBehind = true;
      if (!stopped) log.warn({ err: error }, "live events could not be read; trying again");
    } finally {
      pumping = false;
    }
  }

  async function catchUp(): Promise<void> {
    isBehind = false;
    const horizon = await latestPosition(db);
    position ??= horizon;
    for (let more = true; more && !stopped; ) {
      const page = await readEvents(db, { after: position, limit: pageSize, organizationId: principal.organizationId });
      for (const event of page) await deliver(event);
      more = page.length === pageSize;
    }
    if (isAfter(horizon, position)) position = horizon;
  }

  async function deliver(event: StreamEvent): Promise<void> {
    if (stopped || (position !== null && !isAfter(event.position, position))) return;
    position = event.position;
    if (!mayObserve(principal, event) || transport.send(event)) return;
    waitingSince = Date.now();
    await transport.drained();
    waitingSince = undefined;
  }

  async function checkRights(): Promise<void> {
    if (waitingSince !== undefined && Date.now() - waitingSince > stalledAfterMs) return end("slow");
    try {
      const now = await options.authenticate();
      if (now === null || now.organizationId !== principal.organizationId) return end("unauthorized");
      principal = now;
      failedChecks = 0;
    } catch (error) {
      failedChecks += 1;
      if (failedChecks >= unknownRightsAfter) return end("unauthorized");
      log.warn({ err: error }, "rights of a live client could not be checked; trying again");
    }
    if (!hubIsPlaced) isBehind = true;
    await pump();
  }

  function beat(): void {
    if (!stopped && position !== null) transport.heartbeat(position);
  }

  function end(reason: LiveEnd): void {
    if (stopped) return;
    stop();
    transport.close(reason);
  }

  function stop(): void {
    stopped = true;
    unsubscribe();
    clearInterval(recheck);
    clearInterval(heartbeat);
    pending = [];
  }

  return { stop };
}
