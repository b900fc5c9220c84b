import { createGroq } from "@ai-sdk/groq";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, generateText, Output, streamText } from "ai";
import Groq from "groq-sdk";
import OpenAI from "openai";
import Together from "together-ai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { getJson, postJson, testSandbox } from "../testing/facebook-session.ts";
import type { TestSandbox } from "../testing/facebook-session.ts";
import type { GenerationCall } from "./generation-calls.ts";

let sandbox: TestSandbox;
let groqRoot: string;
let togetherUrl: string;
beforeAll(async () => {
  sandbox = await testSandbox();
  groqRoot = `${sandbox.origin}/sandbox/api.groq.com`;
  togetherUrl = `${sandbox.origin}/sandbox/api.together.ai/v1`;
});
afterAll(() => sandbox.close());

const post = z.object({ body: z.string(), hashtags: z.array(z.string()).max(5), cta: z.string(), altText: z.string() });
const prompt = `Viết bài Facebook.
<brand>{"name":"Cà Phê Sớm Mai","industry":"cafe"}</brand>
<product>{"name":"Cà phê sữa đá","price":{"amount":"29000","currency":"VND"}}</product>
<topic>Khai trương quán mới</topic><platform>facebook</platform><language>vi</language>`;
/** The writer may name the brand in the text or in a hashtag. */
const ofBrand = /Sớm Mai|SomMai|SớmMai/;
const messages = [{ role: "user" as const, content: prompt }];
const lastCall = async (): Promise<GenerationCall | undefined> => (await getJson<{ calls: GenerationCall[] }>(`${sandbox.origin}/sandbox/usage`)).calls.at(-1);
const arm = (plan: object) => postJson(`${sandbox.origin}/sandbox/faults`, plan);
const server = (port: number) => `${sandbox.origin}/sandbox/localhost:${port}/v1`;
const ask = (url: string, body: object, key: string | null = "key") =>
  fetch(`${url}/chat/completions`, {
    method: "POST", headers: { "content-type": "application/json", ...(key === null ? {} : { authorization: `Bearer ${key}` }) }, body: JSON.stringify({ messages, ...body }),
  });
const refusal = async (response: Response) => ({ status: response.status, body: (await response.json()) as unknown });
const loose = { type: "json_schema", json_schema: { name: "post", strict: true, schema: { type: "object", properties: { a: { type: "string" } }, required: [], additionalProperties: false } } };

test("the AI SDK's Groq gets an object and streams text; usage equals the sandbox's own log", async () => {
  const model = createGroq({ baseURL: `${groqRoot}/openai/v1`, apiKey: "gsk" })("openai/gpt-oss-120b");
  const whole = await generateText({ model, prompt, output: Output.object({ schema: post, name: "post" }), maxOutputTokens: 2_000, maxRetries: 0 });
  expect(JSON.stringify(whole.output)).toMatch(ofBrand);
  expect(await lastCall()).toMatchObject({
    provider: "groq", outcome: "completed", streamed: false, inputTokens: whole.usage.inputTokens, outputTokens: whole.usage.outputTokens,
    requestId: whole.finalStep.response.headers?.["x-request-id"],
  });
  const streamed = streamText({ model, prompt, maxOutputTokens: 2_000, maxRetries: 0 });
  expect(await streamed.text).toMatch(ofBrand);
  expect(await streamed.finishReason).toBe("stop");
  expect(await lastCall()).toMatchObject({ streamed: true, inputTokens: (await streamed.usage).inputTokens, outputTokens: (await streamed.usage).outputTokens });
});

test("Groq's own package completes, streams with x_groq and lists", async () => {
  const client = new Groq({ baseURL: groqRoot, apiKey: "gsk", maxRetries: 0 });
  const chat = await client.chat.completions.create({ model: "openai/gpt-oss-20b", messages });
  expect(chat.choices[0]).toMatchObject({ finish_reason: "stop", message: { role: "assistant", content: expect.stringMatching(ofBrand) as string } });
  expect(chat.usage).toMatchObject({ queue_time: expect.any(Number) as number, total_tokens: (chat.usage?.prompt_tokens ?? 0) + (chat.usage?.completion_tokens ?? 0) });
  const chunks = [];
  for await (const chunk of await client.chat.completions.create({ model: "openai/gpt-oss-20b", messages, stream: true })) chunks.push(chunk);
  expect(chunks[0]?.x_groq?.id).toMatch(/^req_/);
  expect(chunks.at(-1)?.x_groq?.usage?.completion_tokens).toBe((await lastCall())?.outputTokens);
  expect((await client.models.list()).data.map(({ id }) => id)).toEqual(["openai/gpt-oss-20b", "openai/gpt-oss-120b", "qwen/qwen3.6-27b"]);
});

test("Groq refuses bad keys, dead and unknown models, loose strict schemas, schemas for models without, and unknown fields", async () => {
  const url = `${groqRoot}/openai/v1`;
  expect(await refusal(await ask(url, { model: "openai/gpt-oss-20b" }, "invalid"))).toEqual({ status: 401, body: { error: { message: "Invalid API Key", type: "invalid_request_error", code: "invalid_api_key" } } });
  expect((await ask(url, { model: "openai/gpt-oss-20b" }, null)).status).toBe(401);
  expect(await refusal(await ask(url, { model: "llama-3.3-70b-versatile" }))).toMatchObject({ status: 400, body: { error: { code: "model_decommissioned" } } });
  expect(await refusal(await ask(url, { model: "llama-9" }))).toMatchObject({ status: 404, body: { error: { code: "model_not_found" } } });
  expect((await ask(url, { model: "openai/gpt-oss-20b", response_format: loose })).status).toBe(400);
  expect((await ask(url, { model: "qwen/qwen3.6-27b", response_format: loose })).status).toBe(400);
  expect((await ask(url, { model: "qwen/qwen3.6-27b", response_format: { type: "json_object" } })).status).toBe(400);
  expect(await refusal(await ask(url, { model: "openai/gpt-oss-20b", prompt_cache_key: "b" }))).toMatchObject({ status: 400, body: { error: { message: "property 'prompt_cache_key' is unsupported" } } });
});

test("Groq's limits stand in its headers, and a 429 tells how long to wait", async () => {
  const response = await ask(`${groqRoot}/openai/v1`, { model: "openai/gpt-oss-20b" });
  expect(Number(response.headers.get("x-ratelimit-remaining-tokens"))).toBeLessThan(Number(response.headers.get("x-ratelimit-limit-tokens")));
  expect(response.headers.get("x-ratelimit-reset-tokens")).toMatch(/^(1m)?\d+(\.\d+)?s$/);
  await arm({ host: "api.groq.com", fault: "rate_limit", delayMs: 5_289 });
  const error = await generateText({ model: createGroq({ baseURL: `${groqRoot}/openai/v1`, apiKey: "k" })("openai/gpt-oss-20b"), prompt, maxRetries: 0 }).catch((reason: unknown) => reason);
  if (!APICallError.isInstance(error)) throw error;
  expect(error).toMatchObject({ statusCode: 429, isRetryable: true, data: { error: { type: "tokens", message: expect.stringContaining("try again in 5.289s") as string } } });
  expect(error.responseHeaders?.["retry-after"]).toBe("6");
  await arm({ host: "api.groq.com", fault: "server_error", code: 498 });
  expect(await refusal(await ask(`${groqRoot}/openai/v1`, { model: "openai/gpt-oss-20b" }))).toMatchObject({ status: 498, body: { error: { code: "flex_tier_capacity_exceeded" } } });
});

test("Together's own package and OpenAI's complete, stream and list", async () => {
  const client = new Together({ baseURL: togetherUrl, apiKey: "tk", maxRetries: 0 });
  const chat = await client.chat.completions.create({ model: "openai/gpt-oss-20b", messages, response_format: { type: "json_schema", json_schema: { name: "post", schema: z.toJSONSchema(post) as Record<string, unknown> } } });
  expect(post.parse(JSON.parse(chat.choices[0]?.message?.content ?? ""))).toMatchObject({ hashtags: expect.any(Array) as string[] });
  expect(await lastCall()).toMatchObject({ provider: "together", requestId: chat.id, inputTokens: chat.usage?.prompt_tokens, outputTokens: chat.usage?.completion_tokens });
  let text = "";
  for await (const chunk of await client.chat.completions.create({ model: "openai/gpt-oss-20b", messages, stream: true })) text += chunk.choices[0]?.delta.content ?? "";
  expect(text).toMatch(ofBrand);
  expect((await client.models.list()).map(({ id }) => id)).toContain("openai/gpt-oss-120b");
  const openai = new OpenAI({ baseURL: togetherUrl, apiKey: "tk", maxRetries: 0 });
  expect((await openai.chat.completions.create({ model: "openai/gpt-oss-20b", messages })).choices[0]?.finish_reason).toBe("stop");
});

test("Together words its refusals in its own way", async () => {
  expect(await refusal(await ask(togetherUrl, { model: "openai/gpt-oss-20b" }, "invalid"))).toMatchObject({ status: 401, body: { error: { param: null, code: "invalid_api_key" } } });
  expect(await refusal(await ask(togetherUrl, { model: "llama-9" }))).toMatchObject({ status: 404, body: { error: { code: "model_not_available" } } });
  await arm({ host: "api.together.ai", fault: "rate_limit", code: "insufficient_quota" });
  expect((await ask(togetherUrl, { model: "openai/gpt-oss-20b" })).status).toBe(402);
  await arm({ host: "api.together.ai", fault: "server_error", code: 503 });
  expect((await ask(togetherUrl, { model: "openai/gpt-oss-20b" })).status).toBe(503);
});

test.each([[11434, "llama3.2"], [8000, "openai/gpt-oss-20b"], [1234, "qwen3.5-9b"]])("the AI SDK and OpenAI's package speak with the server at port %i, without a key", async (port, name) => {
  const provider = createOpenAICompatible({ name: "own", baseURL: server(port), includeUsage: true, supportsStructuredOutputs: true });
  const whole = await generateText({ model: provider(name), prompt, output: Output.object({ schema: post, name: "post" }), maxOutputTokens: 2_000, maxRetries: 0 });
  expect(JSON.stringify(whole.output)).toMatch(ofBrand);
  const streamed = streamText({ model: provider(name), prompt, maxRetries: 0 });
  expect(await streamed.text).toMatch(ofBrand);
  expect(await lastCall()).toMatchObject({ provider: "openai-compatible", streamed: true, outputTokens: (await streamed.usage).outputTokens });
  expect((await new OpenAI({ baseURL: server(port), apiKey: "any" }).models.list()).data.map(({ id }) => id)).toContain(name);
});

test("servers that people run refuse each in its own words", async () => {
  expect(await refusal(await ask(server(11434), { model: "nobody" }))).toEqual({ status: 404, body: { error: { message: 'model "nobody" not found, try pulling it first', type: "not_found_error", param: null, code: null } } });
  expect(await refusal(await ask(server(8000), { model: "nobody" }))).toEqual({ status: 404, body: { error: { message: "The model `nobody` does not exist.", type: "NotFoundError", param: "model", code: 404 } } });
  expect(await refusal(await ask(server(8000), { model: "nobody" }, "invalid"))).toEqual({ status: 401, body: { error: "Unauthorized" } });
  expect(await refusal(await ask(server(1234), { model: "qwen3.5-9b", response_format: { type: "json_object" } }))).toEqual({ status: 400, body: { error: "'response_format.type' must be 'text' or 'json_schema'" } });
});

test("a shape that is told in words is kept like one that is sent", async () => {
  const told = `${prompt}\nIt must fit this JSON Schema:\n${JSON.stringify(z.toJSONSchema(post))}`;
  const response = await ask(server(11434), { model: "llama3.2", messages: [{ role: "user", content: told }] });
  const { choices } = (await response.json()) as { choices: { message: { content: string } }[] };
  expect(post.parse(JSON.parse(choices[0]?.message.content ?? "")).body).not.toBe("");
});

test("a stream breaks in the middle, words come in place of the shape, and usage may be missing", async () => {
  const model = createGroq({ baseURL: `${groqRoot}/openai/v1`, apiKey: "k" })("openai/gpt-oss-20b");
  await arm({ host: "api.groq.com", fault: "cut_stream" });
  const before = (await lastCall())?.requestId;
  const reader = (await ask(`${groqRoot}/openai/v1`, { model: "openai/gpt-oss-20b", stream: true })).body?.getReader();
  let read = "";
  const reading = async () => {
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) read += new TextDecoder().decode(piece.value);
  };
  await expect(reading()).rejects.toThrow();
  expect(read).toContain("data: ");
  expect(read).not.toContain("[DONE]");
  expect((await lastCall())?.requestId).not.toBe(before);
  await arm({ host: "api.groq.com", fault: "wrong_shape" });
  expect((await generateText({ model, prompt, maxRetries: 0 })).text).toMatch(/^Dạ/);
  await arm({ host: "api.groq.com", fault: "absurd_usage", code: "missing" });
  expect((await generateText({ model, prompt, maxRetries: 0 })).usage.inputTokens).toBeUndefined();
  expect((await lastCall())?.inputTokens).toBeGreaterThan(0);
});
