import { extractFacts, type ExtractedFacts } from "./extract-facts.ts";
import { fillString } from "./fill-string.ts";
import { headlineOf } from "./topic.ts";
import type { WriterContentType, WriterDocument } from "./types.ts";
import { writeDraft } from "./write-draft.ts";

type Schema = Record<string, unknown>;
interface Filling {
  root: unknown;
  facts: ExtractedFacts;
  seed: number;
}

/**
 * A value that satisfies a JSON Schema (draft-07 with `$ref`, `anyOf`, `oneOf`, `allOf`, formats; patterns as far as can
 * be guessed). Objects whose property names look like a content document are filled from a draft written of the facts in
 * the prompt. Deterministic; never throws on odd schemas.
 */
export function fillSchema(schema: unknown, prompt: string, seed: number): unknown {
  return fill(schema, undefined, "", { root: schema, facts: extractFacts(prompt), seed }, 0);
}

function fill(given: unknown, hint: unknown, name: string, filling: Filling, depth: number): unknown {
  const schema = resolve(given, filling.root);
  if ("const" in schema) return schema["const"];
  if (Array.isArray(schema["enum"])) return chooseEnum(schema["enum"], hint, name, filling);
  const options = [schema["anyOf"], schema["oneOf"]].find(Array.isArray);
  if (options && options.length > 0) {
    const { anyOf: _any, oneOf: _one, ...rest } = schema;
    return fill(merge([rest, resolve(chooseOption(options, hint, filling, depth), filling.root)]), hint, name, filling, depth + 1);
  }
  switch (typeOf(schema, depth)) {
    case "object":
      return fillObject(schema, hint, filling, depth);
    case "array":
      return fillArray(schema, hint, name, filling, depth);
    case "number":
      return fillNumber(schema, hint, false);
    case "integer":
      return fillNumber(schema, hint, true);
    case "boolean":
      return typeof hint === "boolean" ? hint : true;
    case "null":
      return null;
    default:
      return fillString(schema, typeof hint === "string" ? hint : textFor(name, filling), filling.facts.topic);
  }
}

function fillObject(schema: Schema, hint: unknown, filling: Filling, depth: number): Schema {
  const properties = asSchema(schema["properties"]);
  const required = Array.isArray(schema["required"]) ? schema["required"].filter((key) => typeof key === "string") : [];
  const names = Object.keys(properties).filter((key) => depth < DEEPEST || required.includes(key));
  const hints: Schema = isRecord(hint) ? hint : draftFor(properties, filling);
  const result: Schema = {};
  for (const key of new Set([...names, ...required])) {
    const value = fill(properties[key] ?? schema["additionalProperties"] ?? {}, hints[key], key, filling, depth + 1);
    Object.defineProperty(result, key, { value, enumerable: true, writable: true, configurable: true });
  }
  for (let extra = 1; Object.keys(result).length < countOf(schema["minProperties"], 0); extra++) {
    result[`item${extra}`] = fill(schema["additionalProperties"] ?? {}, undefined, "item", filling, depth + 1);
  }
  return result;
}

function fillArray(schema: Schema, hint: unknown, name: string, filling: Filling, depth: number): unknown[] {
  const tuple = Array.isArray(schema["items"]) ? schema["items"] : Array.isArray(schema["prefixItems"]) ? schema["prefixItems"] : null;
  if (tuple) return tuple.map((item, index) => fill(item, Array.isArray(hint) ? hint[index] : undefined, name, filling, depth + 1));
  const least = countOf(schema["minItems"], 0);
  const most = countOf(schema["maxItems"], MOST_ITEMS);
  const item = resolve(schema["items"] ?? {}, filling.root);
  const longest = countOf(item["maxLength"], Infinity);
  const hints = Array.isArray(hint) ? hint.filter((entry) => typeof entry !== "string" || entry.length <= longest) : [];
  const wanted = Math.max(least, Math.min(most, Array.isArray(hint) ? hints.length : depth < DEEPEST ? 3 : 0));
  const unique = schema["uniqueItems"] === true || typeof hints[0] === "string";
  const values: unknown[] = [];
  const seen = new Set<string>();
  for (let index = 0; values.length < wanted && index < wanted + 200; index++) {
    const source = hints[index] ?? moreOf(name, index, hints, filling);
    const value = fill(item, source, name, { ...filling, seed: filling.seed + index }, depth + 1);
    const key = JSON.stringify(value);
    if (unique && seen.has(key) && index < wanted + 199) continue;
    seen.add(key);
    values.push(value);
  }
  while (values.length < least) values.push(fill(item, `${textFor(name, filling)} ${values.length + 1}`, name, filling, depth + 1));
  return values;
}

function fillNumber(schema: Schema, hint: unknown, whole: boolean): number {
  const step = typeof schema["multipleOf"] === "number" && schema["multipleOf"] > 0 ? schema["multipleOf"] : whole ? 1 : null;
  const unit = step ?? 0.5;
  const bound = (key: string, exclusive: string, shift: number) => {
    const strict = schema[exclusive];
    const loose = schema[key];
    if (typeof strict === "number") return strict + shift;
    return typeof loose === "number" ? (strict === true ? loose + shift : loose) : null;
  };
  const low = bound("minimum", "exclusiveMinimum", unit);
  const high = bound("maximum", "exclusiveMaximum", -unit);
  if (!step && low !== null && high !== null && low > high) return (low - unit + high + unit) / 2;
  // Validators write "any safe integer" as a range; its middle would be a strange answer.
  const near = (edge: number | null) => (edge !== null && Math.abs(edge) < 1e9 ? edge : null);
  const [from, to] = [near(low), near(high)];
  const middle = from !== null && to !== null ? (from + to) / 2 : (from ?? (to !== null ? Math.min(1, to) : 1));
  const value = Math.min(high ?? Infinity, Math.max(low ?? -Infinity, typeof hint === "number" ? hint : middle));
  if (!step) return value;
  const rounded = Number((Math.round(value / step) * step).toPrecision(15));
  if (high !== null && rounded > high) return Math.floor(high / step) * step;
  return low !== null && rounded < low ? Math.ceil(low / step) * step : rounded;
}

/** The draft whose shape these properties have, with the other names people give to the same things. */
function draftFor(properties: Schema, { facts, seed, root }: Filling): Schema {
  const names = Object.keys(properties);
  const has = (...options: string[]) => options.some((option) => names.includes(option));
  if (!has("body", "hashtags", "cta", "altText", "headlines", "descriptions", "primaryText", "path", "sections", "scenes", "hook", "caption")) return {};
  const type: WriterContentType = has("sections") ? "landing" : has("scenes", "hook") ? "video" : has("headlines", "descriptions", "primaryText", "path") ? "ads" : "social";
  const headlines = resolve(properties["headlines"], root);
  const manyShort = countOf(headlines["minItems"], 0) > 5 || countOf(resolve(headlines["items"], root)["maxLength"], 99) <= 30;
  const platform = type === "ads" && !facts.platform.endsWith("_ads") ? (manyShort ? "google_ads" : "meta_ads") : facts.platform;
  const draft: WriterDocument = writeDraft({ ...facts, type, platform, seed });
  const headline = headlineOf(facts.topic, facts.language) ?? facts.product?.name ?? facts.brand.name;
  const common = { title: headline, headline, type, language: facts.language, platform: facts.platform };
  return draft.type === "social" ? { ...common, caption: draft.body, text: draft.body, content: draft.body, ...draft } : { ...common, ...draft };
}

/** Further entries when a list wants more than the draft has: the same list of the drafts that follow. */
function moreOf(name: string, index: number, hints: readonly unknown[], { facts, seed }: Filling): unknown {
  if (hints.length === 0 || typeof hints[0] !== "string") return hints.length > 0 ? hints[index % hints.length] : undefined;
  const at = index - hints.length;
  const ads = (platform: string) => writeDraft({ ...facts, type: "ads", platform, seed: seed + 1 + Math.floor(at / 15) });
  const google = ads("google_ads");
  if (google.type !== "ads") return undefined;
  if (name === "hashtags") return `#${["Chiase", "Goiy", "Moingay", "Khampha", "Tintuc"][at % 5]}${at >= 5 ? at : ""}`;
  return (name === "descriptions" ? google.descriptions : google.headlines)[at % 15] ?? google.headlines[at % 15];
}

function textFor(name: string, { facts, seed }: Filling): string {
  const key = name.toLowerCase();
  const headline = headlineOf(facts.topic, facts.language) ?? (facts.product?.name || facts.brand.name || "Bản nháp");
  if (/^(language|lang|locale)$/.test(key)) return facts.language;
  if (/^(platform|network|channel)$/.test(key)) return facts.platform;
  if (/^(topic|title|name|headline|subject|heading|theme)$/.test(key)) return headline;
  if (key === "brand") return facts.brand.name || headline;
  if (key === "product") return facts.product?.name ?? headline;
  if (/hashtag|tag$/.test(key)) return writeSocial(facts, seed).hashtags[0] ?? "#Draft";
  if (/cta|action/.test(key)) return writeSocial(facts, seed).cta;
  if (/body|text|content|copy|caption|post|message|answer|summary|description|voiceover/.test(key)) return writeSocial(facts, seed).body;
  return headline;
}

function writeSocial(facts: ExtractedFacts, seed: number) {
  const draft = writeDraft({ ...facts, type: "social", seed });
  return draft.type === "social" ? draft : { body: "", hashtags: [], cta: "" };
}

function chooseEnum(values: readonly unknown[], hint: unknown, name: string, { facts, seed }: Filling): unknown {
  const wanted = [hint, /lang|locale/i.test(name) ? facts.language : null, /platform|network|channel/i.test(name) ? facts.platform : null, /type/i.test(name) ? facts.type : null];
  return wanted.find((value) => value !== null && value !== undefined && values.includes(value)) ?? values[Math.abs(Math.trunc(seed || 0)) % Math.max(1, values.length)];
}

/** Not null when there is another way, unless we are very deep; the document of the wanted type; a fitting type of value. */
function chooseOption(options: readonly unknown[], hint: unknown, { root, facts }: Filling, depth: number): unknown {
  const resolved = options.map((option) => resolve(option, root));
  const isNull = (option: Schema) => option["type"] === "null" || option["const"] === null;
  if (depth > DEEPEST) return resolved.find(isNull) ?? resolved.find((option) => !("properties" in option) && !("items" in option)) ?? resolved[0];
  const solid = resolved.filter((option) => !isNull(option));
  const ofType = solid.find((option) => resolve(asSchema(option["properties"])["type"], root)["const"] === facts.type);
  const kind = Array.isArray(hint) ? "array" : hint === null || hint === undefined ? null : typeof hint;
  return ofType ?? solid.find((option) => kind !== null && typeOf(option, depth) === kind) ?? solid[0] ?? resolved[0];
}

function resolve(given: unknown, root: unknown): Schema {
  let schema = asSchema(given);
  for (let hops = 0; typeof schema["$ref"] === "string" && hops < 20; hops++) {
    const { $ref, ...beside } = schema;
    let target: unknown = root;
    for (const step of String($ref).replace(/^#\/?/, "").split("/").filter(Boolean)) {
      const key = decodeURIComponent(step).replace(/~1/g, "/").replace(/~0/g, "~");
      target = Array.isArray(target) ? target[Number(key)] : isRecord(target) && Object.hasOwn(target, key) ? target[key] : undefined;
    }
    schema = { ...asSchema(target), ...beside };
  }
  if (Array.isArray(schema["allOf"])) {
    const { allOf, ...rest } = schema;
    return merge([rest, ...(allOf as unknown[]).map((part) => resolve(part, root))]);
  }
  return schema;
}

function merge(schemas: readonly Schema[]): Schema {
  const merged: Schema = Object.assign({}, ...schemas);
  const properties = Object.assign({}, ...schemas.map((schema) => schema["properties"] ?? {}));
  if (Object.keys(properties).length > 0) merged["properties"] = properties;
  const required = schemas.flatMap((schema) => (Array.isArray(schema["required"]) ? schema["required"] : []));
  if (required.length > 0) merged["required"] = required;
  return merged;
}

function typeOf(schema: Schema, depth: number): string {
  const type = schema["type"];
  if (Array.isArray(type)) return String((depth > DEEPEST ? type.find((entry) => entry === "null") : undefined) ?? type.find((entry) => entry !== "null") ?? "null");
  if (typeof type === "string") return type;
  return "properties" in schema ? "object" : "items" in schema ? "array" : "minimum" in schema || "maximum" in schema ? "number" : "string";
}

function countOf(value: unknown, otherwise: number): number {
  return typeof value === "number" && value >= 0 ? value : otherwise;
}
function asSchema(value: unknown): Schema {
  return isRecord(value) ? value : {};
}
function isRecord(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Beyond this depth only what is required is filled, so that recursive schemas end. */
const DEEPEST = 8;
const MOST_ITEMS = 50;
