import { z } from "zod";
import { invalidRequest } from "./anthropic-error.ts";
import { findModel } from "./models.ts";

const cacheControl = z.strictObject({ type: z.literal("ephemeral"), ttl: z.enum(["5m", "1h"]).optional() });
const block = z.looseObject({ type: z.string(), text: z.string().optional(), cache_control: cacheControl.nullish() });
const content = z.union([z.string().min(1), z.array(block).min(1)]);

/** Body of `POST /v1/messages`, as far as the stand-in reads it. Unknown fields are refused, as Anthropic does. */
const messagesBody = z.strictObject({
  model: z.string(),
  max_tokens: z.int().min(1),
  messages: z.array(z.strictObject({ role: z.enum(["user", "assistant"]), content })).min(1),
  system: z.union([z.string(), z.array(block)]).optional(),
  stream: z.boolean().optional(),
  output_config: z.strictObject({
    format: z.strictObject({ type: z.literal("json_schema"), schema: z.record(z.string(), z.unknown()) }).nullish(),
    effort: z.enum(["low", "medium", "high", "xhigh", "max"]).nullish(),
  }).optional(),
  temperature: z.number().optional(),
  top_p: z.number().optional(),
  top_k: z.int().optional(),
  thinking: z.looseObject({ type: z.enum(["adaptive", "disabled", "enabled"]) }).optional(),
  tools: z.array(z.looseObject({ name: z.string().optional(), cache_control: cacheControl.nullish() })).optional(),
  tool_choice: z.looseObject({ type: z.enum(["auto", "any", "tool", "none"]) }).optional(),
  stop_sequences: z.array(z.string()).optional(),
  metadata: z.strictObject({ user_id: z.string().nullish() }).optional(),
  service_tier: z.enum(["auto", "standard_only"]).optional(),
  speed: z.enum(["standard", "fast"]).optional(),
  inference_geo: z.string().nullish(),
  cache_control: cacheControl.nullish(),
});

/** The prompt up to and with a `cache_control` mark. */
export interface CacheBreakpoint {
  prefix: string;
  ttl: "5m" | "1h";
}

export interface MessagesRequest {
  model: string;
  /** All text given to the model, in order. */
  prompt: string;
  /** JSON Schema of the answer; null for text. */
  schema: unknown;
  maxTokens: number;
  stream: boolean;
  breakpoints: CacheBreakpoint[];
}

const maxBreakpoints = 4;

/** @throws AnthropicError when Anthropic would refuse the body. */
export function parseMessagesRequest(json: unknown, now: number): MessagesRequest {
  const parsed = messagesBody.safeParse(json);
  if (!parsed.success) throw invalidRequest(describeIssue(parsed.error));
  const body = parsed.data;
  const model = findModel(body.model, now);
  if (body.max_tokens > model.maxOutputTokens) {
    throw invalidRequest(`max_tokens: ${body.max_tokens} > ${model.maxOutputTokens}, which is the maximum allowed number of output tokens for ${body.model}`);
  }
  for (const name of ["temperature", "top_p", "top_k"] as const) {
    if (body[name] !== undefined && !model.sampling) throw invalidRequest(`${name}: this model does not support sampling parameters`);
  }
  if (!model.forcedTools && (body.tool_choice?.type === "any" || body.tool_choice?.type === "tool")) {
    throw invalidRequest(`tool_choice: '${body.tool_choice.type}' is not supported by ${body.model}`);
  }
  const schema = body.output_config?.format?.schema ?? null;
  if (schema !== null) assertSupportedSchema(schema, "output_config.format.schema");
  const { prompt, breakpoints } = readPrompt(body);
  if (breakpoints.length > maxBreakpoints) throw invalidRequest(`A maximum of ${maxBreakpoints} blocks with cache_control may be provided. Found ${breakpoints.length}.`);
  return { model: body.model, prompt, schema, maxTokens: body.max_tokens, stream: body.stream ?? false, breakpoints };
}

/** Text of the whole prompt in the order tools, system, messages, and its cache marks. */
function readPrompt(body: z.infer<typeof messagesBody>): { prompt: string; breakpoints: CacheBreakpoint[] } {
  const parts: string[] = [];
  let toolText = "";
  const breakpoints: CacheBreakpoint[] = [];
  const mark = (control: z.infer<typeof cacheControl> | null | undefined) => {
    if (control) breakpoints.push({ prefix: [toolText, ...parts].join("\n\n"), ttl: control.ttl ?? "5m" });
  };
  const addBlocks = (given: string | z.infer<typeof block>[]) => {
    for (const item of typeof given === "string" ? [{ type: "text", text: given, cache_control: null }] : given) {
      if (item.text) parts.push(item.text);
      mark(item.cache_control);
    }
  };
  for (const { cache_control: control, ...tool } of body.tools ?? []) {
    toolText += JSON.stringify(tool);
    mark(control);
  }
  if (body.system) addBlocks(body.system);
  for (const message of body.messages) addBlocks(message.content);
  mark(body.cache_control);
  return { prompt: parts.join("\n\n"), breakpoints };
}

/** Keywords that structured outputs do not take. Source: Anthropic, structured outputs (seen 2026-11-22). */
const unsupportedKeywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "maxItems", "uniqueItems"];

/** @throws AnthropicError 400 for unsupported keywords or an open object. */
function assertSupportedSchema(node: unknown, path: string): void {
  if (Array.isArray(node)) {
    for (const [index, child] of node.entries()) assertSupportedSchema(child, `${path}.${index}`);
    return;
  }
  if (node === null || typeof node !== "object") return;
  const schema = node as Record<string, unknown>;
  for (const keyword of unsupportedKeywords) {
    if (keyword in schema) throw invalidRequest(`${path}: For '${String(schema.type)}' type, property '${keyword}' is not supported`);
  }
  if (schema.type === "object" && schema.additionalProperties !== false) {
    throw invalidRequest(`${path}: For 'object' type, 'additionalProperties' must be explicitly set to false`);
  }
  for (const key of ["properties", "$defs", "definitions"]) {
    const children = schema[key];
    if (children !== null && typeof children === "object") {
      for (const [name, child] of Object.entries(children)) assertSupportedSchema(child, `${path}.${key}.${name}`);
    }
  }
  for (const key of ["items", "anyOf", "oneOf", "allOf"]) if (schema[key] !== undefined) assertSupportedSchema(schema[key], `${path}.${key}`);
}

function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.join(".") ?? "";
  if (issue?.code === "unrecognized_keys") return `${[path, issue.keys[0]].filter(Boolean).join(".")}: Extra inputs are not permitted`;
  if (issue?.code === "invalid_type" && issue.message.includes("undefined")) return `${path}: Field required`;
  return `${path}: ${issue?.message ?? "malformed"}`;
}
