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

/** A post under which somebody wrote. */
export interface CommentNews {
  network: "facebook" | "instagram";
  accountId: string;
  /** The network's id of the post. */
  remoteId: string;
}

const entries = z.object({ object: z.string(), entry: z.array(z.object({ id: z.coerce.string(), changes: z.array(z.unknown()).catch([]) })).max(1_000) });
const onInstagram = z.object({ field: z.enum(["comments", "live_comments"]), value: z.object({ media: z.object({ id: z.coerce.string() }) }) });
const onPage = z.object({ field: z.literal("feed"), value: z.object({ item: z.literal("comment"), post_id: z.coerce.string() }) });

/**
 * Which posts got comments, out of Meta's signed news; everything else that they tell is read from the network when it is wanted.
 * Each post once, however many comments are batched. Source: Meta, webhooks for pages and for Instagram (checked 2026-11-22).
 */
export function readCommentNews(body: string): CommentNews[] {
  const parsed = entries.safeParse(parseJson(body));
  if (!parsed.success) return [];
  const { object, entry } = parsed.data;
  const found = new Map<string, CommentNews>();
  for (const { id: accountId, changes } of entry) {
    for (const change of changes) {
      const remoteId = object === "instagram" ? onInstagram.safeParse(change).data?.value.media.id : object === "page" ? onPage.safeParse(change).data?.value.post_id : undefined;
      if (remoteId !== undefined) found.set(`${accountId} ${remoteId}`, { network: object === "instagram" ? "instagram" : "facebook", accountId, remoteId });
    }
  }
  return [...found.values()];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
