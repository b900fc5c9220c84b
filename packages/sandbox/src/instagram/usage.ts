import { rateLimited } from "../facebook/usage.ts";
import type { InstagramAccount } from "./accounts-table.ts";

const dayMs = 86_400_000;

/** Counts calls in memory, as Meta's counters are not part of what anyone relies on after a restart. */
export interface InstagramUsage {
  /** Counts a call about an account and answers its usage header. @throws GraphError 80002 when the budget is spent */
  count(account: InstagramAccount, now: number): Record<string, string>;
  reset(): void;
}

export function instagramUsage(): InstagramUsage {
  const windows = new Map<string, { startedAt: number; calls: number }>();
  return {
    count: (account, now) => {
      let window = windows.get(account.id);
      if (!window || now - window.startedAt >= dayMs || now < window.startedAt) windows.set(account.id, (window = { startedAt: now, calls: 0 }));
      const isSpent = window.calls >= account.callsPerDay;
      if (!isSpent) window.calls += 1;
      const percent = Math.min(100, Math.ceil((window.calls * 100) / account.callsPerDay));
      const headers = usageHeader(account.id, percent, isSpent ? Math.ceil((window.startedAt + dayMs - now) / 60_000) : 0);
      if (isSpent) throw rateLimited(80_002, headers);
      return headers;
    },
    reset: () => windows.clear(),
  };
}

/** Percent of an account's daily budget; `estimated_time_to_regain_access` is in minutes. */
export function usageHeader(accountId: string, percent: number, regainMinutes: number): Record<string, string> {
  const usage = { type: "instagram", call_count: percent, total_cputime: percent, total_time: percent, estimated_time_to_regain_access: regainMinutes };
  return { "x-business-use-case-usage": JSON.stringify({ [accountId]: [usage] }) };
}
