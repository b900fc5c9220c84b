/** Per network and environment: after repeated failures of the network itself, only reads go out until one succeeds (R9). */
export interface Breakers {
  /** True when calls may go out. */
  isClosed(key: string): boolean;
  /** Milliseconds until a probe makes sense; 0 when it does now. */
  probeInMs(key: string): number;
  succeeded(key: string): void;
  failed(key: string): void;
}

/** @param now monotonic milliseconds; only differences matter, so it is no decision about wall time */
export function createBreakers(options: { failures: number; openMs: number; now: () => number }): Breakers {
  const states = new Map<string, { failures: number; openUntil: number | null }>();
  const stateOf = (key: string) => {
    const state = states.get(key) ?? { failures: 0, openUntil: null };
    states.set(key, state);
    return state;
  };
  return {
    isClosed: (key) => stateOf(key).openUntil === null,
    probeInMs: (key) => Math.max(0, (stateOf(key).openUntil ?? 0) - options.now()),
    succeeded: (key) => {
      states.set(key, { failures: 0, openUntil: null });
    },
    failed: (key) => {
      const state = stateOf(key);
      state.failures += 1;
      if (state.failures >= options.failures) state.openUntil = options.now() + options.openMs;
    },
  };
}
