import type { Store } from "../store/open-store.ts";

/** How long each stand-in works on a creation, in milliseconds. Kept in the store. */
export interface Processing {
  of(host: string): number;
  /** `*` for every host that has none of its own. */
  set(host: string, processingMs: number): void;
}

const usualMs = 4_000;

export function createProcessing(store: Store): Processing {
  const read = (host: string): number | undefined => {
    const row = store.get<{ value: string }>("SELECT value FROM settings WHERE name = ?", `processing:${host}`);
    return row ? Number(row.value) : undefined;
  };
  return {
    of: (host) => read(host) ?? read("*") ?? usualMs,
    set: (host, processingMs) => {
      store.run("INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", `processing:${host}`, String(processingMs));
    },
  };
}
