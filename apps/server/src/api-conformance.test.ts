import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestProduct, newOrganization, type TestOrganization, type TestProduct, type Answer } from "./testing/test-product.fixture.ts";
import { operationsOf, type Document } from "./testing/sample.ts";

let product: TestProduct;
let lan: TestOrganization;
let other: TestOrganization;

beforeAll(async () => {
  product = await startTestProduct();
  lan = await newOrganization(product);
  other = await newOrganization(product);
});
afterAll(() => product.close());

const newBrand = (name: string) => ({ name, industry: "Quán cà phê" });

function expectProblem(answer: Answer, status: number, code?: string): void {
  expect(answer.status, answer.text.slice(0, 300)).toBe(status);
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(answer.json).toMatchObject({ status, code: expect.stringMatching(/^[a-z_]+$/), title: expect.any(String), detail: expect.any(String) });
  expect(answer.json.requestId).toBe(answer.headers.get("x-request-id"));
  expect(answer.text).not.toMatch(/ at .*\.(ts|js):\d+|select |insert into/i);
  if (code !== undefined) expect(answer.json.code).toBe(code);
}

describe("the OpenAPI document (R17)", () => {
  it("is 3.1, is served, and holds every operation with what it needs", async () => {
    const served = (await product.call("GET", "/api/v1/openapi.json")).json as Document;
    expect(served.openapi).toBe("3.1.0");
    const described = operationsOf(served).map(({ method, path, permission }) => `${method} ${path} ${permission}`);
    expect(described.sort()).toEqual(product.operations.map(({ method, path, permission }) => `${method} ${path} ${permission}`).sort());
    expect(Object.keys(served.paths)).toEqual(expect.arrayContaining(["/sign-in/email", "/sign-up/email", "/sign-out", "/accept-invitation"]));
  });

  it("describes the errors of every operation as problem details, and a body that forbids unknown fields", () => {
    const document = product.document as Document;
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, described] of Object.entries(item)) {
        if (method === "servers") continue;
        const { responses, requestBody } = described as { responses: Record<string, { content?: object }>; requestBody?: { content: Record<string, { schema: { additionalProperties?: boolean; oneOf?: unknown; anyOf?: unknown; $ref?: string } }> } };
        expect(Object.keys(responses["default"]?.content ?? {}), `${method} ${path}`).toEqual(["application/problem+json"]);
        const schema = requestBody?.content["application/json"]?.schema;
        if (schema && !schema.$ref && !schema.oneOf && !schema.anyOf) expect(schema.additionalProperties, `${method} ${path}`).toBe(false);
      }
    }
  });
});

describe("every error is a problem (R17, R20)", () => {
  it.each([
    ["an address that does not exist", "GET", "/api/v1/nothing", 404],
    ["an address outside the API's version", "GET", "/api/nothing", 404],
    ["an id that is none", "GET", "/api/v1/brands/not-an-id", 404],
    ["a query that is not right", "GET", "/api/v1/brands?limit=101", 400],
    ["a query that nobody declared", "GET", "/api/v1/brands?sort=name", 400],
    ["a cursor that is not ours", "GET", "/api/v1/contents?cursor=abc.def", 400],
  ])("%s", async (_what, method, path, status) => expectProblem(await product.call(method, path, { key: lan.key }), status));

  it("a method that an address does not take, with those it takes", async () => {
    const answer = await product.call("DELETE", "/api/v1/brands", { key: lan.key });
    expectProblem(answer, 405, "method_not_allowed");
    expect(answer.headers.get("allow")).toBe("GET, POST");
    expectProblem(await product.call("GET", "/api/auth/sign-in/email"), 405);
  });

  it("a body of another type, malformed, not UTF-8, or none", async () => {
    expectProblem(await product.call("POST", "/api/v1/brands", { key: lan.key, raw: "name=x", headers: { "content-type": "application/x-www-form-urlencoded" } }), 415);
    expectProblem(await product.call("POST", "/api/v1/brands", { key: lan.key, raw: "{", headers: {} }), 400, "malformed_json");
    expectProblem(await product.call("POST", "/api/v1/brands", { key: lan.key, raw: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]) }), 400);
    expectProblem(await product.call("POST", "/api/v1/brands", { key: lan.key, raw: "" }), 400);
    expectProblem(await product.call("POST", "/api/v1/brands", { key: lan.key }), 415);
  });

  it("a body of one byte too many, and one nested one level too deep, while those at the limit are read", async () => {
    const sized = (bytes: number) => `{"name":"${"x".repeat(bytes - 11)}"}`;
    expectProblem(await product.call("POST", "/api/v1/brands", { key: lan.key, raw: sized(1_000_001) }), 413, "body_too_large");
    expectProblem(await product.call("POST", "/api/v1/brands", { key: lan.key, raw: sized(1_000_000) }), 422);
    const nested = (levels: number) => `${'{"name":'.repeat(levels)}1${"}".repeat(levels)}`;
    expectProblem(await product.call("POST", "/api/v1/brands", { key: lan.key, raw: nested(33) }), 400, "too_deep");
    expectProblem(await product.call("POST", "/api/v1/brands", { key: lan.key, raw: nested(32) }), 422);
    expectProblem(await product.call("POST", "/api/v1/brands", { key: lan.key, raw: `${"[".repeat(400_000)}${"]".repeat(400_000)}` }), 400, "too_deep");
  });

  it("wrong fields, each with its pointer; unknown ones are refused and never stored", async () => {
    const answer = await product.call("POST", "/api/v1/brands", { key: lan.key, body: { name: "", brandColors: ["red"], isDemo: true } });
    expectProblem(answer, 422, "invalid_input");
    expect(answer.json.errors.map((entry: { pointer: string }) => entry.pointer)).toEqual(expect.arrayContaining(["/name", "/brandColors/0"]));
    expectProblem(await product.call("POST", "/api/v1/brands", { key: lan.key, raw: '{"name":"x","__proto__":{"isDemo":true}}' }), 422);
    expectProblem(await product.call("POST", "/api/v1/brands", { key: lan.key, raw: '{"name":"x","constructor":{"prototype":{}}}' }), 422);
  });
});

describe("text of people (R20)", () => {
  it("is kept as typed, in NFC, without control characters", async () => {
    const typed = "Cà phê Mộc Hiên 👩‍👩‍👧 שלום مرحبا";
    const answer = await product.call("POST", "/api/v1/brands", { key: lan.key, body: newBrand(`${typed.normalize("NFD")}\u0000\u0007`) });
    expect(answer.status).toBe(201);
    expect(answer.json.name).toBe(typed.normalize("NFC"));
    const read = await product.call("GET", `/api/v1/brands/${answer.json.id}`, { key: lan.key });
    expect(read.json.name).toBe(typed.normalize("NFC"));
    const found = await product.call("GET", `/api/v1/brands?q=${encodeURIComponent("mộc hiên".normalize("NFD"))}`, { key: lan.key });
    expect(found.json.data.map((brand: { id: string }) => brand.id)).toContain(answer.json.id);
  });

  it("with a lone surrogate is stored with the replacement character, in text and in documents", async () => {
    const brand = await product.call("POST", "/api/v1/brands", { key: lan.key, raw: '{"name":"nửa \\ud83d cặp"}' });
    expect(brand.json.name).toBe("nửa \ufffd cặp");
    const content = await product.call("POST", "/api/v1/contents", { key: lan.key, raw: JSON.stringify({ brandId: brand.json.id, platform: "facebook", document: { type: "social", body: "BODY", hashtags: [], cta: "", altText: "" } }).replace("BODY", "nửa \\udc00 cặp") });
    expect(content.status, content.text).toBe(201);
    expect(content.json.versions[0].document.body).toBe("nửa \ufffd cặp");
  });

  it("searched for with NUL or half a character is no error of ours", async () => {
    for (const q of ["%00", "%ud83d", "%ed%a0%bd", "%25%5f%5c"]) {
      const answer = await product.call("GET", `/api/v1/contents?q=${q}`, { key: lan.key });
      expect(answer.status, q).toBeLessThan(500);
    }
  });
});

describe("Idempotency-Key (R18)", () => {
  it("answers a repeated request with the stored reply and one effect", async () => {
    const request = { key: lan.key, body: newBrand("Một lần thôi"), headers: { "idempotency-key": "brand-1" } };
    const first = await product.call("POST", "/api/v1/brands", request);
    const second = await product.call("POST", "/api/v1/brands", request);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.json).toEqual(first.json);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(second.headers.get("etag")).toBe(first.headers.get("etag"));
    const list = await product.call("GET", `/api/v1/brands?q=${encodeURIComponent("Một lần thôi")}`, { key: lan.key });
    expect(list.json.data).toHaveLength(1);
  });

  it("refuses another body or address under a used key, and knows nothing of another organization's", async () => {
    const headers = { "idempotency-key": "brand-2" };
    await product.call("POST", "/api/v1/brands", { key: lan.key, body: newBrand("A"), headers });
    expectProblem(await product.call("POST", "/api/v1/brands", { key: lan.key, body: newBrand("B"), headers }), 422, "idempotency_key_reused");
    expectProblem(await product.call("POST", "/api/v1/brands/demo", { key: lan.key, body: { demo: "cafe" }, headers }), 422, "idempotency_key_reused");
    const elsewhere = await product.call("POST", "/api/v1/brands", { key: other.key, body: newBrand("A"), headers });
    expect([elsewhere.status, elsewhere.headers.get("idempotent-replayed")]).toEqual([201, null]);
  });

  it("lets one of several requests at once through; the others are told or get its reply", async () => {
    const request = { key: lan.key, body: newBrand("Cùng lúc"), headers: { "idempotency-key": "brand-3" } };
    const answers = await Promise.all(Array.from({ length: 6 }, () => product.call("POST", "/api/v1/brands", request)));
    for (const answer of answers) {
      if (answer.status !== 201) expectProblem(answer, 409, "idempotency_in_flight");
    }
    const made = new Set(answers.filter(({ status }) => status === 201).map(({ json }) => json.id));
    expect(made.size).toBe(1);
  });

  it("forgets a request that failed, so that it can be sent again", async () => {
    const headers = { "idempotency-key": "brand-4" };
    expect((await product.call("POST", "/api/v1/contents", { key: lan.key, headers, body: { brandId: "01999999-0000-7000-8000-000000000000", platform: "facebook", document: { type: "social", body: "x", hashtags: [], cta: "", altText: "" } } })).status).toBe(404);
    expect((await product.call("POST", "/api/v1/brands", { key: lan.key, body: newBrand("Lần nữa"), headers })).status).toBe(201);
  });

  it("refuses a key that is no key", async () => {
    for (const wrong of ["", "x".repeat(256), "two words"]) {
      const answer = await product.call("POST", "/api/v1/brands", { key: lan.key, body: newBrand("x"), headers: { "idempotency-key": wrong } });
      expectProblem(answer, 400, "invalid_idempotency_key");
    }
  });
});

describe("If-Match (R19)", () => {
  it("lets the version in force be changed and refuses a stale one", async () => {
    const brand = await product.call("POST", "/api/v1/brands", { key: lan.key, body: newBrand("Phiên bản") });
    const tag = brand.headers.get("etag")!;
    const path = `/api/v1/brands/${brand.json.id}`;
    const changed = await product.call("PATCH", path, { key: lan.key, body: { name: "Phiên bản 2" }, headers: { "if-match": tag } });
    expect([changed.status, changed.headers.get("etag") === tag]).toEqual([200, false]);
    expectProblem(await product.call("PATCH", path, { key: lan.key, body: { name: "Phiên bản 3" }, headers: { "if-match": tag } }), 412, "stale_version");
    expectProblem(await product.call("PATCH", path, { key: lan.key, body: { name: "x" }, headers: { "if-match": "latest" } }), 400, "invalid_if_match");
    expect((await product.call("GET", path, { key: lan.key })).json.name).toBe("Phiên bản 2");
  });
});

describe("cursors (R20)", () => {
  it("lead through a list once, and are worth nothing changed, in another list, or in another organization", async () => {
    for (let index = 0; index < 3; index += 1) {
      await product.call("POST", "/api/v1/brands", { key: other.key, body: newBrand(`Trang ${index}`) });
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    let first: string | undefined;
    do {
      const page: Answer = await product.call("GET", `/api/v1/brands?limit=2${cursor ? `&cursor=${cursor}` : ""}`, { key: other.key });
      seen.push(...page.json.data.map((brand: { id: string }) => brand.id));
      cursor = page.json.nextCursor;
      first ??= cursor ?? undefined;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(3);
    const changed = `${first!.slice(0, -1)}${first!.endsWith("A") ? "B" : "A"}`;
    expectProblem(await product.call("GET", `/api/v1/brands?cursor=${changed}`, { key: other.key }), 400, "invalid_cursor");
    expectProblem(await product.call("GET", `/api/v1/contents?cursor=${first}`, { key: other.key }), 400, "invalid_cursor");
    expectProblem(await product.call("GET", `/api/v1/brands?cursor=${first}`, { key: lan.key }), 400, "invalid_cursor");
  });
});

describe("headers", () => {
  it("of safety stand on every answer, errors included (R34)", async () => {
    const answers = [
      await product.call("GET", "/api/v1/brands", { key: lan.key }),
      await product.call("GET", "/api/v1/brands"),
      await product.call("GET", "/api/v1/nothing"),
      await product.call("POST", "/api/v1/brands", { key: lan.key, raw: "{" }),
      await product.call("GET", "/api/v1/openapi.json"),
      await product.call("GET", "/api/docs"),
      await product.call("GET", "/livez"),
      await product.call("GET", "/files/01999999-0000-7000-8000-000000000000", { key: lan.key }),
    ];
    for (const { headers } of answers) {
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBeTruthy();
      expect(headers.get("content-security-policy")).toMatch(/frame-ancestors 'none'/);
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it("ask browsers to stay on https where the product is (R34)", async () => {
    const secure = await startTestProduct({ environment: { PUBLIC_ORIGIN: "https://agency.example" } });
    try {
      expect((await secure.call("GET", "/api/v1/setup")).headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
    } finally {
      await secure.close();
    }
  });

  it("tell what is left of the limit, and a caller who has used it up when to come back (R21)", async () => {
    const limited = await startTestProduct({ environment: { RATE_LIMIT_PER_MINUTE: "3" } });
    try {
      const { key } = await newOrganization(limited);
      const answers: Answer[] = [];
      for (let index = 0; index < 4; index += 1) answers.push(await limited.call("GET", "/api/v1/brands", { key }));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
      expect([...answers[0]!.headers.keys()].filter((name) => name.startsWith("ratelimit"))).not.toEqual([]);
      expectProblem(answers[3]!, 429, "rate_limited");
      expect(Number(answers[3]!.headers.get("retry-after"))).toBeGreaterThan(0);
      // A neighbour's use is no one else's.
      expect((await limited.call("GET", "/api/v1/brands", { key: (await newOrganization(limited)).key })).status).toBe(200);
    } finally {
      await limited.close();
    }
  });
});
