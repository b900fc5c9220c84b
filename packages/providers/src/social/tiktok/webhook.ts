import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { parseExactJson } from "../../oauth/exact-json.ts";

/** Older or later ones are refused. Source: webhooks verification (checked 2026-11-22). */
const toleranceMs = 5 * 60_000;

/** Whether the app's secret signed exactly these bytes, just now. `header` is `TikTok-Signature`: `t=<seconds>,s=<hex>`. Pure. */
export function isTikTokSignature(input: { header: string | null | undefined; rawBody: string; clientSecret: string; now: Date }): boolean {
  const parts = new Map((input.header ?? "").split(",").map((part) => part.trim().split(/=(.*)/s, 2) as [string, string | undefined]));
  const seconds = parts.get("t") ?? "";
  const given = parts.get("s") ?? "";
  if (!/^\d{1,12}$/.test(seconds) || !/^[0-9a-f]{64}$/.test(given)) return false;
  if (Math.abs(input.now.getTime() - Number(seconds) * 1000) > toleranceMs) return false;
  const expected = createHmac("sha256", input.clientSecret).update(`${seconds}.${input.rawBody}`).digest();
  return timingSafeEqual(expected, Buffer.from(given, "hex"));
}

/** News of TikTok about a post or a consent. It may come twice, late and out of order. */
export type TikTokEvent = { clientKey: string; openId: string; at: Date } & (
  | { event: "post.publish.failed"; publishId: string; reason: string }
  | { event: "post.publish.complete" | "post.publish.inbox_delivered"; publishId: string }
  | { event: "post.publish.publicly_available" | "post.publish.no_longer_publicaly_available"; publishId: string; postId: string }
  | { event: "authorization.removed"; reason: number }
);

const envelope = z.object({ client_key: z.string(), event: z.string(), create_time: z.coerce.number(), user_openid: z.string(), content: z.string() });
const postContent = z.object({ publish_id: z.string().catch(""), reason: z.string().catch(""), post_id: z.coerce.string().catch("") });

/** Reads a delivery whose signature was checked; null for what is no news to us. `content` is JSON within JSON. */
export function readTikTokEvent(rawBody: string): TikTokEvent | null {
  const parsed = envelope.safeParse(parseExactJson(rawBody));
  if (!parsed.success) return null;
  const { client_key: clientKey, event, create_time, user_openid: openId, content } = parsed.data;
  const shared = { clientKey, openId, at: new Date(create_time * 1000) };
  if (event === "authorization.removed") {
    const { reason } = z.object({ reason: z.coerce.number().catch(0) }).catch({ reason: 0 }).parse(parseExactJson(content));
    return { ...shared, event, reason };
  }
  const about = postContent.safeParse(parseExactJson(content));
  if (!about.success || about.data.publish_id === "") return null;
  const { publish_id: publishId, reason, post_id: postId } = about.data;
  switch (event) {
    case "post.publish.failed":
      return { ...shared, event, publishId, reason };
    case "post.publish.complete":
    case "post.publish.inbox_delivered":
      return { ...shared, event, publishId };
    case "post.publish.publicly_available":
    // TikTok's own spelling.
    case "post.publish.no_longer_publicaly_available":
      return { ...shared, event, publishId, postId };
    default:
      return null;
  }
}
