import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { rules } from "./arrows.ts";

/** Fewer files than this means that the checker looked past the code. */
const leastModules = 300;

/** A file that breaks a rule on purpose: a checker that lets it pass proves nothing. */
const planted = "packages/writer/src/planted-violation.ts";

async function violations(): Promise<{ count: number; broken: string[] }> {
  const { output } = await cruise(["apps", "packages"], {
    ruleSet: { forbidden: rules },
    validate: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "node_modules|\\.next|\\.d\\.ts$" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"], extensions: [".ts", ".tsx", ".js", ".mjs", ".json"] },
  });
  const { summary } = output as ICruiseResult;
  return { count: summary.totalCruised, broken: summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`) };
}

mkdirSync("packages/writer/src", { recursive: true });
writeFileSync(planted, 'export { newId } from "../../platform/src/db/ids.ts";\n');
const withPlanted = await violations().finally(() => rmSync(planted));
const found = withPlanted.broken.filter((line) => !line.includes(planted));
const say = (line: string) => process.stdout.write(`${line}\n`);
if (withPlanted.count < leastModules) fail(`Only ${withPlanted.count} files were looked at; at least ${leastModules} are expected.`);
if (found.length === withPlanted.broken.length) fail("A planted violation was not found: the rules do not bite.");
if (found.length > 0) fail(`${found.length} arrows that may not be:\n${found.join("\n")}`);
say(`Arrows are right: ${withPlanted.count} files, ${rules.length} rules, and the planted violation was found.`);

function fail(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
