import { z } from "zod";

export const faultKinds = [
  "lost_response_after_commit", "drop_before", "rate_limit", "server_error", "server_error_after_commit",
  "timeout_before_commit", "timeout_after_commit", "expired_token", "revoked_token", "slow", "malformed",
  "refusal", "truncated", "duplicate", "stale_listing",
  // Of uploads: half of the body is kept, then the line is cut.
  "cut_upload",
  // Of models: words instead of the asked shape, a stream that breaks in the middle, a bill that cannot be true.
  "wrong_shape", "cut_stream", "absurd_usage",
  // Of creations that take time: how the work, its file and its news go wrong.
  "slow_processing", "stuck", "processing_failed", "vanished_output", "no_webhook", "forged_webhook", "duplicate_webhook", "early_webhook",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Body of `POST /sandbox/faults`. */
export const faultPlan = z.strictObject({
  /** Real host, e.g. `graph.facebook.com`; `*` for any. */
  host: z.string().min(1).default("*"),
  /** E.g. `feed.create`; `*` for any. */
  operation: z.string().min(1).default("*"),
  /** Page id; absent for any. */
  account: z.string().min(1).optional(),
  fault: z.enum(faultKinds),
  /** How many calls it hits. */
  times: z.int().min(1).max(1_000_000_000).default(1),
  /** It starts to hit this long after it was armed. */
  afterMs: z.int().min(0).default(0),
  /** Timeouts: how long the line is held (30 s). `slow`: how late (2 s). `slow_processing`: how long the work takes (60 s). `rate_limit`: until calls are allowed again. `stale_listing`: how far behind the list is (60 s). */
  delayMs: z.int().min(0).optional(),
  /** Chance that a matching call is hit; draws are reproducible by `seed`. */
  probability: z.number().min(0).max(1).default(1),
  seed: z.int().default(1),
  /** The error to answer in place of the usual one: 4 or 32 for a Facebook `rate_limit`, `insufficient_quota` for OpenAI, 529 for Anthropic; `negative`, `fraction`, `missing` or (usual) `huge` for `absurd_usage`. */
  code: z.union([z.int(), z.string().min(1)]).optional(),
});
export type FaultPlan = z.infer<typeof faultPlan>;

/** One fault that hits the call in hand. */
export interface TakenFault {
  id: number;
  fault: FaultKind;
  delayMs: number | undefined;
  code: number | string | undefined;
}
