import type { ComposedAnswer } from "../text/compose-answer.ts";
import { streamPieces } from "../text/compose-answer.ts";
import type { OpenAiRequest } from "./openai-request.ts";

export interface OpenAiUsage {
  inputTokens: number;
  cachedTokens: number;
  cacheWriteTokens: number;
  /** Reasoning included. */
  outputTokens: number;
  reasoningTokens: number;
}

export interface OpenAiAnswer {
  /** 32 hex digits, unique to the call. */
  id: string;
  request: OpenAiRequest;
  answer: ComposedAnswer;
  usage: OpenAiUsage;
  /** Unix seconds. */
  createdAt: number;
}

/** Body of `POST /responses`. */
export function responseBody({ id, request, answer, usage, createdAt }: OpenAiAnswer, status?: "in_progress"): Record<string, unknown> {
  const truncated = answer.outcome === "truncated";
  return {
    id: `resp_${id}`, object: "response", created_at: createdAt, completed_at: status || truncated ? null : createdAt,
    status: status ?? (truncated ? "incomplete" : "completed"), error: null,
    incomplete_details: truncated && !status ? { reason: "max_output_tokens" } : null,
    instructions: request.instructions, max_output_tokens: request.maxOutputTokens, model: request.model,
    output: status ? [] : [outputItem(id, answer)],
    parallel_tool_calls: true, previous_response_id: null, reasoning: { effort: request.reasoningEffort, summary: null }, store: true,
    temperature: 1, text: { format: request.format }, tool_choice: "auto", tools: [], top_p: 1, truncation: "disabled",
    usage: status ? null : {
      input_tokens: usage.inputTokens, input_tokens_details: { cached_tokens: usage.cachedTokens, cache_write_tokens: usage.cacheWriteTokens },
      output_tokens: usage.outputTokens, output_tokens_details: { reasoning_tokens: usage.reasoningTokens },
      total_tokens: usage.inputTokens + usage.outputTokens,
    },
    user: null, metadata: request.metadata,
  };
}

/** The events of a streamed response, in OpenAI's order. */
export function responseEvents(whole: OpenAiAnswer): { event: string; data: unknown }[] {
  const { id, answer } = whole;
  const refused = answer.outcome === "refused";
  const at = { item_id: `msg_${id}`, output_index: 0, content_index: 0 };
  const item = outputItem(id, answer);
  const emptyPart = refused ? { type: "refusal", refusal: "" } : { type: "output_text", text: "", annotations: [], logprobs: [] };
  const deltas = streamPieces(answer.text).map((delta) => refused
    ? { type: "response.refusal.delta", ...at, delta }
    : { type: "response.output_text.delta", ...at, delta, logprobs: [] });
  const events: Record<string, unknown>[] = [
    { type: "response.created", response: responseBody(whole, "in_progress") },
    { type: "response.in_progress", response: responseBody(whole, "in_progress") },
    { type: "response.output_item.added", output_index: 0, item: { ...item, status: "in_progress", content: [] } },
    { type: "response.content_part.added", ...at, part: emptyPart },
    ...deltas,
    refused ? { type: "response.refusal.done", ...at, refusal: answer.text } : { type: "response.output_text.done", ...at, text: answer.text, logprobs: [] },
    { type: "response.content_part.done", ...at, part: contentPart(answer) },
    { type: "response.output_item.done", output_index: 0, item },
    { type: answer.outcome === "truncated" ? "response.incomplete" : "response.completed", response: responseBody(whole) },
  ];
  return events.map((data, sequence_number) => ({ event: String(data.type), data: { ...data, sequence_number } }));
}

function outputItem(id: string, answer: ComposedAnswer): Record<string, unknown> {
  return {
    type: "message", id: `msg_${id}`, status: answer.outcome === "truncated" ? "incomplete" : "completed", role: "assistant", content: [contentPart(answer)],
  };
}

function contentPart(answer: ComposedAnswer): Record<string, unknown> {
  return answer.outcome === "refused"
    ? { type: "refusal", refusal: answer.text }
    : { type: "output_text", text: answer.text, annotations: [], logprobs: [] };
}
