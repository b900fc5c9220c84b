import { createRandom } from "./seeded-random.ts";

export interface PlanDay {
  date: string;
  /** How much is said on this day against others; greater than 0. */
  weight: number;
  /** Most pieces that fit into what is left of the day. */
  room: number;
}

/** A piece on its way to a day. */
export interface Placed {
  day: number;
  /** Belongs to this very day. */
  pinned: boolean;
}

/** Days for `count` pieces, as far apart as their weights allow: piece i stands where (i + phase) of `count` parts of the whole weight lie. */
export function spreadEvenly(days: readonly PlanDay[], count: number, phase: number): number[] {
  const whole = days.reduce((sum, day) => sum + day.weight, 0);
  const chosen: number[] = [];
  let day = 0;
  let passed = days[0]?.weight ?? 0;
  for (let index = 0; index < count; index += 1) {
    const target = ((index + phase) / count) * whole;
    while (passed < target && day < days.length - 1) passed += days[(day += 1)]!.weight;
    chosen.push(day);
  }
  return chosen;
}

/** Moves the piece nearest to a day onto it. @returns its index, or null where no free piece is left */
export function pinNearest(pieces: Placed[], day: number): number | null {
  let best: number | null = null;
  pieces.forEach((piece, index) => {
    if (piece.pinned) return;
    if (best === null || Math.abs(piece.day - day) < Math.abs(pieces[best]!.day - day)) best = index;
  });
  if (best !== null) pieces[best] = { day, pinned: true };
  return best;
}

/**
 * Takes what is too much for a day to the nearest one with room, the later of two. Changes `pieces`.
 * The days' rooms together must hold all pieces.
 */
export function settleRooms(days: readonly PlanDay[], pieces: Placed[], cap: number, seed: number): void {
  const random = createRandom(seed);
  const counts = days.map(() => 0);
  for (const piece of pieces) counts[piece.day]! += 1;
  const room = (day: number) => Math.min(cap, days[day]!.room) - counts[day]!;
  for (let day = 0; day < days.length; day += 1) {
    const here = random.shuffle(pieces.map((piece, index) => ({ piece, index })).filter(({ piece }) => piece.day === day)).sort((a, b) => Number(a.piece.pinned) - Number(b.piece.pinned));
    for (const { piece, index } of here) {
      if (room(day) >= 0) break;
      const target = nearestRoom(days.length, day, room);
      if (target === null) return;
      counts[day]! -= 1;
      counts[target]! += 1;
      pieces[index] = { ...piece, day: target };
    }
  }
}

function nearestRoom(length: number, from: number, room: (day: number) => number): number | null {
  for (let distance = 1; distance < length; distance += 1) {
    for (const day of [from + distance, from - distance]) if (day >= 0 && day < length && room(day) > 0) return day;
  }
  return null;
}
