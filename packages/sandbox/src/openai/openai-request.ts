import { z } from "zod";
import { findModel } from "./models.ts";
import { badRequest } from "./openai-error.ts";
import { assertStrictSchema } from "./strict-schema.ts";

const part = z.looseObject({ type: z.string(), text: z.string().optional() });
const message = z.looseObject({ role: z.string().optional(), type: z.string().optional(), content: z.union([z.string(), z.array(part)]).nullish() });
const schemaFormat = { name: z.string(), schema: z.record(z.string(), z.unknown()), strict: z.boolean().nullish(), description: z.string().optional() };
const sampling = { temperature: z.number().min(0).max(2).nullish(), top_p: z.number().min(0).max(1).nullish() };
const common = {
  model: z.string(),
  stream: z.boolean().nullish(),
  store: z.boolean().nullish(),
  metadata: z.record(z.string().max(64), z.string().max(512)).refine((value) => Object.keys(value).length <= 16, "at most 16 keys").nullish(),
  service_tier: z.enum(["auto", "default", "flex", "priority", "fast", "ultrafast"]).nullish(),
  tools: z.array(z.unknown()).optional(),
  tool_choice: z.unknown().optional(),
  parallel_tool_calls: z.boolean().nullish(),
  prompt_cache_key: z.string().nullish(),
  prompt_cache_options: z.looseObject({}).nullish(),
  prompt_cache_retention: z.enum(["in_memory", "24h"]).nullish(),
  safety_identifier: z.string().nullish(),
  user: z.string().optional(),
  top_logprobs: z.int().nullish(),
  ...sampling,
};

/** Body of `POST /responses`, as far as the stand-in reads it. Unknown fields are refused, as OpenAI does. */
const responsesBody = z.strictObject({
  ...common,
  input: z.union([z.string(), z.array(message)]),
  instructions: z.string().nullish(),
  max_output_tokens: z.int().min(1).nullish(),
  text: z.strictObject({
    format: z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("text") }),
      z.strictObject({ type: z.literal("json_object") }),
      z.strictObject({ type: z.literal("json_schema"), ...schemaFormat }),
    ]).optional(),
    verbosity: z.enum(["low", "medium", "high"]).nullish(),
  }).optional(),
  reasoning: z.strictObject({ effort: z.string().nullish(), summary: z.string().nullish() }).nullish(),
  previous_response_id: z.string().nullish(),
  background: z.boolean().nullish(),
  truncation: z.enum(["auto", "disabled"]).nullish(),
  include: z.array(z.string()).nullish(),
  stream_options: z.looseObject({}).nullish(),
  max_tool_calls: z.int().nullish(),
});

/** Body of `POST /chat/completions`. */
const chatBody = z.strictObject({
  ...common,
  messages: z.array(message).min(1),
  max_completion_tokens: z.int().min(1).nullish(),
  max_tokens: z.int().min(1).nullish(),
  response_format: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("text") }),
    z.strictObject({ type: z.literal("json_object") }),
    z.strictObject({ type: z.literal("json_schema"), json_schema: z.strictObject(schemaFormat) }),
  ]).optional(),
  reasoning_effort: z.string().nullish(),
  verbosity: z.enum(["low", "medium", "high"]).nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  n: z.int().min(1).max(1).nullish(),
  stop: z.unknown().optional(),
  seed: z.int().nullish(),
  frequency_penalty: z.number().nullish(),
  presence_penalty: z.number().nullish(),
  logprobs: z.boolean().nullish(),
});

/** What either endpoint asks of the model. */
export interface OpenAiRequest {
  model: string;
  /** All text given to the model, in order. */
  prompt: string;
  /** JSON Schema of the answer; null for text. */
  schema: unknown;
  format: unknown;
  maxOutputTokens: number | null;
  stream: boolean;
  includeUsage: boolean;
  reasoningEffort: string | null;
  instructions: string | null;
  metadata: Record<string, string>;
}

const anyObject = { type: "object", properties: { text: { type: "string" } }, required: ["text"], additionalProperties: false };

/** @throws OpenAiError 400 or 404 when OpenAI would refuse the body. */
export function parseResponsesRequest(json: unknown, now: number): OpenAiRequest {
  const body = parse(responsesBody, json);
  const format = body.text?.format ?? { type: "text" as const };
  if (format.type === "json_schema") checkFormat(format, "text.format");
  if (body.previous_response_id) {
    throw badRequest(`Previous response with id '${body.previous_response_id}' not found.`, "previous_response_id", "previous_response_not_found");
  }
  if (body.background) throw badRequest("Sandbox: background responses are not offered here.", "background", "unsupported_parameter");
  checkSampling(body, body.reasoning?.effort ?? null, now);
  const input = typeof body.input === "string" ? body.input : body.input.map(textOfMessage).join("\n\n");
  return {
    model: body.model, prompt: [body.instructions ?? "", input].filter(Boolean).join("\n\n"), format,
    schema: format.type === "json_schema" ? format.schema : format.type === "json_object" ? anyObject : null,
    maxOutputTokens: body.max_output_tokens ?? null, stream: body.stream ?? false, includeUsage: true,
    reasoningEffort: body.reasoning?.effort ?? null, instructions: body.instructions ?? null, metadata: body.metadata ?? {},
  };
}

/** @throws OpenAiError 400 or 404 when OpenAI would refuse the body. */
export function parseChatRequest(json: unknown, now: number): OpenAiRequest {
  const body = parse(chatBody, json);
  const format = body.response_format ?? { type: "text" as const };
  if (format.type === "json_schema") checkFormat(format.json_schema, "response_format");
  checkSampling(body, body.reasoning_effort ?? null, now);
  return {
    model: body.model, prompt: body.messages.map(textOfMessage).join("\n\n"), format,
    schema: format.type === "json_schema" ? format.json_schema.schema : format.type === "json_object" ? anyObject : null,
    maxOutputTokens: body.max_completion_tokens ?? body.max_tokens ?? null, stream: body.stream ?? false,
    includeUsage: body.stream_options?.include_usage ?? false, reasoningEffort: body.reasoning_effort ?? null, instructions: null,
    metadata: body.metadata ?? {},
  };
}

function parse<T>(shape: z.ZodType<T>, json: unknown): T {
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (issue?.code === "unrecognized_keys") {
    const param = [...issue.path, issue.keys[0] ?? ""].join(".");
    throw badRequest(`Unknown parameter: '${param}'.`, param, "unknown_parameter");
  }
  const param = issue?.path.join(".") || null;
  throw badRequest(`Invalid value for '${param ?? "body"}': ${issue?.message ?? "malformed"}.`, param);
}

function checkFormat(format: { name: string; schema: Record<string, unknown>; strict?: boolean | null | undefined }, param: string): void {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(format.name)) throw badRequest(`Invalid '${param}.name': string does not match pattern '^[a-zA-Z0-9_-]{1,64}$'.`, `${param}.name`);
  if (format.strict) assertStrictSchema(format.name, format.schema, `${param}.schema`);
}

function checkSampling(body: { model: string; temperature?: number | null | undefined; top_p?: number | null | undefined }, effort: string | null, now: number): void {
  const { sampling: rule } = findModel(body.model, now);
  if (rule === "always" || (rule === "effort_none" && effort === "none")) return;
  for (const param of ["temperature", "top_p"] as const) {
    if (body[param] !== undefined && body[param] !== null) {
      throw badRequest(`Unsupported parameter: '${param}' is not supported with this model.`, param, "unsupported_parameter");
    }
  }
}

function textOfMessage(item: z.infer<typeof message>): string {
  if (typeof item.content === "string") return item.content;
  return (item.content ?? []).map(({ text }) => text ?? "").filter(Boolean).join("\n");
}
