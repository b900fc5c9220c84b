import type { Store } from "../store/open-store.ts";

export const defaultAppId = "sandbox-app";
export const defaultAppSecret = "sandbox-secret";

/** Addresses that an app gave in its settings. */
export interface AppCallbacks {
  /** Told when a person removes the app. */
  deauthorize?: string | undefined;
  /** Told when a person wants their data deleted. */
  dataDeletion?: string | undefined;
  /** Told of changes of subscribed pages. */
  webhook?: string | undefined;
  /** Told of subscribed Instagram accounts; absent: the same as for pages. */
  instagramWebhook?: string | undefined;
}

export function registerApp(store: Store, id: string, secret: string, callbacks: AppCallbacks = {}): void {
  store.run(
    "INSERT INTO fb_apps (id, secret, callbacks) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET secret = excluded.secret, callbacks = excluded.callbacks",
    id, secret, JSON.stringify(callbacks),
  );
}

/** Any app id may be used here; its secret is the registered one or else `sandbox-secret`. */
export function appSecret(store: Store, appId: string): string {
  return store.get<{ secret: string }>("SELECT secret FROM fb_apps WHERE id = ?", appId)?.secret ?? defaultAppSecret;
}

export function appCallbacks(store: Store, appId: string): AppCallbacks {
  return JSON.parse(store.get<{ callbacks: string }>("SELECT callbacks FROM fb_apps WHERE id = ?", appId)?.callbacks ?? "{}") as AppCallbacks;
}
