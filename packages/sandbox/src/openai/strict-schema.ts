import { badRequest } from "./openai-error.ts";

/**
 * OpenAI's rules for `strict: true`: root object; every object closed with all its properties required.
 * @throws OpenAiError 400 `invalid_json_schema`.
 */
export function assertStrictSchema(name: string, schema: unknown, param: string): void {
  const refuse = (path: string[], why: string): never => {
    throw badRequest(`Invalid schema for response_format '${name}': In context=(${path.map((part) => `'${part}'`).join(", ")}), ${why}.`, param, "invalid_json_schema");
  };
  if (!isRecord(schema) || schema.type !== "object") refuse([], "schema must be a JSON Schema of 'type: \"object\"'");
  visit(schema, []);

  function visit(node: unknown, path: string[]): void {
    if (!isRecord(node)) return;
    if (isRecord(node.properties)) {
      if (node.additionalProperties !== false) refuse(path, "'additionalProperties' is required to be supplied and to be false");
      const required = new Set(Array.isArray(node.required) ? node.required : []);
      for (const [property, child] of Object.entries(node.properties)) {
        if (!required.has(property)) refuse([...path, "properties"], `'required' is required to be supplied and to be an array including every key in properties. Missing '${property}'`);
        visit(child, [...path, "properties", property]);
      }
    }
    if (isRecord(node.items)) visit(node.items, [...path, "items"]);
    for (const key of ["anyOf", "oneOf", "allOf"]) {
      const options = node[key];
      if (Array.isArray(options)) for (const [index, option] of options.entries()) visit(option, [...path, key, String(index)]);
    }
    for (const key of ["$defs", "definitions"]) {
      const definitions = node[key];
      if (isRecord(definitions)) for (const [id, definition] of Object.entries(definitions)) visit(definition, [...path, key, id]);
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
