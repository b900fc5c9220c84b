export type BreakerState = "closed" | "open" | "half_open";

/** Circuit breakers of outside operations, one a key (`openai:text:https://…`). In the memory of one process. */
export interface Breakers {
  state(key: string): BreakerState;
  /** Milliseconds until a call may be tried; 0 when it may go now. A half-open breaker lets one call through at a time. */
  admit(key: string): number;
  succeeded(key: string): void;
  failed(key: string): void;
  /** An admitted call was not made after all, or told nothing about the other side. */
  released(key: string): void;
  /** The other side asked for quiet: no call until then. */
  rest(key: string, forMs: number): void;
}

interface Breaker {
  failures: number;
  openUntil: number;
  probing: boolean;
  restUntil: number;
}

/** @param options.now milliseconds of a clock that only goes forward */
export function createBreakers(options: { failures: number; openMs: number; now: () => number }): Breakers {
  const breakers = new Map<string, Breaker>();
  const of = (key: string): Breaker => {
    const known = breakers.get(key) ?? { failures: 0, openUntil: 0, probing: false, restUntil: 0 };
    breakers.set(key, known);
    return known;
  };
  return {
    state(key) {
      const breaker = of(key);
      if (breaker.failures < options.failures) return "closed";
      return options.now() < breaker.openUntil ? "open" : "half_open";
    },
    admit(key) {
      const breaker = of(key);
      const now = options.now();
      if (breaker.restUntil > now) return breaker.restUntil - now;
      if (breaker.failures < options.failures) return 0;
      if (now < breaker.openUntil) return breaker.openUntil - now;
      if (breaker.probing) return options.openMs;
      breaker.probing = true;
      return 0;
    },
    succeeded(key) {
      Object.assign(of(key), { failures: 0, openUntil: 0, probing: false });
    },
    failed(key) {
      const breaker = of(key);
      breaker.failures += 1;
      breaker.probing = false;
      if (breaker.failures >= options.failures) breaker.openUntil = options.now() + options.openMs;
    },
    released(key) {
      of(key).probing = false;
    },
    rest(key, forMs) {
      const breaker = of(key);
      breaker.probing = false;
      breaker.restUntil = Math.max(breaker.restUntil, options.now() + forMs);
    },
  };
}
