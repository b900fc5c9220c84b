import { createHmac } from "node:crypto";
import { z } from "zod";
import { timingSafeEqualText } from "@agency/platform/secrets";
import type { WebhookVerifier } from "../webhooks/verifiers.ts";

/**
 * `Heygen-Signature`: hex HMAC of the body; the whole secret is the key. The time stands outside the signature, so the id of the delivery
 * is read from the signed body. Source: developers.heygen.com, webhooks (2026).
 */
const heygen: WebhookVerifier = {
  secretFrom: "stored",
  verify({ headers, body, now }, secret) {
    const signature = headers["heygen-signature"];
    if (!signature || !isWithin(headers["heygen-timestamp"], now, 300)) return null;
    if (!timingSafeEqualText(signature.toLowerCase(), createHmac("sha256", secret).update(body).digest("hex"))) return null;
    const parsed = heygenShape.safeParse(parse(body));
    return parsed.success ? (parsed.data.event_id ?? `${parsed.data.event_data.video_id}:${parsed.data.event_type}`) : null;
  },
  remoteIdOf: (body) => heygenShape.safeParse(body).data?.event_data.video_id ?? null,
};

/** `Synthesia-Signature`: hex HMAC of `timestamp.body`. Deliveries have no id. Source: docs.synthesia.io, webhooks (2026-09-15), which suggests ten minutes. */
const synthesia: WebhookVerifier = {
  secretFrom: "stored",
  verify({ headers, body, now }, secret) {
    const { "synthesia-signature": signature, "synthesia-timestamp": timestamp } = headers;
    if (!signature || !isWithin(timestamp, now, 600)) return null;
    if (!timingSafeEqualText(signature.toLowerCase(), createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex"))) return null;
    const parsed = synthesiaShape.safeParse(parse(body));
    return parsed.success ? `${parsed.data.data.id}:${parsed.data.type}` : null;
  },
  remoteIdOf: (body) => synthesiaShape.safeParse(body).data?.data.id ?? null,
};

/** Runway knows no webhooks; ElevenLabs answers speech at once. */
export const videoWebhookVerifiers: Readonly<Record<string, WebhookVerifier>> = { heygen, synthesia };

const heygenShape = z.looseObject({ event_id: z.string().min(1).optional(), event_type: z.string(), event_data: z.looseObject({ video_id: z.string().min(1) }) });
const synthesiaShape = z.looseObject({ type: z.string(), data: z.looseObject({ id: z.string().min(1) }) });

function isWithin(timestamp: string | undefined, now: Date, seconds: number): boolean {
  return timestamp !== undefined && /^\d{9,12}$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= seconds;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
