import type { TextRequest } from "../spec/text.ts";
import { jsonSchemaOf } from "./max-input-tokens.ts";

/** The stable part with the shape of the answer behind it, for servers that take no schema. Both stay the same between calls. */
export function withSchemaInWords(request: TextRequest): string {
  return `${request.system}\n\nAnswer with one JSON object and nothing else: no code fence, no explanation. It must fit this JSON Schema:\n${jsonSchemaOf(request.schema)}`;
}
