import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createTranslator } from "use-intl/core";
import en from "./en/index.ts";
import vi from "./vi/index.ts";

const webRoot = path.join(import.meta.dirname, "..");

interface Catalogue {
  [key: string]: string | Catalogue;
}

function flatten(catalogue: Catalogue, prefix = ""): Map<string, string> {
  const entries = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    if (typeof value === "string") entries.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) entries.set(inner, text);
  }
  return entries;
}

const english = flatten(en);
const vietnamese = flatten(vi);

/** Names of the ICU arguments of a message: "{count, plural, …}" → count. */
function argumentsOf(message: string): string[] {
  // What ICU quotes ('{{name}}') is text, and so is the word of a plural form (=0 {Pictures}).
  return [...new Set([...message.replaceAll(/'[{}][^']*'/g, "").matchAll(/(?<!(?:=\d+|\b(?:zero|one|two|few|many|other))\s*)\{\s*([a-zA-Z]\w*)\s*[,}]/g)].map((match) => match[1] ?? ""))].sort();
}

/** Names of the marks of a message: "<link>terms</link>" → link. */
const marksOf = (message: string): string[] => [...new Set([...message.matchAll(/<(\w+)>/g)].map((match) => match[1] ?? ""))].sort();

function sourceFiles(directory = webRoot): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) return /^(node_modules|\.next|messages)$/.test(entry.name) ? [] : sourceFiles(file);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$|\.d\.ts$/.test(entry.name) ? [file] : [];
  });
}

/** Every `t("key")` with a literal key, under the namespace of the translator declared last under that name. */
function usedKeys(source: string): string[] {
  const translators = /const\s+(\w+)\s*=\s*(?:useTranslations\(\s*(?:"([^"]*)")?\s*\)|createTranslator\(\{[^}]*?(?:namespace:\s*"([^"]*)")?\s*\}\))/g;
  const declarations = [...source.matchAll(translators)];
  return declarations.flatMap(({ 1: name, 2: hookNamespace, 3: namespace, index }, position) => {
    const prefix = hookNamespace ?? namespace;
    const end = declarations.slice(position + 1).find((later) => later[1] === name)?.index;
    const call = new RegExp(`(?<![\\w.])${name}(?:\\.rich|\\.markup|\\.raw)?\\(\\s*"([^"]+)"`, "g");
    return [...source.slice(index, end).matchAll(call)].map(([, key]) => (prefix ? `${prefix}.${key}` : String(key)));
  });
}

describe("messages", () => {
  it("have the same keys in Vietnamese and English", () => {
    expect([...vietnamese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("take the same arguments in both languages", () => {
    for (const [key, message] of english) {
      expect(argumentsOf(vietnamese.get(key) ?? ""), key).toEqual(argumentsOf(message));
      expect(marksOf(vietnamese.get(key) ?? ""), key).toEqual(marksOf(message));
    }
  });

  it("are valid ICU and never empty", () => {
    for (const [locale, messages] of [["en", en] as const, ["vi", vi] as const]) {
      const failures: string[] = [];
      const { markup } = createTranslator({ locale, messages, onError: (error) => failures.push(error.message) }) as unknown as {
        markup: (key: string, values: Record<string, string | number | ((chunks: string) => string)>) => string;
      };
      for (const [key, message] of flatten(messages)) {
        const values = Object.fromEntries(argumentsOf(message).map((name) => [name, /plural|number/.test(message) ? 2 : "x"]));
        const marks = Object.fromEntries(marksOf(message).map((name) => [name, (chunks: string) => chunks]));
        expect(markup(key, { ...values, ...marks }).trim(), key).not.toBe("");
      }
      expect(failures).toEqual([]);
    }
  });

  it("do not use a plural form that Vietnamese does not have", () => {
    for (const [key, message] of vietnamese) expect(message, key).not.toMatch(/,\s*plural,(?:.*\})?\s*(?:one|few|many|two)\s*\{/);
  });

  it("are composed (NFC), so that they compare and render alike everywhere", () => {
    for (const [key, message] of vietnamese) expect(message, key).toBe(message.normalize("NFC"));
  });

  it("cover every key the code asks for", () => {
    const files = sourceFiles();
    const asked = files.flatMap((file) => usedKeys(readFileSync(file, "utf8")).map((key) => ({ key, file: path.relative(webRoot, file) })));
    expect(asked.length).toBeGreaterThan(60);
    expect(asked.filter(({ key }) => !english.has(key))).toEqual([]);
  });

  it("would notice a key that is missing", () => {
    expect(usedKeys('const t = useTranslations("shell.live");\nt("live"); t("nowhere")')).toEqual(["shell.live.live", "shell.live.nowhere"]);
  });
});
