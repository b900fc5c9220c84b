import type { Store } from "../store/open-store.ts";
import { GraphError } from "./graph-error.ts";
import { findPage } from "./pages-table.ts";
import type { FacebookToken } from "./tokens.ts";

/** Calls in a rolling hour for the whole app: 200 for each of its people, of whom it has some thousands. Source: Meta, rate limiting (seen 2026-11-22). */
const appCallsPerHour = 200 * 5_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Counts calls in memory, as Meta's counters are not part of what anyone relies on after a restart. */
export interface CallUsage {
  /** Counts a call and answers the usage headers. @throws GraphError 4 or 80001 when the budget is spent. */
  count(token: FacebookToken, now: number): Record<string, string>;
  reset(): void;
}

export function callUsage(store: Store): CallUsage {
  const windows = new Map<string, { startedAt: number; calls: number }>();
  const spend = (key: string, windowMs: number, limit: number, now: number) => {
    let window = windows.get(key);
    if (!window || now - window.startedAt >= windowMs || now < window.startedAt) {
      windows.set(key, (window = { startedAt: now, calls: 0 }));
    }
    const spent = window.calls >= limit;
    if (!spent) window.calls += 1;
    const percent = Math.min(100, Math.ceil((window.calls * 100) / limit));
    return { spent, percent, regainMinutes: spent ? Math.ceil((window.startedAt + windowMs - now) / 60_000) : 0 };
  };
  return {
    count: (token, now) => {
      const app = spend(`app:${token.appId}`, hourMs, appBudget(store), now);
      const appHeaders = appUsageHeader(app.percent);
      if (app.spent) throw rateLimited(4, appHeaders);
      if (token.kind === "USER" || token.pageId === null) return appHeaders;
      const limit = findPage(store, token.pageId)?.callsPerDay ?? 4_800;
      const { spent, percent, regainMinutes } = spend(`page:${token.pageId}`, dayMs, limit, now);
      const headers = { ...appHeaders, ...pageUsageHeader(token.pageId, percent, regainMinutes) };
      if (spent) throw rateLimited(80_001, headers);
      return headers;
    },
    reset: () => windows.clear(),
  };
}

/** Sets how many calls each app may make in an hour. */
export function setAppCallsPerHour(store: Store, callsPerHour: number): void {
  store.run("INSERT INTO settings (name, value) VALUES ('fb_app_calls_per_hour', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", String(callsPerHour));
}

function appBudget(store: Store): number {
  return Number(store.get<{ value: string }>("SELECT value FROM settings WHERE name = 'fb_app_calls_per_hour'")?.value ?? appCallsPerHour);
}

/** Percent of the app's hourly budget. */
export function appUsageHeader(percent: number): Record<string, string> {
  return { "x-app-usage": JSON.stringify({ call_count: percent, total_time: percent, total_cputime: percent }) };
}

/** Percent of a page's daily budget; `estimated_time_to_regain_access` is in minutes. */
export function pageUsageHeader(pageId: string, percent: number, regainMinutes: number): Record<string, string> {
  const usage = { type: "pages", call_count: percent, total_cputime: percent, total_time: percent, estimated_time_to_regain_access: regainMinutes };
  return { "x-business-use-case-usage": JSON.stringify({ [pageId]: [usage] }) };
}

const rateLimitMessages: Record<number, string> = {
  4: "(#4) Application request limit reached",
  17: "(#17) User request limit reached",
  32: "(#32) Page request limit reached",
  613: "(#613) Calls to this api have exceeded the rate limit.",
  80001: "(#80001) There have been too many calls to this Page account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.",
};

/** Nothing was created. Code 4 app, 17 user, 32 page, 80001 business use case. */
export function rateLimited(code: number, headers: Record<string, string>): GraphError {
  return new GraphError({ code, message: rateLimitMessages[code] ?? `(#${code}) Rate limit reached`, isTransient: true, headers });
}
