import type { Store } from "../store/open-store.ts";

/** One text generation call and what it would have been billed for. */
export interface GenerationCall {
  /** `x-request-id` (OpenAI, Groq, vLLM), `request-id` (Anthropic), the body's `id` where no header names one. */
  requestId: string;
  provider: "openai" | "anthropic" | "groq" | "together" | "openai-compatible";
  operation: string;
  model: string;
  outcome: "completed" | "refused" | "truncated";
  /** All input tokens, cached and written ones included. */
  inputTokens: number;
  cachedTokens: number;
  cacheWriteTokens: number;
  /** Reasoning included. */
  outputTokens: number;
  reasoningTokens: number;
  streamed: boolean;
  /** ISO time. */
  createdAt: string;
}

export function recordGeneration(store: Store, call: Omit<GenerationCall, "createdAt">, now: number): void {
  store.run(
    `INSERT INTO generation_calls (request_id, provider, operation, model, outcome, input_tokens, cached_tokens, cache_write_tokens,
       output_tokens, reasoning_tokens, streamed, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    call.requestId, call.provider, call.operation, call.model, call.outcome, call.inputTokens, call.cachedTokens, call.cacheWriteTokens,
    call.outputTokens, call.reasoningTokens, call.streamed ? 1 : 0, now,
  );
}

/** Every generation call that was billed, oldest first. */
export function readUsage(store: Store): GenerationCall[] {
  const rows = store.all<Omit<GenerationCall, "streamed" | "createdAt"> & { streamed: number; createdAt: number }>(
    `SELECT request_id AS requestId, provider, operation, model, outcome, input_tokens AS inputTokens, cached_tokens AS cachedTokens,
       cache_write_tokens AS cacheWriteTokens, output_tokens AS outputTokens, reasoning_tokens AS reasoningTokens, streamed,
       created_at AS createdAt FROM generation_calls ORDER BY number`,
  );
  return rows.map((row) => ({ ...row, streamed: row.streamed === 1, createdAt: new Date(row.createdAt).toISOString() }));
}
