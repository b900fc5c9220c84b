export interface Shelf<Value> {
  /** What is kept under the key, else what `make` answers; asked twice at once, it is made once. A failure is not kept. */
  get(key: string, make: () => Promise<Value>): Promise<Value>;
}

/** A little memory that forgets what was used longest ago. */
export function createShelf<Value>({ maxBytes, sizeOf }: { maxBytes: number; sizeOf: (value: Value) => number }): Shelf<Value> {
  const kept = new Map<string, Value>();
  const underWay = new Map<string, Promise<Value>>();
  let bytes = 0;
  const keep = (key: string, value: Value) => {
    const size = sizeOf(value);
    if (size > maxBytes / 2) return;
    kept.set(key, value);
    bytes += size;
    for (const [oldest, held] of kept) {
      if (bytes <= maxBytes) return;
      kept.delete(oldest);
      bytes -= sizeOf(held);
    }
  };
  return {
    async get(key, make) {
      const found = kept.get(key);
      if (found !== undefined) {
        // The newest stand last.
        kept.delete(key);
        kept.set(key, found);
        return found;
      }
      const waiting = underWay.get(key);
      if (waiting) return waiting;
      const making = make();
      underWay.set(key, making);
      try {
        const value = await making;
        keep(key, value);
        return value;
      } finally {
        underWay.delete(key);
      }
    },
  };
}
