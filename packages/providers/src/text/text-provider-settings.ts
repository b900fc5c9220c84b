/** What a text provider needs from outside. Nothing is read from the environment here. */
export interface TextProviderSettings {
  /** Secret; never stands in an error or a log line. The offline writer needs none. */
  apiKey?: string;
  /** Up to the documented version part, e.g. `https://api.openai.com/v1`. Absent: the provider's real URL. */
  baseUrl?: string;
  /** The way out of the machine; the platform's egress in production. Absent: the global `fetch`. */
  fetch?: typeof globalThis.fetch;
  /** The time of `Retry-After` dates. Absent: the machine's clock. */
  clock?: { now(): Date };
  /** Offline writer only: pause between two deltas in milliseconds, so that a person sees the text grow. */
  deltaPauseMs?: number;
}
