import { invalidParameter } from "./graph-error.ts";

/** One asked field: `attachments{media_type,target{id}}`, `comments.limit(0).summary(true)`. */
export interface AskedField {
  name: string;
  modifiers: string[];
  children: AskedField[];
}

/** @throws GraphError code 100 (a 2500 on the real API) when the expression is not balanced. */
export function parseFields(expression: string): AskedField[] {
  const parser = { text: expression.replaceAll(/\s/g, ""), at: 0 };
  const fields = parseList(parser);
  if (parser.at !== parser.text.length) throw invalidParameter(`Syntax error in the fields expression at position ${parser.at}`);
  return fields;
}

/**
 * Projects a node to the asked fields; `id` is always there, null and undefined fields are left out.
 * @throws GraphError code 100 for a field that the node type does not have.
 */
export function selectFields(node: Record<string, unknown>, asked: AskedField[], nodeType: string): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const field of asked) {
    if (!(field.name in node)) {
      throw invalidParameter(`Tried accessing nonexisting field (${field.name}) on node type (${nodeType})`);
    }
    const value = node[field.name];
    if (value === null || value === undefined) continue;
    result[field.name] = field.children.length > 0 ? selectInside(value, field.children) : value;
  }
  if (node.id !== undefined) result.id = node.id;
  return result;
}

/** Nested values are projected leniently: an edge's `data` is looked through, unknown names are left out. */
function selectInside(value: unknown, asked: AskedField[]): unknown {
  if (Array.isArray(value)) return value.map((item) => selectInside(item, asked));
  if (value === null || typeof value !== "object") return value;
  const record = value as Record<string, unknown>;
  if (record.data !== null && typeof record.data === "object") return { ...record, data: selectInside(record.data, asked) };
  const result: Record<string, unknown> = {};
  for (const field of asked) {
    const inner = record[field.name];
    if (inner !== undefined) result[field.name] = field.children.length > 0 ? selectInside(inner, field.children) : inner;
  }
  return result;
}

function parseList(parser: { text: string; at: number }): AskedField[] {
  const fields: AskedField[] = [];
  for (;;) {
    const name = parser.text.slice(parser.at).match(/^\w+/)?.[0];
    if (!name) throw invalidParameter(`Syntax error in the fields expression at position ${parser.at}`);
    parser.at += name.length;
    const modifiers: string[] = [];
    for (;;) {
      const modifier = parser.text.slice(parser.at).match(/^\.\w+\([^)]*\)/)?.[0];
      if (!modifier) break;
      modifiers.push(modifier.slice(1));
      parser.at += modifier.length;
    }
    let children: AskedField[] = [];
    if (parser.text[parser.at] === "{") {
      parser.at += 1;
      children = parseList(parser);
      if (parser.text[parser.at] !== "}") throw invalidParameter("Syntax error in the fields expression: missing }");
      parser.at += 1;
    }
    fields.push({ name, modifiers, children });
    if (parser.text[parser.at] !== ",") return fields;
    parser.at += 1;
  }
}
