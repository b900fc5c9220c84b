import { streamPieces } from "./compose-answer.ts";
import type { ComposedAnswer } from "./compose-answer.ts";
import type { ChatRequest } from "./chat-request.ts";

export interface ChatUsage {
  inputTokens: number;
  cachedTokens: number;
  /** Reasoning included. */
  outputTokens: number;
  reasoningTokens: number;
}

export interface ChatAnswer {
  /** As the body names it. */
  id: string;
  requestId: string;
  request: ChatRequest;
  answer: ComposedAnswer;
  usage: ChatUsage;
  /** The provider tells no usage. */
  isUsageSilent: boolean;
  /** Unix seconds. */
  createdAt: number;
}

/** What differs between servers in the body of an answer. */
export interface ChatShape {
  /** A refusal stands in `message.refusal`; otherwise the model's words are all there is. */
  hasRefusal: boolean;
  usage(usage: ChatUsage): Record<string, unknown>;
  /** Fields beside the documented ones, e.g. Groq's `x_groq`. */
  extra?(whole: ChatAnswer): Record<string, unknown>;
  /** The stream's last chunk carries the usage itself (Groq), asked or not. */
  lastChunk?(whole: ChatAnswer): Record<string, unknown>;
}

/** Body of `POST /chat/completions`. */
export function chatBody(whole: ChatAnswer, shape: ChatShape): Record<string, unknown> {
  const { id, request, answer, usage, createdAt } = whole;
  const refused = answer.outcome === "refused" && shape.hasRefusal;
  return {
    id, object: "chat.completion", created: createdAt, model: request.model,
    choices: [{
      index: 0, message: { role: "assistant", content: refused ? null : answer.text, ...(shape.hasRefusal ? { refusal: refused ? answer.text : null } : {}) },
      logprobs: null, finish_reason: finishReason(answer),
    }],
    usage: whole.isUsageSilent ? null : shape.usage(usage), ...shape.extra?.(whole),
  };
}

/** Events of a streamed completion, `[DONE]` included. */
export function chatEvents(whole: ChatAnswer, shape: ChatShape): { data: unknown }[] {
  const { id, request, answer, usage, createdAt } = whole;
  const refused = answer.outcome === "refused" && shape.hasRefusal;
  const chunk = (choices: unknown[], extra: object = {}) => ({
    data: { id, object: "chat.completion.chunk", created: createdAt, model: request.model, choices, ...extra },
  });
  const choice = (delta: object, finish_reason: string | null = null, extra: object = {}) => chunk([{ index: 0, delta, logprobs: null, finish_reason }], extra);
  return [
    choice({ role: "assistant", content: "" }, null, shape.lastChunk ? { x_groq: { id: whole.requestId } } : {}),
    ...streamPieces(answer.text).map((piece) => choice(refused ? { refusal: piece } : { content: piece })),
    choice({}, finishReason(answer), whole.isUsageSilent ? {} : shape.lastChunk?.(whole)),
    ...(request.includeUsage && !shape.lastChunk && !whole.isUsageSilent ? [chunk([], { usage: shape.usage(usage) })] : []),
    { data: "[DONE]" },
  ];
}

function finishReason({ outcome }: ComposedAnswer): string {
  return outcome === "truncated" ? "length" : "stop";
}
