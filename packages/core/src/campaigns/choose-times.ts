import type { Platform } from "../prompts/schema.ts";
import { goodHours } from "./good-hours.ts";

/** Minutes of the day between which pieces go out. */
export const dayBegins = 7 * 60;
export const dayEnds = 22 * 60 + 30;
/** Two pieces of one day lie so far apart where the day has room, in minutes. */
export const wantedGap = 60;

/**
 * A minute of the day for each piece: an hour that is good for its network and away from the others', else the widest gap that is
 * left. All minutes differ. Pure.
 * @param options.turn shifts which good hour comes first, so that a network's posts do not all go out at the same one
 * @returns in the order of `platforms`; `from` to `to` must hold as many minutes as there are pieces
 */
export function chooseTimes(platforms: readonly Platform[], options: { from: number; to: number; isWeekend: boolean; turn: number }): number[] {
  const { from, to, isWeekend, turn } = options;
  const gap = Math.max(1, Math.min(wantedGap, Math.floor((to - from) / platforms.length)));
  const taken: number[] = [];
  return platforms.map((platform, index) => {
    const best = goodHours(platform, isWeekend);
    const candidates = best.map((_, place) => best[(place + turn + index) % best.length]! + ((turn + index) % 4) * 5);
    const minute = candidates.find((candidate) => candidate >= from && candidate <= to && distance(candidate, taken) >= gap) ?? widestGap(from, to, taken);
    taken.push(minute);
    return minute;
  });
}

function widestGap(from: number, to: number, taken: readonly number[]): number {
  let best = from;
  let width = -1;
  // Whole five minutes read better; the odd ones are for a day that is full.
  for (const step of [5, 1]) {
    for (let minute = Math.ceil(from / step) * step; minute <= to; minute += step) {
      const apart = Math.min(distance(minute, taken), wantedGap * 2);
      if (apart > width) [best, width] = [minute, apart];
    }
    if (width >= 5) break;
  }
  return best;
}

const distance = (minute: number, taken: readonly number[]): number => taken.reduce((least, other) => Math.min(least, Math.abs(minute - other)), Number.POSITIVE_INFINITY);
