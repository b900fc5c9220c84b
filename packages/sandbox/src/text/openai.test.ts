import { createOpenAI } from "@ai-sdk/openai";
import { APICallError, generateText, NoObjectGeneratedError, Output, streamText } from "ai";
import OpenAI from "openai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { getJson, postJson, testSandbox } from "../testing/facebook-session.ts";
import type { TestSandbox } from "../testing/facebook-session.ts";
import type { GenerationCall } from "./generation-calls.ts";

let sandbox: TestSandbox;
let baseURL: string;
beforeAll(async () => {
  sandbox = await testSandbox();
  baseURL = `${sandbox.origin}/sandbox/api.openai.com/v1`;
});
afterAll(() => sandbox.close());

const model = (id = "gpt-6-luna", apiKey = "sk-test") => createOpenAI({ baseURL, apiKey })(id);
const post = z.object({ body: z.string(), hashtags: z.array(z.string()).max(5), cta: z.string(), altText: z.string() });
const prompt = `Viết bài Facebook.
<brand>{"name":"Cà Phê Sớm Mai","industry":"cafe"}</brand>
<product>{"name":"Cà phê sữa đá","price":{"amount":"29000","currency":"VND"}}</product>
<topic>Khai trương quán mới</topic><platform>facebook</platform><language>vi</language>`;
/** The writer may name the brand in the text or in a hashtag. */
const ofBrand = /Sớm Mai|SomMai|SớmMai/;
const lastCall = async (): Promise<GenerationCall | undefined> =>
  (await getJson<{ calls: GenerationCall[] }>(`${sandbox.origin}/sandbox/usage`)).calls.at(-1);
const arm = (plan: object) => postJson(`${sandbox.origin}/sandbox/faults`, { host: "api.openai.com", ...plan });
const call = (body: object, headers: Record<string, string> = { authorization: "Bearer sk-test" }) =>
  fetch(`${baseURL}/responses`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });
const errorOf = async (response: Response) => ({ status: response.status, ...((await response.json()) as { error: { code: string | null; param: string | null } }).error });

test("the AI SDK gets an object that fits the schema and speaks of the brand; usage equals the sandbox's own log", async () => {
  const result = await generateText({ model: model(), instructions: "Bạn là người viết quảng cáo.", prompt, output: Output.object({ schema: post, name: "post" }), maxOutputTokens: 2_000, maxRetries: 0 });
  expect(JSON.stringify(result.output)).toMatch(ofBrand);
  expect(result.finishReason).toBe("stop");
  const logged = await lastCall();
  expect(logged).toMatchObject({
    provider: "openai", operation: "responses.create", model: "gpt-6-luna", outcome: "completed", streamed: false,
    inputTokens: result.usage.inputTokens, outputTokens: result.usage.outputTokens, requestId: result.finalStep.response.headers?.["x-request-id"],
  });
});

test("the AI SDK streams text piece by piece", async () => {
  const pieces: string[] = [];
  const result = streamText({ model: model(), prompt, maxOutputTokens: 2_000, maxRetries: 0 });
  for await (const piece of result.textStream) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.join("")).toMatch(ofBrand);
  expect(await lastCall()).toMatchObject({ streamed: true, outputTokens: (await result.usage).outputTokens });
});

test("a refusal is billed and ends as content-filter, streamed or not", async () => {
  await arm({ operation: "responses.create", fault: "refusal", times: 2 });
  const error = await generateText({ model: model(), prompt, output: Output.object({ schema: post }), maxRetries: 0 }).catch((reason: unknown) => reason);
  expect(NoObjectGeneratedError.isInstance(error) && { finish: error.finishReason, text: error.text }).toEqual({ finish: "content-filter", text: "Xin lỗi, tôi không thể hỗ trợ yêu cầu này." });
  expect(await lastCall()).toMatchObject({ outcome: "refused" });
  const streamed = streamText({ model: model(), prompt, maxRetries: 0 });
  await streamed.consumeStream();
  expect(await streamed.finishReason).toBe("content-filter");
});

test("max_output_tokens and the truncated fault end as length", async () => {
  const cut = await generateText({ model: model(), prompt, maxOutputTokens: 16, maxRetries: 0 });
  expect(cut).toMatchObject({ finishReason: "length", usage: { outputTokens: 16 } });
  await arm({ fault: "truncated" });
  const error = await generateText({ model: model(), prompt, output: Output.object({ schema: post }), maxRetries: 0 }).catch((reason: unknown) => reason);
  expect(NoObjectGeneratedError.isInstance(error) && error.finishReason).toBe("length");
});

test("429 carries retry-after and creates nothing; quota and 5xx have their own words", async () => {
  const before = await lastCall();
  await arm({ fault: "rate_limit", delayMs: 1_500 });
  const error = await generateText({ model: model(), prompt, maxRetries: 0 }).catch((reason: unknown) => reason);
  if (!APICallError.isInstance(error)) throw error;
  expect(error).toMatchObject({ statusCode: 429, isRetryable: true, data: { error: { code: "rate_limit_exceeded", type: "requests" } } });
  expect(error.responseHeaders).toMatchObject({ "retry-after": "2", "retry-after-ms": "1500", "x-ratelimit-remaining-requests": "0" });
  await arm({ fault: "rate_limit", code: "insufficient_quota" });
  expect(await errorOf(await call({ model: "gpt-6-luna", input: "x" }))).toMatchObject({ status: 429, code: "insufficient_quota" });
  await arm({ fault: "server_error" });
  expect(await errorOf(await call({ model: "gpt-6-luna", input: "x" }))).toMatchObject({ status: 500, code: "server_error" });
  expect(await lastCall()).toEqual(before);
});

test("a lost answer was billed all the same", async () => {
  await arm({ operation: "responses.create", fault: "lost_response_after_commit" });
  const before = (await lastCall())?.requestId;
  await expect(call({ model: "gpt-6-luna", input: "Chào", stream: true })).rejects.toThrow("fetch failed");
  expect((await lastCall())?.requestId).not.toBe(before);
});

test("refuses bad keys, dead models, sampling on reasoning models, unknown parameters and loose strict schemas", async () => {
  expect(await errorOf(await call({ model: "gpt-6-luna", input: "x" }, { authorization: "Bearer invalid-key" }))).toMatchObject({ status: 401, code: "invalid_api_key" });
  expect((await call({ model: "gpt-6-luna", input: "x" }, {})).status).toBe(401);
  expect(await errorOf(await call({ model: "gpt-4-turbo", input: "x" }))).toMatchObject({ status: 404, code: "model_not_found" });
  expect(await errorOf(await call({ model: "gpt-6-luna", input: "x", temperature: 0.7 }))).toMatchObject({ status: 400, param: "temperature" });
  expect((await call({ model: "gpt-6-luna", input: "x", temperature: 0.7, reasoning: { effort: "none" } })).status).toBe(200);
  expect((await call({ model: "gpt-4o", input: "x", temperature: 0.7 })).status).toBe(200);
  expect(await errorOf(await call({ model: "gpt-6-luna", input: "x", max_tokens: 5 }))).toMatchObject({ status: 400, param: "max_tokens", code: "unknown_parameter" });
  const format = (schema: object) => ({ model: "gpt-6-luna", input: "x", text: { format: { type: "json_schema", strict: true, name: "post", schema } } });
  const open = { type: "object", properties: { a: { type: "string" }, b: { type: "string" } }, required: ["a"], additionalProperties: false };
  expect(await errorOf(await call(format(open)))).toMatchObject({ status: 400, code: "invalid_json_schema" });
  expect((await call(format({ ...open, required: ["a", "b"] }))).status).toBe(200);
});

test("counts a prefix seen before as cached", async () => {
  const brandBook = "Giọng thương hiệu ấm áp, gần gũi, không phóng đại. ".repeat(120);
  const usage = async (tail: string) => ((await (await call({ model: "gpt-6-luna", input: `${brandBook}${tail}` })).json()) as {
    usage: { input_tokens: number; input_tokens_details: { cached_tokens: number; cache_write_tokens: number } };
  }).usage;
  const first = await usage("Bài một");
  expect(first.input_tokens_details.cached_tokens).toBe(0);
  expect(first.input_tokens_details.cache_write_tokens).toBeGreaterThanOrEqual(1_024);
  const second = await usage("Bài hai");
  expect(second.input_tokens_details.cached_tokens).toBeGreaterThanOrEqual(1_024);
  expect(second.input_tokens_details.cached_tokens).toBeLessThanOrEqual(second.input_tokens);
});

test("answers the same prompt in other words the second time, the same again after a reset", async () => {
  await using own = await testSandbox();
  const ask = async () => ((await (await fetch(`${own.origin}/sandbox/api.openai.com/v1/responses`, {
    method: "POST", headers: { authorization: "Bearer k", "content-type": "application/json" }, body: JSON.stringify({ model: "gpt-6-luna", input: prompt }),
  })).json()) as { output: { content: { text: string }[] }[] }).output[0]?.content[0]?.text;
  const [first, second] = [await ask(), await ask()];
  expect(second).not.toBe(first);
  await postJson(`${own.origin}/sandbox/reset`, {});
  expect(await ask()).toBe(first);
});

test("OpenAI's own package creates, streams and completes chats", async () => {
  const client = new OpenAI({ baseURL, apiKey: "sk-test", maxRetries: 0 });
  const response = await client.responses.create({ model: "gpt-6-luna", input: prompt });
  expect(response.output_text).toMatch(ofBrand);
  expect(response._request_id).toMatch(/^req_/);
  const kinds: string[] = [];
  for await (const event of await client.responses.create({ model: "gpt-6-luna", input: prompt, stream: true })) kinds.push(event.type);
  expect([...new Set(kinds)]).toEqual([
    "response.created", "response.in_progress", "response.output_item.added", "response.content_part.added", "response.output_text.delta",
    "response.output_text.done", "response.content_part.done", "response.output_item.done", "response.completed",
  ]);
  const chat = await client.chat.completions.create({ model: "gpt-6-luna", messages: [{ role: "user", content: prompt }] });
  expect(chat.choices[0]).toMatchObject({ finish_reason: "stop", message: { role: "assistant", refusal: null } });
  const models = await client.models.list();
  expect(models.data.map(({ id }) => id)).toContain("gpt-6.1-terra");
});

test("the AI SDK's chat model streams with usage", async () => {
  const result = streamText({ model: createOpenAI({ baseURL, apiKey: "k" }).chat("gpt-6-luna"), prompt, maxRetries: 0 });
  expect(await result.text).toMatch(ofBrand);
  expect((await result.usage).outputTokens).toBe((await lastCall())?.outputTokens);
});
