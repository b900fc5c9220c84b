import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ProviderError } from "../../spec/provider-error.ts";
import { chatAnswer, chatChunk, chatEnded, chatPost, chatStream } from "../../testing/chat-answers.ts";
import { startScriptedServer } from "../../testing/scripted-server.ts";
import type { ScriptedServer } from "../../testing/scripted-server.ts";
import { textRequest } from "../../testing/text-request.ts";
import { createTextProvider } from "../create-text-provider.ts";

const apiKey = "tk-test-4711";
let server: ScriptedServer;
beforeAll(async () => { server = await startScriptedServer(); });
afterAll(async () => { await server[Symbol.asyncDispose](); });

const together = () => createTextProvider("together", { apiKey, baseUrl: `${server.origin}/v1` });
const request = textRequest({ model: "openai/gpt-oss-20b", cacheKey: "brand:1" });
const generate = () => together().generate(request, { signal: AbortSignal.timeout(5_000) });

describe("Together answers", () => {
  it("is asked once with the whole schema, which its own package would drop", async () => {
    server.answer({ ...chatAnswer({ content: JSON.stringify(chatPost) }, { usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 } }), headers: {} });
    expect(await generate()).toMatchObject({
      finish: "complete", output: chatPost, requestId: "chatcmpl-1", rateLimits: null, warnings: [],
      usage: { inputTokens: 100, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 20, reasoningTokens: 0 },
    });
    expect(server.calls).toHaveLength(1);
    expect(server.calls[0]).toMatchObject({ method: "POST", url: "/v1/chat/completions" });
    expect(server.calls[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
    const sent = JSON.parse(String(server.calls[0]?.body));
    expect(sent).toMatchObject({ max_tokens: 800, response_format: { type: "json_schema", json_schema: { name: "social_post", schema: { type: "object", required: expect.arrayContaining(["body"]) } } } });
    expect(sent).not.toHaveProperty("prompt_cache_key");
  });

  it("takes its own word for a finished answer, and a missing bill for the most that it can be", async () => {
    server.answer(chatEnded(JSON.stringify(chatPost), "eos"));
    expect(await generate()).toMatchObject({ finish: "complete", output: chatPost });
    server.answer(chatAnswer({ content: JSON.stringify(chatPost) }, { usage: null }));
    expect(await generate()).toMatchObject({ finish: "complete", isUsageEstimated: true, usage: { outputTokens: 800 } });
    server.answer(chatEnded('{"body":', "length"));
    expect(await generate()).toMatchObject({ finish: "truncated" });
  });

  it("asks a stream for its usage", async () => {
    const text = JSON.stringify(chatPost);
    server.answer({
      status: 200, headers: { "content-type": "text/event-stream" },
      body: chatStream(chatChunk({ role: "assistant", content: text }), chatChunk({}, "eos"), chatChunk({}, null, { choices: [], usage: { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 } }), "[DONE]"),
    });
    const result = await together().generate(request, { signal: AbortSignal.timeout(5_000), onDelta: () => undefined });
    expect(result).toMatchObject({ finish: "complete", usage: { inputTokens: 5, outputTokens: 7 }, isUsageEstimated: false });
    expect(JSON.parse(String(server.calls[0]?.body))).toMatchObject({ stream: true, stream_options: { include_usage: true } });
  });

  it("lists models from the bare list that Together answers", async () => {
    server.answer({ status: 200, body: [{ id: "openai/gpt-oss-20b", object: "model" }] });
    expect(await together().check(AbortSignal.timeout(5_000))).toEqual({ models: ["openai/gpt-oss-20b"] });
  });
});

describe("Together failures", () => {
  // Source: Together's OpenAPI document @090263a (2026-04-28) and error pages.
  it.each([
    [400, "invalid_request_error", null, "invalid", false],
    [400, "invalid_request_error", "content_policy_violation", "content_policy", false],
    [401, "invalid_request_error", "invalid_api_key", "auth", false],
    [402, "credit_limit", null, "quota", false],
    [403, "invalid_request_error", "context_length_exceeded", "invalid", false],
    [404, "invalid_request_error", "model_not_available", "not_found", false],
    [404, "invalid_request_error", null, "not_found", false],
    [408, "server_error", null, "timeout", true],
    [429, "rate_limit", null, "rate_limit", true],
    [500, "server_error", null, "server", true],
    [503, "server_error", null, "server", true],
    [504, "server_error", null, "server", true],
  ] as const)("maps %i %s %s to %s", async (status, type, code, kind, retryable) => {
    server.answer({ status, headers: { "retry-after": "3" }, body: { error: { message: `Said by Together about ${apiKey}`, type, param: null, code } } });
    const error = await generate().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ provider: "together", kind, retryable, status, retryAfterMs: 3_000 });
    expect(server.calls).toHaveLength(1);
    expect(JSON.stringify(error) + String(error)).not.toContain(apiKey);
  });
});
