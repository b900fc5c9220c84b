import type { Store } from "../store/open-store.ts";

/** How long each stand-in takes for an answer, in milliseconds. Kept in the store, so that a restarted sandbox stays as slow. */
export interface Latencies {
  of(host: string): number;
  /** `*` for every host that has none of its own. */
  set(host: string, latencyMs: number): void;
  /** Reads again after the settings were emptied. */
  reload(): void;
}

const prefix = "latency:";

export function createLatencies(store: Store, usualMs: number): Latencies {
  const read = () => new Map(store.all<{ name: string; value: string }>("SELECT name, value FROM settings WHERE name LIKE 'latency:%'").map(({ name, value }) => [name.slice(prefix.length), Number(value)]));
  let known = read();
  return {
    of: (host) => known.get(host) ?? known.get("*") ?? usualMs,
    set: (host, latencyMs) => {
      store.run("INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", `${prefix}${host}`, String(latencyMs));
      known = read();
    },
    reload: () => {
      known = read();
    },
  };
}
