import fc from "fast-check";
import { expect, test } from "vitest";
import { socialErrorKinds } from "@agency/providers/spec";
import { backoffMs, consequenceOf, isOpen, isRecallable } from "./rules.ts";
import { publicationStatuses } from "./schema.ts";

const policy = { baseMs: 2_000, maxMs: 60_000 };
const after = (kind: string, retryAfterMs?: number, tries = 0) => consequenceOf({ kind, retryAfterMs, tries }, policy, 0.5);

test("a call that may have had an effect is looked up, never repeated (R5, R7)", () => {
  expect(after("ambiguous")).toEqual({ next: "reconcile" });
});

test("only what provably created nothing is tried again (R5)", () => {
  const again = socialErrorKinds.filter((kind) => after(kind).next === "again");
  expect(again.toSorted()).toEqual(["not_ready", "quota_exhausted", "rate_limited", "transient"]);
});

test("a refused account waits for a person, a refused post fails", () => {
  expect(after("reauth").next).toBe("needs_auth");
  expect(after("scope_missing").next).toBe("needs_auth");
  for (const kind of ["content_rejected", "duplicate", "media_invalid", "policy_blocked", "permanent", "config_error", "account_action_needed"]) expect(after(kind).next).toBe("failed");
});

test("waits exactly as long as the network says, and the whole account with it (R9)", () => {
  expect(after("rate_limited", 300_000)).toEqual({ next: "again", delayMs: 300_000, blockLaneMs: 300_000, waitReason: "rate_limited" });
  expect(after("transient", 7_000)).toMatchObject({ delayMs: 7_000, blockLaneMs: null });
});

test("a limit without a time waits at least the longest pause", () => {
  fc.assert(
    fc.property(fc.nat(50), fc.double({ min: 0, max: 0.999, noNaN: true }), (tries, random) => {
      const consequence = consequenceOf({ kind: "rate_limited", retryAfterMs: undefined, tries }, policy, random);
      expect(consequence).toMatchObject({ next: "again" });
      if (consequence.next === "again") expect(consequence.delayMs).toBeGreaterThanOrEqual(policy.maxMs);
    }),
  );
});

test("pauses grow, stay between half and whole, and never exceed the longest", () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.double({ min: 0, max: 0.999, noNaN: true }), (tries, random) => {
      const full = Math.min(policy.maxMs, policy.baseMs * 2 ** Math.min(tries, 20));
      const pause = backoffMs(tries, policy, random);
      expect(pause).toBeGreaterThanOrEqual(full / 2);
      expect(pause).toBeLessThanOrEqual(full);
    }),
  );
});

test("what can be recalled is open, and nothing that may be public can be recalled (R11)", () => {
  for (const status of publicationStatuses) if (isRecallable(status)) expect(isOpen(status)).toBe(true);
  expect(publicationStatuses.filter((status) => !isRecallable(status)).toSorted()).toEqual(["cancelled", "failed", "missed", "published", "sending", "uncertain"]);
});
