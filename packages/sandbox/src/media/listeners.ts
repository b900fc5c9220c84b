import type { Store } from "../store/open-store.ts";

/** Who asked to be told about an account's creations. */
export interface Listener {
  id: string;
  url: string;
  events: string[];
  secret: string;
  createdAt: number;
}

export function addListener(store: Store, host: string, account: string, listener: Listener): void {
  store.run(
    "INSERT INTO media_listeners (host, account, id, url, events, secret, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    host, account, listener.id, listener.url, JSON.stringify(listener.events), listener.secret, listener.createdAt,
  );
}

export function listListeners(store: Store, host: string, account: string): Listener[] {
  return store
    .all<{ id: string; url: string; events: string; secret: string; createdAt: number }>(
      "SELECT id, url, events, secret, created_at AS createdAt FROM media_listeners WHERE host = ? AND account = ? ORDER BY number", host, account,
    )
    .map((row) => ({ ...row, events: JSON.parse(row.events) as string[] }));
}

export const removeListener = (store: Store, host: string, account: string, id: string): boolean =>
  store.run("DELETE FROM media_listeners WHERE host = ? AND account = ? AND id = ?", host, account, id).changes > 0;
