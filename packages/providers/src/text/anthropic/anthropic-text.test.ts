import { createEgress } from "@agency/platform/egress";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ProviderError } from "../../spec/provider-error.ts";
import { startScriptedServer } from "../../testing/scripted-server.ts";
import type { ScriptedServer } from "../../testing/scripted-server.ts";
import { textRequest } from "../../testing/text-request.ts";
import { createAnthropicText } from "./create-anthropic-text.ts";

const apiKey = "sk-ant-test-4711";
let server: ScriptedServer;
beforeAll(async () => { server = await startScriptedServer(); });
afterAll(async () => { await server[Symbol.asyncDispose](); });

const anthropic = () => createAnthropicText({ apiKey, baseUrl: `${server.origin}/v1` });
const request = textRequest({ model: "claude-sonnet-5-5" });
const generate = () => anthropic().generate(request, { signal: AbortSignal.timeout(5_000) });

const post = { body: "Sáng nay uống gì?", hashtags: ["#caphe"], cta: "Ghé quán", altText: "Ly cà phê sữa đá" };
const answered = (text: string, changes: object = {}) => ({
  status: 200,
  headers: { "request-id": "req_011" },
  body: {
    id: "msg_1", type: "message", role: "assistant", model: "claude-sonnet-5-5", content: text === "" ? [] : [{ type: "text", text, citations: null }],
    stop_reason: "end_turn", stop_sequence: null, stop_details: null,
    usage: { input_tokens: 50, cache_creation_input_tokens: 10, cache_read_input_tokens: 40, output_tokens: 20 }, ...changes,
  },
});

describe("Anthropic answers", () => {
  it("puts the brand first as a cacheable block and always caps the output", async () => {
    server.answer(answered(JSON.stringify(post)));
    expect(await generate()).toMatchObject({
      finish: "complete", output: post, model: "claude-sonnet-5-5", requestId: "req_011",
      usage: { inputTokens: 100, cacheReadTokens: 40, cacheWriteTokens: 10, outputTokens: 20, reasoningTokens: 0 },
    });
    const [call] = server.calls;
    expect(call?.url).toBe("/v1/messages");
    expect(call?.headers["x-api-key"]).toBe(apiKey);
    const sent = JSON.parse(String(call?.body));
    expect(sent).toMatchObject({
      model: "claude-sonnet-5-5", max_tokens: 800,
      system: [{ type: "text", text: request.system, cache_control: { type: "ephemeral" } }],
      output_config: { format: { type: "json_schema" } },
    });
    expect(sent).not.toHaveProperty("temperature");
  });

  it("returns a refusal with its reason and its bill", async () => {
    server.answer(answered("", { stop_reason: "refusal", stop_details: { type: "refusal", category: "general_harms", explanation: "Not this one." } }));
    expect(await generate()).toMatchObject({ finish: "refused", output: null, text: "Not this one.", usage: { inputTokens: 100, outputTokens: 20 } });
  });

  it("returns an answer that ended at the cap or at the context's end as truncated", async () => {
    for (const stop_reason of ["max_tokens", "model_context_window_exceeded"]) {
      server.answer(answered('{"body":"Sáng', { stop_reason }));
      expect(await generate()).toMatchObject({ finish: "truncated", output: null, usage: { outputTokens: 20 } });
    }
  });

  it("returns a broken rule of the schema as malformed", async () => {
    server.answer(answered(JSON.stringify({ ...post, body: "" })));
    expect(await generate()).toMatchObject({ finish: "malformed", output: null, usage: { outputTokens: 20 } });
  });

  it("lists the models that the key may use", async () => {
    server.answer({ status: 200, body: { data: [{ id: "claude-sonnet-5-5", type: "model" }], has_more: false } });
    expect(await anthropic().check(AbortSignal.timeout(5_000))).toEqual({ models: ["claude-sonnet-5-5"] });
    expect(server.calls[0]?.headers).toMatchObject({ "x-api-key": apiKey, "anthropic-version": "2023-06-01" });
  });
});

describe("Anthropic failures", () => {
  const failure = (status: number, type: string, headers?: Record<string, string>) => ({
    status, headers, body: { type: "error", error: { type, message: `Said by Anthropic about ${apiKey}` }, request_id: "req_9" },
  });

  it.each([
    [400, "invalid_request_error", "invalid", false],
    [401, "authentication_error", "auth", false],
    [402, "billing_error", "quota", false],
    [403, "permission_error", "auth", false],
    [404, "not_found_error", "not_found", false],
    [413, "request_too_large", "invalid", false],
    [429, "rate_limit_error", "rate_limit", true],
    [500, "api_error", "server", true],
    [504, "timeout_error", "timeout", true],
    [529, "overloaded_error", "server", true],
  ] as const)("maps %i %s to %s", async (status, type, kind, retryable) => {
    server.answer(failure(status, type, { "request-id": "req_9" }));
    const error = await generate().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ provider: "anthropic", kind, retryable, status, code: type, requestId: "req_9" });
    expect(server.calls).toHaveLength(1);
    expect(JSON.stringify(error) + String(error)).not.toContain(apiKey);
  });

  it("obeys retry-after", async () => {
    server.answer(failure(429, "rate_limit_error", { "retry-after": "7" }));
    await expect(generate()).rejects.toMatchObject({ kind: "rate_limit", retryAfterMs: 7_000 });
    await expect(anthropic().check(AbortSignal.timeout(5_000))).rejects.toMatchObject({ kind: "rate_limit", retryAfterMs: 7_000 });
  });

  it.each([["overloaded_error", "server"], ["timeout_error", "timeout"], ["not_documented_error", "server"]] as const)("throws a %s that arrives in the middle of a stream", async (type, kind) => {
    const events = [
      { type: "message_start", message: { id: "msg_1", type: "message", role: "assistant", model: "claude-sonnet-5-5", content: [], stop_reason: null, stop_sequence: null, usage: { input_tokens: 50, output_tokens: 1 } } },
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
      { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: '{"body":' } },
      { type: "error", error: { type, message: "Overloaded" } },
    ];
    server.answer((response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(""));
    });
    const deltas: string[] = [];
    const result = anthropic().generate(request, { signal: AbortSignal.timeout(5_000), onDelta: (delta) => deltas.push(delta) });
    await expect(result).rejects.toMatchObject({ kind, code: type, message: "Overloaded" });
    expect(deltas).toEqual(['{"body":']);
  });

  it("reads what the platform's egress throws", async () => {
    const egress = createEgress({ allow: [], trustedOrigins: [server.origin], timeoutMs: 150 });
    const through = createAnthropicText({ apiKey, baseUrl: `${server.origin}/v1`, fetch: egress.trusted(server.origin) });
    server.answer(() => undefined);
    await expect(through.generate(request, { signal: AbortSignal.timeout(5_000) })).rejects.toMatchObject({ kind: "timeout" });
    server.answer((response) => void response.socket?.destroy());
    await expect(through.generate(request, { signal: AbortSignal.timeout(5_000) })).rejects.toMatchObject({ kind: "network" });
    await egress.close();
  });
});
