import { subscribedFields } from "../facebook/subscriptions.ts";
import type { Store } from "../store/open-store.ts";

/** What an account may tell an app of. Source: Instagram Platform, webhooks, those that matter here (checked 2026-11-22). */
const knownFields = ["comments", "mentions", "messages", "story_insights", "live_comments", "message_reactions"];

/** `/{ig_id}/subscribed_apps`: setting it replaces the list. @throws GraphError 100 for unknown fields */
export function serveSubscriptions(store: Store, name: string, accountId: string, appId: string, fields: string): Record<string, unknown> {
  switch (name) {
    case "subscribed_apps.list":
      return { data: listeners(store, accountId).map((listener) => ({ id: listener.appId, subscribed_fields: listener.fields })) };
    case "subscribed_apps.remove":
      store.run("DELETE FROM ig_subscriptions WHERE account_id = ? AND app_id = ?", accountId, appId);
      return { success: true };
    default: {
      const wanted = subscribedFields(fields, knownFields);
      store.run(
        "INSERT INTO ig_subscriptions (account_id, app_id, fields) VALUES (?, ?, ?) ON CONFLICT (account_id, app_id) DO UPDATE SET fields = excluded.fields",
        accountId, appId, wanted.join(","),
      );
      return { success: true };
    }
  }
}

/** Apps that want to hear of this account. */
export function listeners(store: Store, accountId: string): { appId: string; fields: string[] }[] {
  return store.all<{ app_id: string; fields: string }>("SELECT app_id, fields FROM ig_subscriptions WHERE account_id = ?", accountId)
    .map((row) => ({ appId: row.app_id, fields: row.fields.split(",") }));
}
