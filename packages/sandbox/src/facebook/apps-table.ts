import type { Store } from "../store/open-store.ts";

export const defaultAppId = "sandbox-app";
export const defaultAppSecret = "sandbox-secret";

export function registerApp(store: Store, id: string, secret: string): void {
  store.run("INSERT INTO fb_apps (id, secret) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET secret = excluded.secret", id, secret);
}

/** Any app id may be used here; its secret is the registered one or else `sandbox-secret`. */
export function appSecret(store: Store, appId: string): string {
  return store.get<{ secret: string }>("SELECT secret FROM fb_apps WHERE id = ?", appId)?.secret ?? defaultAppSecret;
}
