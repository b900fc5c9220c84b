import { createServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiUrl, request } from "./api.ts";
import { ApiProblem, pointerToField, problemMessageKey } from "./api-problem.ts";

let server: Server;
let origin: string;
let answer: { status: number; type: string; body: string; headers?: Record<string, string> };
let seen: { method: string; url: string; headers: IncomingMessage["headers"]; body: string };

beforeAll(async () => {
  server = createServer(async (incoming, outgoing) => {
    let body = "";
    for await (const chunk of incoming) body += String(chunk);
    seen = { method: incoming.method ?? "", url: incoming.url ?? "", headers: incoming.headers, body };
    outgoing.writeHead(answer.status, { "content-type": answer.type, ...answer.headers }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browserFetch = globalThis.fetch;
  // The browser resolves paths against the page; node has no page.
  globalThis.fetch = (input, init) => browserFetch(new URL(String(input), origin), init);
  return () => {
    globalThis.fetch = browserFetch;
  };
});
afterAll(() => server.close());

describe("request", () => {
  it("gives every change an idempotency key of its own and keeps one that is given", async () => {
    answer = { status: 200, type: "application/json", body: "{}" };
    await request("POST", "/brands", { body: { name: "Cà phê Mộc" } });
    const first = seen.headers["idempotency-key"];
    await request("POST", "/brands", { body: {} });
    expect(first).toMatch(/^[0-9a-f-]{32,36}$/);
    expect(seen.headers["idempotency-key"]).not.toBe(first);
    await request("POST", "/brands", { body: {}, idempotencyKey: "same" });
    expect(seen.headers["idempotency-key"]).toBe("same");
  });
  it("sends the version it edited as a strong entity tag", async () => {
    answer = { status: 200, type: "application/json", body: "{}" };
    await request("PATCH", "/contents/1", { body: {}, ifMatch: 7 });
    expect(seen.headers["if-match"]).toBe('"v7"');
  });
  it("sends no idempotency key with a read", async () => {
    answer = { status: 200, type: "application/json", body: "{}" };
    await request("GET", "/brands");
    expect(seen.headers["idempotency-key"]).toBeUndefined();
  });
  it("reads problem details whole", async () => {
    answer = {
      status: 422,
      type: "application/problem+json",
      body: JSON.stringify({
        code: "invalid_input",
        title: "Invalid",
        detail: "Name is missing",
        errors: [{ pointer: "/name", code: "too_small", detail: "empty" }],
        requestId: "r-1",
      }),
    };
    const problem = await request("POST", "/brands", { body: {} }).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({
      status: 422,
      code: "invalid_input",
      detail: "Name is missing",
      requestId: "r-1",
      errors: [{ pointer: "/name", code: "too_small" }],
    });
  });
  it("makes a problem of an HTML error page, with the wait the server asks for", async () => {
    answer = { status: 503, type: "text/html", body: "<h1>starting</h1>", headers: { "retry-after": "3" } };
    await expect(request("GET", "/me")).rejects.toMatchObject({ status: 503, code: "unavailable", retryAfterSeconds: 3 });
  });
  it("returns nothing for 204", async () => {
    answer = { status: 204, type: "text/plain", body: "" };
    await expect(request("DELETE", "/brands/1")).resolves.toBeUndefined();
  });
});

describe("names", () => {
  it("leaves empty filters out of the address and repeats lists", () => {
    expect(apiUrl("/contents", { q: "", status: ["draft", "approved"], brandId: "b" })).toBe(
      "/api/v1/contents?status=draft&status=approved&brandId=b",
    );
    expect(apiUrl("/api/auth/sign-out")).toBe("/api/auth/sign-out");
    expect(apiUrl("/api-keys")).toBe("/api/v1/api-keys");
  });
  it("turns pointers into field names and codes into message keys", () => {
    expect(pointerToField("/schedule/0/at")).toBe("schedule.0.at");
    expect(problemMessageKey("content.not-found")).toBe("content_not_found");
  });
});
