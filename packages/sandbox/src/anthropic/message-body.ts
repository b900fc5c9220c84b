import type { ComposedAnswer } from "../text/compose-answer.ts";
import { streamPieces } from "../text/compose-answer.ts";
import type { MessagesRequest } from "./messages-request.ts";

export interface AnthropicUsage {
  /** Without cached and written tokens. */
  inputTokens: number;
  cacheReadTokens: number;
  written5mTokens: number;
  written1hTokens: number;
  outputTokens: number;
}

export interface AnthropicAnswer {
  /** 24 characters, unique to the call. */
  id: string;
  request: MessagesRequest;
  answer: ComposedAnswer;
  usage: AnthropicUsage;
}

/** Body of `POST /v1/messages`. */
export function messageBody(whole: AnthropicAnswer): Record<string, unknown> {
  const { id, request, answer, usage } = whole;
  const refused = answer.outcome === "refused";
  return {
    id: `msg_${id}`, type: "message", role: "assistant", model: request.model,
    content: refused ? [] : [{ type: "text", text: answer.text, citations: null }],
    stop_reason: stopReason(answer), stop_sequence: null, stop_details: stopDetails(answer), container: null, usage: usageBody(usage, usage.outputTokens),
  };
}

/** The events of a streamed message, in Anthropic's order. */
export function messageEvents(whole: AnthropicAnswer): { event: string; data: unknown }[] {
  const { answer, usage } = whole;
  const start = { ...messageBody(whole), content: [], stop_reason: null, stop_details: null, usage: usageBody(usage, 1) };
  const text = answer.outcome === "refused" ? [] : [
    { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
    { type: "ping" },
    ...streamPieces(answer.text).map((piece) => ({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text: piece } })),
    { type: "content_block_stop", index: 0 },
  ];
  const events: { type: string }[] = [
    { type: "message_start", message: start } as { type: string },
    ...text,
    {
      type: "message_delta", delta: { stop_reason: stopReason(answer), stop_sequence: null, stop_details: stopDetails(answer) },
      usage: usageBody(usage, usage.outputTokens),
    } as { type: string },
    { type: "message_stop" },
  ];
  return events.map((data) => ({ event: data.type, data }));
}

function stopReason(answer: ComposedAnswer): string {
  return { completed: "end_turn", truncated: "max_tokens", refused: "refusal" }[answer.outcome];
}

function stopDetails(answer: ComposedAnswer): unknown {
  return answer.outcome === "refused" ? { type: "refusal", category: "general_harms", explanation: answer.text } : null;
}

function usageBody(usage: AnthropicUsage, outputTokens: number): Record<string, unknown> {
  return {
    input_tokens: usage.inputTokens, cache_creation_input_tokens: usage.written5mTokens + usage.written1hTokens,
    cache_read_input_tokens: usage.cacheReadTokens,
    cache_creation: { ephemeral_5m_input_tokens: usage.written5mTokens, ephemeral_1h_input_tokens: usage.written1hTokens },
    output_tokens: outputTokens, output_tokens_details: null, server_tool_use: null, service_tier: "standard", inference_geo: null, speed: "standard",
  };
}
