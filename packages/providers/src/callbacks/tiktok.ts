import { createHmac } from "node:crypto";
import { z } from "zod";
import { isSame } from "./is-same.ts";

const mostSkewMs = 5 * 60_000;

/** Whether `TikTok-Signature` is of these raw bytes and fresh. Source: TikTok, webhooks verification (seen 2026-11-22). */
export function isSignedByTikTok(input: { body: Uint8Array; signature: string | undefined; clientSecret: string; now: Date }): boolean {
  const parts = Object.fromEntries((input.signature ?? "").split(",").map((part) => part.trim().split("=", 2) as [string, string?]));
  const { t, s } = parts;
  if (!t || !/^\d{1,12}$/.test(t) || !s || !/^[0-9a-f]{64}$/i.test(s)) return false;
  if (Math.abs(input.now.getTime() - Number(t) * 1000) > mostSkewMs) return false;
  return isSame(createHmac("sha256", input.clientSecret).update(`${t}.`).update(input.body).digest(), Buffer.from(s, "hex"));
}

export interface TikTokNews {
  event: string;
  /** The creator's `open_id`. */
  openId: string;
  /** The post that it is about, where it is about one. */
  publishId: string | null;
}

const news = z.object({ event: z.string().min(1), user_openid: z.string().min(1), content: z.string().catch("") });
const content = z.object({ publish_id: z.string().nullish() });

/** What a signed body says; its `content` is a JSON string within the JSON. Null when it is none of TikTok's shape. */
export function readTikTokNews(body: string): TikTokNews | null {
  const parsed = news.safeParse(parseJson(body));
  if (!parsed.success) return null;
  const inner = content.safeParse(parseJson(parsed.data.content));
  return { event: parsed.data.event, openId: parsed.data.user_openid, publishId: (inner.success && inner.data.publish_id) || null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
