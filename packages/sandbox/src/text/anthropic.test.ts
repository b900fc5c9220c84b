import { createAnthropic } from "@ai-sdk/anthropic";
import Anthropic from "@anthropic-ai/sdk";
import { APICallError, generateText, NoObjectGeneratedError, Output, streamText } from "ai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { getJson, postJson, testSandbox } from "../testing/facebook-session.ts";
import type { TestSandbox } from "../testing/facebook-session.ts";
import type { GenerationCall } from "./generation-calls.ts";

let sandbox: TestSandbox;
let root: string;
beforeAll(async () => {
  sandbox = await testSandbox();
  root = `${sandbox.origin}/sandbox/api.anthropic.com`;
});
afterAll(() => sandbox.close());

const model = (id = "claude-sonnet-5-5") => createAnthropic({ baseURL: `${root}/v1`, apiKey: "sk-ant" })(id);
const post = z.object({ body: z.string(), hashtags: z.array(z.string()).max(5), cta: z.string(), altText: z.string() });
const prompt = `Write a Facebook post.
<brand>{"name":"Morning Bean","industry":"cafe"}</brand><topic>New opening hours</topic><platform>facebook</platform><language>en</language>`;
/** The writer may name the brand in the text or in a hashtag. */
const ofBrand = /Morning ?Bean/;
const lastCall = async (): Promise<GenerationCall | undefined> =>
  (await getJson<{ calls: GenerationCall[] }>(`${sandbox.origin}/sandbox/usage`)).calls.at(-1);
const arm = (plan: object) => postJson(`${sandbox.origin}/sandbox/faults`, { host: "api.anthropic.com", ...plan });
const call = (body: object, headers: Record<string, string> = {}) => fetch(`${root}/v1/messages`, {
  method: "POST", headers: { "content-type": "application/json", "x-api-key": "sk-ant", "anthropic-version": "2023-06-01", ...headers },
  body: JSON.stringify({ model: "claude-sonnet-5-5", max_tokens: 900, messages: [{ role: "user", content: prompt }], ...body }),
});
const errorOf = async (response: Response) => {
  const body = (await response.json()) as { type: string; error: { type: string; message: string }; request_id: string };
  expect(body).toMatchObject({ type: "error", request_id: response.headers.get("request-id") });
  return { status: response.status, ...body.error };
};

test("the AI SDK gets an object that fits the schema; usage equals the sandbox's own log", async () => {
  const result = await generateText({ model: model(), instructions: "Be brief.", prompt, output: Output.object({ schema: post }), maxOutputTokens: 2_000, maxRetries: 0 });
  expect(JSON.stringify(result.output)).toMatch(ofBrand);
  expect(await lastCall()).toMatchObject({
    provider: "anthropic", operation: "messages.create", outcome: "completed", inputTokens: result.usage.inputTokens,
    outputTokens: result.usage.outputTokens, requestId: result.finalStep.response.headers?.["request-id"],
  });
});

test("the AI SDK streams text piece by piece", async () => {
  const result = streamText({ model: model(), prompt, maxOutputTokens: 2_000, maxRetries: 0 });
  const pieces: string[] = [];
  for await (const piece of result.textStream) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.join("")).toMatch(ofBrand);
  expect(await lastCall()).toMatchObject({ streamed: true, outputTokens: (await result.usage).outputTokens });
});

test("a refusal is HTTP 200 with stop_reason refusal, streamed or not", async () => {
  await arm({ operation: "messages.create", fault: "refusal", times: 2 });
  const result = await generateText({ model: model(), prompt, maxOutputTokens: 500, maxRetries: 0 });
  expect(result).toMatchObject({ finishReason: "content-filter", rawFinishReason: "refusal", text: "" });
  const streamed = streamText({ model: model(), prompt, maxOutputTokens: 500, maxRetries: 0 });
  await streamed.consumeStream();
  expect(await streamed.finishReason).toBe("content-filter");
});

test("max_tokens cuts the answer", async () => {
  const error = await generateText({ model: model(), prompt, output: Output.object({ schema: post }), maxOutputTokens: 10, maxRetries: 0 }).catch((reason: unknown) => reason);
  expect(NoObjectGeneratedError.isInstance(error) && { finish: error.finishReason, output: error.usage?.outputTokens }).toEqual({ finish: "length", output: 10 });
});

test("429, overload and empty credit have Anthropic's words", async () => {
  await arm({ fault: "rate_limit", delayMs: 3_000 });
  const error = await generateText({ model: model(), prompt, maxOutputTokens: 10, maxRetries: 0 }).catch((reason: unknown) => reason);
  if (!APICallError.isInstance(error)) throw error;
  expect(error).toMatchObject({ statusCode: 429, isRetryable: true });
  expect(error.responseHeaders?.["retry-after"]).toBe("3");
  await arm({ fault: "server_error", code: 529 });
  expect(await errorOf(await call({}))).toMatchObject({ status: 529, type: "overloaded_error" });
  await arm({ fault: "rate_limit", code: "insufficient_quota" });
  expect(await errorOf(await call({}))).toMatchObject({ status: 402, type: "billing_error" });
});

test("refuses bad keys, versions, models, sampling, forced tools, unknown fields and unsupported schema keywords", async () => {
  expect(await errorOf(await call({}, { "x-api-key": "invalid" }))).toMatchObject({ status: 401, type: "authentication_error" });
  expect((await call({}, { "anthropic-version": "2020-01-01" })).status).toBe(400);
  expect((await call({}, { "anthropic-version": "2026-10-21" })).status).toBe(200);
  expect(await errorOf(await call({ model: "claude-3-5-sonnet-20241022" }))).toMatchObject({ status: 404, type: "not_found_error" });
  expect((await errorOf(await call({ temperature: 0.7 }))).message).toContain("temperature");
  expect((await call({ model: "claude-haiku-4-5", temperature: 0.7 })).status).toBe(200);
  expect((await errorOf(await call({ tool_choice: { type: "any" } }))).message).toContain("tool_choice");
  expect((await errorOf(await call({ max_output_tokens: 5 }))).message).toBe("max_output_tokens: Extra inputs are not permitted");
  expect((await errorOf(await call({ max_tokens: undefined }))).message).toContain("max_tokens");
  const schema = { type: "object", properties: { tags: { type: "array", items: { type: "string" }, maxItems: 5 } }, required: ["tags"], additionalProperties: false };
  expect((await errorOf(await call({ output_config: { format: { type: "json_schema", schema } } }))).message).toContain("'maxItems' is not supported");
});

test("accounts for cache_control: written once, read after, expired after its time", async () => {
  await using own = await testSandbox();
  const system = [{ type: "text", text: "A warm brand voice that never exaggerates. ".repeat(120), cache_control: { type: "ephemeral" } }];
  const usage = async (content: string) => ((await (await fetch(`${own.origin}/sandbox/api.anthropic.com/v1/messages`, {
    method: "POST", headers: { "content-type": "application/json", "x-api-key": "k", "anthropic-version": "2023-06-01" },
    body: JSON.stringify({ model: "claude-sonnet-5-5", max_tokens: 900, system, messages: [{ role: "user", content }] }),
  })).json()) as { usage: Record<string, number> }).usage;
  const first = await usage("one");
  expect(first.cache_read_input_tokens).toBe(0);
  expect(first.cache_creation_input_tokens).toBeGreaterThanOrEqual(1_024);
  const second = await usage("two");
  expect(second).toMatchObject({ cache_read_input_tokens: first.cache_creation_input_tokens, cache_creation_input_tokens: 0 });
  await postJson(`${own.origin}/sandbox/clock`, { offsetMs: 6 * 60_000 });
  expect((await usage("three")).cache_creation_input_tokens).toBe(first.cache_creation_input_tokens);
});

test("Anthropic's own package creates, streams, counts and lists", async () => {
  const client = new Anthropic({ baseURL: root, apiKey: "sk-ant", maxRetries: 0 });
  const params = { model: "claude-sonnet-5-5", max_tokens: 900, messages: [{ role: "user" as const, content: prompt }] };
  const message = await client.messages.create(params);
  expect(message.content[0]).toMatchObject({ type: "text", text: expect.stringMatching(ofBrand) as string });
  const final = await client.messages.stream(params).finalMessage();
  expect(final).toMatchObject({ stop_reason: "end_turn", usage: { output_tokens: (await lastCall())?.outputTokens } });
  expect((await client.messages.countTokens({ model: params.model, messages: params.messages })).input_tokens).toBe(message.usage.input_tokens);
  const ids: string[] = [];
  for await (const entry of client.models.list()) ids.push(entry.id);
  expect(ids).toContain("claude-haiku-5-5");
});
