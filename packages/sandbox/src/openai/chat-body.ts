import { streamPieces } from "../text/compose-answer.ts";
import type { OpenAiAnswer, OpenAiUsage } from "./response-body.ts";

/** Body of `POST /chat/completions`. */
export function chatBody(whole: OpenAiAnswer): Record<string, unknown> {
  const { id, request, answer, usage, createdAt } = whole;
  const refused = answer.outcome === "refused";
  return {
    id: `chatcmpl-${id}`, object: "chat.completion", created: createdAt, model: request.model,
    choices: [{
      index: 0, message: { role: "assistant", content: refused ? null : answer.text, refusal: refused ? answer.text : null, annotations: [] },
      logprobs: null, finish_reason: finishReason(whole),
    }],
    usage: chatUsage(usage), service_tier: "default",
  };
}

/** Events of a streamed completion, `[DONE]` included. */
export function chatEvents(whole: OpenAiAnswer): { data: unknown }[] {
  const { id, request, answer, usage, createdAt } = whole;
  const refused = answer.outcome === "refused";
  const chunk = (choices: unknown[], extra: object = {}) => ({
    data: { id: `chatcmpl-${id}`, object: "chat.completion.chunk", created: createdAt, model: request.model, choices, ...extra },
  });
  const choice = (delta: object, finish_reason: string | null = null) => chunk([{ index: 0, delta, logprobs: null, finish_reason }]);
  return [
    choice({ role: "assistant", content: "", refusal: null }),
    ...streamPieces(answer.text).map((piece) => choice(refused ? { refusal: piece } : { content: piece })),
    choice({}, finishReason(whole)),
    ...(request.includeUsage ? [chunk([], { usage: chatUsage(usage) })] : []),
    { data: "[DONE]" },
  ];
}

function finishReason({ answer }: OpenAiAnswer): string {
  return answer.outcome === "truncated" ? "length" : "stop";
}

function chatUsage(usage: OpenAiUsage): Record<string, unknown> {
  return {
    prompt_tokens: usage.inputTokens, completion_tokens: usage.outputTokens, total_tokens: usage.inputTokens + usage.outputTokens,
    prompt_tokens_details: { cached_tokens: usage.cachedTokens, cache_write_tokens: usage.cacheWriteTokens, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: usage.reasoningTokens, audio_tokens: 0, accepted_prediction_tokens: 0, rejected_prediction_tokens: 0 },
  };
}
