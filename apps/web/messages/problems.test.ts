import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { problemMessageKey } from "../lib/api-problem.ts";
import en from "./en/index.ts";

const packages = path.join(import.meta.dirname, "../../../packages");

/** Codes that the API's source names where it makes a problem. */
function codesIn(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : codesIn(file);
    if (!entry.name.endsWith(".ts") || /\.(test|fixture)\.ts$|^testing\.ts$/.test(entry.name)) return [];
    return [...readFileSync(file, "utf8").matchAll(/(?:new Problem\(\s*\d+,|\bconflict\()\s*"([a-z_]+)"/g)].map(([, code]) => String(code));
  });
}

it("has words for every problem that the API can answer", () => {
  const codes = new Set([...codesIn(path.join(packages, "core/src")), ...codesIn(path.join(packages, "platform/src"))]);
  expect(codes.size).toBeGreaterThan(40);
  const known = new Set(Object.keys(en.problems));
  expect([...codes].filter((code) => !known.has(problemMessageKey(code)))).toEqual([]);
});

it("has words for what uploads and imports are refused for", () => {
  const unionOf = (file: string, name: string) => {
    const source = readFileSync(path.join(packages, "platform/src", file), "utf8");
    const union = new RegExp(`type ${name} =([^;]+);`).exec(source)?.[1] ?? "";
    return [...union.matchAll(/"([a-z_]+)"/g)].map(([, code]) => String(code));
  };
  const codes = [...unionOf("media/media-error.ts", "MediaErrorCode").map((code) => `media_${code}`), ...unionOf("egress/egress-error.ts", "EgressErrorCode").map((code) => `import_${code}`)];
  expect(codes.length).toBeGreaterThan(10);
  const known = new Set(Object.keys(en.problems));
  expect(codes.filter((code) => !known.has(code))).toEqual([]);
});
