/** A small repeatable source of chance (mulberry32), so that the same seed makes the same data. */
export function createRandom(seed: number): { next(): number; pick<T>(from: readonly T[]): T; below(limit: number): number } {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, below: (limit) => Math.floor(next() * limit), pick: (from) => from[Math.floor(next() * from.length)]! };
}
