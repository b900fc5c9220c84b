import { createHash } from "node:crypto";
import type { Store } from "../store/open-store.ts";
import { bytesPerToken } from "./count-tokens.ts";

/** Prefixes shorter than this are never cached. Source: provider documentation (seen 2026-11-22), 1,024–4,096 by model. */
export const minCachedTokens = 1_024;
const stepTokens = 128;

/**
 * An implicit cache: the longest prefix, in steps of 128 tokens, that was seen and has not expired; the whole prompt is remembered.
 * Answers tokens read and tokens newly written.
 */
export function implicitCache(store: Store, owner: string, prompt: string, now: number, lifeMs: number): { readTokens: number; writtenTokens: number } {
  const bytes = Buffer.from(prompt);
  const cacheable = Math.floor(bytes.length / bytesPerToken / stepTokens) * stepTokens;
  const hash = createHash("sha256");
  let readTokens = 0;
  let hashed = 0;
  for (let tokens = stepTokens; tokens <= cacheable; tokens += stepTokens) {
    hash.update(bytes.subarray(hashed, tokens * bytesPerToken));
    hashed = tokens * bytesPerToken;
    if (tokens >= minCachedTokens && touch(store, owner, hash.copy().digest("hex"), now, lifeMs)) readTokens = tokens;
  }
  return { readTokens, writtenTokens: cacheable >= minCachedTokens ? cacheable - readTokens : 0 };
}

/** Anthropic's explicit cache: true when exactly this prefix was seen and lives; remembers it either way. */
export function explicitCache(store: Store, prefix: string, now: number, lifeMs: number): boolean {
  return touch(store, "anthropic", createHash("sha256").update(prefix).digest("hex"), now, lifeMs);
}

/** Remembers a prefix for its life; true when it was remembered already. */
function touch(store: Store, provider: string, hash: string, now: number, lifeMs: number): boolean {
  const known = store.get<{ expires_at: number }>("SELECT expires_at FROM prompt_prefixes WHERE provider = ? AND hash = ?", provider, hash);
  store.run(
    "INSERT INTO prompt_prefixes (provider, hash, expires_at) VALUES (?, ?, ?) ON CONFLICT (provider, hash) DO UPDATE SET expires_at = excluded.expires_at",
    provider, hash, now + lifeMs,
  );
  return known !== undefined && known.expires_at > now;
}
