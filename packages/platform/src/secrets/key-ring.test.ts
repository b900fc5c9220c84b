import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createKeyRing } from "./key-ring.ts";
import { mask } from "./mask.ts";

const oldKey = { id: "2025", key: randomBytes(32) };
const newKey = { id: "2026", key: randomBytes(32) };
const ring = createKeyRing({ keys: [newKey] });
const withCode = (code: string) => expect.objectContaining({ name: "SecretError", code });

describe("sealed secrets (R35)", () => {
  it("open to what was sealed, whatever it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (secret, aad) => {
        // Lone surrogates have no UTF-8 form.
        fc.pre(secret.isWellFormed() && aad.isWellFormed());
        expect(ring.open(ring.seal(secret, aad), aad)).toBe(secret);
      }),
    );
  });

  it("never look alike, even for the same secret, and never show it", () => {
    const texts = Array.from({ length: 50 }, () => ring.seal("EAAB-page-token", "channels/1"));
    expect(new Set(texts).size).toBe(50);
    expect(texts[0]).toMatch(/^v1\.2026\.[\w-]{16}\.[\w-]+$/);
    expect(texts.join()).not.toContain(Buffer.from("EAAB-page-token").toString("base64url"));
  });

  it("open only in the row they were sealed for", () => {
    expect(() => ring.open(ring.seal("token", "channels/1"), "channels/2")).toThrow(withCode("tampered"));
  });

  it("do not open after any part was changed", () => {
    const sealed = ring.seal("token", "row");
    const parts = sealed.split(".");
    const changedAt = (index: number, from: number) => {
      const text = parts[index]!;
      const replaced = text[from] === "A" ? "B" : "A";
      return parts.with(index, text.slice(0, from) + replaced + text.slice(from + 1)).join(".");
    };
    for (let from = 0; from < parts[2]!.length; from += 1) expect(() => ring.open(changedAt(2, from), "row")).toThrow(withCode("tampered"));
    for (let from = 0; from < parts[3]!.length - 1; from += 1) expect(() => ring.open(changedAt(3, from), "row")).toThrow(withCode("tampered"));
  });

  it("do not open under another key's name", () => {
    const both = createKeyRing({ keys: [newKey, { id: "copy", key: newKey.key }] });
    expect(() => both.open(both.seal("token", "row").replace("v1.2026.", "v1.copy."), "row")).toThrow(withCode("tampered"));
  });

  it.each(["", "token", "v2.2026.aaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbb", "v1.2026.short.bbbbbbbbbbbbbbbbbbbbbbbb", "v1.2026.aaaaaaaaaaaaaaaa.short"])(
    "are not %o",
    (text) => {
      expect(() => ring.open(text, "row")).toThrow(withCode("malformed"));
      expect(() => ring.needsReseal(text)).toThrow(withCode("malformed"));
    },
  );

  it("move to a new key while the old one still opens", () => {
    const before = createKeyRing({ keys: [oldKey] }).seal("token", "row");
    const during = createKeyRing({ keys: [newKey, oldKey] });
    expect(during.open(before, "row")).toBe("token");
    expect(during.needsReseal(before)).toBe(true);
    const after = during.reseal(before, "row");
    expect(during.needsReseal(after)).toBe(false);
    expect(during.reseal(after, "row")).toBe(after);
    expect(ring.open(after, "row")).toBe("token");
    expect(() => ring.open(before, "row")).toThrow(withCode("unknown_key"));
  });

  it("need proper keys", () => {
    expect(() => createKeyRing({ keys: [] })).toThrow(withCode("invalid_key"));
    expect(() => createKeyRing({ keys: [{ id: "short", key: randomBytes(16) }] })).toThrow(withCode("invalid_key"));
    expect(() => createKeyRing({ keys: [{ id: "a.b", key: randomBytes(32) }] })).toThrow(withCode("invalid_key"));
    expect(() => createKeyRing({ keys: [newKey, newKey] })).toThrow(withCode("invalid_key"));
  });
});

describe("the hint of a stored secret (R27)", () => {
  it("shows four characters of a long secret and none of a short one", () => {
    expect(mask("sk-proj-0123456789abcd")).toBe("••••abcd");
    expect(mask("hunter2")).toBe("••••");
    expect(mask("")).toBe("••••");
  });
});
