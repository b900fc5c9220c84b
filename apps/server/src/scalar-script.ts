import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

let script: string | undefined;

/** Scalar's page script from its npm package, so that the documentation needs no outside host. Read on first use. */
export function scalarScript(): string {
  script ??= readFileSync(createRequire(import.meta.url).resolve("@scalar/api-reference").replace(/dist\/.*$/, "dist/browser/standalone.js"), "utf8");
  return script;
}
