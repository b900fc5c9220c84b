import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ProviderError } from "../../spec/provider-error.ts";
import { startScriptedServer } from "../../testing/scripted-server.ts";
import type { ScriptedServer } from "../../testing/scripted-server.ts";
import { textRequest } from "../../testing/text-request.ts";
import { createOpenAIText } from "./create-openai-text.ts";

const apiKey = "sk-test-4711";
let server: ScriptedServer;
beforeAll(async () => { server = await startScriptedServer(); });
afterAll(async () => { await server[Symbol.asyncDispose](); });

const clock = { now: () => new Date("2026-11-22T08:00:00Z") };
const openai = () => createOpenAIText({ apiKey, baseUrl: `${server.origin}/v1`, clock });
const generate = () => openai().generate(textRequest(), { signal: AbortSignal.timeout(5_000) });

const post = { body: "Sáng nay uống gì?", hashtags: ["#caphe"], cta: "Ghé quán", altText: "Ly cà phê sữa đá" };
const usage = { input_tokens: 100, input_tokens_details: { cached_tokens: 40, cache_write_tokens: 10 }, output_tokens: 20, output_tokens_details: { reasoning_tokens: 5 }, total_tokens: 120 };
const answered = (content: object, changes: object = {}) => ({
  status: 200,
  headers: { "x-request-id": "req_1" },
  body: {
    id: "resp_1", object: "response", created_at: 1763769600, status: "completed", error: null, incomplete_details: null, model: "gpt-6-luna-2026-09-22",
    output: [{ type: "message", id: "msg_1", status: "completed", role: "assistant", content: [content] }], usage, ...changes,
  },
});

describe("OpenAI answers", () => {
  it("asks the Responses API once for strict JSON, without a temperature and without keeping the brief", async () => {
    server.answer(answered({ type: "output_text", text: JSON.stringify(post), annotations: [] }));
    const result = await openai().generate(textRequest({ cacheKey: "brand:1" }), { signal: AbortSignal.timeout(5_000) });
    expect(result).toMatchObject({
      finish: "complete", output: post, model: "gpt-6-luna-2026-09-22", requestId: "req_1",
      usage: { inputTokens: 100, cacheReadTokens: 40, cacheWriteTokens: 10, outputTokens: 20, reasoningTokens: 5 },
    });
    expect(server.calls).toHaveLength(1);
    const [call] = server.calls;
    expect(call?.url).toBe("/v1/responses");
    expect(call?.headers.authorization).toBe(`Bearer ${apiKey}`);
    const sent = JSON.parse(String(call?.body));
    expect(sent).toMatchObject({ model: "gpt-6-luna", max_output_tokens: 800, store: false, prompt_cache_key: "brand:1", text: { format: { type: "json_schema", strict: true, name: "social_post" } } });
    expect(sent).not.toHaveProperty("temperature");
  });

  it("returns a refusal with its words and its bill", async () => {
    server.answer(answered({ type: "refusal", refusal: "I cannot help." }));
    expect(await generate()).toMatchObject({ finish: "refused", output: null, text: "I cannot help.", usage: { inputTokens: 100, outputTokens: 20 } });
  });

  it("returns a truncated answer with its bill", async () => {
    server.answer(answered({ type: "output_text", text: '{"body":"Sáng', annotations: [] }, { status: "incomplete", incomplete_details: { reason: "max_output_tokens" } }));
    expect(await generate()).toMatchObject({ finish: "truncated", output: null, text: '{"body":"Sáng', usage: { outputTokens: 20 } });
  });

  it("returns text that the content filter stopped as refused", async () => {
    server.answer(answered({ type: "output_text", text: "", annotations: [] }, { status: "incomplete", incomplete_details: { reason: "content_filter" } }));
    expect(await generate()).toMatchObject({ finish: "refused", usage: { outputTokens: 20 } });
  });

  it("returns text that is not the asked shape as malformed", async () => {
    for (const text of ["Dạ, đây là bài viết", '{"body":"","hashtags":[],"cta":"","altText":""}', ""]) {
      server.answer(answered({ type: "output_text", text, annotations: [] }));
      expect(await generate()).toMatchObject({ finish: "malformed", output: null, usage: { inputTokens: 100 } });
    }
  });

  it("composes decomposed Vietnamese", async () => {
    server.answer(answered({ type: "output_text", text: JSON.stringify({ ...post, body: "Cà phê".normalize("NFD") }), annotations: [] }));
    expect(await generate()).toMatchObject({ output: { body: "Cà phê".normalize("NFC") } });
  });

  it("lists the models that the key may use", async () => {
    server.answer({ status: 200, body: { object: "list", data: [{ id: "gpt-6-luna", object: "model" }] } });
    expect(await openai().check(AbortSignal.timeout(5_000))).toEqual({ models: ["gpt-6-luna"] });
    expect(server.calls[0]).toMatchObject({ method: "GET", url: "/v1/models" });
  });
});

describe("OpenAI failures", () => {
  const failure = (status: number, type: string, code: string | null, headers?: Record<string, string>) => ({
    status, headers, body: { error: { message: `Said by OpenAI about ${apiKey}`, type, param: null, code } },
  });
  const documented = [
    [failure(400, "invalid_request_error", "context_length_exceeded"), "invalid", false],
    [failure(400, "invalid_request_error", "invalid_value"), "invalid", false],
    [failure(400, "invalid_request_error", null), "invalid", false],
    [failure(400, "image_generation_user_error", "moderation_blocked"), "content_policy", false],
    [failure(401, "invalid_request_error", "invalid_api_key"), "auth", false],
    [failure(403, "invalid_request_error", "unsupported_country_region_territory"), "auth", false],
    [failure(404, "invalid_request_error", "model_not_found"), "not_found", false],
    [failure(409, "conflict_error", null), "server", true],
    [failure(422, "invalid_request_error", null), "invalid", false],
    [failure(429, "requests", "rate_limit_exceeded"), "rate_limit", true],
    [failure(429, "tokens", "rate_limit_exceeded"), "rate_limit", true],
    [failure(429, "insufficient_quota", "insufficient_quota"), "quota", false],
    [failure(500, "server_error", null), "server", true],
    [failure(503, "server_error", "overloaded"), "server", true],
  ] as const;

  it.each(documented)("maps %o to %s", async (answer, kind, retryable) => {
    server.answer({ ...answer, headers: { ...answer.headers, "x-request-id": "req_9" } });
    const error = await generate().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ provider: "openai", kind, retryable, status: answer.status, requestId: "req_9" });
    expect(server.calls).toHaveLength(1);
    expect(JSON.stringify(error) + String(error)).not.toContain(apiKey);
  });

  it.each([
    [{ "retry-after-ms": "1500", "retry-after": "2" }, 1_500],
    [{ "retry-after": "120" }, 120_000],
    [{ "retry-after": "Sun, 22 Nov 2026 08:00:30 GMT" }, 30_000],
    [{}, undefined],
  ])("reads how long to wait from %o", async (headers, retryAfterMs) => {
    server.answer(failure(429, "requests", "rate_limit_exceeded", headers as Record<string, string>));
    await expect(generate()).rejects.toMatchObject({ kind: "rate_limit", retryAfterMs });
  });

  it("names a page that is no API's answer a failing server", async () => {
    server.answer({ status: 502, body: "<html>Bad gateway</html>" });
    await expect(generate()).rejects.toMatchObject({ kind: "server", status: 502 });
    server.answer({ status: 200, body: "<html>Sign in to the hotel Wi-Fi</html>" });
    await expect(generate()).rejects.toMatchObject({ kind: "server", status: 200 });
    await expect(openai().check(AbortSignal.timeout(5_000))).rejects.toMatchObject({ kind: "server" });
  });

  it("names a response that failed on the way a failing server", async () => {
    server.answer({ status: 200, body: { id: "resp_1", object: "response", created_at: 1, status: "failed", error: { code: "server_error", message: "The model failed." }, incomplete_details: null, model: "gpt-6-luna", output: [], usage: null } });
    await expect(generate()).rejects.toMatchObject({ kind: "server", code: "server_error" });
  });

  it("tells a deadline, a cut line and a closed port apart", async () => {
    server.answer(() => undefined);
    await expect(openai().generate(textRequest(), { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ kind: "timeout" });
    server.answer((response) => void response.socket?.destroy());
    await expect(generate()).rejects.toMatchObject({ kind: "network" });
    const gone = await startScriptedServer();
    await gone[Symbol.asyncDispose]();
    const nobody = createOpenAIText({ apiKey, baseUrl: `${gone.origin}/v1` });
    await expect(nobody.generate(textRequest(), { signal: AbortSignal.timeout(5_000) })).rejects.toMatchObject({ kind: "network" });
    await expect(nobody.check(AbortSignal.timeout(5_000))).rejects.toMatchObject({ kind: "network" });
  });

  it("throws the caller's own reason when the caller cancels", async () => {
    server.answer(() => undefined);
    const controller = new AbortController();
    const reason = new Error("cancelled by Lan");
    setTimeout(() => controller.abort(reason), 50);
    await expect(openai().generate(textRequest(), { signal: controller.signal })).rejects.toBe(reason);
  });

  it("needs a key", () => {
    expect(() => createOpenAIText({ apiKey: "  " })).toThrow(expect.objectContaining({ kind: "auth", code: "missing_api_key" }));
  });
});

describe("OpenAI streams", () => {
  const event = (data: { type: string }) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
  const opening = [
    { type: "response.created", sequence_number: 0, response: { id: "resp_1", created_at: 1763769600, model: "gpt-6-luna" } },
    { type: "response.output_item.added", sequence_number: 1, output_index: 0, item: { type: "message", id: "msg_1", status: "in_progress", role: "assistant", content: [] } },
    { type: "response.output_text.delta", sequence_number: 2, item_id: "msg_1", output_index: 0, content_index: 0, delta: '{"body":' },
  ];
  const stream = (events: { type: string }[], end: "end" | "cut" | "hold") => {
    server.answer((response) => {
      response.writeHead(200, { "content-type": "text/event-stream", "x-request-id": "req_s" });
      response.write(events.map(event).join(""), () => {
        if (end === "end") response.end();
        else if (end === "cut") response.socket?.destroy();
      });
    });
    const deltas: string[] = [];
    const result = (signal: AbortSignal) => openai().generate(textRequest(), { signal, onDelta: (delta) => deltas.push(delta) });
    return { deltas, result };
  };

  it("throws what breaks in the middle, with the kind of its code", async () => {
    const failed = { type: "response.failed", sequence_number: 3, response: { error: { code: "rate_limit_exceeded", message: "Slow down" }, incomplete_details: null, usage: null } };
    const { deltas, result } = stream([...opening, failed], "end");
    await expect(result(AbortSignal.timeout(5_000))).rejects.toMatchObject({ kind: "rate_limit", code: "rate_limit_exceeded" });
    expect(deltas).toEqual(['{"body":']);
  });

  it("throws an error event before any text", async () => {
    const { result } = stream([{ type: "error", sequence_number: 0, code: "server_error", message: "Broken", param: null } as { type: string }], "end");
    await expect(result(AbortSignal.timeout(5_000))).rejects.toMatchObject({ kind: "server" });
  });

  it("names a line that is cut in the middle a network failure", async () => {
    const { deltas, result } = stream(opening, "cut");
    await expect(result(AbortSignal.timeout(5_000))).rejects.toMatchObject({ kind: "network" });
    expect(deltas).toEqual(['{"body":']);
  });

  it("names a stream of noise a failing server, without repeating the noise", async () => {
    server.answer((response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(`${opening.map(event).join("")}data: {"type":"response.output_text.delta","delta":Lan 0901234567\n\n`);
    });
    const error = await openai().generate(textRequest(), { signal: AbortSignal.timeout(5_000), onDelta: () => undefined }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: "server" });
    expect(String(error)).not.toContain("0901234567");
  });

  it("names a stream that ends without its closing event a failing server", async () => {
    for (const events of [opening, []]) {
      await expect(stream(events, "end").result(AbortSignal.timeout(5_000))).rejects.toMatchObject({ kind: "server" });
    }
  });

  it("stops at the deadline and at a cancel", async () => {
    const { result } = stream(opening, "hold");
    await expect(result(AbortSignal.timeout(200))).rejects.toMatchObject({ kind: "timeout" });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    await expect(result(controller.signal)).rejects.toMatchObject({ name: "AbortError" });
  });
});
