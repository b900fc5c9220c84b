import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { timingSafeEqualText } from "./compare.ts";
import { isWeakSecret } from "./is-weak-secret.ts";
import { deriveKey, loadOrCreateMasterSecret } from "./master-secret.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "agency-secrets-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

describe("the master secret (R35)", () => {
  it("is made once, kept, strong, and readable by its owner alone", () => {
    const nested = join(dataDir, "new", "data");
    const secret = loadOrCreateMasterSecret(nested);
    expect(loadOrCreateMasterSecret(nested)).toBe(secret);
    expect(isWeakSecret(secret)).toBe(false);
    expect(statSync(join(nested, "master-secret")).mode & 0o777).toBe(0o600);
    expect(readdirSync(nested)).toEqual(["master-secret"]);
  });

  it("is the same for processes that start at the same moment", async () => {
    const module = new URL("./master-secret.ts", import.meta.url).href;
    const script = `import { loadOrCreateMasterSecret } from ${JSON.stringify(module)}; console.log(loadOrCreateMasterSecret(${JSON.stringify(dataDir)}));`;
    const starters = await Promise.all(
      Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script])),
    );
    expect(new Set(starters.map(({ stdout }) => stdout.trim()))).toEqual(new Set([loadOrCreateMasterSecret(dataDir)]));
  });

  it("is never replaced when its file is damaged", () => {
    writeFileSync(join(dataDir, "master-secret"), "");
    expect(() => loadOrCreateMasterSecret(dataDir)).toThrow(expect.objectContaining({ code: "invalid_key" }));
    expect(statSync(join(dataDir, "master-secret")).size).toBe(0);
  });

  it("gives each purpose a key of its own, the same at every start", () => {
    const key = deriveKey("master", "secrets/v1");
    expect(key).toHaveLength(32);
    expect(deriveKey("master", "secrets/v1")).toEqual(key);
    expect(deriveKey("master", "cursors/v1")).not.toEqual(key);
    expect(deriveKey("other", "secrets/v1")).not.toEqual(key);
    // Pinned: a change here would make every stored secret unreadable.
    expect(key.toString("hex")).toBe("3f7eaced91c58dfb9d62329ec39c90e137372ee22485a2225c4326b75551016f");
  });
});

describe("a weak secret (R35)", () => {
  it.each(["", "short", "a".repeat(64), "0123456789".repeat(6), "change-me-change-me-change-me-please!", "your-secret-key-here-0123456789abcdef", "abcdefghijklm".repeat(4)])(
    "is %o",
    (secret) => expect(isWeakSecret(secret)).toBe(true),
  );

  it.each(["kq9Jm2Xv7TzQ4bN8sW1eR5yU3iO6pA0dFgHjKlZc+9A=", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"])("is not %o", (secret) =>
    expect(isWeakSecret(secret)).toBe(false),
  );
});

describe("comparing texts", () => {
  it("is right for equal, different, longer and accented texts", () => {
    expect(timingSafeEqualText("chìa khoá", "chìa khoá")).toBe(true);
    expect(timingSafeEqualText("token-a", "token-b")).toBe(false);
    expect(timingSafeEqualText("token", "token-longer")).toBe(false);
    expect(timingSafeEqualText("", "")).toBe(true);
  });
});
