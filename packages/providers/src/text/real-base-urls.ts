/**
 * Where each provider really is, up to its documented version part. Settings may say otherwise.
 * Source: openai@7.57.0; @ai-sdk/anthropic 4.0.105 (unlike the vendor's own SDK with `/v1`); @ai-sdk/groq 4.0.84; Together's OpenAPI
 * document of 2026-04-28 (older pages and SDKs say `.xyz`).
 */
export const realBaseUrls = {
  openai: "https://api.openai.com/v1",
  anthropic: "https://api.anthropic.com/v1",
  groq: "https://api.groq.com/openai/v1",
  together: "https://api.together.ai/v1",
} as const;
