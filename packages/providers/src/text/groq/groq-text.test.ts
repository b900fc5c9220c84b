import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ProviderError } from "../../spec/provider-error.ts";
import { chatAnswer, chatChunk, chatEnded, chatPost, chatStream, chatUsage } from "../../testing/chat-answers.ts";
import { startScriptedServer } from "../../testing/scripted-server.ts";
import type { ScriptedServer } from "../../testing/scripted-server.ts";
import { textRequest } from "../../testing/text-request.ts";
import { createTextProvider } from "../create-text-provider.ts";

const apiKey = "gsk_test_4711";
let server: ScriptedServer;
beforeAll(async () => { server = await startScriptedServer(); });
afterAll(async () => { await server[Symbol.asyncDispose](); });

const groq = () => createTextProvider("groq", { apiKey, baseUrl: `${server.origin}/openai/v1`, clock: { now: () => new Date("2026-11-22T08:00:00Z") } });
const request = textRequest({ model: "openai/gpt-oss-20b", cacheKey: "brand:1" });
const generate = (model = request.model) => groq().generate({ ...request, model }, { signal: AbortSignal.timeout(5_000) });
const stream = async (body: string) => {
  server.answer({ status: 200, body, headers: { "content-type": "text/event-stream", "x-request-id": "req_s" } });
  const deltas: string[] = [];
  return { deltas, result: groq().generate(request, { signal: AbortSignal.timeout(5_000), onDelta: (delta) => deltas.push(delta) }) };
};

describe("Groq answers", () => {
  it("is asked once for strict JSON, with nothing that it does not know", async () => {
    server.answer({ ...chatAnswer({ content: JSON.stringify(chatPost) }), headers: { "x-request-id": "req_1", "x-ratelimit-limit-tokens": "8000", "x-ratelimit-remaining-tokens": "7600", "x-ratelimit-reset-tokens": "2m59.56s" } });
    expect(await generate()).toMatchObject({
      finish: "complete", output: chatPost, requestId: "req_1", isUsageEstimated: false,
      usage: { inputTokens: 100, cacheReadTokens: 40, cacheWriteTokens: 0, outputTokens: 20, reasoningTokens: 5 },
      rateLimits: { requests: null, tokens: { limit: 8_000, remaining: 7_600, resetMs: 179_560 } },
    });
    expect(server.calls).toHaveLength(1);
    const [call] = server.calls;
    expect(call).toMatchObject({ method: "POST", url: "/openai/v1/chat/completions" });
    expect(call?.headers.authorization).toBe(`Bearer ${apiKey}`);
    const sent = JSON.parse(String(call?.body));
    expect(Object.keys(sent).toSorted()).toEqual(["max_tokens", "messages", "model", "response_format"]);
    expect(sent).toMatchObject({ max_tokens: 800, response_format: { type: "json_schema", json_schema: { strict: true, name: "social_post" } } });
    // The brand stands first and still, so that its prefix is cached.
    expect(sent.messages.map(({ role }: { role: string }) => role)).toEqual(["system", "user"]);
    expect(sent.messages[0].content).toBe(request.system);
  });

  it("tells a model without schemas the shape in words, behind the brand", async () => {
    server.answer(chatAnswer({ content: JSON.stringify(chatPost) }));
    expect(await generate("qwen/qwen3.6-27b")).toMatchObject({ finish: "complete", warnings: [] });
    const sent = JSON.parse(String(server.calls[0]?.body));
    expect(sent.response_format).toEqual({ type: "json_object" });
    expect(sent.messages[0].content.startsWith(request.system)).toBe(true);
    expect(sent.messages[0].content).toContain('"hashtags"');
  });

  it("returns an answer that was cut at the cap as truncated, one that a filter stopped as refused", async () => {
    server.answer(chatEnded('{"body":"Sáng', "length"));
    expect(await generate()).toMatchObject({ finish: "truncated", output: null, usage: { outputTokens: 20 } });
    server.answer(chatEnded("", "content_filter"));
    expect(await generate()).toMatchObject({ finish: "refused", output: null });
  });

  it("returns what Groq itself found unfit as malformed, with its words, booked at the most that it can have cost", async () => {
    server.answer({
      status: 400, headers: { "x-request-id": "req_7" },
      body: { error: { message: "Failed to generate JSON. Please adjust your prompt.", type: "invalid_request_error", code: "json_validate_failed", failed_generation: "Xin lỗi, tôi không thể." } },
    });
    const result = await generate();
    expect(result).toMatchObject({ finish: "malformed", output: null, text: "Xin lỗi, tôi không thể.", isUsageEstimated: true, requestId: "req_7", usage: { outputTokens: 800 } });
    expect(result.usage.inputTokens).toBeGreaterThan(100);
  });

  it("reads the usage that a stream carries in x_groq", async () => {
    const text = JSON.stringify(chatPost);
    const { deltas, result } = await stream(chatStream(
      chatChunk({ role: "assistant", content: "" }, null, { x_groq: { id: "req_s" } }), chatChunk({ content: text.slice(0, 20) }), chatChunk({ content: text.slice(20) }),
      chatChunk({}, "stop", { x_groq: { id: "req_s", usage: chatUsage } }), "[DONE]",
    ));
    expect(await result).toMatchObject({ finish: "complete", output: chatPost, usage: { inputTokens: 100, cacheReadTokens: 40, outputTokens: 20 } });
    expect(deltas.join("")).toBe(text);
  });

  it("books a finished stream without usage at the most that it can have cost, and a broken one not as an answer", async () => {
    const text = JSON.stringify(chatPost);
    const silent = await stream(chatStream(chatChunk({ content: text }), chatChunk({}, "stop"), "[DONE]"));
    expect(await silent.result).toMatchObject({ finish: "complete", isUsageEstimated: true, usage: { outputTokens: 800 } });
    const broken = await stream(chatStream(chatChunk({ content: text })));
    await expect(broken.result).rejects.toMatchObject({ kind: "server" });
  });

  it("needs a key", () => {
    expect(() => createTextProvider("groq", {})).toThrow(expect.objectContaining({ kind: "auth", code: "missing_api_key" }));
  });
});

describe("Groq failures", () => {
  // Source: Groq's OpenAPI document (2026-08-14) and error pages.
  it.each([
    [400, "invalid_request_error", undefined, "invalid", false],
    [400, "invalid_request_error", "context_length_exceeded", "invalid", false],
    [400, "invalid_request_error", "model_decommissioned", "not_found", false],
    [400, "invalid_request_error", "content_policy_violation", "content_policy", false],
    [401, "invalid_request_error", "invalid_api_key", "auth", false],
    [403, "permissions_error", undefined, "auth", false],
    [403, "invalid_request_error", "blocked_api_access", "quota", false],
    [404, "invalid_request_error", "model_not_found", "not_found", false],
    [404, "invalid_request_error", "unknown_url", "not_found", false],
    [408, "timeout", undefined, "timeout", true],
    [413, "invalid_request_error", "request_too_large", "invalid", false],
    [413, "tokens", "rate_limit_exceeded", "rate_limit", true],
    [422, "invalid_request_error", undefined, "invalid", false],
    [424, "invalid_request_error", undefined, "server", true],
    [429, "tokens", "rate_limit_exceeded", "rate_limit", true],
    [429, "requests", "rate_limit_exceeded", "rate_limit", true],
    [498, "invalid_request_error", "flex_tier_capacity_exceeded", "rate_limit", true],
    [500, "internal_server_error", "internal_server_error", "server", true],
    [502, "internal_server_error", undefined, "server", true],
    [503, "service_unavailable", undefined, "server", true],
  ] as const)("maps %i %s %s to %s", async (status, type, code, kind, retryable) => {
    server.answer({ status, headers: { "x-request-id": "req_9" }, body: { error: { message: `Said by Groq about ${apiKey}`, type, ...(code ? { code } : {}) } } });
    const error = await generate().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ provider: "groq", kind, retryable, status, requestId: "req_9" });
    expect(server.calls).toHaveLength(1);
    expect(JSON.stringify(error) + String(error)).not.toContain(apiKey);
  });

  it("says how long to wait and what is left of which limit", async () => {
    server.answer({
      status: 429, headers: { "retry-after": "6", "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "5.289s" },
      body: { error: { message: "Rate limit reached … Please try again in 5.289s.", type: "tokens", code: "rate_limit_exceeded" } },
    });
    await expect(generate()).rejects.toMatchObject({ kind: "rate_limit", retryAfterMs: 6_000, rateLimits: { tokens: { remaining: 0, resetMs: 5_289 } } });
  });

  it("throws what breaks in the middle of a stream, by its type", async () => {
    for (const [type, kind] of [["rate_limit_error", "rate_limit"], ["internal_server_error", "server"], ["timeout_error", "timeout"]] as const) {
      const { deltas, result } = await stream(chatStream(chatChunk({ content: '{"body":' }), { error: { message: "Broken", type } }));
      await expect(result).rejects.toMatchObject({ kind });
      expect(deltas).toEqual(['{"body":']);
    }
  });

  it("names a page, a wrong list and an empty answer a failing server", async () => {
    for (const body of ["<html>Sign in to the hotel Wi-Fi</html>", '{"choices":[]}', "[1]", "null", ""]) {
      server.answer({ status: 200, body });
      await expect(generate(), body).rejects.toMatchObject({ kind: "server" });
      await expect(groq().check(AbortSignal.timeout(5_000)), body).rejects.toMatchObject({ kind: "server" });
    }
  });
});
