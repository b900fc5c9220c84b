/** Recorded shapes of OpenAI's chat protocol, as servers answer it. */
export const chatPost = { body: "Sáng nay uống gì?", hashtags: ["#caphe"], cta: "Ghé quán", altText: "Ly cà phê sữa đá" };

export const chatUsage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120, prompt_tokens_details: { cached_tokens: 40 }, completion_tokens_details: { reasoning_tokens: 5 } };

export function chatAnswer(message: object, changes: object = {}) {
  return {
    status: 200,
    headers: { "x-request-id": "req_1" },
    body: {
      id: "chatcmpl-1", object: "chat.completion", created: 1_763_769_600, model: "openai/gpt-oss-20b",
      choices: [{ index: 0, message: { role: "assistant", ...message }, logprobs: null, finish_reason: "stop" }], usage: chatUsage, ...changes,
    },
  };
}

/** An answer that ended so. */
export function chatEnded(content: string, finish_reason: string | null) {
  return chatAnswer({}, { choices: [{ index: 0, message: { role: "assistant", content }, logprobs: null, finish_reason }] });
}

/** One chunk of a stream. */
export function chatChunk(delta: object, finish_reason: string | null = null, extra: object = {}): object {
  return { id: "chatcmpl-1", object: "chat.completion.chunk", created: 1_763_769_600, model: "openai/gpt-oss-20b", choices: [{ index: 0, delta, finish_reason }], ...extra };
}

/** Chunks as they stand on the wire. */
export function chatStream(...chunks: (object | string)[]): string {
  return chunks.map((chunk) => `data: ${typeof chunk === "string" ? chunk : JSON.stringify(chunk)}\n\n`).join("");
}
