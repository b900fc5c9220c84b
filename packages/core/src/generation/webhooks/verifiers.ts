import { createHmac } from "node:crypto";
import { z } from "zod";
import { timingSafeEqualText } from "@agency/platform/secrets";
import { videoWebhookVerifiers } from "../videos/webhook-verifiers.ts";

export interface IncomingWebhook {
  /** In lower case. */
  headers: Readonly<Record<string, string>>;
  /** Exactly as it came. */
  body: string;
  now: Date;
}

/** What a provider's news are believed by. Nothing of their content is: they only make us ask the provider. */
export interface WebhookVerifier {
  /** Where the secret comes from: the provider's API by the account's key, or what a person entered. */
  secretFrom: "api" | "stored";
  /** The id of the delivery when the signature is right and fresh, else null. */
  verify(webhook: IncomingWebhook, secret: string): string | null;
  /** The provider's own id of the creation, where the address names no job. */
  remoteIdOf(body: unknown): string | null;
}

/** Longest age of a delivery, and how far ahead its clock may be. Source: Standard Webhooks. */
const toleranceSeconds = 300;

/** `webhook-id`, `webhook-timestamp`, `webhook-signature: v1,<base64> …`. Source: standardwebhooks specification; used by Replicate. */
const standardWebhooks: WebhookVerifier = {
  secretFrom: "api",
  verify({ headers, body, now }, secret) {
    const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures } = headers;
    if (!id || !timestamp || !signatures || !isFresh(timestamp, now)) return null;
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    const expected = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
    const isSigned = signatures.split(" ").some((each) => each.startsWith("v1,") && timingSafeEqualText(each.slice(3), expected));
    return isSigned ? id : null;
  },
  remoteIdOf: (body) => idIn(z.looseObject({ id: z.string() }), body, ({ id }) => id),
};

/** A bearer key that was chosen with the API key, and no signature. Source: Leonardo.Ai, webhook guide (2026-05-30). */
const leonardo: WebhookVerifier = {
  secretFrom: "stored",
  verify({ headers, body, now }, secret) {
    const given = /^Bearer\s+(\S+)$/i.exec(headers["authorization"] ?? "")?.[1];
    if (given === undefined || !timingSafeEqualText(given, secret)) return null;
    const parsed = z.looseObject({ timestamp: z.number(), data: z.looseObject({ object: z.looseObject({ id: z.string() }) }) }).safeParse(parseJson(body));
    if (!parsed.success || !isFresh(String(parsed.data.timestamp / 1000), now)) return null;
    return `${parsed.data.data.object.id}:${parsed.data.timestamp}`;
  },
  remoteIdOf: (body) => idIn(z.looseObject({ data: z.looseObject({ object: z.looseObject({ id: z.string() }) }) }), body, ({ data }) => data.object.id),
};

export const webhookVerifiers: Readonly<Record<string, WebhookVerifier>> = { replicate: standardWebhooks, leonardo, ...videoWebhookVerifiers };

/** @param timestamp seconds since 1970 */
export function isFresh(timestamp: string, now: Date): boolean {
  return /^\d{9,12}(\.\d+)?$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= toleranceSeconds;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function idIn<Shape extends z.ZodType>(shape: Shape, body: unknown, read: (parsed: z.output<Shape>) => string): string | null {
  const parsed = shape.safeParse(body);
  return parsed.success ? read(parsed.data) : null;
}
