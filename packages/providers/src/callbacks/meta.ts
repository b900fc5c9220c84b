import { createHmac } from "node:crypto";
import { z } from "zod";
import { isSame } from "./is-same.ts";

/** Who is meant, by the app's own id of the person. */
export interface SignedRequest {
  userId: string;
  issuedAt: Date | null;
}

const claims = z.object({ algorithm: z.string().regex(/^hmac-sha256$/i), user_id: z.coerce.string().min(1).max(100), issued_at: z.number().nullish() });

/**
 * Opens a `signed_request` of Meta (deauthorize and data-deletion callbacks). Null when it was not signed with this secret.
 * Source: Meta, data deletion request callback (seen 2026-11-22).
 */
export function readSignedRequest(signedRequest: string, appSecret: string): SignedRequest | null {
  const [signature, payload, ...rest] = signedRequest.split(".");
  if (!signature || !payload || rest.length > 0) return null;
  if (!isSame(createHmac("sha256", appSecret).update(payload).digest(), Buffer.from(signature, "base64url"))) return null;
  const parsed = claims.safeParse(parseJson(Buffer.from(payload, "base64url").toString("utf8")));
  if (!parsed.success) return null;
  const { user_id, issued_at } = parsed.data;
  return { userId: user_id, issuedAt: issued_at ? new Date(issued_at * 1000) : null };
}

/** Whether `X-Hub-Signature-256` is of these raw bytes. Source: Meta, webhooks, validating payloads (seen 2026-11-22). */
export function isSignedByMeta(input: { body: Uint8Array; signature: string | undefined; appSecret: string }): boolean {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(input.signature ?? "")?.[1];
  return given !== undefined && isSame(createHmac("sha256", input.appSecret).update(input.body).digest(), Buffer.from(given, "hex"));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
