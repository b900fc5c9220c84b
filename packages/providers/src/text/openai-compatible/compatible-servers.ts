import type { StructuredOutputMode } from "../text-provider-settings.ts";

/** What to fill in for a server that people run themselves. */
export interface CompatibleServer {
  id: string;
  name: string;
  baseUrl: string;
  needsKey: boolean;
  structuredOutput: StructuredOutputMode;
  /** The first answer may wait for the model to be loaded, for minutes. */
  loadsSlowly: boolean;
}

/** The usual addresses and habits of known servers. Source: their own documentation, read 2026-11-22. */
export const compatibleServers: readonly CompatibleServer[] = [
  { id: "ollama", name: "Ollama", baseUrl: "http://localhost:11434/v1", needsKey: false, structuredOutput: "json_schema", loadsSlowly: true },
  { id: "vllm", name: "vLLM", baseUrl: "http://localhost:8000/v1", needsKey: false, structuredOutput: "json_schema", loadsSlowly: false },
  // LM Studio refuses `json_object`.
  { id: "lm-studio", name: "LM Studio", baseUrl: "http://localhost:1234/v1", needsKey: false, structuredOutput: "json_schema", loadsSlowly: true },
  { id: "llama-cpp", name: "llama.cpp", baseUrl: "http://localhost:8080/v1", needsKey: false, structuredOutput: "json_schema", loadsSlowly: false },
  { id: "litellm", name: "LiteLLM", baseUrl: "http://localhost:4000/v1", needsKey: true, structuredOutput: "json_schema", loadsSlowly: false },
  { id: "openrouter", name: "OpenRouter", baseUrl: "https://openrouter.ai/api/v1", needsKey: true, structuredOutput: "json_schema", loadsSlowly: false },
];
