/**
 * How a server that speaks OpenAI's chat protocol takes the shape of an answer: `json_schema` (Ollama, vLLM, LM Studio, llama.cpp),
 * `json_object` (older servers), `prompt` (none at all). In the latter two the schema travels in the prompt.
 */
export const structuredOutputModes = ["json_schema", "json_object", "prompt"] as const;
export type StructuredOutputMode = (typeof structuredOutputModes)[number];

/** What a text provider needs from outside. Nothing is read from the environment here. */
export interface TextProviderSettings {
  /** Secret; never stands in an error or a log line. The offline writer needs none, an OpenAI-compatible server may need none. */
  apiKey?: string;
  /** Up to the documented version part, e.g. `https://api.openai.com/v1`. Absent: the provider's real URL; `openai-compatible` has none. */
  baseUrl?: string;
  /** What people call this instance, e.g. `Ollama in the office`. Absent: its kind. */
  name?: string;
  /** Of `openai-compatible` only. Absent: `json_schema`. */
  structuredOutput?: StructuredOutputMode;
  /** The way out of the machine; the platform's egress in production. Absent: the global `fetch`. */
  fetch?: typeof globalThis.fetch;
  /** The time of `Retry-After` dates. Absent: the machine's clock. */
  clock?: { now(): Date };
  /** Offline writer only: pause between two deltas in milliseconds, so that a person sees the text grow. */
  deltaPauseMs?: number;
}
