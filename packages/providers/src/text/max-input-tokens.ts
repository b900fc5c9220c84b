import { z } from "zod";
import type { TextRequest } from "../spec/text.ts";

/** Room for what a provider wraps around our text: roles, and its own instructions for structured output. */
const framingTokens = 1_000;

/**
 * The most input tokens that a request can be billed for. Byte-level tokenizers make at most one token of a byte, so that no text
 * costs more input than its UTF-8 length.
 */
export function maxInputTokens(request: Pick<TextRequest, "system" | "prompt" | "schema">): number {
  return byteLength(request.system) + byteLength(request.prompt) + byteLength(jsonSchemaOf(request.schema)) + framingTokens;
}

/** The shape of an answer as JSON Schema text, the same for the same shape. */
export function jsonSchemaOf(schema: z.ZodType): string {
  return JSON.stringify(z.toJSONSchema(schema, { unrepresentable: "any" }));
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
