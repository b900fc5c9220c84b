import type { Store } from "../store/open-store.ts";
import { invalidParameter } from "./graph-error.ts";

/** What a page may tell an app of. Source: Meta, Page webhooks reference, those that matter here. */
const knownFields = ["feed", "mention", "messages", "ratings", "videos"];

/** The list in `subscribed_fields`, of a page or an Instagram account. @throws GraphError 100 for none or unknown ones */
export function subscribedFields(fields: string, known: readonly string[]): string[] {
  const wanted = fields.split(",").map((field) => field.trim()).filter(Boolean);
  if (wanted.length === 0) throw invalidParameter("The parameter subscribed_fields is required.");
  const unknown = wanted.find((field) => !known.includes(field));
  if (unknown !== undefined) throw invalidParameter(`Param subscribed_fields must be one of {${known.join(", ")}} - got ${unknown}`);
  return wanted;
}

/** `POST /{page_id}/subscribed_apps`: the list is replaced, not added to. */
export function subscribe(store: Store, pageId: string, appId: string, fields: string): Record<string, unknown> {
  const wanted = subscribedFields(fields, knownFields);
  store.run(
    "INSERT INTO fb_subscriptions (page_id, app_id, fields) VALUES (?, ?, ?) ON CONFLICT (page_id, app_id) DO UPDATE SET fields = excluded.fields",
    pageId, appId, wanted.join(","),
  );
  return { success: true };
}

export function removeSubscription(store: Store, pageId: string, appId: string): Record<string, unknown> {
  store.run("DELETE FROM fb_subscriptions WHERE page_id = ? AND app_id = ?", pageId, appId);
  return { success: true };
}

export function listSubscriptions(store: Store, pageId: string): Record<string, unknown> {
  return { data: subscribers(store, pageId).map(({ appId, fields }) => ({ id: appId, name: "Sandbox app", subscribed_fields: fields })) };
}

/** Apps that want to hear of this page. */
export function subscribers(store: Store, pageId: string): { appId: string; fields: string[] }[] {
  return store.all<{ app_id: string; fields: string }>("SELECT app_id, fields FROM fb_subscriptions WHERE page_id = ?", pageId)
    .map((row) => ({ appId: row.app_id, fields: row.fields.split(",") }));
}
