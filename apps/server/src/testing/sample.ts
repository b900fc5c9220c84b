/** The part of JSON Schema that our OpenAPI document uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: Schema | boolean;
  default?: unknown;
}

export interface Operation {
  method: string;
  path: string;
  permission: string;
  body: Schema | null;
  consumes: string | null;
  parameters: { name: string; in: string; required?: boolean; schema: Schema }[];
}

export interface Document {
  openapi: string;
  paths: Record<string, Record<string, unknown>>;
  components?: { schemas?: Record<string, Schema> };
}

/** Every operation of the document below `/api/v1`, in its order. */
export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    "servers" in item
      ? []
      : Object.entries(item).map(([method, described]) => {
          const operation = described as { "x-permission": string; parameters?: Operation["parameters"]; requestBody?: { content: Record<string, { schema: Schema }> } };
          const [consumes, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [null, null];
          return { method, path, permission: operation["x-permission"], body: consumes === "application/json" ? content!.schema : null, consumes, parameters: operation.parameters ?? [] };
        }),
  );
}

/** The schema that a reference means. */
export function resolve(document: Document, schema: Schema): Schema {
  return schema.$ref ? resolve(document, document.components!.schemas![schema.$ref.split("/").at(-1)!]!) : schema;
}

/** A value that fits the schema; `ids` says what stands in a field that names another row. */
export function sampleOf(document: Document, given: Schema, ids: (field: string) => string, field = ""): unknown {
  const schema = resolve(document, given);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.find((value) => value !== null);
  const choice = schema.oneOf ?? schema.anyOf;
  if (choice) return sampleOf(document, choice.find((option) => resolve(document, option).type !== "null")!, ids, field);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => sampleOf(document, part, ids, field) as object));
  const type = Array.isArray(schema.type) ? schema.type.find((name) => name !== "null") : schema.type;
  switch (type) {
    case "object":
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, sampleOf(document, part, ids, name)]));
    case "array":
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => sampleOf(document, schema.items ?? {}, ids, field));
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1);
    case "boolean":
      return true;
    case "null":
      return null;
    case "string":
      return sampleText(schema, ids, field);
    default:
      return "x";
  }
}

function sampleText(schema: Schema, ids: (field: string) => string, field: string): string {
  if (schema.format === "uuid") return ids(field);
  if (schema.format === "email") return "someone@example.com";
  if (schema.format === "uri") return "https://example.com/";
  if (schema.format === "date") return "2026-11-01";
  if (schema.format === "date-time") return "2030-01-01T00:00:00Z";
  const known = byName[field];
  if (known !== undefined) return known;
  return "Một câu mẫu đủ dài để qua mọi giới hạn".slice(0, Math.max(12, schema.minLength ?? 0));
}

/** Where a pattern, not a format, says what fits. */
const byName: Record<string, string> = {
  timeZone: "Asia/Ho_Chi_Minh",
  brandColors: "#123456",
  colors: "#123456",
  scheduledAt: "2030-01-01T09:00",
  startsAt: "2030-01-01T09:00",
  time: "20:00",
  rule: "FREQ=WEEKLY",
  month: "2026-11",
  startMonth: "2026-11",
  endMonth: "2026-11",
  posts: "10.00",
  ads: "10.00",
  landing: "10.00",
  videos: "10.00",
  input: "1.00",
  cacheRead: "1.00",
  cacheWrite: "1.00",
  output: "1.00",
  vndPerUsd: "26000",
  exchangeRate: "26000",
  hourlyRate: "10.00",
  usd: "10.00",
  renderingUsd: "10.00",
  amount: "10.00",
  price: "10.00",
  currency: "VND",
  limit: "10.00",
  hashtags: "#mau",
  template: "Viết về {{topic}}",
  name: "topic",
};
