/** Per network and environment: after repeated failures of the network itself, only reads go out until one succeeds (R9). */
export interface Breakers {
  /** True when calls may go out. */
  isClosed(key: string): boolean;
  /** Milliseconds until a probe makes sense; 0 when it does now. */
  probeInMs(key: string): number;
  succeeded(key: string): void;
  failed(key: string): void;
  /** Asks the network once, however many publications want to know at that moment. True when it answered: calls may go out. */
  probe(key: string, ask: () => Promise<boolean>): Promise<boolean>;
}

/** @param now monotonic milliseconds; only differences matter, so it is no decision about wall time */
export function createBreakers(options: { failures: number; openMs: number; now: () => number }): Breakers {
  const states = new Map<string, { failures: number; openUntil: number | null }>();
  const probes = new Map<string, Promise<boolean>>();
  const stateOf = (key: string) => {
    const state = states.get(key) ?? { failures: 0, openUntil: null };
    states.set(key, state);
    return state;
  };
  const succeeded = (key: string) => {
    states.set(key, { failures: 0, openUntil: null });
  };
  const failed = (key: string) => {
    const state = stateOf(key);
    state.failures += 1;
    if (state.failures >= options.failures) state.openUntil = options.now() + options.openMs;
  };
  return {
    isClosed: (key) => stateOf(key).openUntil === null,
    probeInMs: (key) => Math.max(0, (stateOf(key).openUntil ?? 0) - options.now()),
    succeeded,
    failed,
    probe(key, ask) {
      const probing =
        probes.get(key) ??
        ask()
          .then((answered) => {
            if (answered) succeeded(key);
            else failed(key);
            return answered;
          })
          .finally(() => probes.delete(key));
      probes.set(key, probing);
      return probing;
    },
  };
}
