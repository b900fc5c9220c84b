import { expect, test } from "vitest";
import { createBreakers } from "./breakers.ts";

function breakersAt() {
  const clock = { now: 0 };
  return { clock, breakers: createBreakers({ failures: 2, openMs: 100, now: () => clock.now }) };
}

test("opens after failures in a row, lets one call probe, and closes when it succeeds", () => {
  const { clock, breakers } = breakersAt();
  breakers.failed("a");
  breakers.succeeded("a");
  breakers.failed("a");
  expect([breakers.state("a"), breakers.admit("a")]).toEqual(["closed", 0]);
  breakers.failed("a");
  expect([breakers.state("a"), breakers.admit("a")]).toEqual(["open", 100]);
  clock.now = 100;
  expect(breakers.state("a")).toBe("half_open");
  expect([breakers.admit("a"), breakers.admit("a")]).toEqual([0, 100]);
  breakers.failed("a");
  expect(breakers.admit("a")).toBe(100);
  clock.now = 200;
  expect(breakers.admit("a")).toBe(0);
  breakers.succeeded("a");
  expect([breakers.state("a"), breakers.admit("a")]).toEqual(["closed", 0]);
});

test("a probe that was not made leaves room for the next", () => {
  const { clock, breakers } = breakersAt();
  breakers.failed("a");
  breakers.failed("a");
  clock.now = 100;
  expect(breakers.admit("a")).toBe(0);
  breakers.released("a");
  expect(breakers.admit("a")).toBe(0);
});

test("a provider that asks for quiet gets it without being counted as broken", () => {
  const { clock, breakers } = breakersAt();
  breakers.rest("a", 50);
  expect([breakers.admit("a"), breakers.state("a"), breakers.admit("b")]).toEqual([50, "closed", 0]);
  clock.now = 50;
  expect(breakers.admit("a")).toBe(0);
});
