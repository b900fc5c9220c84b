import { describe, expect, it } from "vitest";
import { clientPrefix } from "./client-prefix.ts";
import { rateLimitHeaders } from "./rate-limit-headers.ts";

describe("the key of a network client (R21, R30)", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["::FFFF:cb00:7109", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002:ffff::1", "2001:db8:1:2::/64"],
    ["fe80::1%eth0", "fe80::/64"],
    ["::1", "::/64"],
    ["", "unknown"],
    ["unix:", "unknown"],
    ["203.0.113.9, 10.0.0.1", "unknown"],
    ["0x7f.1", "unknown"],
  ])("of %o is %o", (ip, prefix) => {
    expect(clientPrefix(ip)).toBe(prefix);
  });
});

describe("rate limit headers (R21)", () => {
  it("say what is left, in whole seconds", () => {
    expect(rateLimitHeaders({ allowed: true, limit: 10, remaining: 4, resetMs: 1_200 })).toEqual({
      "RateLimit-Limit": "10",
      "RateLimit-Remaining": "4",
      "RateLimit-Reset": "2",
    });
  });

  it("say when to come back, never at once", () => {
    expect(rateLimitHeaders({ allowed: false, limit: 10, remaining: 0, resetMs: 59_001 })).toMatchObject({ "Retry-After": "60" });
    expect(rateLimitHeaders({ allowed: false, limit: 10, remaining: 0, resetMs: 0 })).toMatchObject({ "Retry-After": "1" });
  });
});
