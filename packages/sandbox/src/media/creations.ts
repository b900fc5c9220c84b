import type { TakenFault } from "../faults/fault.ts";
import type { SandboxContext } from "../sandbox-context.ts";
import type { Store } from "../store/open-store.ts";

/** Something made for money: a video, a spoken text. Booked when it is accepted, as the real ones bill a lost answer too. */
export interface MediaCreation {
  number: number;
  /** Real host of the stand-in. */
  host: string;
  id: string;
  operation: string;
  model: string;
  /** Whose account: the key. */
  account: string;
  /** As the stand-in parsed it. */
  request: Record<string, unknown>;
  outcome: "completed" | "failed" | "refused";
  /** The fault that was ordered for it. */
  fault: TakenFault["fault"] | null;
  /** Of the finished file. */
  durationMs: number;
  microUsd: number;
  /** Milliseconds since 1970. `readyAt` null: it never ends. */
  createdAt: number;
  readyAt: number | null;
  cancelledAt: number | null;
  deletedAt: number | null;
  callbackUrl: string | null;
}

export type NewCreation = Pick<MediaCreation, "host" | "id" | "operation" | "model" | "account" | "request" | "durationMs" | "microUsd"> & {
  callbackUrl?: string | null;
  fault: TakenFault | undefined;
  /** Ready at once: the answer itself carries the result. */
  isImmediate?: boolean;
};

const columns = `number, host, id, operation, model, account, request, outcome, fault, duration_ms AS durationMs, micro_usd AS microUsd, created_at AS createdAt,
  ready_at AS readyAt, cancelled_at AS cancelledAt, deleted_at AS deletedAt, callback_url AS callbackUrl`;

export function addCreation(sandbox: SandboxContext, creation: NewCreation): MediaCreation {
  const { store } = sandbox;
  const now = sandbox.now();
  const fault = creation.fault?.fault ?? null;
  const outcome = fault === "refusal" ? "refused" : fault === "processing_failed" ? "failed" : "completed";
  const workMs = creation.isImmediate ? 0 : fault === "slow_processing" ? (creation.fault?.delayMs ?? 60_000) : sandbox.processing.of(creation.host);
  store.run(
    `INSERT INTO media_creations (host, id, operation, model, account, request, outcome, fault, duration_ms, micro_usd, created_at, ready_at, callback_url)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    creation.host, creation.id, creation.operation, creation.model, creation.account, JSON.stringify(creation.request), outcome, fault, Math.round(creation.durationMs),
    creation.microUsd, now, fault === "stuck" ? null : now + workMs, creation.callbackUrl ?? null,
  );
  return findCreation(store, creation.host, creation.id)!;
}

export function findCreation(store: Store, host: string, id: string): MediaCreation | null {
  const row = store.get<MediaCreation & { request: string }>(`SELECT ${columns} FROM media_creations WHERE host = ? AND id = ? AND deleted_at IS NULL`, host, id);
  return row ? read(row) : null;
}

/** Newest first. */
export function listCreations(store: Store, filter: { host?: string; account?: string }): MediaCreation[] {
  return store
    .all<MediaCreation & { request: string }>(
      `SELECT ${columns} FROM media_creations WHERE (? IS NULL OR host = ?) AND (? IS NULL OR account = ?) AND deleted_at IS NULL ORDER BY number DESC`,
      filter.host ?? null, filter.host ?? null, filter.account ?? null, filter.account ?? null,
    )
    .map(read);
}

export function cancelCreation(store: Store, { number }: MediaCreation, now: number): void {
  store.run("UPDATE media_creations SET cancelled_at = ? WHERE number = ?", now, number);
}

/** Where it stands at that time; `progress` 0 to 1. */
export function stateOf(creation: MediaCreation, now: number): { state: "queued" | "running" | "completed" | "failed" | "refused" | "cancelled"; progress: number } {
  if (creation.cancelledAt !== null) return { state: "cancelled", progress: 0 };
  if (creation.readyAt !== null && now >= creation.readyAt) return { state: creation.outcome, progress: 1 };
  const elapsed = now - creation.createdAt;
  const whole = (creation.readyAt ?? creation.createdAt + 600_000) - creation.createdAt;
  if (elapsed < whole * 0.2) return { state: "queued", progress: 0 };
  return { state: "running", progress: Math.min(0.99, elapsed / whole) };
}

function read(row: MediaCreation & { request: string }): MediaCreation {
  return { ...row, request: JSON.parse(row.request) as Record<string, unknown> };
}
