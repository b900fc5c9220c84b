import { z } from "zod";
import { OpenAiError } from "../openai/openai-error.ts";
import { assertStrictSchema } from "../openai/strict-schema.ts";
import { ChatError } from "./chat-error.ts";

const part = z.looseObject({ type: z.string(), text: z.string().optional() });
const message = z.looseObject({ role: z.enum(["system", "developer", "user", "assistant", "tool"]), content: z.union([z.string(), z.array(part)]).nullish() });
const jsonSchema = z.looseObject({ name: z.string(), schema: z.record(z.string(), z.unknown()), strict: z.boolean().nullish() });

/** Body of `POST /chat/completions` as most servers take it: what they do not know they pass over. */
const chatBody = z.looseObject({
  model: z.string(),
  messages: z.array(message).min(1),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  response_format: z.discriminatedUnion("type", [
    z.looseObject({ type: z.literal("text") }),
    z.looseObject({ type: z.literal("json_object") }),
    z.looseObject({ type: z.literal("json_schema"), json_schema: jsonSchema }),
  ]).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  reasoning_effort: z.string().nullish(),
});
const knownFields = new Set([
  ...Object.keys(chatBody.shape), "temperature", "top_p", "seed", "stop", "n", "user", "tools", "tool_choice", "parallel_tool_calls",
  "frequency_penalty", "presence_penalty", "service_tier", "reasoning_format", "include_reasoning", "logprobs", "top_logprobs", "metadata",
]);

export type ChatFormat = "text" | "json_object" | "json_schema";

export interface ChatRequest {
  model: string;
  /** All text given to the model, in order. */
  prompt: string;
  format: ChatFormat;
  /** JSON Schema of the answer: the one sent, or the one that stands in the prompt; null for text. */
  schema: unknown;
  maxOutputTokens: number | null;
  stream: boolean;
  includeUsage: boolean;
  reasons: boolean;
}

/** How strict a server reads. */
export interface ChatRules {
  /** Unknown fields are refused by name. */
  refusesUnknown: boolean;
  /** `strict: true` holds the schema to OpenAI's rules. */
  strictSchemas: boolean;
  formats: readonly ChatFormat[];
}

const anyObject = { type: "object", properties: { text: { type: "string" } }, required: ["text"], additionalProperties: false };

/** @throws ChatError 400 when the server would refuse the body. */
export function parseChat(json: unknown, rules: ChatRules): ChatRequest {
  const parsed = chatBody.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw badRequest(`'${issue?.path.join(".") || "body"}' : ${issue?.message ?? "malformed"}`, issue?.path.join(".") || null);
  }
  const body = parsed.data;
  const unknown = rules.refusesUnknown ? Object.keys(body).find((name) => !knownFields.has(name)) : undefined;
  if (unknown !== undefined) throw badRequest(`property '${unknown}' is unsupported`, unknown);
  const format = body.response_format?.type ?? "text";
  if (!rules.formats.includes(format)) {
    throw badRequest(`'response_format.type' must be ${rules.formats.filter((each) => each !== format).map((each) => `'${each}'`).join(" or ")}`, "response_format");
  }
  const prompt = body.messages.map(textOfMessage).join("\n\n");
  if (format === "json_object" && !/json/i.test(prompt)) throw badRequest("'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.", "messages");
  return {
    model: body.model, prompt, format, schema: schemaOf(body.response_format, prompt, rules),
    maxOutputTokens: body.max_completion_tokens ?? body.max_tokens ?? null, stream: body.stream ?? false,
    includeUsage: body.stream_options?.include_usage ?? false,
    reasons: typeof body.reasoning_effort === "string" && body.reasoning_effort !== "none",
  };
}

export function badRequest(message: string, param: string | null): ChatError {
  return new ChatError(400, { message, type: "invalid_request_error", param });
}

function schemaOf(format: z.infer<typeof chatBody>["response_format"], prompt: string, rules: ChatRules): unknown {
  if (format?.type === "json_schema") {
    const { name, schema, strict } = format.json_schema;
    if (strict && rules.strictSchemas) assertStrict(name, schema);
    return schema;
  }
  // A model that is told a shape in words keeps to it as well as it can.
  return schemaInWords(prompt) ?? (format?.type === "json_object" ? anyObject : null);
}

function assertStrict(name: string, schema: unknown): void {
  try {
    assertStrictSchema(name, schema, "response_format");
  } catch (error) {
    if (error instanceof OpenAiError) throw badRequest(error.message, "response_format");
    throw error;
  }
}

function schemaInWords(prompt: string): unknown {
  for (const [, candidate] of prompt.matchAll(/JSON Schema:\s*(\{[^\n]*\})/g)) {
    try {
      return JSON.parse(candidate ?? "");
    } catch {
      // Only looks like one.
    }
  }
  return undefined;
}

function textOfMessage({ content }: z.infer<typeof message>): string {
  if (typeof content === "string") return content;
  return (content ?? []).map(({ text }) => text ?? "").filter(Boolean).join("\n");
}
