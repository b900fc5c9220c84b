import type { Store } from "../store/open-store.ts";

/** Any client key may be used here; without an entry of its own it has this secret and is audited. */
export const defaultClientKey = "sandbox-app";
const defaultClientSecret = "sandbox-secret";

export interface TikTokApp {
  clientKey: string;
  secret: string;
  /** An app that TikTok has not looked at posts to private accounts only, for nobody else to see. */
  audited: boolean;
  webhookUrl: string | null;
  /** Verified URL prefixes of files that TikTok may fetch; null: all that this machine serves. */
  verified: string[] | null;
}

export function findApp(store: Store, clientKey: string): TikTokApp {
  const row = store.get<{ secret: string; audited: number; webhook_url: string | null; verified: string | null }>("SELECT * FROM tt_apps WHERE client_key = ?", clientKey);
  if (!row) return { clientKey, secret: defaultClientSecret, audited: true, webhookUrl: null, verified: null };
  return { clientKey, secret: row.secret, audited: row.audited === 1, webhookUrl: row.webhook_url, verified: row.verified === null ? null : (JSON.parse(row.verified) as string[]) };
}

export function registerApp(store: Store, app: TikTokApp): void {
  store.run(
    `INSERT INTO tt_apps (client_key, secret, audited, webhook_url, verified) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (client_key) DO UPDATE SET secret = excluded.secret, audited = excluded.audited, webhook_url = excluded.webhook_url, verified = excluded.verified`,
    app.clientKey, app.secret, app.audited ? 1 : 0, app.webhookUrl, app.verified === null ? null : JSON.stringify(app.verified),
  );
}
