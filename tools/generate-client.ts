import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import { readOpenApiDocument } from "./openapi-document.ts";

const target = "packages/client/src/generated.ts";
const banner = "// Generated from the API's OpenAPI document by `npm run client:generate`. Do not edit.\n\n";

const generated = banner + astToString(await openapiTS((await readOpenApiDocument()) as never, { alphabetize: true }));
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== generated) {
    process.stderr.write("The API client is stale. Run: npm run client:generate\n");
    process.exit(1);
  }
  process.stdout.write("The API client is up to date.\n");
} else {
  writeFileSync(target, generated);
  process.stdout.write(`${target} written.\n`);
}
process.exit(0);
