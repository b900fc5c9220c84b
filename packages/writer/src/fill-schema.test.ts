import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fillSchema } from "./fill-schema.ts";
import { sampleRequests } from "./sample-requests.ts";

const coffee = sampleRequests["caphe"]!;
const prompt = `You are a copywriter.\n<brand>${JSON.stringify(coffee.brand)}</brand>\n<product>${JSON.stringify(coffee.product)}</product>\n<topic>${coffee.topic}</topic>\n<platform>facebook</platform>\n<language>vi</language>\n<content_type>social</content_type>`;
const fillZod = <T extends z.ZodType>(schema: T, seed = 1, text = prompt): z.infer<T> => schema.parse(fillSchema(z.toJSONSchema(schema, { target: "draft-7" }), text, seed)) as z.infer<T>;

const post = z.object({ body: z.string().min(1).max(2000), hashtags: z.array(z.string().regex(/^#[\p{L}\p{N}_]+$/u)).max(5), cta: z.string().max(200), altText: z.string().max(300) }).strict();

describe("a schema of our content", () => {
  it("is filled from the brand and product of the prompt", () => {
    const filled = fillZod(post);
    expect(filled.body).toMatch(/Cà phê muối|cà phê muối/);
    expect(filled.hashtags).toContain("#NangSom");
  });

  it("differs by seed and is the same for the same one", () => {
    expect(new Set([1, 2, 3, 4, 5].map((seed) => fillZod(post, seed).body)).size).toBe(5);
    expect(fillZod(post, 3)).toEqual(fillZod(post, 3));
  });

  it("holds fifteen different headlines of thirty characters when Google's shape is asked", () => {
    const ads = z.object({ headlines: z.array(z.string().min(1).max(30)).min(15).max(15), descriptions: z.array(z.string().max(90)).length(4), primaryText: z.string().max(125), cta: z.string(), path: z.string().max(15) });
    for (let seed = 1; seed <= 10; seed++) expect(new Set(fillZod(ads, seed).headlines).size).toBe(15);
  });

  it("holds landing sections and video scenes in their shape", () => {
    const kinds = z.enum(["hero", "problem", "features", "benefits", "proof", "price", "faq", "cta"]);
    const landing = fillZod(z.object({ sections: z.array(z.object({ kind: kinds, heading: z.string().min(1), body: z.string(), items: z.array(z.string()) })).min(3).max(8) }));
    expect(landing.sections[0]?.kind).toBe("hero");
    const video = fillZod(z.object({ hook: z.string().max(80), scenes: z.array(z.object({ voiceover: z.string(), onScreenText: z.string(), visual: z.string(), seconds: z.number().min(1).max(15) })).min(3), caption: z.string(), hashtags: z.array(z.string()) }));
    expect(video.scenes[0]?.seconds).toBe(3);
    expect(video.scenes[0]?.voiceover).toBe(video.hook);
  });

  it("gives a different post for each of several versions", () => {
    const { versions } = fillZod(z.object({ versions: z.array(post).length(5) }));
    expect(new Set(versions.map(({ body }) => body)).size).toBe(5);
  });

  it("shortens at a paragraph or sentence where the schema allows less", () => {
    const { body } = fillZod(z.object({ body: z.string().max(120), cta: z.string() }));
    expect(body).not.toBe("");
    expect(body).toMatch(/[\p{L}\p{N}.!?:”\p{Extended_Pictographic}]\ufe0f?$/u);
  });

  it("takes the document of the wanted type from a union", () => {
    const union = z.discriminatedUnion("type", [z.object({ type: z.literal("ads"), headlines: z.array(z.string()) }), z.object({ type: z.literal("social"), body: z.string() })]);
    expect(fillZod(z.object({ document: union })).document).toMatchObject({ type: "social" });
  });
});

describe("any schema", () => {
  it("that follows references, even to itself, ends and holds", () => {
    const schema = { $ref: "#/definitions/node", definitions: { node: { type: "object", properties: { name: { type: "string", minLength: 3 }, next: { anyOf: [{ $ref: "#/definitions/node" }, { type: "null" }] }, children: { type: "array", items: { $ref: "#/definitions/node" }, maxItems: 1 } }, required: ["name", "next"] } } };
    const node: z.ZodType = z.lazy(() => z.object({ name: z.string().min(3), next: node.nullable(), children: z.array(node).max(1).optional() }));
    expect(node.safeParse(fillSchema(schema, "Cà phê", 1)).success).toBe(true);
  });

  it("made of zod's parts is satisfied", () => {
    const text = fc.record({ least: fc.nat(40), room: fc.nat(60) }).map(({ least, room }) => z.string().min(least).max(least + room));
    const leaf: fc.Arbitrary<z.ZodType> = fc.oneof(
      text,
      fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(20)).map(([low, room]) => z.number().min(low).max(low + room)),
      fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(20)).map(([low, room]) => z.int().min(low).max(low + room)),
      fc.constantFrom<z.ZodType>(z.boolean(), z.null(), z.literal("x"), z.literal(4), z.enum(["a", "b"]), z.int(), z.number(), z.email(), z.url(), z.uuid(), z.iso.datetime(), z.iso.date(), z.string().regex(/^[a-z0-9-]+$/), z.string().regex(/^#[0-9A-Fa-f]{6}$/), z.string().regex(/^\d{4}$/), z.number().positive(), z.number().gt(0).lt(1), z.int().multipleOf(5).min(3), z.string().nullable(), z.record(z.string(), z.number())),
    );
    const keys = fc.constantFrom("body", "title", "headlines", "score", "items", "path", "sections", "tags", "__proto", "kind", "seconds");
    const { schema } = fc.letrec<{ schema: z.ZodType }>((tie) => ({
      schema: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        leaf,
        fc.dictionary(keys, tie("schema"), { maxKeys: 5 }).map((shape) => z.object({ ...shape }).strict()),
        fc.tuple(tie("schema"), fc.nat(4), fc.nat(4)).map(([item, least, room]) => z.array(item).min(least).max(least + room)),
        fc.tuple(tie("schema"), tie("schema")).map((options) => z.union(options)),
        fc.tuple(tie("schema"), tie("schema")).map((items) => z.tuple(items)),
        tie("schema").map((inner) => inner.optional().nullable()),
      ),
    }));
    fc.assert(
      fc.property(schema, fc.integer(), (given, seed) => {
        const outcome = given.safeParse(fillSchema(z.toJSONSchema(given, { target: "draft-7" }), prompt, seed));
        expect(outcome.error?.issues).toBeUndefined();
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it("that makes no sense still gets a value", () => {
    for (const schema of [null, true, false, 7, "x", [], {}, { type: "widget" }, { $ref: "#/nowhere" }, { enum: [] }, { anyOf: [] }, { type: "string", pattern: "(" }, { type: ["string", "null"] }, { allOf: [{ type: "object", properties: { a: { type: "string" } }, required: ["a"] }, { properties: { b: { const: 1 } }, required: ["b"] }] }]) {
      expect(() => fillSchema(schema, "", 1)).not.toThrow();
    }
  });
});
