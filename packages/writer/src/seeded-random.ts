/** Chooses from a bank so that the same request and seed always choose alike. */
export interface Chooser {
  /** Neighbouring seeds take neighbouring entries, so a person asking for five versions sees five different ones. */
  rotate<T>(bank: readonly T[], purpose: string): T[];
  /** Scattered order: seeds that share a pattern still differ in their details. */
  shuffle<T>(bank: readonly T[], purpose: string): T[];
}

export function chooser(requestKey: string, seed: number): Chooser {
  const step = Number.isFinite(seed) ? Math.abs(Math.trunc(seed)) % 2 ** 31 : 0;
  return {
    rotate(bank, purpose) {
      if (bank.length === 0) return [];
      const start = (hashText(`${requestKey}|${purpose}`) + step) % bank.length;
      return [...bank.slice(start), ...bank.slice(0, start)];
    },
    shuffle(bank, purpose) {
      const next = randomFrom(hashText(`${requestKey}|${purpose}|${step}`));
      const order = [...bank];
      for (let last = order.length - 1; last > 0; last--) {
        const other = Math.floor(next() * (last + 1));
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      return order;
    },
  };
}

/** FNV-1a, 32 bits: small, fast and the same on every machine. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** Mulberry32: numbers in [0, 1). */
function randomFrom(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
