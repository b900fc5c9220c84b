import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@agency/platform/postgres";
import { prepareDatabase } from "./start.ts";
import { newOrganization, startTestProduct, type TestProduct } from "./testing/test-product.fixture.ts";

let dataDir: string;
let postgres: EmbeddedPostgres;
let product: TestProduct;
const startPostgres = () => startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false });

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "agency-away-"));
  postgres = await startPostgres();
  await prepareDatabase(postgres.url, () => undefined);
  product = await startTestProduct({ url: postgres.url });
}, 120_000);
afterAll(async () => {
  await product.close();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

it("answers 503 as a problem while the database is away, and works again without a restart; what was answered stays answered (R43, R18)", async () => {
  const { key } = await newOrganization(product);
  const request = { key, body: { name: "Trước khi mất điện" }, headers: { "idempotency-key": "before" } };
  const made = await product.call("POST", "/api/v1/brands", request);
  expect(made.status).toBe(201);
  const rejections: unknown[] = [];
  const note = (error: unknown) => rejections.push(error);
  process.on("unhandledRejection", note);

  await postgres.stop();
  for (const [method, target, options] of [["GET", "/api/v1/brands", { key }], ["POST", "/api/v1/brands", request], ["GET", "/api/v1/setup", {}]] as const) {
    const began = performance.now();
    const answer = await product.call(method, target, options);
    expect(performance.now() - began, target).toBeLessThan(10_000);
    expect([answer.status, answer.json.code], `${method} ${target}`).toEqual([503, "database_unavailable"]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("retry-after")).toBe("3");
  }
  expect((await product.call("GET", "/readyz")).status).toBe(503);
  expect((await product.call("GET", "/livez")).status).toBe(200);

  postgres = await startPostgres();
  const deadline = performance.now() + 10_000;
  while ((await product.call("GET", "/readyz")).status !== 200 && performance.now() < deadline) await sleep(100);
  const replayed = await product.call("POST", "/api/v1/brands", request);
  expect([replayed.status, replayed.headers.get("idempotent-replayed"), replayed.json.id]).toEqual([201, "true", made.json.id]);
  const list = await product.call("GET", "/api/v1/brands", { key });
  expect(list.json.data).toHaveLength(1);
  process.off("unhandledRejection", note);
  expect(rejections).toEqual([]);
}, 120_000);
