import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ProviderError } from "../../spec/provider-error.ts";
import { chatAnswer, chatChunk, chatEnded, chatPost, chatStream } from "../../testing/chat-answers.ts";
import { startTestSandbox } from "../../testing/sandbox.ts";
import { startScriptedServer } from "../../testing/scripted-server.ts";
import type { ScriptedServer } from "../../testing/scripted-server.ts";
import { textRequest } from "../../testing/text-request.ts";
import { createTextProvider } from "../create-text-provider.ts";
import type { TextProviderSettings } from "../text-provider-settings.ts";

let server: ScriptedServer;
beforeAll(async () => { server = await startScriptedServer(); });
afterAll(async () => { await server[Symbol.asyncDispose](); });

const own = (settings: Partial<TextProviderSettings> = {}) => createTextProvider("openai-compatible", { name: "Ollama in the office", baseUrl: `${server.origin}/v1/`, ...settings });
const request = textRequest({ model: "llama3.2", cacheKey: "brand:1" });
const generate = (settings: Partial<TextProviderSettings> = {}) => own(settings).generate(request, { signal: AbortSignal.timeout(5_000) });
const answered = (content: string) => chatAnswer({ content });
const sentBody = () => JSON.parse(String(server.calls[0]?.body));

describe("servers of OpenAI's chat protocol", () => {
  it("are asked without a key where none is needed, with one where there is", async () => {
    server.answer(answered(JSON.stringify(chatPost)));
    expect(await generate()).toMatchObject({ finish: "complete", output: chatPost, warnings: [] });
    expect(server.calls[0]).toMatchObject({ url: "/v1/chat/completions" });
    expect(server.calls[0]?.headers).not.toHaveProperty("authorization");
    expect(sentBody()).toMatchObject({ max_tokens: 800, response_format: { type: "json_schema", json_schema: { name: "social_post" } } });
    server.answer(answered(JSON.stringify(chatPost)));
    await generate({ apiKey: "key-1" });
    expect(server.calls[0]?.headers.authorization).toBe("Bearer key-1");
  });

  it("are told the shape in words where they take no schema", async () => {
    for (const [structuredOutput, format] of [["json_object", { type: "json_object" }], ["prompt", undefined]] as const) {
      server.answer(answered(JSON.stringify(chatPost)));
      expect(await generate({ structuredOutput })).toMatchObject({ finish: "complete", warnings: [] });
      expect(sentBody().response_format).toEqual(format);
      expect(sentBody().messages[0].content.startsWith(request.system)).toBe(true);
      expect(sentBody().messages[0].content).toContain('"hashtags"');
    }
  });

  it("may think aloud and wrap their answer in a code fence or in words", async () => {
    const json = JSON.stringify(chatPost);
    for (const content of [`<think>Khách thích {ngắn}.</think>\n${json}`, `\`\`\`json\n${json}\n\`\`\``, `Dạ, đây ạ: ${json} Chúc anh/chị vui!`]) {
      server.answer(answered(content));
      expect(await generate({ structuredOutput: "prompt" }), content).toMatchObject({ finish: "complete", output: chatPost });
    }
    server.answer(answered("Dạ vâng {không phải} JSON"));
    expect(await generate()).toMatchObject({ finish: "malformed", output: null });
  });

  it("do not show their thoughts to who watches them write", async () => {
    const json = JSON.stringify(chatPost);
    server.answer({ status: 200, headers: { "content-type": "text/event-stream" }, body: chatStream(chatChunk({ content: "<think>Khách thích ngắn." }), chatChunk({ content: "</think>" }), chatChunk({ content: json }), chatChunk({}, "stop"), "[DONE]") });
    const deltas: string[] = [];
    const result = await own().generate(request, { signal: AbortSignal.timeout(5_000), onDelta: (delta) => deltas.push(delta) });
    expect(result).toMatchObject({ finish: "complete", output: chatPost, isUsageEstimated: true });
    expect(deltas.join("").trim()).toBe(json);
  });

  it("mark a refusal in its own field", async () => {
    server.answer(chatAnswer({ content: null, refusal: "I cannot help." }));
    expect(await generate()).toMatchObject({ finish: "refused", output: null, text: "I cannot help." });
    server.answer(chatEnded("", "content_filter"));
    expect(await generate()).toMatchObject({ finish: "refused" });
  });

  it("may hold text that no database takes", async () => {
    server.answer(answered(JSON.stringify({ ...chatPost, body: "Ca\u0300 phê\u0000 ngon\ud83d" })));
    expect(await generate()).toMatchObject({ finish: "complete", output: { body: "Cà phê ngon\ufffd" } });
  });

  it("may send a character in two halves, and NULs between", async () => {
    const deltas: string[] = [];
    const chunks = ['{"body":"', "\ud83c", "\udf89\u0000", '","hashtags":[],"cta":"","altText":""}'].map((content) => chatChunk({ content }));
    server.answer({ status: 200, headers: { "content-type": "text/event-stream" }, body: chatStream(...chunks, chatChunk({}, "stop"), "[DONE]") });
    const result = await own().generate(request, { signal: AbortSignal.timeout(5_000), onDelta: (delta) => deltas.push(delta) });
    expect(result).toMatchObject({ finish: "complete", output: { body: "🎉" } });
    expect(deltas.join("")).toBe(result.text);
    expect(deltas.every((delta) => delta.isWellFormed() && !delta.includes("\0"))).toBe(true);
  });

  it("are not listened to for ever when they do not keep to the cap", async () => {
    server.answer((response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write(chatStream(chatChunk({ content: "a ".repeat(10_000) })))), 2);
    });
    const endless = own().generate({ ...request, maxOutputTokens: 100 }, { signal: AbortSignal.timeout(5_000), onDelta: () => undefined });
    await expect(endless).rejects.toMatchObject({ kind: "server" });
  });

  it("are not read to the end when an answer has none", async () => {
    const megabyte = "a".repeat(1024 ** 2);
    server.answer((response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"choices":[{"message":{"content":"');
      const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write(megabyte)), 5);
    });
    await expect(generate()).rejects.toMatchObject({ kind: "server", provider: "Ollama in the office" });
    await expect(own().check(AbortSignal.timeout(5_000))).rejects.toMatchObject({ kind: "server" });
  });

  it("have no model until one is loaded", async () => {
    server.answer({ status: 200, body: { object: "list", data: null } });
    expect(await own().check(AbortSignal.timeout(5_000))).toEqual({ models: [] });
  });

  it("need an address", () => {
    expect(() => createTextProvider("openai-compatible", { apiKey: "key" })).toThrow(expect.objectContaining({ kind: "invalid", code: "missing_base_url" }));
  });

  it("are several at once, each with its own name, address and models", async () => {
    await using sandbox = await startTestSandbox();
    const at = (name: string, port: number) => createTextProvider("openai-compatible", { name, baseUrl: `${sandbox.origin}/sandbox/localhost:${port}/v1`, fetch: sandbox.fetch });
    const servers = [at("Ollama", 11434), at("vLLM", 8000), at("LM Studio", 1234)];
    const models = await Promise.all(servers.map(async (each) => (await each.check(AbortSignal.timeout(5_000))).models[0] ?? ""));
    expect(models).toEqual(["llama3.2", "openai/gpt-oss-20b", "qwen3.5-9b"]);
    for (const [index, each] of servers.entries()) {
      expect(await each.generate({ ...request, model: models[index] ?? "" }, { signal: AbortSignal.timeout(5_000) })).toMatchObject({ finish: "complete" });
      const error = await each.generate({ ...request, model: "nobody" }, { signal: AbortSignal.timeout(5_000) }).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ provider: each.name, kind: "not_found", message: expect.stringContaining("nobody") });
    }
  });
});

describe("failures of such servers", () => {
  const openAi = (type: string, code: string | number | null = null) => ({ error: { message: "Said by the server about key-1", type, param: null, code } });
  // Source: pages of Ollama, vLLM, LM Studio, llama.cpp, LiteLLM and OpenRouter, read 2026-11-22.
  it.each([
    ["Ollama", 404, openAi("not_found_error"), "not_found"],
    ["Ollama", 400, openAi("invalid_request_error"), "invalid"],
    ["Ollama", 503, openAi("api_error"), "server"],
    ["vLLM", 400, openAi("BadRequestError", 400), "invalid"],
    ["vLLM", 404, openAi("NotFoundError", 404), "not_found"],
    ["vLLM, flat", 400, { object: "error", message: "Too long", type: "BadRequestError", param: null, code: 400 }, "invalid"],
    ["vLLM's door", 401, { error: "Unauthorized" }, "auth"],
    ["vLLM", 500, openAi("InternalServerError", 500), "server"],
    ["LM Studio", 400, { error: "'response_format.type' must be 'json_schema' or 'text'" }, "invalid"],
    ["llama.cpp", 503, openAi("unavailable_error", 503), "server"],
    ["LiteLLM", 400, openAi("budget_exceeded", "400"), "quota"],
    ["LiteLLM", 400, openAi("invalid_request_error", "content_policy_violation"), "content_policy"],
    ["LiteLLM", 408, openAi("timeout_error", "408"), "timeout"],
    ["OpenRouter", 402, { error: { message: "Insufficient credits", code: 402 } }, "quota"],
    ["OpenRouter", 429, { error: { message: "Rate limited", code: 429 } }, "rate_limit"],
    ["a proxy", 502, "<html>Bad gateway</html>", "server"],
  ] as const)("maps %s's %i %o to %s", async (_who, status, body, kind) => {
    server.answer({ status, body });
    const error = await generate({ apiKey: "key-1" }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ provider: "Ollama in the office", kind, status });
    expect(JSON.stringify(error) + String(error)).not.toContain("key-1");
    expect(server.calls).toHaveLength(1);
  });

  it("keep the server's own words where it sends only words", async () => {
    server.answer({ status: 400, body: { error: "'response_format.type' must be 'json_schema' or 'text'" } });
    await expect(generate()).rejects.toMatchObject({ message: "'response_format.type' must be 'json_schema' or 'text'" });
  });

  it("are told by their code in the middle of a stream", async () => {
    for (const [error, kind] of [[{ message: "Aborted", type: "InternalServerError", param: null, code: 500 }, "server"], [{ message: "Slow down", type: null, code: 429 }, "rate_limit"]] as const) {
      server.answer({ status: 200, headers: { "content-type": "text/event-stream" }, body: chatStream(chatChunk({ content: "{" }), { error }) });
      await expect(own().generate(request, { signal: AbortSignal.timeout(5_000), onDelta: () => undefined })).rejects.toMatchObject({ kind });
    }
  });

  it("tell a deadline, a cut line and a closed port apart", async () => {
    server.answer(() => undefined);
    await expect(own().generate(request, { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ kind: "timeout" });
    server.answer((response) => void response.socket?.destroy());
    await expect(generate()).rejects.toMatchObject({ kind: "network" });
    const gone = await startScriptedServer();
    await gone[Symbol.asyncDispose]();
    await expect(generate({ baseUrl: `${gone.origin}/v1` })).rejects.toMatchObject({ kind: "network", provider: "Ollama in the office" });
  });
});
