import { expect, test } from "vitest";
import { createBreakers } from "./breakers.ts";

function create() {
  let now = 0;
  return { breakers: createBreakers({ failures: 3, openMs: 1_000, now: () => now }), pass: (ms: number) => (now += ms) };
}

test("opens after failures in a row, one success starts the count anew", () => {
  const { breakers } = create();
  breakers.failed("a");
  breakers.failed("a");
  breakers.succeeded("a");
  breakers.failed("a");
  breakers.failed("a");
  expect(breakers.isClosed("a")).toBe(true);
  breakers.failed("a");
  expect(breakers.isClosed("a")).toBe(false);
  expect(breakers.isClosed("b"), "another network is another matter").toBe(true);
});

test("stays open until a probe answers, however much time passes", async () => {
  const { breakers, pass } = create();
  for (let count = 0; count < 3; count += 1) breakers.failed("a");
  expect(breakers.probeInMs("a")).toBe(1_000);
  pass(1_000);
  expect(breakers.probeInMs("a")).toBe(0);
  expect(breakers.isClosed("a")).toBe(false);
  expect(await breakers.probe("a", () => Promise.resolve(false))).toBe(false);
  expect(breakers.probeInMs("a")).toBe(1_000);
  pass(1_000);
  expect(await breakers.probe("a", () => Promise.resolve(true))).toBe(true);
  expect(breakers.isClosed("a")).toBe(true);
});

test("asks once for all who want to know", async () => {
  const { breakers } = create();
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return true;
  };
  expect(await Promise.all([breakers.probe("a", ask), breakers.probe("a", ask), breakers.probe("a", ask)])).toEqual([true, true, true]);
  expect(asked).toBe(1);
});
