/** What one provider allows. Null: any number at once. */
export interface TrafficLimits {
  requestsPerMinute: number;
  tokensPerMinute: number;
  concurrency: number | null;
}

/** What is left of the running minute. */
export interface TrafficState extends TrafficLimits {
  remainingRequests: number;
  remainingTokens: number;
  resetMs: number;
}

export interface TrafficLoad {
  host: string;
  inFlight: number;
  /** Most calls at once since the last reset. */
  peakInFlight: number;
  /** Calls turned away by a limit. */
  refused: number;
}

/** Calls under way and used in the running minute, by provider. In memory: nobody relies on it after a restart. */
export interface Traffic {
  /** Counts a call in; `refusedForMs` says how long to wait where a limit turns it away. `leave` once its answer is read. */
  enter(host: string, now: number): { refusedForMs: number | null; leave(): void };
  /** Books the tokens of a call that was let in. */
  spend(host: string, tokens: number, now: number): TrafficState;
  setLimits(host: string, limits: Partial<TrafficLimits>): void;
  load(): TrafficLoad[];
  reset(): void;
}

const usualLimits: TrafficLimits = { requestsPerMinute: 10_000, tokensPerMinute: 4_000_000, concurrency: null };
const minuteMs = 60_000;
const busyMs = 1_000;

export function createTraffic(): Traffic {
  const hosts = new Map<string, HostTraffic>();
  const of = (host: string): HostTraffic => {
    let found = hosts.get(host);
    if (!found) hosts.set(host, (found = { limits: usualLimits, windowStart: 0, requests: 0, tokens: 0, inFlight: 0, peak: 0, refused: 0 }));
    return found;
  };
  return {
    enter(host, now) {
      const traffic = of(host);
      turn(traffic, now);
      const { limits } = traffic;
      const refusedForMs =
        limits.concurrency !== null && traffic.inFlight >= limits.concurrency ? busyMs
        : traffic.requests >= limits.requestsPerMinute || traffic.tokens >= limits.tokensPerMinute ? traffic.windowStart + minuteMs - now
        : null;
      if (refusedForMs !== null) {
        traffic.refused += 1;
        return { refusedForMs, leave: () => {} };
      }
      traffic.requests += 1;
      traffic.inFlight += 1;
      traffic.peak = Math.max(traffic.peak, traffic.inFlight);
      let isHere = true;
      return {
        refusedForMs: null,
        leave: () => {
          if (isHere) traffic.inFlight -= 1;
          isHere = false;
        },
      };
    },
    spend(host, tokens, now) {
      const traffic = of(host);
      turn(traffic, now);
      traffic.tokens += tokens;
      const { limits } = traffic;
      return {
        ...limits,
        remainingRequests: Math.max(0, limits.requestsPerMinute - traffic.requests), remainingTokens: Math.max(0, limits.tokensPerMinute - traffic.tokens),
        resetMs: traffic.windowStart + minuteMs - now,
      };
    },
    setLimits: (host, limits) => {
      const traffic = of(host);
      traffic.limits = { ...traffic.limits, ...limits };
    },
    load: () => [...hosts].map(([host, { inFlight, peak, refused }]) => ({ host, inFlight, peakInFlight: peak, refused })),
    reset: () => {
      // Calls under way still have to leave.
      for (const traffic of hosts.values()) Object.assign(traffic, { limits: usualLimits, windowStart: 0, requests: 0, tokens: 0, peak: traffic.inFlight, refused: 0 });
    },
  };
}

interface HostTraffic {
  limits: TrafficLimits;
  windowStart: number;
  requests: number;
  tokens: number;
  inFlight: number;
  peak: number;
  refused: number;
}

/** Begins a new minute when the last one is over, or the clock was set back. */
function turn(traffic: HostTraffic, now: number): void {
  if (now - traffic.windowStart < minuteMs && now >= traffic.windowStart) return;
  traffic.windowStart = now;
  traffic.requests = 0;
  traffic.tokens = 0;
}
