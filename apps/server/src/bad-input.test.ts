import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newOrganization, startTestProduct, type Answer, type CallOptions, type TestOrganization, type TestProduct } from "./testing/test-product.fixture.ts";
import { operationsOf, resolve, sampleOf, type Document, type Operation, type Schema } from "./testing/sample.ts";

let product: TestProduct;
let document: Document;
let operations: Operation[];
let lan: TestOrganization;
let ids: Record<string, string>;

const slowMs = 1_000;
/** Waits for a page out there by nature. */
const asksOutside = ({ path }: Operation) => path === "/assets/import";

beforeAll(async () => {
  product = await startTestProduct();
  document = product.document as Document;
  operations = operationsOf(document).filter((operation) => !asksOutside(operation));
  lan = await newOrganization(product);
  const brand = await product.call("POST", "/api/v1/brands", { key: lan.key, body: { name: "Mộc Hiên" } });
  const made = await product.call("POST", `/api/v1/brands/${brand.json.id}/products`, { key: lan.key, body: { name: "Cà phê phin" } });
  const content = await product.call("POST", "/api/v1/contents", { key: lan.key, body: { brandId: brand.json.id, platform: "facebook", document: { type: "social", body: "Sáng nay.", hashtags: [], cta: "", altText: "" } } });
  const prompt = await product.call("POST", "/api/v1/prompts", { key: lan.key, body: { name: "Ngắn", category: "social", language: "vi", template: "Viết." } });
  ids = { brandId: brand.json.id, productId: made.json.id, contentId: content.json.id, promptId: prompt.json.id };
});
afterAll(() => product.close());

const idOf = (field: string) => ids[field] ?? ids[field.replace(/s$/, "")] ?? "01999999-0000-7000-8000-000000000000";
const pathOf = (operation: Operation, param: (name: string) => string = (name) => (name === "network" ? "facebook" : name === "purpose" ? "fast" : name === "name" ? "openai" : idOf(name))) =>
  `/api/v1${operation.path.replace(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(param(name)))}`;

/** @returns what is wrong with the answer, or null. A slow one is asked again: the machine may have been busy. */
async function faultOf(what: string, method: string, path: string, options: CallOptions): Promise<string | null> {
  let spent = 0;
  let answer: Answer | undefined;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const began = performance.now();
    answer = await product.call(method.toUpperCase(), path, { key: lan.key, ...options });
    spent = performance.now() - began;
    if (spent <= slowMs) break;
  }
  if (answer!.status >= 500) return `${what} → ${answer!.status} ${answer!.text.slice(0, 200)}`;
  if (answer!.status >= 400 && !(answer!.headers.get("content-type") ?? "").startsWith("application/problem+json")) return `${what} → ${answer!.status} is no problem`;
  return spent > slowMs ? `${what} took ${Math.round(spent)} ms` : null;
}

/** What nobody should send. As JSON text, so that `__proto__`, NUL and halves of characters arrive as they are. */
const hostile: readonly string[] = [
  "null", "true", "0", "-1", "1.5", "1e308", "9007199254740993", "-9223372036854775809", '""', '" "', '"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\udc00\\ud800"',
  JSON.stringify("Cà phê".normalize("NFD")), '"\\u202e\\u200f\\ufeff"', '"👩‍👩‍👧‍👦"', `"${"x".repeat(100_000)}"`, `"${"👩‍👩‍👧".repeat(5_000)}"`, '"%00%ff"', '"../../etc/passwd"', "\"'; drop table users; --\"",
  '"{{constructor.constructor(1)()}}"', '"2026-02-30T25:61"', '"9999999999-01-01T00:00:00Z"', '"infinity"', '"NaN"', '"1e400"', '"-0.0000001"', `"${"9".repeat(400)}"`, "[]", "[null]", "[[[[]]]]", `[${"0,".repeat(5_000)}0]`, "{}",
  '{"__proto__":{"a":1}}', '{"constructor":{"prototype":1}}', '{"toString":1}', '{"type":"social"}',
];

/** Places of a sample: each field at any depth, by its path. */
function placesOf(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== "object") return [at];
  const inside = Object.entries(value).flatMap(([key, entry]) => placesOf(entry, [...at, Array.isArray(value) ? Number(key) : key]));
  return at.length === 0 ? inside : [at, ...inside];
}

const mark = "\u2403replace\u2403";
function withText(sample: unknown, place: (string | number)[], text: string): string {
  const copy = structuredClone(sample) as Record<string | number, unknown>;
  let node: Record<string | number, unknown> = copy;
  for (const key of place.slice(0, -1)) node = node[key] as Record<string | number, unknown>;
  node[place.at(-1)!] = mark;
  return JSON.stringify(copy).replace(JSON.stringify(mark), () => text);
}

describe("no input makes an error of ours or takes longer than a second (R20)", () => {
  it("in any field of any body", async () => {
    const faults: (string | null)[] = [];
    for (const operation of operations) {
      if (!operation.body) continue;
      const sample = sampleOf(document, operation.body, idOf);
      for (const place of placesOf(sample)) {
        for (const text of hostile) faults.push(await faultOf(`${operation.method} ${operation.path} ${place.join(".")} = ${text.slice(0, 40)}`, operation.method, pathOf(operation), { raw: withText(sample, place, text) }));
      }
    }
    expect(faults.filter(Boolean)).toEqual([]);
    expect(faults.length).toBeGreaterThan(3_000);
  }, 240_000);

  it("as a whole body", async () => {
    const faults: (string | null)[] = [];
    for (const operation of operations) {
      if (operation.method === "get") continue;
      for (const raw of ["", "null", "[]", "0", '"x"', "{", '{"a":', "\u0000", "{}", '{"__proto__":null}']) faults.push(await faultOf(`${operation.method} ${operation.path} ${raw}`, operation.method, pathOf(operation), { raw }));
    }
    expect(faults.filter(Boolean)).toEqual([]);
  }, 120_000);

  it("in any query parameter and any part of a path", async () => {
    const words = ["", "null", "-1", "1e9", "101", "\u0000", "%", "\ud83d", "x".repeat(4_000), "2026-02-30", "9999999999-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "../..", "'", "😀", "__proto__", "01999999-0000-7000-8000-00000000000G", "a.b", "Cà phê".normalize("NFD")];
    const faults: (string | null)[] = [];
    for (const operation of operations) {
      for (const { name, in: where } of operation.parameters) {
        for (const word of words) {
          const text = word.toWellFormed();
          const path = where === "query" ? `${pathOf(operation)}?${name}=${encodeURIComponent(text)}` : where === "path" ? pathOf(operation, (param) => (param === name ? text || "%" : idOf(param))) : pathOf(operation);
          const headers = where === "header" ? { [name]: text.replace(/[^\x20-\x7e]/g, "?") } : {};
          const body = operation.body && where === "header" ? { body: sampleOf(document, operation.body, () => "01999999-0000-7000-8000-000000000000") } : {};
          faults.push(await faultOf(`${operation.method} ${operation.path} ${where} ${name} = ${JSON.stringify(word).slice(0, 40)}`, operation.method, path, { headers, ...body }));
        }
      }
    }
    expect(faults.filter(Boolean)).toEqual([]);
  }, 240_000);

  it("made up by chance from the schema's own field names", async () => {
    const seed = Number(process.env["FAST_CHECK_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
    const bodies = operations.filter((operation) => operation.body !== null);
    const fieldsOf = (schema: Schema): string[] => {
      const own = resolve(document, schema);
      return [...Object.keys(own.properties ?? {}), ...(own.oneOf ?? own.anyOf ?? []).flatMap(fieldsOf)];
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...bodies).chain((operation) =>
          fc.tuple(fc.constant(operation), fc.dictionary(fc.constantFrom(...fieldsOf(operation.body!), "__proto__", "x"), fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.string({ unit: "binary" }), fc.constantFrom(...Object.values(idsForChance())), fc.integer(), fc.double()), { maxKeys: 8 })),
        ),
        async ([operation, body]) => {
          expect(await faultOf(`${operation.method} ${operation.path} (seed ${seed})`, operation.method, pathOf(operation), { raw: JSON.stringify(body) })).toBeNull();
        },
      ),
      { numRuns: 300, seed },
    );
  }, 120_000);
});

const idsForChance = () => ({ ...ids, nobody: "01999999-0000-7000-8000-000000000000" });
