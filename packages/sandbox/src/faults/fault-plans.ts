import type { Store } from "../store/open-store.ts";
import { faultPlan } from "./fault.ts";
import type { FaultKind, FaultPlan, TakenFault } from "./fault.ts";

/** A call as a fault plan sees it. */
export interface CallIdentity {
  host: string;
  operation: string;
  account: string | null;
}

export interface FaultStatus extends FaultPlan {
  id: number;
  remaining: number;
  hits: number;
}

/** Fault plans armed by tests. Kept in the store, so that a restarted sandbox goes on misbehaving as planned. */
export interface FaultPlans {
  arm(plan: FaultPlan): { id: number };
  list(): FaultStatus[];
  clear(): void;
  /** The oldest plan that hits this call, already counted; undefined when the call is served honestly. */
  take(call: CallIdentity): TakenFault | undefined;
  /** Gives a hit back: a fault after commit needs a commit, and the call was refused. */
  giveBack(taken: TakenFault): void;
}

export function faultPlans(store: Store, now: () => number): FaultPlans {
  let armed = load(store);
  return {
    arm: (plan) => {
      const { lastInsertRowid: id } = store.run(
        "INSERT INTO faults (plan, active_from, remaining) VALUES (?, ?, ?)", JSON.stringify(plan), now() + plan.afterMs, plan.times,
      );
      armed = load(store);
      return { id };
    },
    list: () => armed.map(({ activeFrom: _activeFrom, draws: _draws, ...status }) => status),
    clear: () => {
      store.run("DELETE FROM faults");
      armed = [];
    },
    take: (call) => {
      for (const entry of armed) {
        if (!matches(entry, call) || entry.remaining === 0 || entry.activeFrom > now()) continue;
        const hit = entry.probability >= 1 || draw(entry.seed, entry.draws) < entry.probability;
        entry.draws += 1;
        if (hit) {
          entry.remaining -= 1;
          entry.hits += 1;
        }
        save(store, entry);
        if (hit) return { id: entry.id, fault: entry.fault, delayMs: entry.delayMs, code: entry.code };
      }
      return undefined;
    },
    giveBack: (taken) => {
      const entry = armed.find(({ id }) => id === taken.id);
      if (!entry) return;
      entry.remaining += 1;
      entry.hits -= 1;
      save(store, entry);
    },
  };
}

interface ArmedFault extends FaultStatus {
  activeFrom: number;
  draws: number;
}

function load(store: Store): ArmedFault[] {
  const rows = store.all<{ id: number; plan: string; active_from: number; remaining: number; hits: number; draws: number }>(
    "SELECT * FROM faults ORDER BY id",
  );
  return rows.map((row) => ({
    ...faultPlan.parse(JSON.parse(row.plan)),
    id: row.id, activeFrom: row.active_from, remaining: row.remaining, hits: row.hits, draws: row.draws,
  }));
}

function save(store: Store, entry: ArmedFault): void {
  store.run("UPDATE faults SET remaining = ?, hits = ?, draws = ? WHERE id = ?", entry.remaining, entry.hits, entry.draws, entry.id);
}

const onlyCreates: ReadonlySet<FaultKind> = new Set([
  "refusal", "duplicate", "truncated", "wrong_shape", "cut_stream", "absurd_usage",
  "slow_processing", "stuck", "processing_failed", "vanished_output", "no_webhook", "forged_webhook", "duplicate_webhook", "early_webhook",
]);

function matches(plan: FaultPlan, call: CallIdentity): boolean {
  if (plan.host !== "*" && plan.host !== call.host) return false;
  if (plan.operation !== "*" && plan.operation !== call.operation) return false;
  if (plan.account !== undefined && plan.account !== call.account) return false;
  const isCreate = call.operation.endsWith(".create");
  if (plan.fault === "stale_listing") return /(?:posts|media|stories)\.list$/.test(call.operation);
  if (onlyCreates.has(plan.fault)) return isCreate;
  return true;
}

/** The n-th number in [0, 1) of a seed's sequence (mulberry32). */
function draw(seed: number, index: number): number {
  let state = (seed + Math.imul(index + 1, 0x6d2b79f5)) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
}
