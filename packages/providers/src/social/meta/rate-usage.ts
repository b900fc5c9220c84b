import { z } from "zod";
import type { RateUsage } from "../../spec/social.ts";

/** Remembers what the headers said of our budget, for the app as a whole and for each page or account. */
export interface RateTracker {
  /** Reads an answer's headers; returns how long to wait in milliseconds when they say so. `account` is the page of the call. */
  note(headers: Headers, account: string | null): number | undefined;
  /** What is known of the page, the app's own budget included; null when nothing was heard for an hour. */
  usageOf(account: string): RateUsage | null;
  /** What is known of the budget that all pages and accounts of the app share. Meta tells no time for it. */
  ofApp(): RateUsage | null;
}

/** Both budgets roll over an hour or more, so that an older reading says nothing. */
const readingLifeMs = 3_600_000;

export function createRateTracker(now: () => Date): RateTracker {
  let app: Reading | null = null;
  const pages = new Map<string, Reading>();
  const alive = (reading: Reading | null | undefined): Reading | null => {
    if (!reading) return null;
    const at = now().getTime();
    return at - reading.at < readingLifeMs || (reading.regainAt !== null && reading.regainAt > at) ? reading : null;
  };

  return {
    note(headers, account) {
      const at = now().getTime();
      const appPercent = readAppUsage(headers.get("x-app-usage"));
      if (appPercent !== null) app = { at, percent: appPercent, regainAt: null };
      let waitMs: number | undefined;
      for (const { id, percent, regainMinutes } of readBusinessUsage(headers.get("x-business-use-case-usage"))) {
        const regainAt = regainMinutes > 0 ? at + regainMinutes * 60_000 : null;
        pages.set(id, { at, percent, regainAt });
        if (regainMinutes > 0 && (account === null || account === id)) waitMs = Math.max(waitMs ?? 0, regainMinutes * 60_000);
      }
      return waitMs;
    },
    usageOf(account) {
      const known = [alive(app), alive(pages.get(account))].filter((reading) => reading !== null);
      if (known.length === 0) return null;
      const regainAt = Math.max(...known.map((reading) => reading.regainAt ?? 0));
      return { percent: Math.max(...known.map(({ percent }) => percent)), regainAt: regainAt > now().getTime() ? new Date(regainAt) : null };
    },
    ofApp() {
      const reading = alive(app);
      return reading && { percent: reading.percent, regainAt: null };
    },
  };
}

interface Reading {
  at: number;
  percent: number;
  regainAt: number | null;
}

const percent = z.number().catch(0);
const counters = { call_count: percent, total_time: percent, total_cputime: percent };
const appUsage = z.object(counters);
/** Source: Graph API rate limiting; the time is in minutes (seen 2026-11-22). */
const businessUsage = z.record(z.string(), z.array(z.object({ ...counters, estimated_time_to_regain_access: z.number().nonnegative().catch(0) })));

function readAppUsage(header: string | null): number | null {
  const parsed = appUsage.safeParse(parseJson(header));
  return parsed.success ? highest(parsed.data) : null;
}

function readBusinessUsage(header: string | null): { id: string; percent: number; regainMinutes: number }[] {
  const parsed = businessUsage.safeParse(parseJson(header));
  if (!parsed.success) return [];
  return Object.entries(parsed.data).flatMap(([id, uses]) =>
    uses.length === 0
      ? []
      : [{ id, percent: Math.max(...uses.map(highest)), regainMinutes: Math.max(...uses.map((use) => use.estimated_time_to_regain_access)) }],
  );
}

function highest(use: { call_count: number; total_time: number; total_cputime: number }): number {
  return Math.min(100, Math.max(0, use.call_count, use.total_time, use.total_cputime));
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
